"""Cells of the two table formats that other programs read: CSV for spreadsheets, Markdown for wikis and requests."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from factlint.reports.words import inert_lines, line

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_MARKUP = re.compile(r"([\\`*_{}\[\]<>|~#$!])")


def csv_text(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """RFC 4180 with line feeds; a cell that a spreadsheet would run as a formula gets an apostrophe before it."""
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(heads)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return out.getvalue()


def markdown_text(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A pipe table of cells that are Markdown already."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def escaped(text: str) -> str:
    """The text as Markdown that shows it and does nothing: no markup, no mention, no new line.

    >>> escaped("a|b *c* @you")
    'a\\\\|b \\\\*c\\\\* &#64;you'
    """
    return _MARKUP.sub(r"\\\1", line(text).replace("&", "&amp;")).replace("@", "&#64;")


def _safe(cell: object) -> str:
    text = inert_lines(str(cell))
    return f"'{text}" if text.startswith(_FORMULA) else text
