"""Lists in the sentence of their number: behind a colon or "namely", in brackets or between dashes.

What has to be settled is whether all its items are seen; a list whose last "and" may belong to the name of one item is
not complete.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from factlint.claims.concepts import scan
from factlint.claims.itemised import Span, of_another
from factlint.claims.list_items import body, goes_on, split
from factlint.claims.list_words import list_words
from factlint.claims.model import Mention, Sentence
from factlint.claims.values.number import Quantity

_GAP = 80
"""Characters between a number and the colon of its list."""
_OFF = 1
"""By how many a list in brackets may miss its number: more of a difference, and it is no list of what is counted."""
_CLOSING = {"“": "”", "「": "」", "‘": "’", "『": "』", '"': '"'}
_NOUN = r"(?:[㐀-鿿]{1,8}|(?: [a-z-]+){1,2})?"
_BRACKETS = (
    (re.compile(_NOUN + r" ?[(（]"), re.compile(r"[)）]")),
    (re.compile(_NOUN + r"(?: ?[—–]{1,2} ?(?!\d)| - )"), re.compile(r" ?[—–]+| - |[.。]\s*$")),
)
"""What opens and what closes a list in brackets or between dashes right behind what is counted."""
_NAME = r"(?:the )?[A-Z][\w'’.-]*(?: (?:of |de |the )?[A-Z][\w'’.-]*){0,3}"
_NAMES = re.compile(rf", (?P<names>{_NAME}(?:, {_NAME}){{1,12}},? and {_NAME})(?=[,;.:)])")
"""Names between commas right behind what is counted: "four rivers, the Orr, the Vell and the Torp,"."""
_EACH = re.compile(
    r"(?:,| [a-z]+) (?:with|for|to|on|covering|studying|handling) (?P<items>[^.;:()]{5,160}?),? respectively\b"
)
"""One item for each: "five groups, dealing with goods, services and investment respectively"."""
_APART = re.compile(r"\b(?:and|or|but|while|who|which)\b")
_GROUP = re.compile(r"[0-9]{1,3} [a-z]|[一二两三四五六七八九十百]{1,4}[㐀-鿿]")
"""So many of what is counted, and not one: "3 in Oslo", 二银."""
_SEVERAL = 3
"""Announced things from which names between commas are taken for all of them."""
_NAMED = 2
"""Characters of the shortest name."""


def inline(
    folded: str, count: Mention, sentence: Sentence, behind: int, mentions: Sequence[Mention]
) -> tuple[tuple[Span, ...], bool] | None:
    """The items and whether they are all; `behind` is where the next number stands."""
    for opens, closes in _BRACKETS:
        opening = opens.match(folded, count.end, sentence.end)
        closing = closes.search(folded, opening.end(), sentence.end) if opening else None
        if opening is None or closing is None:
            continue
        found = _listed(folded, count, sentence, (opening.start(), opening.end(), closing.start()), mentions)
        if found is not None and _of_one_sort(folded, count, found[0]):
            return found
    named = _NAMES.match(folded, count.end, sentence.end)
    if named is not None and (_number(count) or 0) >= _SEVERAL:
        found = _listed(folded, count, sentence, (named.start(), named.start("names"), named.end("names")), mentions)
        return found if found is not None and _of_one_sort(folded, count, found[0]) else None
    each = _EACH.search(folded, count.end, sentence.end)
    if each is not None and each.end() <= behind and not _APART.search(folded, count.end, each.start()):
        return _listed(folded, count, sentence, (count.end, each.start("items"), each.end("items")), mentions)
    opening = list_words().opening.search(folded, count.end, min(sentence.end, count.end + _GAP))
    if opening is None or opening.start() > behind:
        return None
    return _listed(folded, count, sentence, (opening.start(), opening.end(), 0), mentions)


def _listed(
    folded: str, count: Mention, sentence: Sentence, place: tuple[int, int, int], mentions: Sequence[Mention]
) -> tuple[tuple[Span, ...], bool] | None:
    """The list whose opening and end are given; 0 for an end that has to be found."""
    words, (opens, start, closes) = list_words(), place
    lead = folded[count.end : opens]
    if re.search(r"[,;，；、(（]", lead) or words.partly.search(lead) or words.becoming.search(lead):
        return None
    if of_another(folded, count, sentence.start, opens) or _is_speech(folded, start, sentence.end):
        return None
    end = body(folded, start, closes or sentence.end)
    items, clear = split(folded, start, end)
    if len(items) < 2 or (closes and end < closes):
        return None
    clear = clear and not goes_on(folded, items[-1][0], end, sentence.end)
    clear = clear and ("、" not in folded[start:end] or folded[end : end + 1] not in (";", "；"))
    counted = any(start <= m.start < end and m.kind == "count" for m in mentions)
    counted = counted or all(_GROUP.match(folded, *item) for item in items)
    clear = clear and not counted and words.partly.search(folded, start, end) is None
    return tuple(items), clear and not _either_way(folded, count, items)


def _of_one_sort(folded: str, count: Mention, items: Sequence[Span]) -> bool:
    """Whether all items are names or none is, and about as many as announced: what explains an item is none."""
    alike = len({(folded[start].isupper(), folded[start].isdigit()) for start, _ in items}) == 1
    return alike and len(items) > 2 and abs((_number(count) or 0) - len(items)) <= _OFF


def _is_speech(folded: str, start: int, end: int) -> bool:
    """Whether a colon opens words of somebody, not a list of things in quotation marks."""
    if folded[start : start + 1] in _CLOSING.values() and folded[start] not in _CLOSING:
        return True  # the colon itself is quoted
    if folded[start : start + 1] not in tuple(_CLOSING):
        return False
    closed = folded.find(_CLOSING[folded[start]], start + 1, end)
    mark = re.compile("[、，,;；]").search(folded, start + 1, end)
    return closed < 0 or (mark is not None and mark.start() < closed)


def _either_way(folded: str, count: Mention, items: Sequence[Span]) -> bool:
    """Whether the "and" in the last item joins two things that are one item, as the number has it."""
    if _number(count) != len(items) - 1 or "、" not in folded[items[0][0] : items[-1][0]]:
        return False
    return not _are_names(folded, count, items)


def _are_names(folded: str, count: Mention, items: Sequence[Span]) -> bool:
    """Whether both sides of the last "and" are names by themselves: known ones, or of what bears names, as long as the
    others.
    """
    if all(_is_known(folded[start:end]) for start, end in items[-2:]):
        return True
    lengths = [end - start for start, end in items[:-2]]
    fitting = all(max(_NAMED, min(lengths) - 1) <= end - start <= max(lengths) + 1 for start, end in items[-2:])
    words = list_words()
    named = count.get("classifier") in words.concrete or count.get("counted").endswith(words.bearing)
    return fitting and named


def _is_known(item: str) -> bool:
    return any((hit.start, hit.end) == (0, len(item)) and hit.category in ("country", "place") for hit in scan(item))


def _number(count: Mention) -> int | None:
    point = count.value.point if isinstance(count.value, Quantity) else None
    return int(point) if point is not None else None
