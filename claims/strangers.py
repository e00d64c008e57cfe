"""Whether two names are surely of two persons, however each of them is written.

Stricter than `identity`: a name in Latin letters that is no pinyin and no Wade–Giles may still be a Chinese one in
another romanisation, of a foreign name in characters it is not known which part it gives, and two scripts or regions
write one foreign name in different characters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from factlint.claims.identity import same_person
from factlint.claims.languages.en.persons import is_given
from factlint.claims.romanisation import Reading, is_chinese, reading, readings, surnames
from factlint.claims.sound import heard_in, likeness, written_in
from factlint.claims.text import has_cjk

_PARTS = re.compile(r"[·‧・\s]+")
_UNLIKE = 0.42
_CLEARLY = 0.5
"""How alike a transcription of three characters or more may sound: in 178 pairs of one person 8 sound less alike, all
of them Japanese, Sinicised or with a title."""
_HARDLY = 0.55
"""How alike a name of three characters, which may be a foreign one in Chinese disguise, may sound."""
_NEARLY = 0.78
_BOTH_UNLIKE = ((0.6, 0.65), (0.5, 0.79))
"""How alike surname and given name may be at most, together."""
_HEARD = 3
"""Consonants without which a name says nothing."""
_PARTICLES = frozenset({"冯", "范", "德", "迪", "杜", "达"})
_JAPANESE = re.compile("(?:(?:[kstnhmrgzdbpjyw]|sh|ch|ts|[kgnhmrbp]y)?[aiueo]n?)+", re.I)
"""Surnames of such syllables are written in characters that are read otherwise."""
_CHINESE = re.compile(
    r"(?:(?:[bpmfdtlgkhjqxrzcsvw]|[ptk]h|[zcs]h|ts|tz|hs|[kgh]w|ng?|y|ch)?['’]?[aeiouêüy]{1,4}(?:ng|[nmptkhr])?['’-]?)+",
    re.I,
)
"""Syllables of Chinese names in any romanisation: Hamid and Solheim are of others."""
_SYLLABLE = re.compile(r"[^aeiouy]{0,3}[aeiouêüy]{1,2}(?:ng|[nmptkhr])?", re.I)
"""One syllable, at most."""
_SHORT = 2
_LONG = 6
"""Letters from which a surname is no Chinese one in some romanisation."""


@lru_cache(maxsize=65536)
def strangers(one: str, two: str) -> bool:
    """True where they are two persons without doubt.

    >>> strangers("Mei Yangchun", "Mao Yisheng"), strangers("Zhan Tianyou", "Jeme Tien Yow")
    (True, False)
    >>> strangers("伍德沃德", "Jeremy Moore"), strangers("摩尔", "Jeremy Moore"), strangers("尼克松", "尼克森")
    (True, False, False)
    """
    if same_person(one, two):
        return False
    first, second = _read(one), _read(two)
    if first and second:
        return all(_differ(a, b) for a in first for b in second)
    if (first and not _is_foreign(one)) or (second and not _is_foreign(two)):
        chinese, other = (one, two) if first else (two, one)
        if not has_cjk(other) and _is_shorter(other, first or second):
            return True
        if any(_alike(chinese, part) > _HARDLY for part in _telling(other)):
            return False
        return _is_foreign(other) if has_cjk(other) else _is_western(other)
    if not has_cjk(one) and not has_cjk(two):
        return same_person(one, two) is False and not _share(one, two)
    return _sound_apart(one, two)


def _read(name: str) -> frozenset[Reading]:
    """The readings of what may be a Chinese name."""
    if not has_cjk(name):
        return readings(name)
    chinese = is_chinese(name) or (2 <= len(name) <= 3 and name[0] in surnames())
    syllables = reading(name) if chinese else ()
    return frozenset({syllables}) if syllables else frozenset()


def _is_foreign(name: str) -> bool:
    """Whether characters are surely, or may be, a foreign name."""
    return has_cjk(name) and not is_chinese(name)


def _differ(one: Reading, two: Reading) -> bool:
    """Whether two readings differ in two syllables at least: in one alone it may be a misreading."""
    return sum(a != b for a, b in zip(one, two, strict=False)) + abs(len(one) - len(two)) > 1


def _is_western(name: str) -> bool:
    parts = name.split()
    long = len(parts) > 1 and len(parts[-1]) >= _LONG
    western = is_given(parts[0]) or any(not _CHINESE.fullmatch(part) for part in _parts(name))
    foreign = len(parts) > 1 and len(parts[-1]) >= _HEARD and not _CHINESE.fullmatch(parts[-1])
    return (foreign or (long and western)) and not _JAPANESE.fullmatch(parts[-1])


def _is_shorter(name: str, chinese: frozenset[Reading]) -> bool:
    """Whether a name in letters, in any romanisation, has fewer syllables than a Chinese name."""
    syllables = re.split("[ -]", name)
    return all(map(_SYLLABLE.fullmatch, syllables)) and len(syllables) < min(map(len, chinese))


def _share(one: str, two: str) -> bool:
    """Whether two names in Latin letters have a part in common, in any order, or parts that sound alike."""
    return any(a == b or _spell_one(a, b) for a in _parts(one) for b in _parts(two))


def _spell_one(one: str, two: str) -> bool:
    """Whether two parts may be two spellings of one: the same first letter, nearly the same consonants."""
    first, second = written_in(one), written_in(two)
    return one[0] == two[0] and min(len(first), len(second)) >= _HEARD and likeness(first, second) > _NEARLY


def _parts(name: str) -> list[str]:
    """The parts of a name without initials and particles."""
    parts = [part for part in _PARTS.split(name) if part and part not in _PARTICLES]
    if has_cjk(name):
        return parts
    return [part for part in parts if len(part.rstrip(".")) > 1 and part[0].isupper() and not part.isupper()]


def _telling(name: str) -> list[str]:
    """The parts of a name without the given name of the West, which says nothing where the surname is none of China."""
    parts = _parts(name)
    return parts[1:] if len(parts) > 1 and is_given(parts[0]) and not _CHINESE.fullmatch(parts[-1]) else parts


def _sound_apart(one: str, two: str) -> bool:
    """Whether neither the surname nor the given name, where both have one, sounds like that of the other."""
    first, second = _parts(one), _parts(two)
    if not first or not second:
        return False
    if len(first) < 2 or len(second) < 2:
        longest = max(len(_sound(part)) for part in (*first, *second))
        likest = max(_alike(a, b) for a in first for b in second)
        return longest >= _HEARD and likest <= (_CLEARLY if _is_clear(first, second) else _UNLIKE)
    surname = max(_alike(a, b) for a, b in _surnames(first, second))
    given = _alike(first[0], second[0])
    return any(surname <= most and given <= other for most, other in _BOTH_UNLIKE)


def _is_clear(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether one name is a transcription of three characters or more, and the other one is transcribed by sound."""
    return any(
        len(one) == 1 and has_cjk(one[0]) and len(one[0]) > _SHORT and not any(map(_JAPANESE.fullmatch, other))
        for one, other in ((first, second), (second, first))
    )


def _surnames(first: Sequence[str], second: Sequence[str]) -> list[tuple[str, str]]:
    """The last parts with all but the first of the other name: a surname may be of two parts."""
    return [(first[-1], part) for part in second[1:]] + [(part, second[-1]) for part in first[1:]]


def _alike(one: str, two: str) -> float:
    """How alike two parts sound; what begins with 希 may begin with an H, which is not heard."""
    return max(likeness(a, b) for a in _sounds(one) for b in _sounds(two))


def _sounds(part: str) -> set[str]:
    return {_sound(part), _sound(part.replace("希", "伊"))}


def _sound(part: str) -> str:
    return heard_in(part) if has_cjk(part) else written_in(part)
