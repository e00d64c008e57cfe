"""`csv`: one row a finding with its two deciding ends, for spreadsheets."""

from __future__ import annotations

from factlint.reports.cells import csv_text
from factlint.reports.result import CheckResult, Style
from factlint.rules.finding import Finding

_END = ("path", "line", "column", "value", "text")
_HEADS = ("code", "name", "severity", "confidence", "message", *_END, *(f"other_{name}" for name in _END), "more_ends",
          "fingerprint")  # fmt: skip


def report(result: CheckResult, _style: Style) -> str:
    """A heading and a row a finding."""
    return csv_text(_HEADS, [_row(finding) for finding in result.findings])


def _row(finding: Finding) -> list[object]:
    ends: list[object] = []
    for end in finding.evidence[:2]:
        ends += [end.path, end.line, end.column, end.value, end.text]
    ends += [""] * (2 * len(_END) - len(ends))
    more = max(0, len(finding.evidence) - 2)
    about = [finding.code, finding.name, finding.severity, f"{finding.confidence:.2f}", finding.message]
    return [*about, *ends, more, finding.fingerprint]
