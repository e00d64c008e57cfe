"""The words around one end of a finding, as a reader of the page would read them."""

from __future__ import annotations

import re

from msgspec import Struct

from factlint.reports.ends import said
from factlint.reports.words import ELLIPSIS, inert, line
from factlint.rules.finding import Evidence
from factlint.sources.document import Document

_AROUND = 160
"""Characters shown before and after."""
_MARKED = 400
"""Characters shown of the end itself; of a longer one its beginning and its end."""
_BREAK = re.compile(r"[\r\n]")
_SPACE = re.compile(r"\s+")


class Passage(Struct, frozen=True):
    """One end with its context; every text is inert."""

    path: str
    line: int
    column: int
    language: str
    before: str
    marked: str
    after: str
    value: str
    role: str


def passage(document: Document | None, end: Evidence) -> Passage:
    """The end in its paragraph where the readable text has it letter by letter, else in its line of the file."""
    before, marked, after, language = ("", end.text, "", "") if document is None else _cut(document, end)
    texts = (_flat(before), _shortened(_flat(marked)), _flat(after))
    return Passage(line(end.path), end.line, end.column, language, *texts, said(end), end.role)


def _cut(document: Document, end: Evidence) -> tuple[str, str, str, str]:
    start, stop = document.find(end.start), document.find(end.end)
    text, language = document.text, document.language
    if start < stop and document.locate(start, stop) == (end.start, end.end):
        block = document.blocks[document.block_at(start)]
        low, high = block.start, max(block.end, stop)
        language = block.language or language
    else:
        text, start, stop = document.source, end.start, end.end
        low = max((match.end() for match in _BREAK.finditer(text, max(0, start - _AROUND), start)), default=0)
        broken = _BREAK.search(text, stop, stop + _AROUND)
        high = broken.start() if broken else len(text)
    return _before(text, low, start), text[start:stop], _after(text, stop, high), language


def _before(text: str, low: int, start: int) -> str:
    return text[low:start] if start - low <= _AROUND else ELLIPSIS + text[start - _AROUND : start]


def _after(text: str, stop: int, high: int) -> str:
    return text[stop:high] if high - stop <= _AROUND else text[stop : stop + _AROUND] + ELLIPSIS


def _shortened(text: str) -> str:
    half = _MARKED // 2
    return text if len(text) <= _MARKED else f"{text[:half]} {ELLIPSIS} {text[-half:]}"


def _flat(text: str) -> str:
    return inert(_SPACE.sub(" ", text))
