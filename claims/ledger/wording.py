"""The subject words of a pinned fact as what a passage has to say: concepts where a lexicon knows the word, the words
themselves where none does. All of them are needed: a fact that is joined with the wrong passage is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache

from msgspec import Struct

from factlint.claims.compare import MEETINGS
from factlint.claims.concepts import Hit, lower, scan, stop_words
from factlint.claims.languages.en.lemmas import lemma
from factlint.claims.languages.en.numerals import numerals
from factlint.claims.ledger.entries import BadLedger, Entry, Words
from factlint.claims.model import Extraction, Kind, Mention, Subject, Value
from factlint.claims.names import Name
from factlint.claims.naming import named
from factlint.claims.text import fold
from factlint.claims.values.number import Quantity
from factlint.claims.values.term import Term

CONTENT = frozenset({"head", "aspect", "qualifier", "country", "body", "organ", "place", "person", "event", "office"})
"""What tells one thing from another, of all that the lexicons know."""
NAMING = frozenset({"qualifier", "country", "body", "organ", "place", "person", "event"})
"""Of these what a heading may say for the passage below it."""
WORD = re.compile(r"[A-Za-z][A-Za-z'-]+|\d+")
_HAN = re.compile("[㐀-鿿]+")
_PARTICLES = re.compile("[的之了与和及在于]")


def unknown_runs(text: str, start: int, end: int, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, str]]:
    """Chinese characters that stand together between what is taken, without particles, and where they begin.

    Single ones tell nothing.
    """
    inside = [(max(at, start) - start, min(to, end) - start) for at, to in taken if start < to and at < end]
    rest = _PARTICLES.sub(" ", _blanked(text[start:end], inside))
    return ((start + run.start(), run.group()) for run in _HAN.finditer(rest) if len(run.group()) > 1)


class Need(Struct, frozen=True):
    """One thing that a passage has to say."""

    category: str
    """Of a concept; "word" for a word that no lexicon knows."""
    names: frozenset[str]
    """The concepts, or the base form of the word, or the Chinese characters as they stand together."""

    def __str__(self) -> str:
        return "/".join(sorted(self.names))


def numbered(mentions: Iterable[Mention], hits: Sequence[Hit]) -> frozenset[tuple[str, str]]:
    """Which thing of a series is named: "ordinal", and the number with the concept that it numbers."""
    found = set[tuple[str, str]]()
    for mention in mentions:
        if mention.kind == "ordinal" and isinstance(mention.value, Quantity) and mention.value.point is not None:
            heads = [hit for hit in hits if hit.category == "head" and hit.start >= mention.start]
            head = min(heads, key=lambda hit: hit.start).name if heads else ""
            found.add(("ordinal", f"{mention.value.point} {head}"))
    return frozenset(found)


class Wording(Struct, frozen=True, dict=True):
    """All that a passage has to say, in one language."""

    needs: tuple[Need, ...]
    ordinals: frozenset[int]
    """Numbers in a series that it names: of the first, the 73rd meeting."""
    numbered: frozenset[tuple[str, str]]
    """The same with what they number."""
    subject: Subject

    @cached_property
    def aspects(self) -> frozenset[str]:
        """The verbs among them."""
        return frozenset(name for need in self.needs if need.category == "aspect" for name in need.names)

    def names(self, category: str) -> frozenset[str]:
        """The concepts of one category."""
        return frozenset(name for need in self.needs if need.category == category for name in need.names)


class About(Struct, frozen=True):
    """What an entry is about."""

    kind: Kind
    unit: str
    names: tuple[Name, ...]
    wordings: tuple[Wording, ...]
    """Any one of them tells it."""
    scopes: tuple[Wording, ...]

    @property
    def subject(self) -> Subject:
        """As reports show it: what the first words say."""
        return self.wordings[0].subject

    def canonical(self, value: Value) -> Value:
        """A value as documents have it: of a place its canonical name."""
        return Term(place_name(value.name, self.names)) if isinstance(value, Term) else value


@lru_cache(maxsize=4096)
def about(entry: Entry, names: tuple[Name, ...]) -> About:
    """What an entry is about, in the terms of claims; raises `BadLedger` where words say nothing."""
    subject = tuple(_wording(words, names) for words in entry.subject)
    for words in entry.scope:
        if any(claim.kind in ("date", "range") for claim in _extracted(words.text).claims):
            raise BadLedger(f"{words.text!r} names a time: write it as when", words.start, words.end)
    scope = tuple(_wording(words, names) for words in entry.scope)
    return About(entry.kind, unit_name(entry.unit), names, subject, scope)


def place_name(text: str, names: Sequence[Name]) -> str:
    """The canonical name of a place; the name as it is where no lexicon knows it."""
    folded = fold(text)
    found = named(folded, scan(folded), names)
    hits = [hit for hit in found if hit.category == "place" and (hit.start, hit.end) == (0, len(folded))]
    return hits[0].name if hits else text


def unit_name(text: str) -> str:
    """What a number counts, as claims call it: meetings, 次 and 场会谈 are "meeting"."""
    if not text:
        return ""
    for sample in (f"136 {text}", f"136{text}"):
        for claim in _extracted(sample).claims:
            if claim.kind == "count" and claim.mention.unit:
                return "meeting" if claim.mention.unit in MEETINGS else claim.mention.unit
    return text


def _wording(words: Words, names: tuple[Name, ...]) -> Wording:
    folded = fold(words.text)
    ordinals = [claim.mention for claim in _extracted(words.text).claims if claim.kind == "ordinal"]
    needs: dict[tuple[int, int], set[tuple[str, str]]] = {}
    hits = named(folded, scan(folded), names)
    for hit in hits:
        if hit.category in CONTENT:
            needs.setdefault((hit.start, hit.end), set()).add((hit.category, hit.name))
    found = [_concept(known) for _, known in sorted(needs.items())]
    rest = _blanked(folded, [*needs, *((mention.start, mention.end - len(_noun(mention))) for mention in ordinals)])
    stop = stop_words() - numerals()["digits"].keys()
    found += [Need("word", frozenset({lemma(word)})) for word in map(lower, WORD.findall(rest)) if word not in stop]
    found += [Need("word", frozenset({run})) for run in _HAN.findall(_PARTICLES.sub(" ", rest))]
    if not found:
        raise BadLedger(f"{words.text!r} says nothing that tells one thing from another", words.start, words.end)
    points = (mention.value.point for mention in ordinals if isinstance(mention.value, Quantity))
    numbers = frozenset(int(point) for point in points if point is not None)
    return Wording(tuple(dict.fromkeys(found)), numbers, numbered(ordinals, hits), _subject(tuple(found)))


def _noun(ordinal: Mention) -> str:
    """What an ordinal numbers: a word like others."""
    return ordinal.get("counted")


def _concept(names: set[tuple[str, str]]) -> Need:
    """A word with several meanings is any of them."""
    categories = sorted({category for category, _ in names})
    return Need(categories[0], frozenset(name for category, name in names if category == categories[0]))


def _blanked(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _subject(needs: tuple[Need, ...]) -> Subject:
    def first(category: str) -> str:
        return next((min(need.names) for need in needs if need.category == category), "")

    return Subject(
        head=first("head"),
        aspect=first("aspect"),
        qualifiers=frozenset(min(need.names) for need in needs if need.category == "qualifier"),
        parties=frozenset(min(need.names) for need in needs if need.category in ("country", "body")),
        places=frozenset(min(need.names) for need in needs if need.category == "place"),
        words=frozenset(f"w:{min(need.names)}" for need in needs if need.category == "word"),
    )


def _extracted(text: str) -> Extraction:
    from factlint.claims.pipeline import extract
    from factlint.sources.plain import read

    return extract(read(text, ""))
