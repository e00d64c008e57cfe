"""`json`: the facts as one object."""

from __future__ import annotations

from factlint.reports.records import VERSION, dump, fact_records
from factlint.reports.result import FactList, Style


def report(result: FactList, _style: Style) -> str:
    """All facts, those of one source too, in the order of the corpus, indented."""
    return dump({"version": VERSION, "facts": fact_records(result.corpus, result.facts)}, indent=2) + "\n"
