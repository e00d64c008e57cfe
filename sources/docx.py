"""Reads DOCX (ECMA-376, WordprocessingML): the body with tables and notes, tracked changes as accepted.

The source of such a document is its extracted text, a paragraph a line; places are named by paragraph. Comments,
headers and footers, field codes and what is deleted are not read.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from factlint.sources.archive import parts
from factlint.sources.boilerplate import repeated
from factlint.sources.builder import Builder
from factlint.sources.decode import Unreadable
from factlint.sources.document import Document
from factlint.sources.docx_body import Body, Cell, Edge, Paragraph, Row
from factlint.sources.docx_styles import Numbers, Styles
from factlint.sources.tables import Table
from factlint.sources.xml_events import parse

_LARGEST = 100_000_000
"""Bytes that the parts read may unpack to together; more is a bomb or no text."""
_BODY = "word/document.xml"


def read(data: bytes, path: str) -> Document:
    """The document in the bytes of a DOCX file; raises `Unreadable`."""
    found = parts(data, path, "DOCX file", _is_read, _LARGEST)
    if _BODY not in found:
        raise Unreadable(path, "ZIP archive that is no DOCX file")
    return _document(found, path)


def _is_read(name: str) -> bool:
    return name == "docProps/core.xml" or (
        name.startswith("word/")
        and name.removeprefix("word/")
        in ("document.xml", "styles.xml", "numbering.xml", "footnotes.xml", "endnotes.xml", "_rels/document.xml.rels")
    )


def _document(files: Mapping[str, bytes], path: str) -> Document:
    styles, numbers = Styles(), Numbers()
    for name, handler in (("word/styles.xml", styles), ("word/numbering.xml", numbers)):
        parse(files.get(name, b""), handler, path, name)
    targets = _Targets()
    parse(files.get("word/_rels/document.xml.rels", b""), targets, path, "its relations")
    body = Body(targets.targets)
    parse(files[_BODY], body, path, _BODY)
    for name in ("word/footnotes.xml", "word/endnotes.xml"):
        parse(files.get(name, b""), body, path, name)
    about = _About()
    parse(files.get("docProps/core.xml", b""), about, path, "docProps/core.xml")
    source = body.extracted()
    writer = _Writer(Builder(source), styles, numbers)
    for event in body.events:
        writer.take(event)
    builder = writer.builder
    builder.end()
    repeated(builder.blocks, builder.text())
    document = builder.build(path, "docx", about.fields)
    return replace(document, unit="paragraph", units=tuple(body.starts))


class _Writer:
    """Hands paragraphs and tables to the builder."""

    def __init__(self, builder: Builder, styles: Styles, numbers: Numbers) -> None:
        self.builder = builder
        self._styles = styles
        self._numbers = numbers
        self._tables: list[Table] = []
        self._in_header = False

    def take(self, event: Paragraph | Row | Cell | Edge) -> None:
        """One event of the body."""
        builder = self.builder
        if isinstance(event, Paragraph):
            self._paragraph(event)
        elif isinstance(event, Row):
            self._tables[-1].row()
            self._in_header = event.is_header
        elif isinstance(event, Cell):
            self._tables[-1].cell(is_header=self._in_header, columns=event.columns, continued=event.continued)
        elif event.opens:
            builder.end()
            is_named = bool(builder.blocks) and builder.blocks[-1].kind == "caption"
            self._tables.append(Table(builder, caption=(len(builder.blocks) - 1,) if is_named else ()))
        else:
            self._tables.pop().close()

    def _paragraph(self, paragraph: Paragraph) -> None:
        builder = self.builder
        kind, level = self._styles.kind(paragraph.style, paragraph.outline)
        label = ""
        if paragraph.note:
            kind, level = "footnote", 0
        elif self._tables and kind in ("paragraph", "item", "heading"):
            kind, level = "cell", 0
        elif kind in ("paragraph", "item"):
            numbering, depth = self._styles.numbering(paragraph.style, paragraph.numbering, paragraph.depth)
            if numbering or kind == "item":
                kind, level, label = "item", depth + 1, self._numbers.label(numbering, depth)
        builder.begin(kind, level, label or paragraph.note)
        first = len(builder.blocks)
        at = paragraph.start
        for mark in paragraph.marks:
            if mark.start > at:
                builder.flow(at, mark.start)
            at = max(at, mark.start)
            if mark.kind == "marker":
                builder.refer("marker", mark.label, "", mark.start, mark.end)
                builder.notes.labels.add(mark.label)
                at = mark.end
            elif mark.kind == "own":
                at = mark.end
            else:
                builder.refer("link", mark.label, mark.target, mark.start, mark.end)
        if paragraph.end > at:
            builder.flow(at, paragraph.end)
        builder.end()
        if paragraph.note and paragraph.opens_note:
            builder.enter(paragraph.note, first, paragraph.start, paragraph.end)


class _Targets:
    """Where the relations of a part lead."""

    def __init__(self) -> None:
        self.targets: dict[str, str] = {}

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if name == "Relationship" and attributes.get("TargetMode") == "External":
            self.targets[attributes.get("Id", "")] = attributes.get("Target", "")

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, data: str) -> None:
        """Characters."""


class _About:
    """Title and author from the properties; their dates are those of the file, not of what it says."""

    _FIELDS: Mapping[str, str] = {"title": "title", "creator": "author"}

    def __init__(self) -> None:
        self.fields: dict[str, str] = {}
        self._name = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:  # noqa: ARG002
        """An element begins."""
        self._name = self._FIELDS.get(name, "")

    def end(self, name: str) -> None:  # noqa: ARG002
        """An element ends."""
        self._name = ""

    def text(self, data: str) -> None:
        """Characters."""
        if self._name and data.strip():
            self.fields[self._name] = self.fields.get(self._name, "") + data
