"""Whether two proper names are surely two: no short form, spelling, transcription or translation of one another."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import Indel

from factlint.claims.romanisation import given_readings, reading, readings, transliterating
from factlint.claims.sound import heard_in, likeness, written_in
from factlint.claims.text import has_cjk
from factlint.claims.towns import apart, town

_WORD = re.compile(r"[^\W\d_]+")
_LITTLE = frozenset(
    ["st", "saint", "san", "santa", "s", "the", "of", "de", "la", "old", "new", "great", "grand", "royal"]
)
"""Words that two names may share."""
_ALIKE = 0.6
"""From how much likeness two names may be spellings of one."""
_SOUNDS = 0.75
"""From how much likeness two names may be spellings of one by their consonants."""
_UNLIKE = 0.5
"""How alike a name and what may be its transcription sound at most, where it is none."""
_SHORTEST = 3


@lru_cache(maxsize=4096)
def other_names(one: str, two: str) -> bool:
    """True where they are two names without doubt.

    >>> other_names("Kestrel", "Vane"), other_names("Astoria", "Grand Astoria"), other_names("Hollowby", "Holloughby")
    (True, False, False)
    >>> other_names("Songling", "松岭"), other_names("Songling", "梅山"), other_names("Cathay", "华懋")
    (False, True, False)
    """
    if has_cjk(one) != has_cjk(two):
        return _of_two_scripts(*((one, two) if has_cjk(one) else (two, one)))
    return _chinese(one, two) if has_cjk(one) else _western(one, two)


def _western(one: str, two: str) -> bool:
    first, second = _words(one), _words(two)
    if not first or not second or first & second or _is_spelling("".join(first), "".join(second)):
        return False
    if any(_is_spelling(a, b) or _sounds(a, b) for a in first for b in second):
        return False
    return not _initials(one, two)


def _words(name: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(name)) - _LITTLE


def _is_spelling(one: str, two: str) -> bool:
    return Indel.normalized_similarity(one, two) >= _ALIKE


def _sounds(one: str, two: str) -> bool:
    """Whether two words have nearly the consonants of each other."""
    first, second = written_in(one), written_in(two)
    return min(len(first), len(second)) >= _SHORTEST and likeness(first, second) >= _SOUNDS


def _initials(one: str, two: str) -> bool:
    """Whether one is short for the other."""
    short, long = sorted((one, two), key=len)
    return short.isupper() and short == "".join(word[0] for word in _WORD.findall(long))


def _chinese(one: str, two: str) -> bool:
    if one in two or two in one or set(one) & set(two):
        return False
    if set(one) <= transliterating() and set(two) <= transliterating():
        return likeness(heard_in(one), heard_in(two)) < _ALIKE
    return reading(one) != reading(two)


def _of_two_scripts(characters: str, letters: str) -> bool:
    """By where they lie, where both are towns; by their sound, where both can be read by it."""
    spelled, read = given_readings(letters) | readings(letters), reading(characters)
    if any(set(each) & set(read) for each in spelled):
        return False
    if town(characters) and town(letters):
        return apart(town(characters), town(letters))
    if spelled:
        return bool(read) and all(len(each) == len(read) for each in spelled)
    heard, written = heard_in(characters), written_in(letters)
    foreign = len(characters) >= _SHORTEST and set(characters) <= transliterating()
    return foreign and max(len(heard), len(written)) >= _SHORTEST and likeness(heard, written) <= _UNLIKE
