"""Lists that a number announces: "three things: A, B and C", 两项议程，一是…二是…, "the following five points:".

What the rule on lists needs to know is how many items follow and whether these are all. Wherever that is open (an item
with a comma or "and" of its own, "including", 等), the list is found but not complete.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct

from factlint.claims import itemised
from factlint.claims.counted import PERSON
from factlint.claims.inline_lists import inline
from factlint.claims.itemised import Marker, Span, of_another
from factlint.claims.list_items import pieces, split
from factlint.claims.list_words import list_words
from factlint.claims.measures import is_measure
from factlint.claims.model import Extraction, Mention, Sentence
from factlint.claims.once import once
from factlint.claims.romanisation import is_chinese
from factlint.claims.values.number import Quantity
from factlint.sources.document import Document

_LARGEST = 20
_PLACE = 40
"""Characters of the longest name of a place."""
_GAP = 80
"""Characters between a number and the colon of its list."""
_NOT_LISTED = frozenset(
    {"time", "%", "fraction", "percentage-point", "US$", "NT$", "yuan", "€", "£", "vote", "edition"}
)
_BROKEN = 4
"""Among so many blocks behind an interrupted list its next item may follow: the paragraphs of an item stand between."""
_OFF = 1
"""By how many a list may miss the number behind it: 日、韩十二家船厂 are the yards of two countries."""
_NUMBERED = re.compile(
    r"[0-9]+ (?=[a-z])|(?:two|three|four|five|six) |[二两三四五六七八九十][个项条种次名位]", re.IGNORECASE
)
"""An item that counts by itself: two limits of one kind and two of another are four."""
_TITLE = re.compile(r"《[^《》\n]*》")


class Enumeration(Struct, frozen=True):
    """A number and the list it announces."""

    count: Mention
    items: tuple[Span, ...]
    """Ranges of `Document.text`, in order."""
    complete: bool
    """Whether the list shows that these are all its items: only then does a different number contradict it."""
    sited: bool = False
    """Whether the items are the places of the things counted, of which two may share one."""


@once
def enumerated(extraction: Extraction) -> Sequence[Enumeration]:
    """The lists of an extraction's document."""
    mentions = [claim.mention for claim in extraction.claims]
    return enumerations(extraction.document, extraction.folded, extraction.sentences, mentions)


def enumerations(
    document: Document, folded: str, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> list[Enumeration]:
    """The lists of a document, in order of the numbers that announce them; at most one for each."""
    counts = [mention for mention in mentions if _announces(mention)]
    folded = _without_titles(folded)
    starts = [sentence.start for sentence in sentences]
    markers = list(itemised.markers(folded))
    places = [marker.start for marker in markers]
    found = []
    for index, count in enumerate(counts):
        if _is_whole(folded, count):
            continue
        sentence = sentences[max(0, bisect_left(starts, count.start + 1) - 1)]
        behind = counts[index + 1].start if index + 1 < len(counts) else len(folded)
        following = markers[bisect_left(places, count.end) :][:_LARGEST]
        listed = (
            _blocks(document, folded, count, sentence, behind, mentions)
            or _numbered(document, folded, count, following, sentence, behind)
            or _inline(folded, count, sentence, behind, mentions)
            or _sited(folded, count, sentence, behind)
            or _in_front(folded, count, sentence, mentions)
            or _repeated(document, folded, count)
        )
        if listed is not None:
            found.append(listed)
    return found


def _without_titles(folded: str) -> str:
    """The same with the words of titles blotted out: a mark or an "and" in a title divides no list."""
    return _TITLE.sub(lambda title: f"《{'·' * (len(title[0]) - 2)}》", folded)


def _announces(mention: Mention) -> bool:
    value = mention.value
    if mention.kind != "count" or not isinstance(value, Quantity) or value.approximate:
        return False
    if mention.unit in _NOT_LISTED or is_measure(mention.unit):
        return False
    point = value.point
    return point is not None and point.denominator == 1 and 2 <= point <= _LARGEST and not mention.get("partitive")


def _is_whole(folded: str, count: Mention) -> bool:
    """Whether the list is not to have as many as it says.

    It may be that of a part ("two of the three", 三座中有两座), of a sum ("two fathers and two mothers", 三省两市), or
    given before (前两款).
    """
    words = list_words()
    lead = max(0, count.start - 40)
    return (
        words.part_before.search(folded, lead, count.start) is not None
        or words.part_behind.match(folded, count.start) is not None
        or words.addend_before.search(folded, lead, count.start) is not None
        or words.addend_behind.match(folded, count.end) is not None
        or words.back.search(folded, lead, count.start) is not None
    )


def _blocks(
    document: Document, folded: str, count: Mention, sentence: Sentence, behind: int, mentions: Sequence[Mention]
) -> Enumeration | None:
    """The list items that follow the paragraph of the number."""
    block = document.blocks[sentence.block]
    closed = folded[sentence.start : block.end].rstrip()
    if sentence.end < block.end or behind < block.end or block.kind == "item":
        return None
    if not closed.endswith((":", "：")) and not list_words().follow.search(closed):
        return None
    if of_another(folded, count, sentence.start, block.end):
        return None
    items: list[Span] = []
    level, broken = None, False
    for index, item in enumerate(document.blocks[sentence.block + 1 :], sentence.block + 1):
        level = item.level if level is None else level
        if item.kind != "item" or item.level < level:
            broken = any(each.kind == "item" and each.level == level for each in document.blocks[index:][:_BROKEN])
            break
        if item.level == level and items and _bullet(document, item.start) != _bullet(document, items[0][0]):
            break
        if item.level == level:
            items.append((item.start, item.end))
    if len(items) < 2:
        return None
    words = list_words()
    full = words.partly.search(closed, count.end - sentence.start) is None and not broken
    full = full and not any(words.amount.match(folded, start, end) for start, end in items)
    full = full and not any(count.unit and _counts(mention, count, items) for mention in mentions)
    return Enumeration(count, tuple(items), full)


def _bullet(document: Document, start: int) -> str:
    """The sign with which the line of an item begins in a wikitext, where another sign begins another list."""
    if document.format != "wikitext":
        return ""
    source, _ = document.locate(start, start)
    line = document.source.rfind("\n", 0, source) + 1
    return document.source[line : line + 1]


def _counts(mention: Mention, count: Mention, items: Sequence[Span]) -> bool:
    """Whether an item divides into more of what is counted: "the port, in two districts"."""
    return mention.unit == count.unit and mention.kind == "count" and items[0][0] <= mention.start < items[-1][1]


def _numbered(
    document: Document, folded: str, count: Mention, markers: Sequence[Marker], sentence: Sentence, behind: int
) -> Enumeration | None:
    """First …; second …."""
    found = itemised.numbered(document, folded, count, markers, sentence, behind)
    return Enumeration(count, *found) if found else None


def _inline(
    folded: str, count: Mention, sentence: Sentence, behind: int, mentions: Sequence[Mention]
) -> Enumeration | None:
    """A list in the same sentence: behind a colon, in brackets, between dashes."""
    found = inline(folded, count, sentence, behind, mentions)
    return Enumeration(count, *found) if found else None


def _sited(folded: str, count: Mention, sentence: Sentence, behind: int) -> Enumeration | None:
    """The places of the things counted: "three mills, in Ardal, Brekke and Colm", 三座工厂，分别位于甲、乙和丙.

    Complete only where one place is missing: with more of them, a comma may stand inside the name of a place.
    """
    opening = list_words().sited.search(folded, count.start, min(sentence.end, count.end + 2 * _GAP))
    if opening is None or opening.start("places") > behind or re.search(r"[;；(（]", opening[0]):
        return None
    start = opening.end("places")
    stop = re.compile(r"[;；。.，(（]|, (?![A-Z])|$").search(folded, start, sentence.end)
    end = stop.start() if stop else sentence.end
    items, clear = split(folded, start, end)
    named = all(not folded[a].islower() and b - a <= _PLACE for a, b in items)
    clear = clear and named and list_words().partly.search(folded, count.end, end) is None
    return Enumeration(count, tuple(items), clear and len(items) == _number(count) - 1 > 1, sited=True)


def _number(count: Mention) -> int:
    point = count.value.point if isinstance(count.value, Quantity) else None
    return int(point) if point is not None else 0


def _in_front(folded: str, count: Mention, sentence: Sentence, mentions: Sequence[Mention]) -> Enumeration | None:
    """印度、加拿大、波兰三国: the list right before its number."""
    words, value = list_words(), count.value
    if count.get("classifier") not in words.closing or not isinstance(value, Quantity) or value.point is None:
        return None
    stop = max(folded.rfind(mark, sentence.start, count.start) for mark in "，。；：,;:（(\n")
    start = max(stop + 1, sentence.start)
    text = folded[start : count.start]
    among, text = text.endswith("等"), text.removesuffix("等")
    if "、" not in text or not text[-1:].strip() or words.hanging.search(text):
        return None
    parts = pieces(text, start, "、")
    first, last = parts[-1]
    joints = list(words.joint.finditer(folded, first, last))
    if len(joints) == 1:
        parts[-1:] = [(first, joints[0].start()), (joints[0].end(), last)]
    clear = len(joints) < 2 and all(0 < b - a <= 10 for a, b in parts) and abs(value.point - len(parts)) <= _OFF
    clear = clear and not any(words.joint.search(folded, a, b) for a, b in parts[1:])
    clear = clear and not any(start <= mention.start < count.start and mention.kind == "count" for mention in mentions)
    clear = clear and words.partly.search(text) is None and (not among or len(parts) > value.point)
    persons = count.unit == PERSON and bool(count.get("counted"))  # 教授、讲师三名教师 lists what they are
    return Enumeration(
        count, tuple(parts), clear and (not persons or all(is_chinese(folded[a:b]) for a, b in parts[1:]))
    )


def _repeated(document: Document, folded: str, count: Mention) -> Enumeration | None:
    """五处“双方同意”: the phrase in quotation marks, as often as it follows."""
    quoted = re.compile('[“"「](?P<phrase>[^”"」\n]{2,20})[”"」]').match(folded, count.end)
    if quoted is None or (count.get("classifier") or "") not in {"", *list_words().spoken}:
        return None
    index = document.block_at(count.start)
    end = document.blocks[index].end
    while folded[end - 1] in ";；" and index + 1 < len(document.blocks):
        index += 1
        end = document.blocks[index].end
    found = re.compile(re.escape(quoted["phrase"])).finditer(folded, quoted.end(), end)
    items = tuple(match.span() for match in found)
    partly = list_words().partly.search(folded, quoted.end(), min(end, quoted.end() + 6))
    return Enumeration(count, items, partly is None) if len(items) > 1 else None
