"""Items numbered in words or signs behind the number that announces them: first … second …, 一是…二是…, (1) … (2) ….

What `enumerations` asks is which items belong to a number, and whether these are all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from factlint.claims.list_words import list_words
from factlint.claims.model import Mention, Sentence
from factlint.sources.document import Document

_REACH = 160
"""Characters between a number and its first item."""
_FAR = 6000
"""Characters from one item to the next that is numbered in other words."""
_NEXT = 3
"""Paragraphs behind the last item found, one of which may be the last one."""
_SENTENCE = re.compile(r"(?:[.！？!?](?=\s)|[。\n])\s*")

Span = tuple[int, int]


class Marker(Struct, frozen=True):
    """How an item begins."""

    start: int
    series: int
    number: int
    """From 1."""


def numbered(
    document: Document, folded: str, count: Mention, found: Sequence[Marker], sentence: Sentence, behind: int
) -> tuple[tuple[Span, ...], bool] | None:
    """The items behind a number, in its paragraph or the next ones, and whether they are all."""
    words = list_words()
    if not found or found[0].number != 1 or behind < found[0].start or count.get("classifier") in words.concrete:
        return None
    between = folded[count.end : found[0].start]
    if len(between) > _REACH or not _leads(between) or of_another(folded, count, sentence.start, found[0].start):
        return None
    run = [found[0]]
    for marker in found[1:]:
        if marker.series == run[0].series and marker.number == len(run) + 1:
            run.append(marker)
        elif marker.number == 1 and marker.series == run[0].series:
            break
    end = document.blocks[document.block_at(run[-1].start)].end
    ends = [*(marker.start for marker in run[1:]), end]
    if len(run) < 2 or any(b - a.start > 1500 for a, b in zip(run, ends, strict=True)):
        return None
    full = words.partly.search(between) is None and words.last.search(folded, run[-1].start, end) is None
    full = full and not _continued(document, folded, run[-1], found)
    return tuple((a.start, b) for a, b in zip(run, ends, strict=True)), full


def _leads(between: str) -> bool:
    """Whether a list follows at once: no sentence of its own, nor the beginning of one, leads up to it."""
    sentences = _SENTENCE.split(between)
    return len([part for part in sentences if part.strip()]) < 2 and (len(sentences) == 1 or not sentences[-1].strip())


def of_another(folded: str, count: Mention, start: int, end: int) -> bool:
    """Whether the words between announce a list of another thing than the one that is counted: 五人办理下列事项."""
    found = list_words().other.finditer(folded, start, end)
    return any(not match.end() <= count.start <= match.end() + 1 for match in found)


def _continued(document: Document, folded: str, last: Marker, found: Sequence[Marker]) -> bool:
    """Whether a list goes on in other words: 首先…其次…第三…, "second … Finally …" in the next paragraph."""
    if any(marker.number == last.number + 1 and last.start < marker.start < last.start + _FAR for marker in found):
        return True
    behind = document.blocks[document.block_at(last.start) + 1 :][:_NEXT]
    return any(list_words().further.match(folded, block.start, block.end) is not None for block in behind)


def markers(folded: str) -> Iterator[Marker]:
    """The beginnings of items in a folded text."""
    words = list_words()
    for match in words.marker.finditer(folded):
        series, number = words.series[match["marker"].lower()]
        yield Marker(match.start("marker"), series, number)
