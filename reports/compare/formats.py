"""The formats of `compare`, by name; the first is the default."""

from __future__ import annotations

from collections.abc import Callable

from factlint.reports.compare import json, markdown, table
from factlint.reports.result import Compared, Style

FORMATS: dict[str, Callable[[Compared, Style], str]] = {
    "table": table.report,
    "json": json.report,
    "markdown": markdown.report,
}
