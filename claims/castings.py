"""Parts that people play in an event or a work, told by a noun or a verb: the referee was …, … conducted the orchestra.

One table a language (`languages/*/castings.toml`) gives nouns and verbs of every part; the ways in which a name stands
beside them are the same for all parts: in front, behind, in apposition, with a copula, as the agent of a passive.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

import ahocorasick_rs
from msgspec import Struct

from factlint.claims.clauses import Scope
from factlint.claims.concepts import Hit, lower
from factlint.claims.kept import compiled
from factlint.claims.languages import tables

_BEFORE, _BEHIND = 110, 70
"""Characters on either side of a name in which such words are looked for."""
_NOTHING = ("(?!)",)
_KINDS = ("nouns", "verbs", "participles", "objects", "phrases", "activities", "words")


class _Words(Struct, frozen=True):
    """The words of a language, and the forms in which a name stands beside them."""

    parts: dict[str, str]
    """Noun or verb to the part that it tells."""
    before: re.Pattern[str]
    behind: re.Pattern[str]
    nouns: re.Pattern[str]
    titles: re.Pattern[str]
    """Behind this a name of one word stands."""
    opens: re.Pattern[str]
    """Behind this a name may begin."""
    closes: re.Pattern[str]
    """In front of this one may end."""


def casting(folded: str, scope: Scope, person: Hit) -> str:
    """The part that the words around a name give its bearer; "" where they give none."""
    found = _found(folded, scope.sentence.language, person.start, person.end, scope.sentence.start, scope.sentence.end)
    if found is None:
        return ""
    told = next(text for text in found.groups() if text)
    return _words()[scope.sentence.language].parts[told.lower()]


def is_cast(folded: str, language: str, start: int, end: int) -> bool:
    """Whether what stands at these offsets has to be a person, for the part that the words around it tell."""
    return _found(folded, language, start, end, 0, len(folded)) is not None


def _found(folded: str, language: str, start: int, end: int, first: int, last: int) -> re.Match[str] | None:
    """The words of a part in front of a name or behind it, within some bounds."""
    words = _words().get(language)
    if words is None:
        return None
    first, last = max(first, start - _BEFORE), min(last, end + _BEHIND)
    tried = (words.before.match(folded, place, start) for place in _within(folded, language, first, start))
    found = next(filter(None, tried), None)
    if found is None and next(_within(folded, language, end, last), -1) >= 0:
        found = words.behind.match(folded, end, last)
    return found


def _within(folded: str, language: str, start: int, end: int) -> Iterator[int]:
    """Where words of parts begin that stand there as wholes, which is quickly told: mostly none does."""
    places = _places(folded, language)
    between = places[bisect_left(places, (start, 0)) : bisect_left(places, (end, 0))]
    return iter(dict.fromkeys(place for place, stop in between if stop <= end))


@lru_cache(maxsize=4)
def _places(folded: str, language: str) -> list[tuple[int, int]]:
    """Where the words of parts stand, in order, one that begins another included."""
    found = _automaton(language).find_matches_as_indexes(lower(folded), overlapping=True)
    return sorted((start, end) for _, start, end in found)


@cache
def _automaton(language: str) -> ahocorasick_rs.AhoCorasick:
    return ahocorasick_rs.AhoCorasick(sorted(_words()[language].parts))


def is_titled(folded: str, language: str, start: int) -> bool:
    """Whether the noun of a part stands right in front of this place, as a title does."""
    titles = _words()[language].titles
    return any(
        titles.match(folded, place, start) for place in _within(folded, language, max(0, start - _BEFORE), start)
    )


def part_of(header: str) -> str:
    """The part that the whole of a header names: Referee, 总工程师; "" for none."""
    said = header.strip(" :：\n")
    return next((words.parts[said.lower()] for words in _words().values() if words.nouns.fullmatch(said)), "")


def openings(folded: str, language: str) -> Iterator[tuple[int, int]]:
    """Where nouns of parts stand: the end of noun and copula, and the end of a calling behind them."""
    for found in _words()[language].opens.finditer(folded):
        yield found.end("link"), found.end()


def closings(folded: str, language: str) -> Iterator[int]:
    """Where verbs of parts begin, or the title in front of them."""
    yield from (found.start() for found in _words()[language].closes.finditer(folded))


@cache
def _words() -> dict[str, _Words]:
    return {language: _of_language(data) for language, data in tables("castings").items()}


def _of_language(data: dict[str, dict[str, list[str]]]) -> _Words:
    forms = data["forms"]
    kinds: dict[str, dict[str, str]] = {kind: {} for kind in _KINDS}
    for part, words in data.items():
        if part != "forms":
            own = {"participles": words.get("verbs", []), **words}
            for kind, known in kinds.items():
                known.update(dict.fromkeys(own.get(kind, ()), part))
    parts = {form.lower(): part for known in kinds.values() for form, part in known.items()}
    listed = {kind.upper(): _any(known) for kind, known in kinds.items()} | {
        "CALLING": "".join(forms["calling"]),
        "OFFICES": _any(forms.get("offices", ())),
    }
    before, behind, titles, opens, closes = (
        _compiled(forms.get(side, _NOTHING), listed) for side in ("before", "behind", "titles", "opens", "closes")
    )
    return _Words(parts, before, behind, compiled(listed["NOUNS"], re.IGNORECASE), titles, opens, closes)


def _compiled(forms: Iterable[str], listed: dict[str, str]) -> re.Pattern[str]:
    form = "|".join(forms)
    for name in ("CALLING", "PARTICIPLES", "OFFICES", "NOUNS", "VERBS", "OBJECTS", "PHRASES", "ACTIVITIES"):
        form = form.replace(name, listed[name])
    return compiled(form)


def _any(forms: Iterable[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))
