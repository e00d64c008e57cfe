"""`csv`: one row a fact, one column a source, for spreadsheets."""

from __future__ import annotations

from factlint.reports.align.matrix import Row, reason, rows
from factlint.reports.cells import csv_text
from factlint.reports.result import FactList, Style


def report(result: FactList, _style: Style) -> str:
    """A heading and a row a fact, those of one source too."""
    paths = [extraction.document.path for extraction in result.corpus.extractions]
    return csv_text(
        ["fact", "kind", *paths, "verdict", "reason"],
        [
            [
                row.name,
                row.fact.claims[0].kind,
                *(_cell(row, index) for index in range(len(paths))),
                row.fact.verdict.value if row.fact.verdict else "",
                reason(row.fact),
            ]
            for row in rows(result)
        ],
    )


def _cell(row: Row, index: int) -> str:
    return "; ".join(f"{value} (line {', '.join(map(str, at))})" for value, at in row.cells[index])
