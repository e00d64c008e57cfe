"""How alike a foreign name sounds in Chinese characters and in Latin letters: 内格罗蓬特, Negroponte.

Both are reduced to the classes of their consonants, as in Soundex (Russell, US patent 1,261,167, 1918), and compared by
an edit distance in which what transcription changes or drops costs little: r at the end of a syllable, k before i.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from factlint.claims.romanisation import reading

_INITIALS = {
    "b": "P", "p": "P", "m": "M", "f": "V", "d": "T", "t": "T", "n": "N", "l": "L", "g": "K", "k": "K", "j": "C",
    "q": "C", "x": "S", "zh": "C", "ch": "C", "sh": "S", "r": "L", "z": "S", "c": "S", "s": "S", "w": "V",
}  # fmt: skip
_SYLLABLE = re.compile(r"(?P<initial>zh|ch|sh|[bpmfdtnlgkjqxrzcsw])?[hy]?(?P<final>[a-z]*)")
_LETTERS = (
    (re.compile("tch|tsch|ch|sch|dj|j"), "C"), (re.compile("ph|v|f|w"), "V"), (re.compile("sh|ss|s|z|x"), "S"),
    (re.compile("c(?=[eiy])"), "S"), (re.compile("ck|kh|gh|[kqgc]"), "K"), (re.compile("th|dt|tt|dd|[td]"), "T"),
    (re.compile("bb|pp|[bp]"), "P"), (re.compile("mm|m"), "M"), (re.compile("nn|n"), "N"), (re.compile("ll|l"), "L"),
    (re.compile("rr|r"), "R"),
)  # fmt: skip
_CHEAP = {
    frozenset("KC"): 0.3, frozenset("SC"): 0.4, frozenset("TC"): 0.5, frozenset("TS"): 0.6, frozenset("MN"): 0.3,
    frozenset("LR"): 0.0, frozenset("LN"): 0.7, frozenset("VP"): 0.6,
}  # fmt: skip
_DROPPED = {"R": 0.2, "L": 0.5, "V": 0.5, "N": 0.6, "T": 0.7, "K": 0.7}
_SURE = 0.85
_UNLIKE = 0.35
_SHORTEST = 3
"""Consonants from which a likeness means anything."""


@lru_cache(maxsize=4096)
def sounds_like(characters: str, letters: str) -> bool:
    """Whether a foreign name in Chinese characters may be the one in Latin letters; both without given names.

    >>> sounds_like("内格罗蓬特", "Negroponte"), sounds_like("杜勒斯", "Johnson")
    (True, False)
    """
    heard, written = heard_in(characters), written_in(letters)
    return min(len(heard), len(written)) >= _SHORTEST and likeness(heard, written) >= _SURE


@lru_cache(maxsize=4096)
def sounds_unlike(characters: str, letters: str) -> bool:
    """Whether the two can hardly be one foreign name.

    >>> sounds_unlike("杜勒斯", "Hammarskjold"), sounds_unlike("乔埃", "Joy"), sounds_unlike("克拉克", "Clark")
    (True, False, False)
    """
    heard, written = heard_in(characters), written_in(letters)
    return max(len(heard), len(written)) >= _SHORTEST and likeness(heard, written) <= _UNLIKE


def likeness(one: str, two: str) -> float:
    """1 for equal classes of consonants, 0 for nothing in common."""
    row = [0.0]
    for character in two:
        row.append(row[-1] + _DROPPED.get(character, 1.0))
    for first in one:
        above, row = row, [row[0] + _DROPPED.get(first, 1.0)]
        for at, second in enumerate(two):
            change = 0.0 if first == second else _CHEAP.get(frozenset((first, second)), 1.0)
            row.append(
                min(
                    above[at] + change,
                    above[at + 1] + _DROPPED.get(first, 1.0),
                    row[-1] + _DROPPED.get(second, 1.0),
                )
            )
    return 1 - row[-1] / max(len(one), len(two), 1)


def heard_in(name: str) -> str:
    """The classes of the consonants of a name in Chinese characters."""
    classes = []
    for character, syllable in zip(name, reading(name), strict=False):
        found = _SYLLABLE.fullmatch(syllable)
        if found is None:
            continue
        if syllable == "er":
            classes.append("R" if character in "尔" else "L")
            continue
        classes.append(_INITIALS.get(found["initial"] or "", ""))
        if found["final"].endswith(("n", "ng")):
            classes.append("N")
    return re.sub(r"(.)\1+", r"\1", "".join(classes))


def written_in(name: str) -> str:
    """The classes of the consonants of a name in Latin letters."""
    plain = "".join(c for c in unicodedata.normalize("NFD", name.lower()) if not unicodedata.combining(c))
    classes = []
    at = 0
    while at < len(plain):
        for pattern, symbol in _LETTERS:
            found = pattern.match(plain, at)
            if found is not None:
                classes.append(symbol)
                at = found.end()
                break
        else:
            at += 1
    return re.sub(r"(.)\1+", r"\1", "".join(classes))
