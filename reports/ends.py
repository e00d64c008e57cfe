"""What is shown of one end of a finding, in every format for people."""

from __future__ import annotations

from factlint.reports.words import line
from factlint.rules.finding import Evidence

_OPEN = ".."
"""The value of a number of which nothing is known."""


def said(end: Evidence) -> str:
    """Its value as one inert line; "" where it has none."""
    return "" if end.value == _OPEN else line(end.value)
