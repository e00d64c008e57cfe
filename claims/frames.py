"""The frame of a value: the words beside it, up to the next value.

Two texts on one subject share most of their words; what tells one of their values from another is what stands
beside each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from factlint.claims.concepts import lower, stop_words
from factlint.claims.kept import compiled
from factlint.claims.languages import tables
from factlint.claims.model import Claim, Extraction

_WORD = re.compile(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ'-]+|[㐀-鿿]")
_ENDING = re.compile(r"(?:'s|ings?|ed|es|s|e|ly)$")
_REACH = 90
"""Characters to either side."""
_LEAST = 3
"""Letters that are left of a word without its ending."""


class Words(Struct, frozen=True):
    """The content words of a range, without their endings and under one name for what means the same."""

    all: frozenset[str]
    names: frozenset[str]
    """Those of them that are written with a capital."""


class Frame(Struct, frozen=True):
    """The words before a value and behind it."""

    before: Words
    after: Words
    lead: frozenset[str] = frozenset()
    """What its sentence says before the first of its values: "earned" of both in "earned 3 there and 5 here"."""

    @property
    def words(self) -> frozenset[str]:
        """Those of both sides."""
        return self.before.all | self.after.all

    @property
    def names(self) -> frozenset[str]:
        """Those of both sides that are written with a capital."""
        return self.before.names | self.after.names


def frames(extraction: Extraction, claims: Sequence[Claim]) -> list[Frame]:
    """The frame of each of the claims of a document, which are in order of place."""
    result = []
    lead: tuple[int, frozenset[str]] = (-1, frozenset())
    for index, claim in enumerate(claims):
        sentence, mention = extraction.sentences[claim.sentence], claim.mention
        left, right = max(sentence.start, mention.start - _REACH), min(sentence.end, mention.end + _REACH)
        if index:
            left = max(left, _parted(extraction.folded, claims[index - 1].mention.end, mention.start)[1])
        if index + 1 < len(claims):
            behind = _parted(extraction.folded, mention.end, claims[index + 1].mention.start)[0]
            right = max(mention.end, min(right, behind))
        before = content(extraction.folded, left, mention.start)
        if claim.sentence != lead[0]:
            lead = claim.sentence, before.all
        after = content(extraction.folded, mention.start, right)
        result.append(Frame(before, after, lead[1] - before.all - after.all))
    return result


def _parted(folded: str, start: int, end: int) -> tuple[int, int]:
    """Where the words between two values stop belonging to the first, and begin to belong to the second.

    Both have all of them where nothing parts them.
    """
    found = _breaks().search(folded, start, end)
    return (end, start) if found is None else (found.start(), found.end())


def content(folded: str, start: int, end: int) -> Words:
    """The content words of a range; of Chinese the characters two by two."""
    known = _same()
    words, names = set(), set()
    last, away = "", False
    for word in _WORD.findall(folded, start, end):
        low = lower(word)
        if len(low) == 1:
            if last:
                words.add(known.get(last + low, last + low))
            last = low
            continue
        last = ""
        if low in stop_words() or low in _listed("silent"):
            continue
        away = low in _listed("outside") or (away and word[0].isupper())
        if away and low not in _listed("outside"):
            continue
        stem = stemmed(low)
        shared = name_of(low)
        words.add(shared or stem)
        if word[0].isupper() and not shared:
            names.add(stem)
    return Words(frozenset(words), frozenset(names))


def name_of(word: str) -> str:
    """The name that a word shares with others of its meaning; "" where it has none."""
    known = _same()
    return known.get(word) or known.get(stemmed(word)) or ""


def stemmed(word: str) -> str:
    """A Western word without a regular ending.

    >>> stemmed("released"), stemmed("releases"), stemmed("albums")
    ('releas', 'releas', 'album')
    """
    stem = _ENDING.sub("", word)
    return stem if len(stem) >= _LEAST else word


@cache
def _same() -> dict[str, str]:
    """Every word that shares its meaning with others, and its stem, by the name they share."""
    named = {}
    for table in tables("frames").values():
        for name, forms in table["same"].items():
            for form in forms:
                named[form] = named[stemmed(form) if form.isascii() else form] = name
    return named


@cache
def _listed(name: str) -> frozenset[str]:
    """The words of a list: those that say nothing here, or tell where a value does not hold."""
    return frozenset(word for table in tables("frames").values() for word in table.get(name, {}).get("words", ()))


@cache
def _breaks() -> re.Pattern[str]:
    """What parts the words of two values."""
    words = sorted(_listed("apart"))
    western = "|".join(re.escape(word) for word in words if word.isascii())
    return compiled(rf"[,;:()，；：、（）{''.join(word for word in words if not word.isascii())}]|\b(?:{western})\b")
