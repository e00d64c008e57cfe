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
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from factlint.rules.finding import Evidence
from factlint.rules.waiver import ALL, Waiver
from factlint.sources.suppression_words import is_day

_KEYS = ("paths", "rules", "claim", "fingerprint", "reason", "until")
_HEADING = re.compile(r"^[ \t]*\[\[[ \t]*ignore[ \t]*\]\]", re.MULTILINE)
_FINGERPRINT = re.compile(r"[0-9a-f]{8,16}")


class SidecarError(ValueError):
    """A text that is no list of suppressions; the message says where and why."""


@dataclass(frozen=True, slots=True)
class _Read:
    """Values of one entry, checked as they are asked for."""

    table: Mapping[str, Any]
    line: int

    def strings(self, key: str) -> tuple[str, ...]:
        value = self.table.get(key, [])
        value = [value] if isinstance(value, str) else value
        if isinstance(value, list) and all(isinstance(each, str) and each for each in value):
            return tuple(value)
        raise self.wrong(f"{key} must be a string or a list of strings")

    def text(self, key: str) -> str:
        value = self.table.get(key, "")
        if isinstance(value, str):
            return value
        raise self.wrong(f"{key} must be a string")

    def day(self) -> str:
        value = self.table.get("until", "")
        value = value.isoformat()[:10] if isinstance(value, date) else value
        if value == "" or (isinstance(value, str) and is_day(value)):
            return value
        raise self.wrong("until must be a day, as in 2027-01-31")

    def wrong(self, why: str) -> SidecarError:
        return SidecarError(f":{self.line}: {why}")


def parse(text: str, path: str) -> tuple[Waiver, ...]:
    """The suppressions of a file that reports name `path`; raises `SidecarError` where it is none."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SidecarError(f": not valid TOML: {error}") from error
    except RecursionError as error:
        raise SidecarError(": nested too deeply") from error
    strange = next((key for key in data if key != "ignore"), None)
    tables = data.get("ignore", [])
    if strange is not None or not isinstance(tables, list) or not all(isinstance(each, dict) for each in tables):
        raise SidecarError(f": only entries [[ignore]] are known{f', not {strange!r}' if strange else ''}")
    headings = list(_HEADING.finditer(text))
    starts = [each.start() for each in headings] if len(headings) == len(tables) else [0] * len(tables)
    return tuple(_waiver(table, text, start, path) for table, start in zip(tables, starts, strict=True))


def entry(rules: Iterable[str], fingerprint: str, paths: Iterable[str], reason: str) -> str:
    """The text of an entry for one finding."""
    listed = ", ".join(_quoted(each) for each in rules)
    files = ", ".join(_quoted(_literal(each)) for each in paths)
    return (
        f"[[ignore]]\npaths = [{files}]\nrules = [{listed}]\n"
        f"fingerprint = {_quoted(fingerprint)}\nreason = {_quoted(reason)}\n"
    )


def _waiver(table: Mapping[str, Any], text: str, start: int, path: str) -> Waiver:
    line = text.count("\n", 0, start) + 1
    read = _Read(table, line)
    for key in table:
        if key not in _KEYS:
            from difflib import get_close_matches

            close = get_close_matches(key, _KEYS, n=1)
            raise read.wrong(f"unknown key {key!r}{f'; did you mean {close[0]!r}?' if close else ''}")
    paths, rules, words = read.strings("paths"), read.strings("rules"), read.strings("claim")
    fingerprint = read.text("fingerprint")
    if fingerprint and not _FINGERPRINT.fullmatch(fingerprint):
        raise read.wrong("fingerprint must be 8 to 16 hexadecimal digits")
    if not rules and not fingerprint:
        raise read.wrong("rules or a fingerprint must say what to ignore")
    heading = text[start:].partition("\n")[0].rstrip("\r")
    place = Evidence(
        path, start, start + len(heading), line, 1, line, len(heading) + 1, heading, ", ".join(rules), "suppression"
    )
    reason = " ".join(read.text("reason").split())
    return Waiver(place, _within(paths), rules or (ALL,), words, fingerprint, reason, read.day(), "", outside=True)


def _within(paths: tuple[str, ...]) -> Callable[[Evidence], bool]:
    if not paths:
        return lambda _: True
    known: dict[str, bool] = {}

    def covers(end: Evidence) -> bool:
        if end.path not in known:
            from pathspec import GitIgnoreSpec

            known[end.path] = GitIgnoreSpec.from_lines(f"/{each.lstrip('/')}" for each in paths).match_file(
                end.path.lstrip("/")
            )
        return known[end.path]

    return covers


def _literal(path: str) -> str:
    """A glob that means this path alone."""
    return re.sub(r"([\\*?\[\]!])", r"\\\1", path)


def _quoted(text: str) -> str:
    """A basic string of TOML, which escapes what JSON does and DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
