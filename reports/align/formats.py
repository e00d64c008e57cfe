"""The formats of `align`, by name; the first is the default."""

from __future__ import annotations

from collections.abc import Callable

from factlint.reports.late import formats
from factlint.reports.result import FactList, Style

FORMATS: dict[str, Callable[[FactList, Style], str]] = formats(
    "factlint.reports.align", "table", "json", "markdown", "csv", "html"
)
