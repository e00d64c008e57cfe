"""The formats that can be read, one line each, and the one function that reads any of them.

To add a format of text files, write `read(source: str, path: str) -> Document` in a file of its own and enter it in
`READERS`; teach `detect.py` by which content or suffix it is known.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module

from msgspec.structs import replace

from factlint.sources.author_year import with_author_year
from factlint.sources.decode import Excess, Unreadable, decode
from factlint.sources.detect import detect, detect_binary
from factlint.sources.document import Document
from factlint.sources.lfs import NOT_FETCHED, name_of
from factlint.sources.own import refuse_own_report
from factlint.sources.packed import MAGIC, unpack
from factlint.sources.suppressions import with_suppressions

READERS: Mapping[str, str] = {
    "bibtex": "factlint.sources.bibtex",
    "csv": "factlint.sources.delimited",
    "csl-json": "factlint.sources.csljson",
    "feed": "factlint.sources.feeds",
    "latex": "factlint.sources.latex",
    "html": "factlint.sources.html",
    "markdown": "factlint.sources.markdown",
    "rst": "factlint.sources.restructured",
    "subtitles": "factlint.sources.subtitles",
    "text": "factlint.sources.plain",
    "wikitext": "factlint.sources.wikitext",
}
"""Format to the module whose `read(source, path)` reads it; imported when the first such file is met."""

BINARY: Mapping[str, str] = {
    "docx": "factlint.sources.docx",
    "epub": "factlint.sources.epub",
    "pdf": "factlint.sources.pdf",
}
"""The same of formats that are no text: their `read(data, path)` takes the bytes."""

LARGEST = 50_000_000
"""Bytes that a file may unpack to."""


def read(data: bytes, path: str, limit: int = LARGEST) -> Document:
    """The document in a file's bytes; raises `Unreadable` where there is no text in it.

    What is compressed is unpacked first, as far as `limit` bytes.
    """
    try:
        return _read(data, path, limit)
    except Excess as error:
        raise Unreadable(path, str(error)) from None


def _read(data: bytes, path: str, limit: int) -> Document:
    if name_of(data) is not None:
        raise Unreadable(path, NOT_FETCHED)
    if data.startswith(MAGIC):
        name = path[:-3] if path.lower().endswith(".gz") else path
        inner = unpack(data, path, limit)
        if inner.startswith(MAGIC):
            raise Unreadable(path, "gzip file within a gzip file")
        document = _read(inner, name, limit)
        return replace(document, path=path, notes=("unpacked", *document.notes))
    form = detect_binary(data)
    if form:
        read_bytes: Callable[[bytes, str], Document] = import_module(BINARY[form]).read
        return with_author_year(read_bytes(data, path))
    source, notes = decode(data, path)
    refuse_own_report(source, path)
    document = with_suppressions(with_author_year(reader(detect(source, path))(source, path)))
    return replace(document, notes=notes + document.notes) if notes else document


def reader(form: str) -> Callable[[str, str], Document]:
    """The reader of a format of text."""
    read_text: Callable[[str, str], Document] = import_module(READERS[form]).read
    return read_text
