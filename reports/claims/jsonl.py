"""`jsonl`: one claim a line, as in the contract."""

from __future__ import annotations

from factlint.reports.records import claim_records, dump
from factlint.reports.result import ClaimList, Style


def report(result: ClaimList, _style: Style) -> str:
    """A line a claim; nothing where there is none."""
    return "".join(
        dump(record) + "\n" for extraction, claims in result.listed() for record in claim_records(extraction, claims)
    )
