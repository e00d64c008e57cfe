r"""The tables of a LaTeX file: `&` and `\\` part them, `\multicolumn` and `\multirow` span them."""

from __future__ import annotations

from factlint.sources.builder import Builder
from factlint.sources.tables import Table


class Tables:
    """The open tables, innermost last."""

    def __init__(self, builder: Builder) -> None:
        self._builder = builder
        self._open: list[Table] = []
        self._in_cell = False
        """Whether a cell of the innermost table has begun in this row."""

    def __bool__(self) -> bool:
        return bool(self._open)

    def begin(self) -> None:
        """A table begins."""
        self._open.append(Table(self._builder))
        self._in_cell = False

    def end(self) -> None:
        """The innermost table ends."""
        if self._open:
            self._open.pop().close()

    def close(self) -> None:
        """The file ends, and with it the tables that it left open."""
        while self._open:
            self.end()

    def enter(self) -> None:
        """Makes sure that a cell is open."""
        if not self._in_cell:
            self._open[-1].cell()
            self._in_cell = True

    def next_cell(self) -> None:
        """An ampersand."""
        self.enter()
        self._open[-1].cell()

    def row(self) -> None:
        """A row ends; the next one begins with its first word, so that a table's last row is none."""
        self._open[-1].row()
        self._in_cell = False

    def span(self, columns: int = 1, rows: int = 1) -> None:
        """The cell spans so many; of those below it that it covers the words are empty."""
        self.enter()
        self._open[-1].widen(columns, rows)

    def rule(self) -> None:
        """A line is drawn below the rows so far."""
        self._open[-1].rule()

    def caption(self) -> None:
        """The block ended last is the caption."""
        self._open[-1].name()

    def leave(self) -> None:
        """The open cell ends, what follows belongs to none."""
        self._open[-1].leave()
