"""A large corpus as several small ones, each of documents that have something in common (see `related`)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from factlint.claims.bridge import Lookup
from factlint.claims.facts import corpus
from factlint.claims.model import Claim, Corpus, Extraction, Fact, Pair
from factlint.claims.related import groups
from factlint.sources.library import Shelves, library


def corpora(
    extractions: Sequence[Extraction],
    lookup: Lookup,
    shelves: Shelves | None = None,
    only: Collection[str] | None = None,
) -> list[Corpus]:
    """The corpora that documents fall into, one of them for a small number of documents.

    With `only` those alone that hold a document of one of these paths.
    """
    ordered = sorted(extractions, key=lambda extraction: extraction.document.path)
    parts = groups(ordered)
    if len(parts) == 1:
        return [corpus(ordered, lookup, shelves)]
    if only is not None:
        parts = [part for part in parts if any(ordered[index].document.path in only for index in part)]
    addresses = library([extraction.document for extraction in ordered], shelves)
    return [corpus([ordered[index] for index in part], lookup, shelves, addresses) for part in parts]


def merged(parts: Sequence[Corpus]) -> Corpus:
    """Several corpora as one, for reports: its facts in order, its claims numbered anew; how it was aligned is left."""
    if len(parts) == 1:
        return parts[0]
    by_path = {extraction.document.path: extraction for part in parts for extraction in part.extractions}
    numbers = {path: number for number, path in enumerate(sorted(by_path))}
    extractions = tuple(_numbered(by_path[path], number) for path, number in numbers.items())
    facts = [fact for part in parts for fact in _facts(part, numbers)]
    facts.sort(key=lambda fact: [(claim.document, claim.mention.start, claim.mention.end) for claim in fact.claims])
    addresses = parts[0].library if parts else library([])
    return Corpus(extractions, tuple(facts), addresses)


def _numbered(extraction: Extraction, number: int) -> Extraction:
    return replace(extraction, claims=tuple(replace(claim, document=number) for claim in extraction.claims))


def _facts(part: Corpus, numbers: dict[str, int]) -> list[Fact]:
    places = [numbers[extraction.document.path] for extraction in part.extractions]

    def moved(claim: Claim) -> Claim:
        return replace(claim, document=places[claim.document])

    def pair(each: Pair) -> Pair:
        return replace(each, first=moved(each.first), second=moved(each.second))

    return [
        replace(fact, claims=tuple(map(moved, fact.claims)), pairs=tuple(map(pair, fact.pairs))) for fact in part.facts
    ]
