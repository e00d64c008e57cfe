"""Suppressions for files that one may not touch, in a file of their own (TOML):

[[ignore]]
paths = ["sources/*.pdf"]       # globs; without it any file
rules = ["D101", "N2"]          # codes, beginnings of codes, names, ALL; not needed beside a fingerprint
claim = "17 September"          # words or value of a claim (a string or a list)
fingerprint = "0123456789abcdef"    # of one finding; its first 8 digits will do
reason = "so in the printed edition"
until = 2027-01-31              # the last day on which it holds
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from msgspec import Struct

from factlint.rules.finding import Evidence
from factlint.rules.waiver import ALL, Waiver
from factlint.sources.globs import is_glob, spec
from factlint.sources.suppression_words import is_day
from factlint.sources.toml_places import Malformed, Toml, read_toml

_KEYS = ("paths", "rules", "claim", "fingerprint", "reason", "until")
_ENTRIES = "ignore"
_FINGERPRINT = re.compile(r"[0-9a-f]{8,16}")


class SidecarError(ValueError):
    """A text that is no list of suppressions: why, and the place of what is wrong in it, -1 where that is not known."""

    def __init__(self, reason: str, start: int = -1, end: int = -1) -> None:
        super().__init__(reason)
        self.reason = reason
        self.start, self.end = start, end


class _Read(Struct, frozen=True):
    """Values of one entry, checked as they are asked for."""

    toml: Toml
    number: int
    table: Mapping[str, Any]

    def strings(self, key: str) -> tuple[str, ...]:
        value = self.table.get(key)
        value = [value] if isinstance(value, str) else value
        if value is None:
            return ()
        if isinstance(value, list) and all(isinstance(each, str) and each for each in value):
            if value:
                return tuple(value)
            raise self.wrong(f"{key} names nothing: leave the key out, or name what is meant", key)
        raise self.wrong(f"{key} must be a string or a list of strings", key)

    def globs(self, key: str) -> tuple[str, ...]:
        found = self.strings(key)
        for each in found:
            if not is_glob(each):
                raise self.wrong(f"{key} must be globs, which read like lines of a .gitignore; {each!r} is none", key)
        return found

    def text(self, key: str) -> str:
        value = self.table.get(key, "")
        if isinstance(value, str):
            return value
        raise self.wrong(f"{key} must be a string", key)

    def day(self) -> str:
        value = self.table.get("until", "")
        value = value.isoformat()[:10] if isinstance(value, date) else value
        if value == "" or (isinstance(value, str) and is_day(value)):
            return value
        raise self.wrong("until must be a day, as in 2027-01-31", "until")

    def wrong(self, why: str, *path: str) -> SidecarError:
        return _wrong(self.toml, why, _ENTRIES, self.number, *path)


def parse(text: str, path: str) -> tuple[Waiver, ...]:
    """The suppressions of a file that reports name `path`; raises `SidecarError` where it is none."""
    try:
        toml = read_toml(text.encode("utf-8", "surrogatepass"))
    except Malformed as error:
        raise SidecarError(error.reason, error.at, error.at + 1) from error
    strange = next((key for key in toml.values if key != _ENTRIES), None)
    if strange is not None:
        raise _wrong(toml, f"only entries [[ignore]] are known, not {strange!r}", strange)
    tables = toml.values.get(_ENTRIES, [])
    if not isinstance(tables, list) or not all(isinstance(each, dict) for each in tables):
        raise _wrong(toml, "suppressions are tables that begin with [[ignore]]", _ENTRIES)
    return tuple(_waiver(_Read(toml, number, table), path) for number, table in enumerate(tables))


def _wrong(toml: Toml, why: str, *path: str | int) -> SidecarError:
    spot = toml.spot(path)
    return SidecarError(why, *spot.key) if spot else SidecarError(why)


def entry(rules: Iterable[str], fingerprint: str, paths: Iterable[str], reason: str) -> str:
    """The text of an entry for one finding."""
    listed = ", ".join(_quoted(each) for each in rules)
    files = ", ".join(_quoted(_literal(each)) for each in paths)
    return (
        f"[[ignore]]\npaths = [{files}]\nrules = [{listed}]\n"
        f"fingerprint = {_quoted(fingerprint)}\nreason = {_quoted(reason)}\n"
    )


def _waiver(read: _Read, path: str) -> Waiver:
    for key in read.table:
        if key not in _KEYS:
            from difflib import get_close_matches

            close = get_close_matches(key, _KEYS, n=1)
            raise read.wrong(f"unknown key {key!r}{f'; did you mean {close[0]!r}?' if close else ''}", key)
    paths, rules, words = read.globs("paths"), read.strings("rules"), read.strings("claim")
    fingerprint = read.text("fingerprint")
    if fingerprint and not _FINGERPRINT.fullmatch(fingerprint):
        raise read.wrong("fingerprint must be 8 to 16 hexadecimal digits", "fingerprint")
    if not rules and not fingerprint:
        raise read.wrong("rules or a fingerprint must say what to ignore")
    reason = " ".join(read.text("reason").split())
    place = _place(read, path, ", ".join(rules))
    return Waiver(place, _within(paths), rules or (ALL,), words, fingerprint, reason, read.day(), "", outside=True)


def _place(read: _Read, path: str, value: str) -> Evidence:
    """The line in which an entry begins."""
    text, spot = read.toml.text, read.toml.spot((_ENTRIES, read.number))
    start = text.rfind("\n", 0, spot.key[0]) + 1 if spot else 0
    line = text.count("\n", 0, start) + 1
    heading = text[start:].partition("\n")[0].rstrip("\r")
    return Evidence(path, start, start + len(heading), line, 1, line, len(heading) + 1, heading, value, "suppression")


def _within(paths: tuple[str, ...]) -> Callable[[Evidence], bool]:
    if not paths:
        return lambda _: True
    known: dict[str, bool] = {}

    def covers(end: Evidence) -> bool:
        if end.path not in known:
            known[end.path] = spec(f"/{each.lstrip('/')}" for each in paths).match_file(end.path.lstrip("/"))
        return known[end.path]

    return covers


def _literal(path: str) -> str:
    """A glob that means this path alone."""
    return re.sub(r"([\\*?\[\]!])", r"\\\1", path)


def _quoted(text: str) -> str:
    """A basic string of TOML, which escapes what JSON does and DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
