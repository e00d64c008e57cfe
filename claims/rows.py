"""Rows of a table that give a period and its length: "21 December 1968 | 27 December 1968 | six days"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factlint.claims.extents import Extent, is_range
from factlint.claims.languages import patterns
from factlint.claims.model import Mention
from factlint.claims.text import fold
from factlint.claims.values.duration import Duration
from factlint.claims.values.time import Time
from factlint.sources.document import Document

_CELLS = re.compile(r" *(?:\|{1,2}|\t|\n) *")
_LEFT = re.compile(r"[|\t] *$")
_TABLE_GAP = 2
"""Rows of a table in plain text, where each is a block, follow each other this closely."""


def rows(document: Document, mentions: Sequence[Mention]) -> Iterator[Extent]:
    """A row of a table that holds two dates, or a period, and then a duration, each alone in its cell."""
    timed = [m for m in mentions if isinstance(m.value, Time | Duration) and _fills_cell(document, m)]
    table = 0
    previous = -1
    for index, duration in enumerate(timed):
        if not isinstance(duration.value, Duration):
            continue
        ends: list[Mention] = []
        for time in reversed(timed[max(0, index - 2) : index]):
            beside = ends[0] if ends else duration
            if isinstance(time.value, Time) and _CELLS.fullmatch(document.text, time.end, beside.start):
                ends.insert(0, time)
        block = document.block_at(duration.start)
        if ends:
            table += not _same_table(document, previous, block)
            previous = block
        how = "headed row" if _is_headed(document, block) else "table row"
        if ends and is_range(ends[-1]):
            yield Extent(duration, ends[-1], ends[-1], how, table)
        elif len(ends) == 2 and not is_range(ends[0]):
            yield Extent(duration, ends[0], ends[1], how, table)


def _is_headed(document: Document, block: int) -> bool:
    """Whether the column of a length is headed by a word for that: Duration, 时长."""
    headers = (document.blocks[index] for index in document.blocks[block].headers)
    said = [fold(document.text[header.start : header.end]).strip() for header in headers]
    return any(words["header"].fullmatch(text) for text in said for words in patterns("extents").values())


def _fills_cell(document: Document, mention: Mention) -> bool:
    """Whether nothing else stands in its cell: of a table the reader knows, or between the bars of a plain one."""
    text, block = document.text, document.blocks[document.block_at(mention.start)]
    left = mention.start == block.start or _CELLS.search(
        text[max(block.start, mention.start - 4) : mention.start] + "|"
    )
    right = mention.end == block.end or _CELLS.match(text, mention.end)
    return bool(left) and bool(right)


def _same_table(document: Document, before: int, block: int) -> bool:
    if before < 0:
        return True
    return block - before <= _TABLE_GAP or all(b.kind == "cell" for b in document.blocks[before:block])
