"""A large corpus as several small ones, each of documents that have something in common (see `related`)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from factlint.claims.bridge import Lookup
from factlint.claims.cited import wanted
from factlint.claims.facts import corpus
from factlint.claims.ledger import FORMAT as LEDGER
from factlint.claims.model import Claim, Corpus, Extraction, Fact, Pair
from factlint.claims.related import SMALL, groups
from factlint.sources.library import Library, Shelves, library


@dataclass(frozen=True)
class Part:
    """Documents that are to be compared with each other, in order of path, and where their addresses lead."""

    extractions: tuple[Extraction, ...]
    library: Library

    def corpus(self, lookup: Lookup) -> Corpus:
        """The same, compared."""
        return corpus(self.extractions, lookup, addresses=self.library)


def corpora(
    extractions: Sequence[Extraction],
    lookup: Lookup,
    shelves: Shelves | None = None,
    known: Collection[Collection[str]] | None = None,
    besides: Collection[str] = (),
) -> list[Corpus]:
    """The corpora that documents fall into, one of them for a small number of documents; see `divided`."""
    return [part.corpus(lookup) for part in divided(extractions, shelves, known, besides)]


def divided(
    extractions: Sequence[Extraction],
    shelves: Shelves | None = None,
    known: Collection[Collection[str]] | None = None,
    besides: Collection[str] = (),
) -> list[Part]:
    """The parts of a corpus that are compared each by itself, one for a small number of documents.

    With `known` the groups, by their paths, that were worked out before. `besides` are the paths of documents that are
    there only because others cite them. What a group cites belongs to it, and so does a ledger.
    """
    ordered = sorted(extractions, key=lambda extraction: extraction.document.path)
    addresses = library([extraction.document for extraction in ordered], shelves)
    core = [
        index
        for index, each in enumerate(ordered)
        if each.document.format != LEDGER and each.document.path not in besides
    ]
    if known is not None:
        parts = [[index for index in core if ordered[index].document.path in paths] for paths in known]
    elif len(core) <= SMALL:
        return [Part(tuple(ordered), addresses)]
    else:
        parts = [[core[index] for index in part] for part in groups([ordered[index] for index in core])]
    whole = [_completed(part, ordered, addresses) for part in parts]
    lost = set(range(len(ordered))).difference(*whole)
    return [Part(tuple(ordered[index] for index in sorted(part)), addresses) for part in (*whole, lost) if part]


def _completed(part: Sequence[int], ordered: Sequence[Extraction], addresses: Library) -> set[int]:
    """A group with what it cites, and the ledger."""
    numbers = {each.document.path: index for index, each in enumerate(ordered)}
    found = set(part)
    for _ in ordered:
        targets = wanted([ordered[index].document for index in sorted(found)], addresses)
        new = {numbers[target.path] for target in targets if target.path in numbers} - found
        if not new:
            break
        found |= new
    return found.union(index for index, each in enumerate(ordered) if each.document.format == LEDGER)


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
