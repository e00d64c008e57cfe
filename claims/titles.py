"""What a document says of itself: its title, the day on which it was issued, the year it reports of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import islice

from msgspec import Struct

from factlint.claims.languages import patterns
from factlint.claims.model import Claim, Extraction
from factlint.claims.text import fold, has_cjk
from factlint.claims.values.time import Precision, Time

_TOP = 4
"""Among so many blocks the title and the lines that go on with it are."""
_LONGEST = 80
"""Characters of a line that may be a title, or a line of one."""
_MOST = 200
"""Characters of a title that are looked at."""
_ENDED = re.compile(r"[.。!！?？;；,，:：]\s*$")
_BOLD = re.compile(r"'{3,5}(?P<name>[^'\n](?:[^'\n]|'(?!'')){1,80})'{3,5}")
_BOLDS = 20
_MANY = 1000
"""Blocks at the top of wikitext among which its first paragraphs are: tables may stand before them."""
_ARTICLE = 4
"""How many characters may stand before the subject of a page: an article."""
_WORD = re.compile(r"[A-Za-zÀ-ɏ0-9][\wÀ-ɏ.'’-]*")
_REPORTS = 2
"""How many periods "of the last year" make a document one that reports of its year."""


class Title(Struct, frozen=True):
    """What a document is called, and the times that its title gives."""

    text: str
    """Folded, its lines joined by a space."""
    undated: str
    """The same without its times."""
    times: tuple[Time, ...]
    ends: int
    """Offset into `Document.text` behind it; 0 where the text goes on with it or does not give it."""
    opens: bool = False
    """Whether the text itself begins with it."""

    @property
    def is_cjk(self) -> bool:
        """Whether it is in Chinese characters."""
        return has_cjk(self.text)


def title(extraction: Extraction) -> Title | None:
    """The title at the top of the text, with the short lines that go on with it; else what the file says of itself."""
    span = _span(extraction)
    if span is None:
        stated = fold(extraction.document.metadata.get("title", "")[:_MOST]).strip()
        return Title(stated, stated, (), 0) if stated else None
    start, end = span
    dates = [c for c in extraction.claims if c.kind in ("date", "range") and start <= c.mention.start < end]
    text = extraction.folded[start : min(end, start + _MOST)]
    undated = text
    for date in dates:
        one, two = date.mention.start - start, date.mention.end - start
        undated = undated[:one] + " " * (two - one) + undated[two:]
    times = tuple(date.value for date in dates if isinstance(date.value, Time))
    opens = extraction.document.format == "wikitext" and extraction.document.blocks[0].kind not in ("title", "heading")
    return Title(_joined(text), _joined(undated), times, 0 if opens else end, opens)


def _joined(text: str) -> str:
    return " ".join(text.split())


def _span(extraction: Extraction) -> tuple[int, int] | None:
    document = extraction.document
    blocks = document.blocks[:_TOP]
    if not blocks:
        return None
    if document.format == "wikitext" and (found := _in_bold(extraction)):
        return found
    first = blocks[0]
    if first.kind not in ("title", "heading"):
        return None
    end = first.end
    for block in blocks[1:]:
        line = document.text[block.start : block.end]
        if block.kind not in ("title", "paragraph") or len(line) > _LONGEST or _ENDED.search(line):
            break
        end = block.end
    return first.start, end


def _in_bold(extraction: Extraction) -> tuple[int, int] | None:
    """The first words in bold of wikitext that open a paragraph: what the page is about."""
    document = extraction.document
    paragraphs = [block for block in islice(document.blocks, _MANY) if block.kind == "paragraph"]
    for bold in islice(_BOLD.finditer(document.source), _BOLDS):
        for block in islice(paragraphs, _TOP):
            at = document.text.find(bold["name"], block.start, block.start + _ARTICLE + len(bold["name"]))
            if at >= 0:
                return at, at + len(bold["name"])
    return None


def words(text: str) -> list[str]:
    """The words of a title or a text in Latin letters, without the sign of the genitive."""
    return [found.group().rstrip(".'’-").replace("’", "'").removesuffix("'s") for found in _WORD.finditer(text)]


def without_state(text: str) -> str:
    """A title without what those of all laws of a state begin with."""
    return next((text[found.end() :] for cues in _cues().values() if (found := cues["state"].match(text))), text)


def issued(extraction: Extraction) -> Time | None:
    """The day of a dispatch, or the one day that has a line for itself at the top or at the end."""
    found = list(_days(extraction))
    return found[0] if len({str(day) for day in found}) == 1 else None


def _days(extraction: Extraction) -> Iterator[Time]:
    blocks = extraction.document.blocks
    edges = {*range(min(_TOP, len(blocks))), len(blocks) - 1}
    lines = {n for n in edges if n >= 0 and blocks[n].end - blocks[n].start <= _LONGEST}
    for claim in extraction.claims:
        value = claim.value
        if claim.kind != "date" or not isinstance(value, Time) or value.first.precision > Precision.DAY:
            continue
        at = extraction.sentences[claim.sentence].block
        if claim.mention.get("standing") == "dispatch" or (at in lines and blocks[at].kind != "title"):
            yield value


def reported(extraction: Extraction) -> int | None:
    """The year of a document that reports of its year: the one it tells of most; None where it is no such report."""
    said = sum(is_of_its_year(extraction, claim) for claim in extraction.claims)
    if said < _REPORTS:
        return None
    years = Counter(
        claim.value.first.year
        for claim in extraction.claims
        if isinstance(claim.value, Time) and claim.value.first.year is not None and claim.modality == "asserted"
    )
    return max(years, key=lambda year: (years[year], year), default=None)


def is_of_its_year(extraction: Extraction, claim: Claim) -> bool:
    """Whether the sentence of a claim speaks of the last year, or of this one."""
    return _says(extraction, claim, "year")


def is_so_far(extraction: Extraction, claim: Claim) -> bool:
    """Whether the sentence of a claim tells how things stand when it is written."""
    return _says(extraction, claim, "standing")


def _says(extraction: Extraction, claim: Claim, what: str) -> bool:
    sentence = extraction.sentences[claim.sentence]
    found = _cues().get(sentence.language)
    return found is not None and found[what].search(extraction.folded, sentence.start, sentence.end) is not None


@cache
def _cues() -> dict[str, dict[str, re.Pattern[str]]]:
    return patterns("issues")
