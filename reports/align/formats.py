"""The formats of `align`, by name; the first is the default."""

from __future__ import annotations

from collections.abc import Callable

from factlint.reports.align import csv, json, markdown, table
from factlint.reports.result import FactList, Style

FORMATS: dict[str, Callable[[FactList, Style], str]] = {
    "table": table.report,
    "json": json.report,
    "markdown": markdown.report,
    "csv": csv.report,
}
