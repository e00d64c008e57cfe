"""Whether two names are one person's, across scripts, spellings and forms of a name.

Names are as `persons` gives them: a canonical name where one is known, else as the text has it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from factlint.claims.romanisation import Reading, is_chinese, reading, readings
from factlint.claims.text import has_cjk

_PARTS = re.compile(r"[·‧・\s]+")
_TAIL = re.compile(r",? (?:Jr|Sr|II|III)\.?$")


@lru_cache(maxsize=65536)
def same_person(one: str, two: str) -> bool | None:
    """True for one person, False for two, None where the names leave it open: a surname alone, another script.

    >>> same_person("王炳南", "Wang Ping-nan"), same_person("Wang Bingnan", "Wang Guoquan")
    (True, False)
    >>> same_person("J. F. Dulles", "John Foster Dulles"), same_person("Johnson", "U. Alexis Johnson")
    (True, None)
    """
    if one == two:
        return True
    first, second = _chinese(one), _chinese(two)
    if first and second:
        return bool(first & second)
    if first or second:
        return _surname_alone(first or second, two if first else one)
    if has_cjk(one) != has_cjk(two):
        return None
    return _parts_agree(_parts(one), _parts(two))


def _chinese(name: str) -> frozenset[Reading]:
    if not has_cjk(name):
        return readings(name)
    syllables = reading(name) if is_chinese(name) else ()
    return frozenset({syllables}) if syllables else frozenset()


def _surname_alone(full: frozenset[Reading], other: str) -> bool | None:
    """A full Chinese name against what is none: its surname leaves it open, other Latin letters are another person."""
    if has_cjk(other):
        return None if len(other) > 1 or any(reading(other)[:1] == name[:1] for name in full) else False
    parts = _parts(other)
    if len(parts) == 1:
        return None if any(parts[0].lower() == name[0] for name in full) else False
    return False


def _parts(name: str) -> list[str]:
    return [part for part in _PARTS.split(_TAIL.sub("", name)) if part]


def _parts_agree(one: list[str], two: list[str]) -> bool | None:
    """Western names: the last part has to agree; given names may be shortened or left out."""
    if not one or not two:
        return None
    if one[-1] != two[-1]:
        return None if _slip(one[-1], two[-1]) else False
    if len(one) == 1 or len(two) == 1:
        return None
    if _abbreviates(one[0], two[0]):
        return True
    return any(len(given) > 2 and given in two[:-1] for given in one[:-1])


def _abbreviates(one: str, two: str) -> bool:
    short, long = sorted((one.rstrip("."), two.rstrip(".")), key=len)
    initials = short.replace(".", "")
    return long.startswith(short) or (initials.isupper() and long[:1] == initials[:1])


def _slip(one: str, two: str) -> bool:
    """Whether two surnames may be two spellings of one: Khrushchev, Khruschev."""
    if abs(len(one) - len(two)) > 1 or min(len(one), len(two)) < 6:
        return False
    from rapidfuzz.distance import DamerauLevenshtein

    return DamerauLevenshtein.distance(one, two) <= 1
