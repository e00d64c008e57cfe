"""Suppressions in a front matter, which hold for the whole file.

    factlint: {ignore: [D101, N201], claim: "17 September", reason: so in the almanac, until: 2027-01-31}

The same as a block of YAML, as a list of several, as the words of a comment (`factlint: ignore D101 …`), or as the
table `factlint` of TOML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from msgspec.structs import replace

from factlint.sources.suppression_words import Told, is_day, parse

_FRAME = re.compile(r"(?P<fence>---|\+\+\+)[ \t]*(?:\r\n|\r|\n)")
_KEY = re.compile(r"^(?:factlint[ \t]*[:=]|\[\[?factlint\]\]?)", re.MULTILINE)
_LINE = re.compile(r"(?P<words>[^\r\n]*)(?:\r\n|\r|\n|\Z)")
_LONGEST = 10_000
"""Characters of one entry."""
_KEYS = ("ignore", "claim", "reason", "until")
Place = tuple[int, int, Told]


def of_front_matter(source: str) -> Iterator[Place]:
    """Where the key `factlint` of a front matter stands, and what it says; what cannot be read has a fault."""
    frame = _FRAME.match(source)
    if frame is None:
        return
    start, end = frame.end(), _end(source, frame.end(), frame["fence"])
    inner = source[start:end]
    for match in _KEY.finditer(inner):
        low, high = start + match.start(), start + _after(inner, match.end(), table=inner[match.start()] == "[")
        text = source[low:high].rstrip()
        for told in _told(text, frame["fence"]):
            yield low, low + len(text), replace(told, whole=True)


def _end(source: str, at: int, fence: str) -> int:
    """Where the closing fence stands; where it began if nothing closes it."""
    start = at
    while at < len(source) and (line := _LINE.match(source, at)):
        if line["words"].rstrip() in (fence, "..." if fence == "---" else fence):
            return at
        at = line.end()
    return start


def _after(inner: str, at: int, *, table: bool) -> int:
    """Where an entry ends: at the next line that is not set in, for a table of TOML at the next table."""
    line = _LINE.match(inner, at)
    at = line.end() if line else len(inner)
    while at < len(inner) and (line := _LINE.match(inner, at)):
        first = line["words"][:1]
        if (first == "[") if table else (first.strip() and first not in "-]}#"):
            return at
        at = line.end()
    return len(inner)


def _told(text: str, fence: str) -> Iterator[Told]:
    if len(text) > _LONGEST:
        yield Told(fault="it is too long")
        return
    try:
        value = _yaml(text) if fence == "---" else _toml(text)
    except ValueError as error:
        yield Told(fault=f"it is not valid {'YAML' if fence == '---' else 'TOML'}: {error}")
        return
    for each in value if isinstance(value, list) and value else [value]:
        yield _entry(each)


def _yaml(text: str) -> Any:
    import yaml

    try:
        return yaml.safe_load(text)["factlint"]
    except yaml.MarkedYAMLError as error:
        raise ValueError(error.problem or "it cannot be read") from error
    except (yaml.YAMLError, RecursionError, KeyError, TypeError) as error:
        raise ValueError("it cannot be read") from error


def _toml(text: str) -> Any:
    import tomllib

    try:
        return tomllib.loads(text)["factlint"]
    except (RecursionError, KeyError) as error:
        raise ValueError("it cannot be read") from error


def _entry(value: object) -> Told:
    if isinstance(value, str):
        return parse(value)
    if not isinstance(value, dict):
        return Told(fault="it says nothing to ignore, as in {ignore: [D101], reason: …}")
    unknown = [str(key) for key in value if key not in _KEYS]
    if unknown:
        return Told(fault=f"its key {unknown[0]!r} is not known ({', '.join(_KEYS)} are)")
    rules, words = _strings(value.get("ignore")), _strings(value.get("claim", []))
    reason, until = value.get("reason", ""), value.get("until", "")
    until = until.isoformat()[:10] if isinstance(until, date) else until
    if not rules or words is None or not isinstance(reason, str):
        return Told(fault="ignore must be a list of rules, claim and reason text")
    if until and not (isinstance(until, str) and is_day(until)):
        return Told(fault=f"{until} is no day (write it as in 2027-01-31)")
    return Told(True, rules, words, " ".join(reason.split()), until)


def _strings(value: object) -> tuple[str, ...] | None:
    """One string, or several, with commas between them or as a list."""
    if isinstance(value, str):
        return tuple(each.strip() for each in value.split(",") if each.strip())
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return tuple(value)
    return None
