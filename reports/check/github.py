"""`github`: workflow commands that annotate the lines of a change.

A step shows ten annotations of a level and silently drops the rest: the gravest are printed, and the last notice says
how many are not.
"""

from __future__ import annotations

from collections import Counter

from factlint.reports.ends import elsewhere
from factlint.reports.result import SEVERITIES, CheckResult, Style
from factlint.reports.summary import plural
from factlint.reports.words import inert, line
from factlint.rules.finding import Finding

_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}
_SHOWN = {"error": 10, "warning": 10, "info": 9}
"""Annotations of a level; one notice is kept for the note."""


def report(result: CheckResult, _style: Style) -> str:
    """A command a finding, most severe and surest first; nothing where there is none."""
    ordered = sorted(result.findings, key=lambda each: (SEVERITIES.index(each.severity), -each.confidence))
    left = Counter(_SHOWN)
    shown = []
    for finding in ordered:
        if left[finding.severity] > 0:
            left[finding.severity] -= 1
            shown.append(_command(finding))
    hidden = len(ordered) - len(shown)
    if hidden:
        note = f"{plural(hidden, 'further finding')} not annotated: ten of a level are shown. The log of check has all."
        shown.append(f"::notice title=factlint::{note}\n")
    return "".join(shown)


def _command(finding: Finding) -> str:
    first = finding.evidence[0]
    place = {"file": first.path, "line": first.line, "endLine": first.end_line}
    if first.line == first.end_line:
        place |= {"col": first.column, "endColumn": first.end_column}
    place["title"] = f"{finding.code} {finding.name}"
    told = ",".join(f"{name}={_property(str(value))}" for name, value in place.items())
    return f"::{_LEVELS[finding.severity]} {told}::{_data(line(finding.message) + elsewhere(finding))}\n"


def _data(text: str) -> str:
    return inert(text).replace("%", "%25")


def _property(text: str) -> str:
    """A value between commas: percent-encoded as workflow commands want it."""
    encoded = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return inert(encoded).replace(":", "%3A").replace(",", "%2C")
