"""Tables for a terminal: cells of several lines, ruled, aligned by columns and not by characters."""

from __future__ import annotations

from collections.abc import Sequence


def grid(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A ruled table; cells may have several lines and hold colours, and are drawn as they are (no number is reread)."""
    import tabulate

    return tabulate.tabulate(rows, heads, tablefmt="simple_grid", disable_numparse=True)


def listing(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table with a frame and no rules between its rows: for cells of one line each."""
    import tabulate

    return tabulate.tabulate(rows, heads, tablefmt="simple_outline", disable_numparse=True)


def least(head: str) -> int:
    """Columns that a cell takes for its heading alone: tabulate keeps two spare ones."""
    return len(head) + 2


def room(columns: int, cells: int) -> int:
    """Columns left for the contents of that many cells of a ruled table."""
    return columns - 3 * cells - 1
