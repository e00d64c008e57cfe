"""What is shown of one end of a finding, in every format for people."""

from __future__ import annotations

from factlint.claims.values.wordings import dated, spoken
from factlint.reports.words import line
from factlint.rules.finding import Evidence, Finding

_OPEN = ".."
"""The value of a number of which nothing is known."""


def said(end: Evidence) -> str:
    """Its value as one inert line; "" where it has none."""
    words = {"duration": spoken, "date": dated, "range": dated}.get(end.kind, str)
    return "" if end.value == _OPEN else line(words(end.value))


def elsewhere(finding: Finding, limit: int = 3) -> str:
    """Where its other ends are, as " (and b.md:3, c.md:7)": each place once, none that the message names; else ""."""
    first, *others = finding.evidence
    here = f"{line(first.path)}:{first.line}"
    places = dict.fromkeys(f"{line(end.path)}:{end.line}" for end in others)
    told = [place for place in places if place != here and place not in finding.message]
    more = f" and {len(told) - limit} more" if len(told) > limit else ""
    return f" (and {', '.join(told[:limit])}{more})" if told else ""
