"""The formats of `report`, by name; the first is the default."""

from __future__ import annotations

from collections.abc import Callable

from factlint.reports.late import late
from factlint.reports.result import CheckResult, Style

FORMATS: dict[str, Callable[[CheckResult, Style], str]] = {
    "html": late("factlint.reports.html.report"),
    "markdown": late("factlint.reports.report.markdown"),
    "csv": late("factlint.reports.check.csv"),
}
