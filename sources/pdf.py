"""Reads PDF: the text of its pages through PDFium, paragraphs by the stated structure or by their looks.

The source of such a document is its extracted text, a line a line; places are named by page. What is drawn and not
written, scanned pages above all, is not read.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from msgspec.structs import replace

from factlint.sources.boilerplate import printed, repeated
from factlint.sources.builder import Builder
from factlint.sources.decode import Unreadable
from factlint.sources.document import Document
from factlint.sources.joint import joint
from factlint.sources.pdf_layout import Group, groups, is_terminal
from factlint.sources.pdf_pages import Line, Pages
from factlint.sources.pdf_running import running
from factlint.sources.tables import Table

_WORD = re.compile(r"[A-Za-z]+")
_BROKEN_WORD = re.compile(r"(?P<head>[A-Za-z]*[a-z])[-‐]$")
_REST = re.compile(r"[a-z]+")
_BACK = re.compile(r"\s*[↩↑⏎↵^]\ufe0e?\s*$")
_FILE_NAME = re.compile(r".*\.(?:docx?|tex|dvi|pdf|indd|html?)", re.IGNORECASE)


def read(data: bytes, path: str) -> Document:
    """The document in the bytes of a PDF file; raises `Unreadable`."""
    import pypdfium2

    try:
        opened = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        raise Unreadable(path, "PDF file locked by a password" if locked else "damaged PDF file") from None
    try:
        pages = Pages(opened)
        lines = pages.lines()
        about = _about(opened)
    except pypdfium2.PdfiumError:
        raise Unreadable(path, "damaged PDF file: a page cannot be read") from None
    finally:
        opened.close()
    if not lines:
        raise Unreadable(path, "PDF file without text: scanned pages have to go through character recognition first")
    writer = _Writer(pages.source(), lines)
    writer.write(pages.heights)
    builder = writer.builder
    builder.end()
    repeated(builder.blocks, builder.text())
    printed(builder.blocks, builder.text())
    document = builder.build(path, "pdf", about)
    return replace(document, unit="page", units=tuple(pages.starts))


def _about(opened: object) -> dict[str, str]:
    """Title and author; the dates are those of the file, not of what it says."""
    stated: dict[str, str] = opened.get_metadata_dict()  # type: ignore[attr-defined]
    fields = {"title": stated.get("Title", ""), "author": stated.get("Author", "")}
    return {name: said.strip() for name, said in fields.items() if said.strip() and not _FILE_NAME.fullmatch(said)}


class _Writer:
    """Hands the blocks of the pages to a builder."""

    def __init__(self, source: str, lines: Sequence[Line]) -> None:
        self.builder = Builder(source)
        self._lines = lines
        self._known: Container[str] = frozenset(_WORD.findall(source))
        self._table: Table | None = None
        self._at: tuple[object, object] = (None, None)
        """The table and row of the last cell."""
        self._page = 0
        """Of the last cell."""
        self._heads: set[str] = set()
        """The headers of the open table, which a further page says again."""

    def write(self, heights: Sequence[float]) -> None:
        """All blocks, in order."""
        heads = running(self._lines, heights)
        tagged = {line.page for line in self._lines if line.tag is not None}
        kept = [
            line
            for index, line in enumerate(self._lines)
            if index not in heads and not (line.tag is None and line.page in tagged)
        ]
        start = 0
        while start < len(kept):
            stop = start
            by_tag = kept[start].page in tagged
            while stop < len(kept) and (kept[stop].page in tagged) == by_tag:
                stop += 1
            for group in _tagged(kept[start:stop]) if by_tag else groups(kept[start:stop]):
                self._group(group)
            start = stop
        self._leave()

    def _leave(self) -> None:
        if self._table is not None:
            self._table.close()
        self._table, self._at = None, (None, None)

    def _group(self, group: Group) -> None:
        first, last = group.lines[0], group.lines[-1]
        table: object = first.tag.table if first.tag else group.table or None
        if group.kind not in ("cell", "caption") or table is None:
            self._leave()
        elif not self._is_cell(group, table):
            return
        self.builder.begin(group.kind, group.level, group.label, first.start if group.label else -1)
        index = len(self.builder.blocks)
        self._join(group)
        if group.kind == "caption" and self._table is not None:
            self._table.name()
        elif group.kind == "footnote" and group.label:
            self.builder.end()
            self.builder.enter(group.label, index, first.start, last.end)

    def _is_cell(self, group: Group, table: object) -> bool:
        """Begins a cell or caption, where it is not a header said again on a further page."""
        first = group.lines[0]
        row: object = first.tag.row if first.tag else group.row
        if table != self._at[0] or self._table is None:
            if self._table is None or first.page == self._page or group.kind == "caption":
                self._leave()
                self._table = Table(self.builder)
                self._heads = set()
            self._at = (table, None)
        if group.kind == "cell":
            said = " ".join(line.text for line in group.lines)
            if group.is_header and said in self._heads and first.page > self._page:
                return False
            if group.is_header:
                self._heads.add(said)
            else:
                self._page = first.page
            if row != self._at[1]:
                self._table.row()
            self._at = (table, row)
            self._table.cell(is_header=group.is_header)
        self._page = max(self._page, first.page) if not group.is_header else self._page
        return True

    def _join(self, group: Group) -> None:
        """The lines of a block, and between them a space, nothing beside Chinese, or half a word."""
        builder = self.builder
        start = group.lines[0].start + group.skip
        for index, line in enumerate(group.lines):
            if index + 1 == len(group.lines):
                self._line(line, start, line.end)
                return
            after = group.lines[index + 1]
            if after.is_marker:
                self._line(line, start, line.end)
                start = after.start
                continue
            broken = _BROKEN_WORD.search(line.text)
            rest = _REST.match(after.text) if broken else None
            if broken and rest and not after.follows:
                whole = broken["head"] + rest.group() in self._known or broken["head"] not in self._known
                self._line(line, start, line.end - whole)
            else:
                self._line(line, start, line.end)
                builder.replace(joint(line.text[-1], after.text[0]), line.end, after.start)
            start = after.start

    def _line(self, line: Line, start: int, end: int) -> None:
        """A line without the raised figures that lead to notes."""
        for first, last in line.raised:
            if (first > line.start or line.is_marker) and start <= first and last <= end:
                self.builder.flow(start, first)
                self.builder.refer("marker", self.builder.source[first:last], "", first, last)
                start = last
        self.builder.flow(start, end)


def _tagged(lines: Sequence[Line]) -> Iterator[Group]:
    """The blocks that the file itself states; what a page breaks off goes on behind it."""
    group: Group | None = None
    label = ""
    for line in lines:
        tag = line.tag
        if tag is None:
            continue
        if tag.is_label:
            label = line.text
            continue
        if group is not None and (group.lines[-1].tag is tag or _goes_on(group, line)):
            group.lines.append(line)
            continue
        if group is not None:
            yield _or_note(group)
        group = Group(tag.kind, [line], tag.level, is_header=tag.name == "TH")
        if tag.kind == "item":
            numbered = label[:-1].isdigit() and label[-1] in ".)、"
            group.label = label if numbered else "-"
        label = ""
    if group is not None:
        yield _or_note(group)


def _or_note(group: Group) -> Group:
    """An item that ends in a link back to where it is used is a note."""
    last = group.lines[-1]
    if group.kind not in ("item", "paragraph") or not (back := _BACK.search(last.text)):
        return group
    group.kind, group.level, group.label = "footnote", 0, group.label.rstrip(".")
    last.end -= len(last.text) - back.start()
    last.text = last.text[: back.start()]
    group.lines = [line for line in group.lines if line.text]
    return group


def _goes_on(group: Group, line: Line) -> bool:
    """Whether a paragraph goes on behind a page's end."""
    last = group.lines[-1]
    return (
        line.page != last.page
        and line.tag is not None
        and group.kind == line.tag.kind == "paragraph"
        and not is_terminal(last.text)
    )
