"""The formats of `claims`, by name; the first is the default."""

from __future__ import annotations

from collections.abc import Callable

from factlint.reports.claims import csv, json, jsonl, table
from factlint.reports.result import ClaimList, Style

FORMATS: dict[str, Callable[[ClaimList, Style], str]] = {
    "table": table.report,
    "json": json.report,
    "jsonl": jsonl.report,
    "csv": csv.report,
}
