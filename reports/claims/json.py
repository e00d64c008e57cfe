"""`json`: the claims as one object."""

from __future__ import annotations

from factlint.reports.records import VERSION, claim_records, dump
from factlint.reports.result import ClaimList, Style


def report(result: ClaimList, _style: Style) -> str:
    """All claims in the order of the corpus, indented."""
    records = [record for extraction, claims in result.listed() for record in claim_records(extraction, claims)]
    return dump({"version": VERSION, "claims": records}, indent=2) + "\n"
