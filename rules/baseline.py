"""The baseline: findings that were accepted, known again by their content.

An entry is a fingerprint; rule, message and paths stand beside it for people who read the file or a change of it. Of
two findings with one fingerprint each needs an entry of its own. Nothing here depends on lines, on names of files or
on the order of findings.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from msgspec import Struct

from factlint.rules.finding import Finding

VERSION = 1
_FINGERPRINT = re.compile(r"[0-9a-f]{16}")


class BaselineError(ValueError):
    """A text that is no baseline; the message says where and why, beginning with ":LINE" where a line is known."""


class Accepted(Struct, frozen=True):
    """One accepted finding."""

    fingerprint: str
    code: str = ""
    message: str = ""
    """As it was told when it was accepted."""
    paths: tuple[str, ...] = ()
    """Where its ends lay then: each file once, in order."""

    @classmethod
    def of(cls, finding: Finding) -> Accepted:
        """The entry of a finding."""
        paths = tuple(sorted({end.path for end in finding.evidence}))
        return cls(finding.fingerprint, finding.code, finding.message, paths)


class Standing(Struct, frozen=True):
    """How findings stand to a baseline."""

    new: tuple[Finding, ...]
    unchanged: tuple[tuple[Finding, Accepted], ...]
    """Findings that were accepted, each with its entry."""
    fixed: tuple[Accepted, ...]
    """Entries whose finding is gone."""
    unjudged: tuple[Accepted, ...] = ()
    """Entries about which this run cannot tell: of rules or files that it left out."""


def parse(text: str) -> tuple[Accepted, ...]:
    """The entries of a baseline; raises `BaselineError` where the text is none."""
    import json

    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise BaselineError(f":{error.lineno}: not valid JSON: {error.msg}") from error
    except RecursionError as error:
        raise BaselineError(": not a baseline: nested too deeply") from error
    if not isinstance(data, dict) or not isinstance(data.get("findings"), list):
        raise BaselineError(': not a baseline: an object with a list "findings" is expected')
    if data.get("version") != VERSION:
        raise BaselineError(f": a baseline of version {data.get('version')!r}, where {VERSION} is known")
    return tuple(_entry(number, record) for number, record in enumerate(data["findings"], 1))


def dump(entries: Iterable[Accepted]) -> str:
    """The file: by path, rule and fingerprint, so that neither the order of findings nor moved lines change it."""
    import json

    ordered = sorted(entries, key=lambda each: (each.paths, each.code, each.fingerprint, each.message))
    records = [
        {"code": each.code, "message": each.message, "paths": list(each.paths), "fingerprint": each.fingerprint}
        for each in ordered
    ]
    return json.dumps({"version": VERSION, "findings": records}, ensure_ascii=False, indent=2) + "\n"


def compare(
    findings: Iterable[Finding], entries: Sequence[Accepted], judged: Callable[[Accepted], bool] = lambda _: True
) -> Standing:
    """Which findings are new and which entries are fixed; `judged` says of which entries the run can tell."""
    left: dict[str, list[Accepted]] = {}
    for entry in entries:
        left.setdefault(entry.fingerprint, []).append(entry)
    new: list[Finding] = []
    unchanged: list[tuple[Finding, Accepted]] = []
    for finding in findings:
        known = left.get(finding.fingerprint)
        if known:
            unchanged.append((finding, known.pop(_nearest(finding, known))))
        else:
            new.append(finding)
    gone = [entry for known in left.values() for entry in known]
    fixed = tuple(entry for entry in gone if judged(entry))
    return Standing(tuple(new), tuple(unchanged), fixed, tuple(entry for entry in gone if not judged(entry)))


def updated(standing: Standing, *, grow: bool = True) -> tuple[Accepted, ...]:
    """The entries of the next baseline: without what is fixed, with what is new if it may `grow`.

    The help of an entry stays as it is while its files keep their names: moved lines change nothing.
    """
    kept = [_renewed(finding, entry) for finding, entry in standing.unchanged]
    return (*kept, *standing.unjudged, *(Accepted.of(finding) for finding in standing.new if grow))


def _nearest(finding: Finding, known: Sequence[Accepted]) -> int:
    """Of entries with one fingerprint the one that names the same files, else the first."""
    paths = Accepted.of(finding).paths
    return next((index for index, entry in enumerate(known) if entry.paths == paths), 0)


def _renewed(finding: Finding, entry: Accepted) -> Accepted:
    now = Accepted.of(finding)
    return entry if (entry.code, entry.paths) == (now.code, now.paths) and entry.message else now


def _entry(number: int, record: object) -> Accepted:
    if not isinstance(record, dict):
        raise BaselineError(f": finding {number} is not an object")
    fingerprint = record.get("fingerprint")
    if not isinstance(fingerprint, str) or not _FINGERPRINT.fullmatch(fingerprint):
        raise BaselineError(f": finding {number} has no fingerprint of 16 hexadecimal digits")
    paths = record.get("paths", [])
    if not isinstance(paths, list) or not all(isinstance(path, str) for path in paths):
        raise BaselineError(f": finding {number}: paths must be a list of strings")
    return Accepted(fingerprint, _text(number, record, "code"), _text(number, record, "message"), tuple(paths))


def _text(number: int, record: dict[str, Any], key: str) -> str:
    value = record.get(key, "")
    if not isinstance(value, str):
        raise BaselineError(f": finding {number}: {key} must be a string")
    return value
