"""`table`: the changes for a person at a terminal, what needs a decision first."""

from __future__ import annotations

from factlint.reports.compare.rows import Row, closing, rows
from factlint.reports.grid import grid, room
from factlint.reports.result import Compared, Style
from factlint.reports.words import inert, line, wrap

_HEADS = ("Change", "Fact", "A", "B", "Why")
_CHANGE = 8
"""Columns of the first cell: "conflict"."""
_PAINT = {"conflict": "error", "changed": "warning", "added": "good", "removed": "quiet"}


def report(result: Compared, style: Style) -> str:
    """The two texts, a row a change, the tally."""
    texts = zip("AB", result.comparison.corpus.extractions, strict=True)
    legend = "".join(f"{name}  {style.paint(inert(text.document.path), 'path')}\n" for name, text in texts)
    shown = rows(result, same=result.same)
    table = grid(_HEADS, [_cells(row, style) for row in shown]) + "\n" if shown else ""
    return "\n".join(part for part in (legend, table, "" if style.quiet else _closing(result)) if part)


def _cells(row: Row, style: Style) -> list[str]:
    left = max(60, room(style.width, len(_HEADS)) - _CHANGE)
    side = left // 4
    widths = (left - 3 * side, side, side, side)
    change = style.paint(row.status, _PAINT[row.status]) if row.status in _PAINT else row.status
    texts = zip((row.fact, *row.sides, row.why), widths, strict=True)
    return [change, *("\n".join(wrap(line(text), columns)) for text, columns in texts)]


def _closing(result: Compared) -> str:
    hidden = result.counts()["same"] and not result.same
    return closing(result).removesuffix(".\n") + (" (--all lists them).\n" if hidden else ".\n")
