"""The formats of `check`, by name; the first is the default."""

from __future__ import annotations

from collections.abc import Callable

from factlint.reports.check import concise, csv, full, grouped, json, jsonl, markdown, table
from factlint.reports.result import CheckResult, Style

FORMATS: dict[str, Callable[[CheckResult, Style], str]] = {
    "table": table.report,
    "full": full.report,
    "concise": concise.report,
    "grouped": grouped.report,
    "json": json.report,
    "jsonl": jsonl.report,
    "markdown": markdown.report,
    "csv": csv.report,
}
