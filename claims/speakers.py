"""Who is quoted: the names beside a quotation that a verb of saying joins to it, of languages without capitals.

`林锦堂在日记中写道：「…」`, `「…」，会长说`. The last two and three characters stand for a name, so that it is the same
with and without an office before it. Words are data, `languages/*/quotations.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

_REACH = 40
_MARKS = " ：:，,“”「」『』‘’\"'（(《"
_PLACE = re.compile(r"[在于对向][㐀-鿿\d]{1,14}$")
_WHEN = re.compile(r"(?:的时候|之际|时|后|之余)$")
"""The end of a clause that tells when somebody spoke: who did so stands before it."""
_HAN = re.compile(r"[㐀-鿿]+$")
_LONGEST = 3


def speakers(folded: str, start: int, end: int, low: int, high: int) -> frozenset[str]:
    """The speakers of a quotation that stands at `folded[start:end]`, within the bounds of its block."""
    before = folded[max(low, start - _REACH) : start].rstrip(_MARKS)
    behind = folded[end : min(high, end + _REACH)].lstrip(_MARKS + "。！？!?.")
    return frozenset([*_told_before(before), *_told_behind(behind)])


def _told_before(text: str) -> Iterator[str]:
    verb = _verbs().search(text)
    if verb is None:
        return
    rest = _adverbs().sub("", text[: verb.start()])
    rest = _adverbs().sub("", _PLACE.sub("", rest))
    if not _WHEN.search(rest):
        yield from _names(rest)


def _told_behind(text: str) -> Iterator[str]:
    said = _said().match(text)
    if said:
        yield from _names(_adverbs().sub("", _PLACE.sub("", said["name"])))


def _names(text: str) -> Iterator[str]:
    """The ends of a run of characters that can be a name."""
    run = _HAN.search(text)
    if run is None or len(run.group()) < 2 or run.group()[-1] in _lists()["pronouns"]:
        return
    for size in range(2, min(_LONGEST, len(run.group())) + 1):
        yield run.group()[-size:]


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(rf"(?:{_any('saying')})(?:的是|道|过)?$")


@cache
def _adverbs() -> re.Pattern[str]:
    return re.compile(rf"(?:{_any('meanwhile')})+$")


@cache
def _said() -> re.Pattern[str]:
    return re.compile(rf"(?P<name>[㐀-鿿]{{2,6}}?)(?:{_any('saying')})")


def _any(name: str) -> str:
    return "|".join(sorted(map(re.escape, _lists()[name]), key=len, reverse=True))


@cache
def _lists() -> dict[str, frozenset[str]]:
    from factlint.claims.quotes import word_lists

    return word_lists()
