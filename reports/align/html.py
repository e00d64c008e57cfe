"""`html`: the fact table as one file, with filters."""

from __future__ import annotations

from collections import Counter

from factlint.reports.align.matrix import letters
from factlint.reports.html.archive import source
from factlint.reports.html.page import page
from factlint.reports.html.report import matrix_values
from factlint.reports.result import FactList, Style


def report(result: FactList, _style: Style) -> str:
    """The page."""
    names = letters(len(result.corpus.extractions))
    opposed = Counter(
        claim.document for fact in result.facts if fact.verdict == "conflict" for claim in fact.claims
    )  # fmt: skip
    sources = [
        source(extraction, names[index], opposed[index]) for index, extraction in enumerate(result.corpus.extractions)
    ]
    return page("align.html", {"sources": sources, **matrix_values(result)})
