"""The formats of `check`, by name; the first is the default. A format is the module of its name in this folder."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from factlint.reports.late import formats
from factlint.reports.style import Style

if TYPE_CHECKING:
    from factlint.reports.result import CheckResult

FORMATS: dict[str, Callable[[CheckResult, Style], str]] = formats(
    "factlint.reports.check",
    "table",
    "full",
    "concise",
    "grouped",
    "json",
    "jsonl",
    "sarif",
    "github",
    "gitlab",
    "junit",
    "rdjson",
    "markdown",
    "csv",
    "html",
)
