"""Blocks into sentences: the scope in which a value and its subject are looked for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factlint.claims.model import Sentence
from factlint.claims.text import has_cjk
from factlint.sources.document import Document

_CLOSERS = "”’\"'」』）)】》〉\\]"
_END = re.compile(rf"(?:[。！？!?…；]+[{_CLOSERS}]*)|(?:\.[{_CLOSERS}]*(?=\s|(?<=[a-z0-9]{{2}}\.)[A-Z][a-z]))")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Capt|Lt|Maj|Sgt|Adm|Sen|Rep|Gov|Hon|Rev|St|Jr|Sr|No|Nos|Art|Vol|pp?|cf|"
    r"vs|al|ed|eds|etc|ca?|approx|Inc|Ltd|Co|Corp|Fig|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mt|Ft)"
    r"|\b[A-Za-z](?:\.[A-Za-z])*)$"
)
_STARTS = re.compile(r"\s*[\"“‘'(\[]*[^\sa-z]")
_LOOK_BACK = 24
_LONGEST = 4000
"""Characters of the longest sentence: every value of a sentence is looked at beside every other."""
_PAUSE = re.compile(r"[,;，；、]\s*|\s+")


def split(document: Document, folded: str) -> tuple[Sentence, ...]:
    """The sentences of all blocks, in order; a block without text has none."""
    return tuple(_sentences(document, folded))


def _sentences(document: Document, folded: str) -> Iterator[Sentence]:
    for index, block in enumerate(document.blocks):
        start = block.start
        for end in (*_ends(folded, block.start, block.end), block.end):
            while start < end and folded[start].isspace():
                start += 1
            for first, last in _parts(folded, start, end):
                yield Sentence(first, last, index, _language(folded[first:last]))
            start = max(start, end)


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What lies between two ends; more than anybody writes as a sentence is cut, at a pause where there is one."""
    while end - start > _LONGEST:
        pauses = [found.end() for found in _PAUSE.finditer(text, start + _LONGEST // 2, start + _LONGEST)]
        cut = pauses[-1] if pauses else start + _LONGEST
        yield start, cut
        start = cut
    if start < end:
        yield start, end


def _ends(text: str, start: int, end: int) -> Iterator[int]:
    for match in _END.finditer(text, start, end):
        if match.group()[0] == "." and not _is_full_stop(text, match.start(), match.end()):
            continue
        yield match.end()


def _is_full_stop(text: str, dot: int, after: int) -> bool:
    """A dot ends a sentence unless an abbreviation or initial stands before it or a small letter after it."""
    if not _STARTS.match(text, after):
        return False
    return _ABBREVIATED.search(text[max(0, dot - _LOOK_BACK) : dot]) is None


def _language(text: str) -> str:
    if has_cjk(text):
        return "zh"
    return "en" if re.search("[A-Za-z]", text) else "und"
