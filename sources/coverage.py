"""How much of a document a suppression comment covers: the block it stands in, or else the next one."""

from __future__ import annotations

import re

from factlint.sources.document import Document

_APART = re.compile(
    r"[\r\n|\f]|</?(?:p|div|t[dhr]|table|li|[uo]l|d[dtl]|h[1-6]|section|article|blockquote|caption|br)\b", re.IGNORECASE
)
_BREAK = re.compile(r"\r\n|[\r\n\f\x85]")
_LINE_BREAKS = ("\n", "\r")


def covered(document: Document, start: int, end: int) -> tuple[int, int]:
    """The stretch of the source that the comment `source[start:end]` covers.

    A comment within a block or right behind it covers that block, so does one on the line below it with an empty line
    after. One before a block, and any other on a line of its own, covers the next block with everything between, such
    as an entry without any text. Marks around a block belong to it.
    """
    before, after = _around(document, start)
    if before == after and before is not None:
        return _stretch(document, before)
    if before is not None and _belongs_before(document, before, after, start, end):
        return _stretch(document, before)
    if after is None:
        return end, len(document.source)
    low, high = _stretch(document, after)
    return min(low, end), high


def home(document: Document, at: int) -> int:
    """The block to which a place of the source belongs, with the marks around it: -1 where there are no blocks."""
    before, after = _around(document, at)
    if before is not None and (before == after or after is None or at < _stretch(document, before)[1]):
        return before
    return -1 if after is None else after


def _around(document: Document, at: int) -> tuple[int | None, int | None]:
    """The blocks before and after a place of the source; twice the same one within a block."""
    if not document.blocks:
        return None, None
    place = document.find(at)
    if place >= len(document.text):
        return len(document.blocks) - 1, None
    index = document.block_at(place)
    if place > document.blocks[index].start:
        return index, index
    return (index - 1 if index else None), index


def _belongs_before(document: Document, before: int, after: int | None, start: int, end: int) -> bool:
    """Whether a comment between two blocks is part of the first: right behind it, or nearer to it."""
    source = document.source
    finish = _finish(document, before)
    if not _APART.search(source, finish, start):
        return True
    above = _lines(source, finish, start)
    below = 2 if after is None else _lines(source, end, _begin(document, after))
    return above < 2 and above < below


def _lines(source: str, start: int, end: int) -> int:
    """How many line ends lie between two places; 2 for more."""
    first = _BREAK.search(source, start, end)
    return 0 if first is None else 1 if _BREAK.search(source, first.end(), end) is None else 2


def _stretch(document: Document, index: int) -> tuple[int, int]:
    """A block with the marks around it: from its line, or the block before, to the end of its line, or the next."""
    source = document.source
    begin, finish = _begin(document, index), _finish(document, index)
    floor = _finish(document, index - 1) if index else 0
    low = max(floor, *(source.rfind(each, floor, begin) + 1 for each in _LINE_BREAKS))
    ended = _BREAK.search(source, finish)
    high = ended.start() if ended else len(source)
    if index + 1 < len(document.blocks):
        high = min(high, _begin(document, index + 1))
    return min(low, begin), max(high, finish)


def _begin(document: Document, index: int) -> int:
    return document.locate(document.blocks[index].start, document.blocks[index].end)[0]


def _finish(document: Document, index: int) -> int:
    return document.locate(document.blocks[index].start, document.blocks[index].end)[1]
