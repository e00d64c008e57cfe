"""Which cells of a table head which: the grid of rows and columns, told row by row while a reader goes on.

A cell is headed by the header cells above it and by the first cell of its row, which says what the row is about;
where a table marks none of its cells as headers, the cells of its first row head the columns. Spans as in HTML
("forming a table", simplified: a header above another heads the same columns).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct, field

from factlint.sources.builder import Builder

_WIDEST = 200
"""Columns and rows beyond it have no headers: a span may claim any number."""
_YEAR = re.compile(r"(?:FY|年度)?\s*\d{4}\s*(?:年度?)?")
_STACKED = 3
"""So many headers above each other are taken for one column."""


class _Cell(Struct):
    first: int
    """Index of its first block; the blocks up to `last` lie in it."""
    last: int
    columns: range
    is_header: bool


class Table(Struct):
    """A table being read; `close` gives its cells their headers."""

    builder: Builder
    marked: bool = False
    """Whether the format marks headers, so that no row is one by its place alone."""
    caption: tuple[int, ...] = ()
    _rows: list[list[_Cell]] = field(default_factory=list)
    _leads: list[_Cell | None] = field(default_factory=list)
    """Of each row the cell from above that its first column is taken by."""
    _lead: tuple[int, _Cell] | None = None
    """A cell of the first column that stands for the empty ones below it, up to a row."""
    _ruled: int = 0
    """So many rows stand above the first line across the table."""
    _inside: bool = False
    """Whether a cell is open."""
    _taken: dict[int, tuple[int, _Cell]] = field(default_factory=dict)
    """Of each column how many rows more are taken by a cell from above."""

    def row(self) -> None:
        """A row begins."""
        self.leave()
        if not self._rows or self._rows[-1]:
            self._rows.append([])
            self._taken = {column: (rows - 1, cell) for column, (rows, cell) in self._taken.items() if rows > 1}
            covered = self._lead[1] if self._lead and len(self._rows) <= self._lead[0] else None
            self._leads.append(self._taken[0][1] if 0 in self._taken else covered)

    def cell(self, *, is_header: bool = False, columns: int = 1, rows: int = 1, continued: bool = False) -> None:
        """A cell begins: what the builder is handed until the next one lies in it; or one from above goes on."""
        self.leave()
        if not self._rows:
            self.row()
        row = self._rows[-1]
        at = row[-1].columns.stop if row else 0
        while at in self._taken:
            at += 1
        here = len(self.builder.blocks)
        span = range(at, at + min(max(columns, 1), _WIDEST))
        if continued and (above := self._above(at)) is not None:
            row.append(above)
            return
        row.append(cell := _Cell(here, here, span, is_header))
        self._inside = True
        if rows > 1 and at < _WIDEST:
            self._taken.update(dict.fromkeys(span, (min(rows, _WIDEST), cell)))
        self.marked = self.marked or is_header

    def widen(self, columns: int, rows: int = 1) -> None:
        """The open cell takes so many columns; or so many rows, in which the cells below it are written, but empty."""
        if not self._rows or not self._rows[-1]:
            return
        cell = self._rows[-1][-1]
        first = cell.columns.start
        cell.columns = range(first, first + min(max(columns, len(cell.columns)), _WIDEST))
        if rows > 1 and not first:
            self._lead = len(self._rows) + min(rows, _WIDEST) - 1, cell

    def rule(self) -> None:
        """A line is drawn below the rows so far: where nothing else marks headers, the first one parts off the head."""
        rows = sum(map(bool, self._rows))
        self._ruled = self._ruled or rows

    def _above(self, column: int) -> _Cell | None:
        row = self._rows[-2] if len(self._rows) > 1 else []
        return next((cell for cell in row if column in cell.columns), None)

    def leave(self) -> None:
        """The open cell ends; what follows before the next one belongs to none."""
        self.builder.end()
        if self._inside:
            self._rows[-1][-1].last = len(self.builder.blocks)
            self._inside = False

    def name(self) -> None:
        """The block ended last is the caption."""
        self.builder.end()
        if self.builder.blocks:
            self.caption = (len(self.builder.blocks) - 1,)

    def close(self) -> None:
        """The table ends."""
        self.leave()
        rows = [(row, lead or row[0]) for row, lead in zip(self._rows, self._leads, strict=True) if row]
        if not self.marked and self._is_form([row for row, _ in rows]):
            for row, _ in rows:
                for left, cell in zip(row[::2], row[1::2], strict=False):
                    self._give(cell, range(left.first, left.last))
            return
        if len(rows) > 1 and not self.marked:
            self._mark([row for row, _ in rows])
        above: dict[int, list[_Cell]] = {}
        fresh = True
        for row, lead in rows:
            heads = all(cell.is_header for cell in row[1:] or row)
            if heads and not fresh:  # a second head within the table
                above = {}
            fresh = heads
            for cell in row:
                self._head(cell, [lead, *row[:4]], above)
            for cell in row if heads else ():
                for column in cell.columns:
                    above[column] = [*above.get(column, [])[1 - _STACKED :], cell]

    def _mark(self, rows: list[list[_Cell]]) -> None:
        """Marks the head of a table that marks none: what stands above its first line, else its first row."""
        head = rows[: self._ruled] if self._ruled < len(rows) and self._ruled <= _STACKED else []
        for row in head if head and all(map(self._names, head)) else [rows[0]] * self._names(rows[0]):
            for cell in row:
                cell.is_header = True

    def _is_form(self, rows: list[list[_Cell]]) -> bool:
        """Whether names and what they stand for take turns in every row: 时间 | 5月3日 | 地点 | 三楼会议室."""
        if not rows or len(rows[0]) < 4 or any(len(row) % 2 for row in rows):
            return False
        names = [self._said(cell) for row in rows for cell in row[::2]]
        if any(any(map(str.isdigit, name)) for name in names) or not all(map(self._said, rows[0][::2])):
            return False
        if all(name.endswith((":", "：")) for name in names if name):
            return True
        values = [self._said(cell) for cell in rows[0][1::2]]
        return any(any(map(str.isdigit, each)) and not _YEAR.fullmatch(each) for each in values)

    def _said(self, cell: _Cell) -> str:
        return "".join(self.builder.said(index) for index in range(cell.first, cell.last))

    def _names(self, row: list[_Cell]) -> bool:
        """Whether a row names things: not half of its cells hold a figure, a year on its own aside."""
        said = [self._said(cell) for cell in row]
        values = sum(any(map(str.isdigit, each)) and not _YEAR.fullmatch(each) for each in said)
        return values * 2 < len(row)

    def _head(self, cell: _Cell, row: list[_Cell], above: dict[int, list[_Cell]]) -> None:
        """Gives the blocks of a cell their headers; `row` is the row's lead and its first cells."""
        columns = [header for column in cell.columns[:_STACKED] for header in above.get(column, ())]
        sides = [row[0], *(other for other in row if other.is_header and not cell.is_header)]
        own = [other for other in sides if other is not cell and not (other.is_header and cell.is_header)]
        found = [index for header in (*own, *columns) for index in range(header.first, header.last)]
        self._give(cell, found)

    def _give(self, cell: _Cell, headers: Iterable[int]) -> None:
        """Gives the blocks of a cell these headers and the caption."""
        own = range(cell.first, cell.last)
        kept = tuple(sorted({*headers, *self.caption} - set(own)))
        for index in own:
            self.builder.blocks[index] = self.builder.blocks[index]._replace(headers=kept)
