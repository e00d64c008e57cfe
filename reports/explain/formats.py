"""The formats of `explain`, by name; the first is the default."""

from __future__ import annotations

from collections.abc import Callable

from factlint.reports.explain import json, text
from factlint.reports.result import Explained, Style

FORMATS: dict[str, Callable[[Explained, Style], str]] = {
    "text": text.report,
    "json": json.report,
}
