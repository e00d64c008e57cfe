"""Reads bibliographies in BibTeX: an entry is a note whose name is its key.

The entries are taken apart by bibtexparser, which goes on after a broken one; where they stand in the file is found
again from their own characters.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from factlint.sources.builder import Builder
from factlint.sources.document import Document, Field, Reference

_TEXT = ("author", "editor", "title", "booktitle", "journal", "journaltitle", "publisher", "year", "date", "note")
"""The fields that a reader of the printed list would see, and that hold words; abstracts speak of other things."""
_OPENING = re.compile(r"@\s*\w+\s*[{(]\s*(?P<key>[^\s,{}=\"]+)?")
_BROKEN = "a brace or quotation mark of the entry is never closed, or a comma between its fields is missing"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMBER_OF_MONTH = {name: f"{number:02d}" for number, name in enumerate(_MONTHS, start=1)}
_WRAPPERS = '{}" \t\r\n'


def read(source: str, path: str) -> Document:
    """The document of a bibliography: a block and an entry for every work, the broken ones as malformed."""
    references = tuple(_references(source))
    return document(source, path, "bibtex", references, _TEXT)


def document(source: str, path: str, form: str, references: tuple[Reference, ...], shown: tuple[str, ...]) -> Document:
    """A bibliography of these entries, whose text is their fields of the names `shown`."""
    builder = Builder(source)
    for entry in references:
        if entry.kind != "entry":
            continue
        builder.begin("footnote", 0, entry.label)
        last = -1
        for each in sorted(entry.fields, key=lambda found: found.start):
            if each.name in shown and each.start > last and source[each.start : each.end].strip():
                if last >= 0:
                    builder.replace(". ", last, each.start)
                builder.flow(each.start, each.end)
                last = each.end
        builder.end()
    read = builder.build(path, form)
    placed = (replace(each, at=read.find(each.start)) for each in references)
    return replace(read, references=tuple(placed))


def _references(source: str) -> Iterator[Reference]:
    """Every entry and every broken one, in order of place."""
    at = 0
    for block in _blocks(source):
        raw = block.raw or ""
        start = source.find(raw, at) if raw else -1
        if start < 0:
            continue
        kind = type(block).__name__
        if kind == "ParsingFailedBlock":
            opening = _OPENING.match(source, start)
            end = opening.end() if opening else start + len(raw.split("\n", 1)[0])
            key = (opening["key"] or "") if opening else ""
            yield Reference("malformed", key, _BROKEN, start, end, 0, "key")
            if key:
                yield Reference("entry", key, raw.strip(), start, start + len(raw), 0, "key")
            at = start + len(opening.group() if opening else raw[:1])
            continue
        at = start + len(raw)
        inner = getattr(block, "ignore_error_block", None) or block
        if hasattr(inner, "fields") and hasattr(inner, "key"):
            fields = tuple(_fields(source, inner, start, at))
            target = " ".join(field.value for field in fields if field.name in _TEXT)
            yield Reference("entry", str(inner.key), target or raw, start, at, 0, "key", "", fields)


def _blocks(source: str) -> list[Any]:
    from bibtexparser.splitter import Splitter

    logger = logging.getLogger("bibtexparser")
    before = logger.level
    logger.setLevel(logging.CRITICAL + 1)  # it warns of broken entries by itself
    try:
        return list(Splitter(source).split().blocks)
    finally:
        logger.setLevel(before)


def _fields(source: str, entry: Any, start: int, end: int) -> Iterator[Field]:
    """The fields with the place of their values, braces and quotation marks left out."""
    at = start
    for each in entry.fields:
        raw = str(each.value)
        place = source.find(raw, at, end)
        if place < 0:
            continue
        at = place + len(raw)
        value = raw.strip(_WRAPPERS)
        name = each.key.lower()
        inner = place + raw.find(value) if value else place
        value = _NUMBER_OF_MONTH.get(value[:3].lower(), value) if name == "month" else value
        yield Field(name, " ".join(value.split()), inner, inner + len(raw.strip(_WRAPPERS)))
