"""`markdown`: the changes to paste on a talk page or into a request for review."""

from __future__ import annotations

from factlint.reports.cells import escaped, markdown_text
from factlint.reports.compare.rows import closing, rows
from factlint.reports.result import Compared, Style


def report(result: Compared, style: Style) -> str:
    """The two texts, the changes, the tally."""
    shown = rows(result, same=result.same)
    texts = zip("AB", result.comparison.corpus.extractions, strict=True)
    legend = "".join(f"- **{name}**: {escaped(text.document.path)}\n" for name, text in texts)
    cells = [[row.status, *map(escaped, (row.fact, *row.sides, row.why))] for row in shown]
    table = markdown_text(["Change", "Fact", "A", "B", "Why"], cells) if shown else ""
    return "\n".join(part for part in (legend, table, "" if style.quiet else closing(result)) if part)
