"""Places that no list has: a proper name with a generic noun (Kestrel Hall, 鹤嵐站, the village of X), or a name alone
where what is done tells that it is a place: "born in X".

They lie in towns, and buildings in one another; so only those of one kind exclude each other, and only where neither
name may be a form, a spelling, a transcription or a translation of the other. The words are data,
`languages/*/premises.toml`; kinds of nouns are called alike in all languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from factlint.claims.clauses import Scope
from factlint.claims.kept import compiled
from factlint.claims.languages import tables
from factlint.claims.localities import TOWN
from factlint.claims.model import Claim, Mention
from factlint.claims.proper import other_names
from factlint.claims.romanisation import transliterating
from factlint.claims.values.term import Term

KIND = "premises"
"""The detail of such a place: the kind of its noun."""
PROPER = "proper"
"""The detail of such a place: its proper name."""
_TOLD = "told"
"""The kind of what has no noun."""
_NAMES = frozenset({"country", "place", "body", "organ", "office", "person", "event"})
_SETTLED = frozenset({"village", "town", "county", _TOLD})
"""Kinds of which a listed town may be one: the list knows it better."""


class _Words(Struct, frozen=True):
    """How a language names such places."""

    forms: tuple[re.Pattern[str], ...]
    told: re.Pattern[str]
    generic: re.Pattern[str]
    kinds: tuple[tuple[str, re.Pattern[str]], ...]


def premises(folded: str, scopes: Sequence[Scope], known: Sequence[Mention]) -> Iterator[Mention]:
    """Every such place, and the `known` ones; a town of the world keeps the noun that it is told with."""
    listed = {(mention.start, mention.end): mention for mention in known}
    for scope in scopes:
        words = _words().get(scope.sentence.language)
        if words is None:
            continue
        found = list(_named(folded, scope, words))
        named = [(hit.start, hit.end) for hit in scope.of(*_NAMES)]
        for mention in sorted(found, key=lambda mention: (mention.start, -mention.end)):
            start = folded.index(mention.get(PROPER), mention.start)
            end = start + len(mention.get(PROPER))
            taken = [*listed, *(named if mention.get(KIND) == _TOLD else ())]
            inside = mention.get(KIND) in _SETTLED and any(first < end and start < last for first, last in taken)
            same = listed.get((mention.start, mention.end))
            if same is not None and same.get(TOWN):
                mention = replace(same, detail=(*same.detail, *mention.detail))
            elif same is not None or inside:
                continue
            listed[mention.start, mention.end] = mention
    yield from listed.values()


def _named(folded: str, scope: Scope, words: _Words) -> Iterator[Mention]:
    """All that the forms of a language find in a sentence; of two that overlap the first."""
    taken = -1
    for form in (*words.forms, words.told):
        for found in form.finditer(folded, scope.sentence.start, scope.sentence.end):
            name = found["name"]
            noun = found.groupdict().get("noun")
            if words.generic.fullmatch(name) or (form is words.told and found.start("place") < taken):
                continue
            taken = max(taken, found.end("place"))
            detail = ((KIND, _kind(words, noun) if noun else _TOLD), (PROPER, name))
            start, end = found.span("place")
            yield Mention("place", start, end, Term(folded[start:end]), detail=detail)


def _kind(words: _Words, noun: str) -> str:
    return next((kind for kind, form in words.kinds if form.fullmatch(noun)), "")


def other_premises(one: Claim, two: Claim) -> bool:
    """Whether two such places are surely not one, nor one within the other."""
    kinds = {one.mention.get(KIND), two.mention.get(KIND)}
    alike = len(kinds) == 1 and "" not in kinds
    return alike and other_names(one.mention.get(PROPER), two.mention.get(PROPER))


def is_listed(place: Claim) -> bool:
    """Whether a list knows where a place lies."""
    return bool(place.mention.get(TOWN)) or not place.mention.get(KIND)


@cache
def _words() -> dict[str, _Words]:
    return {language: _of(data) for language, data in tables("premises").items()}


def _of(data: dict[str, object]) -> _Words:
    nouns = data["nouns"]
    assert isinstance(nouns, dict)
    every = sorted((noun for forms in nouns.values() for noun in forms), key=len, reverse=True)
    foreign = f"[{''.join(sorted(transliterating()))}]"
    made = {
        name: compiled(form.replace("{nouns}", "|".join(every)).replace("{foreign}", foreign))
        for name, form in data.items()
        if isinstance(form, str)
    }
    kinds = tuple((kind, compiled("|".join(forms), re.IGNORECASE)) for kind, forms in nouns.items())
    forms = tuple(made[name] for name in ("named", "of", "before") if name in made)
    return _Words(forms, made["told"], made["generic"], kinds)
