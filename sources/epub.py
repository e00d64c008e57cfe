"""Reads EPUB (W3C EPUB 3, and 2): the chapters in their order, each a page of XHTML.

The source of such a document is its extracted text, a paragraph a line; places are named by paragraph. The date of the
book is that of the file, not of what it says.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from msgspec.structs import replace

from factlint.sources.archive import parts
from factlint.sources.builder import Builder
from factlint.sources.decode import Unreadable, decode
from factlint.sources.document import Document, Reference
from factlint.sources.extracted import extracted
from factlint.sources.html import Page
from factlint.sources.xml_events import parse

_LARGEST = 100_000_000
"""Bytes that the chapters may unpack to together; more is a bomb or no text."""
_CONTAINER = "META-INF/container.xml"
_LOCKS = "META-INF/encryption.xml"
_CHAPTER = (".xhtml", ".html", ".htm", ".xml", ".opf")
_BODY = re.compile(r"<body[\s>]", re.IGNORECASE)
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def read(data: bytes, path: str) -> Document:
    """The document in the bytes of an EPUB file; raises `Unreadable`."""
    files = parts(data, path, "EPUB file", lambda name: name.lower().endswith(_CHAPTER), _LARGEST)
    container = _Container()
    parse(files.get(_CONTAINER, b""), container, path, _CONTAINER)
    package = _Package()
    parse(files.get(container.package, b""), package, path, "its package")
    chapters = [normpath(join(dirname(container.package), unquote(name))) for name in package.chapters]
    locked = _Locked()
    parse(files.get(_LOCKS, b""), locked, path, _LOCKS)
    if locked.names.intersection(chapters):
        raise Unreadable(path, "EPUB file locked against copying")
    texts = [decode(files[name], path)[0] for name in chapters if name in files]
    if not texts:
        raise Unreadable(path, "EPUB file without chapters")
    return _document(texts, path, package.fields)


def _document(texts: list[str], path: str, fields: Mapping[str, str]) -> Document:
    builder = Builder("\n".join(texts))
    page = Page(builder)
    references: list[Reference] = []
    at = 0
    for number, text in enumerate(texts, 1):
        page.feed(at + _body(text), at + len(text))
        page.turn()
        references += _of_chapter(builder.notes.references, number if references else 0)
        builder.notes.references.clear()
        builder.notes.labels.clear()
        at += len(text) + 1
    page.finish()
    builder.notes.references = references
    return extracted(builder.build(path, "epub", fields))


def _body(text: str) -> int:
    """Where the body of a page begins: its head says nothing that its headings do not."""
    body = _BODY.search(text)
    return body.start() if body else 0


def _of_chapter(references: list[Reference], number: int) -> list[Reference]:
    """The references that lead out of the book, and its notes: counted anew in each chapter, whose number they get."""
    return [
        replace(each, label=f"{number}:{each.label}") if number and each.kind in ("marker", "entry") else each
        for each in references
        if each.kind != "link" or _ABSOLUTE.match(each.target)
    ]


class _Container:
    """Which file describes the book."""

    def __init__(self) -> None:
        self.package = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if name == "rootfile" and not self.package:
            self.package = attributes.get("full-path", "")

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, data: str) -> None:
        """Characters."""


class _Package:
    """Title and author of the book, and its chapters in order."""

    _FIELDS: Mapping[str, str] = {"title": "title", "creator": "author"}

    def __init__(self) -> None:
        self.fields: dict[str, str] = {}
        self.chapters: list[str] = []
        self._files: dict[str, str] = {}
        self._name = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        self._name = self._FIELDS.get(name, "") if name not in self.fields else ""
        if name == "item" and "html" in attributes.get("media-type", "html"):
            if "nav" not in attributes.get("properties", "").split():
                self._files[attributes.get("id", "")] = attributes.get("href", "")
        elif name == "itemref" and attributes.get("linear") != "no":
            self.chapters += filter(None, [self._files.get(attributes.get("idref", ""))])

    def end(self, name: str) -> None:  # noqa: ARG002
        """An element ends."""
        self._name = ""

    def text(self, data: str) -> None:
        """Characters."""
        if self._name and data.strip():
            self.fields[self._name] = self.fields.get(self._name, "") + data


class _Locked:
    """The files that are encrypted."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if name == "CipherReference":
            self.names.add(unquote(attributes.get("URI", "")))

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, data: str) -> None:
        """Characters."""
