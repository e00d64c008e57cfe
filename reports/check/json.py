"""`json`: everything `check` has to say, as one object."""

from __future__ import annotations

from factlint.reports.records import check_record, dump
from factlint.reports.result import CheckResult, Style


def report(result: CheckResult, _style: Style) -> str:
    """The object of the contract, indented."""
    return dump(check_record(result), indent=2) + "\n"
