"""`csv`: one row a claim, for spreadsheets."""

from __future__ import annotations

from factlint.reports.cells import csv_text
from factlint.reports.records import claim_records
from factlint.reports.result import ClaimList, Style

_HEADS = ("path", "id", "kind", "start", "end", "line", "column", "text", "value", "unit", "subject", "modality",
          "speaker", "certainty", "anchor", "sentence")  # fmt: skip


def report(result: ClaimList, _style: Style) -> str:
    """A heading and a row a claim; of an anchor its words."""
    records = [record for extraction, claims in result.listed() for record in claim_records(extraction, claims)]
    for record in records:
        record["anchor"] = record["anchor"]["text"] if record["anchor"] else None
    return csv_text(_HEADS, [["" if record[name] is None else record[name] for name in _HEADS] for record in records])
