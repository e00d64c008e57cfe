"""Reads MediaWiki wikitext: what a reader of the page sees, as far as the file alone tells.

Two passes: what is bracketed (`wiki_nest`) becomes edits to the running text, then lines become blocks.
"""

from __future__ import annotations

import re

from factlint.sources.boilerplate import repeated
from factlint.sources.builder import Builder
from factlint.sources.document import BlockKind, Document
from factlint.sources.edits import BLANK, GONE, MARK, Edits
from factlint.sources.tables import Table
from factlint.sources.wiki_citations import with_citations
from factlint.sources.wiki_marks import Marks

_LINE = re.compile(r"[^\r\n]*")
_NEXT = re.compile(r"\r\n|\r|\n|\Z")
_LIST = re.compile(r"(?P<marks>[*#:;]+)")
_SPAN = re.compile(r"\b(?P<which>col|row)span\s*=\s*[\"']?\s*(?P<number>\d{1,4})", re.IGNORECASE)
_ATTRIBUTES = re.compile(r"[^|\[\]]*=[^|\[\]]*\|(?!\|)|[\s" + GONE + r"]*\|(?!\|)")
_TABLE = re.compile(r"[:\s]*\{\|")


def read(source: str, path: str) -> Document:
    """The document of a wiki page."""
    marks = Marks(source)
    reader = _Reader(source, marks)
    reader.lines()
    builder = reader.builder
    builder.end()
    repeated(builder.blocks, builder.text())
    return with_citations(builder.build(path, "wikitext", marks.metadata))


class _Reader:
    def __init__(self, source: str, marks: Marks) -> None:
        self.builder = Builder(source)
        self._marks = marks
        self._edits: Edits = marks.edits
        self._masked = marks.edits.masked(list(marks.openings))
        self._tables: list[Table] = []
        self._box: Table | None = None
        self._last = 0
        """Where the last line that was read ended."""
        self._quoting = False
        self._numbers: dict[str, int] = {}
        """Of each kind of list open here the number of its last item."""

    def lines(self) -> None:
        """Reads the file line by line."""
        at, end = 0, len(self._masked)
        while at <= end:
            line = _LINE.match(self._masked, at)
            stop = line.end() if line else end
            self._line(at, stop)
            after = _NEXT.match(self._masked, stop)
            at = after.end() if after and after.end() > stop else end + 1
        while self._tables:
            self._tables.pop().close()

    def _line(self, start: int, end: int) -> None:
        """A line, parted where something begins that ends a block."""
        at = start
        while (mark := self._masked.find(MARK, at, end)) >= 0:
            self._piece(at, mark, whole=False)
            self._open(mark)
            at = mark + 1
        self._piece(at, end, whole=at == start)

    def _open(self, mark: int) -> None:
        opening = self._marks.openings[mark]
        self._edits.skip(self.builder, mark, mark + 1)
        if opening.kind == "box":
            self.builder.end()
            self._box = Table(self.builder, marked=True)
        elif opening.kind == "unbox":
            if self._box is not None:
                self._box.close()
            self._box = None
        elif opening.kind == "gap":
            self.builder.end()
        elif opening.kind == "field" and self._box is not None:
            self._box.row()
            self._box.cell(is_header=True)
            self.builder.begin("cell")
            self.builder.flow(*opening.header)
            self._box.cell()
            self.builder.begin("cell")
        else:
            self._quoting = opening.kind == "quotation"
            self.builder.end()
            if opening.kind in ("caption", "quotation"):
                self.builder.begin("caption" if opening.kind == "caption" else "quotation")
        self._last = mark

    def _piece(self, start: int, end: int, *, whole: bool) -> None:
        text = self._masked[start:end]
        bare = text.strip(BLANK)
        if not bare:
            self._edits.skip(self.builder, start, end)
            if whole and GONE not in text and self._box is None:
                self._blank()
            return
        first = start + len(text) - len(text.lstrip(BLANK))
        if self._masked[first] not in "*#:;":
            self._numbers = {}
        free = self._box is None and (whole or not self.builder.is_open)
        if not (free and (self._in_table(first, end) or self._starts(first, end))):
            self._run(start, end)

    def _blank(self) -> None:
        """An empty line ends a paragraph; what a cell says goes on in it."""
        kind: BlockKind | None = self.builder.block.kind if self.builder.block is not None else None
        self.builder.end()
        if kind == "quotation":
            self.builder.begin("quotation")

    def _run(self, start: int, end: int, kind: BlockKind = "paragraph") -> None:
        """Running text: goes on with the open block, or begins one."""
        if self.builder.is_open:
            self._edits.join(self.builder, self._masked, self._last, start)
        elif self._quoting:
            self.builder.begin("quotation")
        else:
            self.builder.begin("cell" if self._tables else kind)
        self._edits.write(self.builder, start, end)
        self._last = end

    def _starts(self, first: int, end: int) -> bool:
        """Whether a line is a heading, an item, a rule: read if so."""
        masked = self._masked
        if masked[first] == "=" and self._heading(first, end):
            return True
        if masked.startswith("----", first):
            self.builder.end()
            return True
        if (match := _LIST.match(masked, first)) and match.end() <= end:
            self._item(match, end)
            return True
        return False

    def _heading(self, first: int, end: int) -> bool:
        text = self._masked[first:end].rstrip(BLANK)
        level = min(len(text) - len(text.lstrip("=")), len(text) - len(text.rstrip("=")), 6)
        if not level or len(text) <= 2 * level:
            return False
        self.builder.begin("heading", level)
        self._edits.skip(self.builder, first, first + level)
        self._edits.write(self.builder, first + level, first + len(text) - level)
        self._edits.skip(self.builder, first + len(text) - level, end)
        self.builder.end()
        return True

    def _item(self, match: re.Match[str], end: int) -> None:
        marks = match["marks"]
        level = len(marks)
        self._numbers = {other: number for other, number in self._numbers.items() if marks.startswith(other)}
        number = self._numbers[marks] = self._numbers.get(marks, 0) + 1
        if marks[-1] == ":":
            self.builder.begin("paragraph")
        else:
            self.builder.begin("item", level, f"{number}." if marks[-1] == "#" else "-", match.start())
        self._edits.write(self.builder, match.end(), end)
        self._last = end

    def _in_table(self, first: int, end: int) -> bool:
        """Whether a line begins, ends or parts a table: read if so."""
        masked = self._masked
        if _TABLE.match(masked, first, end):
            self.builder.end()
            self._tables.append(Table(self.builder))
            return True
        if not self._tables or masked[first] not in "|!":
            return False
        table = self._tables[-1]
        if masked.startswith("|}", first):
            self._tables.pop().close()
            if self._tables:
                self._run(first + 2, end) if masked[first + 2 : end].strip(BLANK) else None
        elif masked.startswith("|-", first):
            table.row()
        elif masked.startswith("|+", first):
            self.builder.begin("caption")
            self._edits.write(self.builder, self._after_attributes(first + 2, end), end)
            table.name()
        else:
            self._cells(table, first, end)
        return True

    def _cells(self, table: Table, first: int, end: int) -> None:
        """The cells of a line: "| a || b", "! a !! b"."""
        is_header = self._masked[first] == "!"
        parting = re.compile(r"\|\||!!" if is_header else r"\|\|")
        at = first + 1
        stops = [(match.start(), match.end()) for match in parting.finditer(self._masked, at, end)]
        for stop, after in [*stops, (end, end)]:
            begin = self._after_attributes(at, stop)
            spans = {match["which"].lower(): int(match["number"]) for match in _SPAN.finditer(self._masked, at, begin)}
            table.cell(is_header=is_header, columns=spans.get("col", 1), rows=spans.get("row", 1))
            self.builder.begin("cell")
            self._edits.write(self.builder, begin, stop)
            at = after
        self._last = end

    def _after_attributes(self, start: int, end: int) -> int:
        match = _ATTRIBUTES.match(self._masked, start, end)
        return match.end() if match else start
