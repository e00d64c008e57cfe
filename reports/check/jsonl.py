"""`jsonl`: one finding a line, as in `json`."""

from __future__ import annotations

from factlint.reports.records import dump, finding_record
from factlint.reports.result import CheckResult, Style


def report(result: CheckResult, _style: Style) -> str:
    """A line a finding; nothing where there is none."""
    return "".join(dump(finding_record(finding)) + "\n" for finding in result.findings)
