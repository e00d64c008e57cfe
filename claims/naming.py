"""Names that a user settles, met in a text: they count like those of the lexicons, and before them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

import ahocorasick_rs
from msgspec import Struct

from factlint.claims.concepts import Hit, scan
from factlint.claims.names import Name
from factlint.claims.text import fold, has_cjk


def named(folded: str, hits: Sequence[Hit], names: Sequence[Name]) -> list[Hit]:
    """The concepts of a folded text with those that names give; where they overlap, names count.

    An event is also what is told of it: the head of what its sentence says.
    """
    known = _known(tuple(names))
    if not known.forms:
        return list(hits)
    own: list[Hit] = []
    for form, start, end in sorted(known.automaton.find_matches_as_indexes(folded, overlapping=True), key=_longest):
        if (not own or start >= own[-1].end) and stands_alone(folded, start, end):
            own.append(Hit(start, end, *known.meanings[form]))
    events = [Hit(hit.start, hit.end, "head", hit.name) for hit in own if hit.category == "event"]
    taken = [(hit.start, hit.end) for hit in own]
    starts = [start for start, _ in taken]

    def is_free(hit: Hit) -> bool:
        at = bisect_left(starts, hit.end) - 1
        return at < 0 or taken[at][1] <= hit.start

    return sorted([*own, *events, *filter(is_free, hits)], key=lambda hit: (hit.start, hit.end))


class _Known(Struct, frozen=True):
    automaton: ahocorasick_rs.AhoCorasick
    forms: tuple[str, ...]
    meanings: tuple[tuple[str, str], ...]
    """Category and canonical name of each form."""


@lru_cache(maxsize=8)
def _known(names: tuple[Name, ...]) -> _Known:
    meanings = {fold(form): (each.category, _canonical(each)) for each in reversed(names) for form in each.forms}
    forms = tuple(meanings)
    return _Known(ahocorasick_rs.AhoCorasick(forms), forms, tuple(meanings[form] for form in forms))


def _canonical(name: Name) -> str:
    """What the lexicons call it, where they know one of its forms; else its own name."""
    for form in name.forms:
        folded = fold(form)
        for hit in scan(folded):
            if hit.category == name.category and (hit.start, hit.end) == (0, len(folded)):
                return hit.name
    return name.name


def _longest(match: tuple[int, int, int]) -> tuple[int, int]:
    return match[1], -match[2]


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a name in letters is a whole word, or several."""
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    return not (_is_letter(text[start]) and _is_letter(before)) and not (
        _is_letter(text[end - 1]) and _is_letter(after)
    )


def _is_letter(character: str) -> bool:
    return character.isalnum() and not has_cjk(character)
