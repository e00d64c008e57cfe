"""`markdown`: the fact table to paste on a talk page or into a request for review."""

from __future__ import annotations

from factlint.reports.align.matrix import Row, letters, places, reason, rows, tally
from factlint.reports.cells import escaped, markdown_text
from factlint.reports.result import FactList, Style
from factlint.reports.summary import plural


def report(result: FactList, style: Style) -> str:
    """Legend, table and tally."""
    names = letters(len(result.corpus.extractions))
    legend = "".join(
        f"- **{name}**: {escaped(extraction.document.path)}\n"
        for name, extraction in zip(names, result.corpus.extractions, strict=True)
    )
    shown = [row for row in rows(result) if result.single or row.fact.verdict]
    table = markdown_text(["Fact", *names, "Verdict"], [_row(row) for row in shown])
    parts = [legend, table if shown else "", "" if style.quiet else _closing(result)]
    return "\n".join(part for part in parts if part)


def _row(row: Row) -> list[str]:
    why = f": {escaped(reason(row.fact))}" if row.fact.verdict else ""
    return [
        f"{escaped(row.name)} ({row.fact.claims[0].kind})",
        *("<br>".join(f"{escaped(value)} {places(at)}" for value, at in cell) for cell in row.cells),
        f"{row.verdict}{why}",
    ]


def _closing(result: FactList) -> str:
    return f"{plural(len(result.facts), 'fact')}: {tally(result.facts)}.\n" if result.facts else "No facts.\n"
