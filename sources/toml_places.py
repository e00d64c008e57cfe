"""Where in a TOML file each key and value stands, so that a fault in it, and a fact told by it, can be shown.

The standard library's parser tells no places; what it has accepted is walked a second time here, which needs no checks.
https://toml.io/en/v1.0.0
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from msgspec import Struct

if TYPE_CHECKING:
    import tomllib

LARGEST = 4_000_000
"""Bytes of a file that is read."""
_DEEPEST = 50
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_BLANK = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)+")
_SCALAR = re.compile(r"[^,\]}#\r\n]+")
_STRINGS = (
    re.compile(r'"""(?P<text>(?:[^"\\]|\\[\s\S]|"{1,2}(?!"))*"{0,2})"""'),
    re.compile(r"'''(?P<text>(?:[^']|'{1,2}(?!'))*'{0,2})'''"),
    re.compile(r'"(?P<text>(?:[^"\\\n]|\\.)*)"'),
    re.compile(r"'(?P<text>[^'\n]*)'"),
)
Path = tuple[str | int, ...]


class Spot(Struct, frozen=True):
    """The places of a key and of its value: offsets into the text; of a string, of what stands between its quotes."""

    key: tuple[int, int]
    value: tuple[int, int]


class Toml(Struct, frozen=True):
    """A file of settings: what it says, and where."""

    text: str
    values: dict[str, Any]
    spots: Mapping[Path, Spot]

    def line(self, place: int) -> int:
        """The number, from 1, of the line in which a place lies."""
        return self.text.count("\n", 0, place) + 1

    def spot(self, path: Path) -> Spot | None:
        """Where something stands; for what has no place of its own, the nearest table around it."""
        while path and path not in self.spots:
            path = path[:-1]
        return self.spots.get(path)


class Malformed(ValueError):
    """A text that is no TOML: what is wrong, and the place, -1 where that is not known."""

    def __init__(self, reason: str, at: int = -1) -> None:
        super().__init__(reason)
        self.reason = reason
        self.at = at


def read_toml(data: bytes) -> Toml:
    """The settings in a file's bytes; raises `Malformed`."""
    import tomllib

    if len(data) > LARGEST:
        raise Malformed(f"{len(data):,} bytes, more than the {LARGEST:,} that are read")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Malformed("not UTF-8", error.start) from error
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _malformed(error, text) from error
    except RecursionError as error:
        raise Malformed("not valid TOML: nested too deeply") from error
    return Toml(text, values, _Walk(text).spots)


def _malformed(error: tomllib.TOMLDecodeError, text: str) -> Malformed:
    """The parser tells the place in words alone: "(at line 3, column 5)"."""
    reason, _, place = str(error).partition(" (at ")
    found = re.match(r"line (?P<line>\d+), column (?P<column>\d+)", place)
    if found is None:
        return Malformed(f"not valid TOML: {reason}", len(text) if place else -1)
    start = 0
    for _ in range(int(found["line"]) - 1):
        start = text.index("\n", start) + 1
    return Malformed(f"not valid TOML: {reason}", start + int(found["column"]) - 1)


class _Walk:
    """One pass over a text that is known to be TOML."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spots: dict[Path, Spot] = {}
        self._lengths: dict[Path, int] = {}
        table: Path = ()
        at = self._blank(0)
        while at < len(text):
            if text[at] == "[":
                table, at = self._header(at)
            else:
                at = self._pair(table, at, 0)
            at = self._blank(at)

    def _blank(self, at: int) -> int:
        found = _BLANK.match(self.text, at)
        return found.end() if found else at

    def _header(self, at: int) -> tuple[Path, int]:
        many = self.text.startswith("[[", at)
        names, end = self._key(at + 1 + many)
        path = self._through(names[:-1], ())
        name, *key = names[-1]
        place = key[0], key[1]
        path = (*path, name)
        if many:
            self.spots.setdefault(path, Spot(place, place))
            path = (*path, self._lengths.get(path, 0))
            self._lengths[path[:-1]] = self._lengths.get(path[:-1], 0) + 1
        self.spots[path] = Spot(place, place)
        return path, self._blank(end) + 1 + many

    def _through(self, names: list[tuple[str, int, int]], path: Path) -> Path:
        """The table to which names lead: of an array of tables the last one."""
        for name, start, end in names:
            path = (*path, name)
            self.spots.setdefault(path, Spot((start, end), (start, end)))
            if path in self._lengths:
                path = (*path, self._lengths[path] - 1)
        return path

    def _pair(self, table: Path, at: int, depth: int) -> int:
        names, at = self._key(at)
        path = self._through(names[:-1], table)
        name, start, end = names[-1]
        path = (*path, name)
        key = (start, end)
        at = self._blank(self._blank(at) + 1)
        value, at = self._value(path, at, depth)
        self.spots[path] = Spot(key, value)
        return at

    def _key(self, at: int) -> tuple[list[tuple[str, int, int]], int]:
        """The parts of a dotted key with their places, and where it ends."""
        names: list[tuple[str, int, int]] = []
        while True:
            at = self._blank(at)
            quoted = self._string(at)
            if quoted is not None:
                import tomllib

                end = quoted.end()
                name = next(iter(tomllib.loads(f"{quoted.group()} = 0")))
            else:
                bare = _BARE.match(self.text, at)
                end = bare.end() if bare else at + 1
                name = self.text[at:end]
            names.append((name, at, end))
            at = self._blank(end)
            if at >= len(self.text) or self.text[at] != ".":
                return names, end
            at += 1

    def _string(self, at: int) -> re.Match[str] | None:
        if self.text[at : at + 1] not in ('"', "'"):
            return None
        return next(found for pattern in _STRINGS if (found := pattern.match(self.text, at)))

    def _value(self, path: Path, at: int, depth: int) -> tuple[tuple[int, int], int]:
        """The place of the value that begins here, and where it ends; notes the places of what it holds."""
        if depth > _DEEPEST:
            raise Malformed("nested too deeply", at)
        start = self.text[at]
        if start in "[{":
            end = self._members(path, at + 1, depth + 1, start)
            return (at, end), end
        quoted = self._string(at)
        if quoted is not None:
            return quoted.span("text"), quoted.end()
        found = _SCALAR.match(self.text, at)
        end = at + len(found.group().rstrip()) if found else at + 1
        return (at, end), end

    def _members(self, path: Path, at: int, depth: int, opening: str) -> int:
        """The end of an array or an inline table."""
        number = 0
        at = self._blank(at)
        while at < len(self.text) and self.text[at] not in "]}":
            if opening == "{":
                at = self._pair(path, at, depth)
            else:
                value, at = self._value((*path, number), at, depth)
                self.spots[*path, number] = Spot(value, value)
                number += 1
            at = self._blank(at)
            if self.text[at : at + 1] == ",":
                at = self._blank(at + 1)
        return at + 1
