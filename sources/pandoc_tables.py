"""The tables that pandoc draws in Markdown: grids, and columns under lines of dashes (simple and multi-line tables).

A cell of several lines leads back to its first one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from factlint.sources.builder import Builder
from factlint.sources.edits import Edits
from factlint.sources.flavours import coded
from factlint.sources.rst_lines import Line, split
from factlint.sources.rst_tables import GRID, Tables, columned
from factlint.sources.tables import Table

_SIGNS = re.compile(r"^[ \t]*(?:\+-|--+[ ]+--|-{6,}[ \t]*(?=[\r\n]|\Z))", re.MULTILINE)
_WORDS = re.compile(r"[^\r\n]+")
_COLUMNS = re.compile(r"-{2,}(?:[ ]+-{2,})+")
_WHOLE = re.compile(r"-{6,}")
_CAPTION = re.compile(r"(?:Table|:)(?::)?[ \t]+(?=\S)")
_ATTRIBUTES = re.compile(r"[ \t]*\{[#.][^{}\n]*\}[ \t]*$")


class Drawn(Struct, frozen=True):
    """A table by the numbers of its lines; -1 where it has no such line."""

    first: int
    last: int
    """The line after it, its caption included."""
    rows: int
    """Where it begins without a caption."""
    dashes: int
    """Of columns under dashes the line that tells them."""
    is_open: bool
    """Whether empty lines part its rows."""
    caption: int = -1


def find(lines: Sequence[Line], code: Sequence[tuple[int, int]]) -> Iterator[Drawn]:
    """The tables among the lines of a file, in order; what lies in code is none."""
    at = 0
    starts = [start for start, _ in code]
    while at < len(lines):
        index = bisect_right(starts, lines[at].start) - 1
        if index >= 0 and lines[at].start < code[index][1]:
            at += 1
            continue
        drawn = _grid(lines, at) or _dashed(lines, at)
        if drawn is None:
            at += 1
            continue
        yield _captioned(lines, drawn)
        at = max(drawn.last, at + 1)


def _grid(lines: Sequence[Line], at: int) -> Drawn | None:
    if not GRID.fullmatch(lines[at].text):
        return None
    last = at
    while last < len(lines) and lines[last].text[:1] in ("+", "|"):
        last += 1
    return Drawn(at, last, at, -1, False) if last > at + 1 else None


def _dashed(lines: Sequence[Line], at: int) -> Drawn | None:
    """Columns under a line of dashes, with names above it or a whole line of dashes around all."""
    if _WHOLE.fullmatch(lines[at].text) and at + 1 < len(lines) and lines[at + 1].text:
        return _between(lines, at)
    if not _COLUMNS.fullmatch(lines[at].text):
        return None
    first = at - 1 if at and lines[at - 1].text and (at < 2 or not lines[at - 2].text) else at
    last = at + 1
    while last < len(lines) and lines[last].text:
        last += 1
    return Drawn(first, last, first, at, False) if last > at + 1 else None


def _between(lines: Sequence[Line], at: int) -> Drawn | None:
    dashes = next((n for n in range(at + 1, min(at + 6, len(lines))) if _COLUMNS.fullmatch(lines[n].text)), -1)
    if dashes < 0 or any(not line.text for line in lines[at:dashes]):
        return None
    for last in range(dashes + 1, len(lines)):
        if _WHOLE.fullmatch(lines[last].text):
            return Drawn(at, last + 1, at, dashes, True)
    return None


def _captioned(lines: Sequence[Line], drawn: Drawn) -> Drawn:
    """The table with its caption, a line that follows it, or stands before it, behind an empty one."""
    for number in (drawn.last + 1, drawn.last, drawn.first - 2):
        if 0 <= number < len(lines) and _CAPTION.match(lines[number].text):
            first, last = min(drawn.first, number), max(drawn.last, number + 1)
            return replace(drawn, first=first, last=last, caption=number)
    return drawn


class DrawnTables:
    """The tables of one file, handed to its builder one by one."""

    def __init__(self, builder: Builder, edits: Edits, masked: str) -> None:
        self._builder = builder
        self._edits = edits
        self._lines = split(builder.source) if _SIGNS.search(builder.source) else []
        self._tables = list(find(self._lines, list(coded(builder.source)))) if self._lines else []
        self._grids = Tables(builder, edits, masked, self._lines)

    def __bool__(self) -> bool:
        return bool(self._tables)

    @property
    def next(self) -> int:
        """Where the next table begins."""
        return self._lines[self._tables[0].first].start

    def without(self, text: str) -> str:
        """A text of the same length with empty lines for the tables."""
        parts: list[str] = []
        at = 0
        for drawn in self._tables:
            start, end = self._lines[drawn.first].start, self._lines[drawn.last - 1].end
            parts += [text[at:start], _WORDS.sub(_blank, text[start:end])]
            at = end
        return "".join([*parts, text[at:]]) if parts else text

    def write(self, before: int) -> None:
        """Adds the tables that begin up to a place of the file."""
        while self._tables and self.next <= before:
            self._write(self._tables.pop(0))

    def _write(self, drawn: Drawn) -> None:
        self._builder.end()
        table = Table(self._builder)
        if 0 <= drawn.caption < drawn.rows:
            self._caption(table, self._lines[drawn.caption])
        if drawn.dashes < 0:
            self._grids.fill(table, drawn.rows)
        else:
            self._dashed(table, drawn)
        if drawn.caption > drawn.rows:
            self._caption(table, self._lines[drawn.caption])
        table.close()

    def _caption(self, table: Table, line: Line) -> None:
        table.leave()
        opening, closing = _CAPTION.match(line.text), _ATTRIBUTES.search(line.text)
        self._builder.begin("caption")
        start = line.start + (opening.end() if opening else 0)
        self._edits.write(self._builder, start, line.start + closing.start() if closing else line.end)
        table.name()

    def _dashed(self, table: Table, drawn: Drawn) -> None:
        dashes = self._lines[drawn.dashes]
        edges = [dashes.indent + match.start() for match in re.finditer("-+", dashes.text)]
        for is_head, rows in self._rows(drawn):
            table.row()
            columns = [columned(line, edges) for line in rows]
            for column in range(len(edges)):
                table.cell(is_header=is_head)
                self._builder.begin("cell")
                self._grids.cell([row[column] for row in columns])

    def _rows(self, drawn: Drawn) -> Iterator[tuple[bool, list[Line]]]:
        """Of each row whether it is the head, and its lines."""
        row: list[Line] = []
        for number in range(drawn.first, drawn.last):
            line = self._lines[number]
            is_rule = bool(line.text) and set(line.text) <= {"-", " "}
            if number == drawn.caption:
                continue
            if row and (is_rule or not line.text or not drawn.is_open):
                yield number <= drawn.dashes, row
                row = []
            if line.text and not is_rule:
                row.append(line)
        if row:
            yield False, row


def _blank(match: re.Match[str]) -> str:
    return " " * (match.end() - match.start())
