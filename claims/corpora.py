"""A large corpus as several small ones, each of documents that have something in common (see `related`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from factlint.claims.bridge import Lookup
from factlint.claims.cited import wanted
from factlint.claims.facts import corpus
from factlint.claims.groups import groups
from factlint.claims.ledger import FORMAT as LEDGER
from factlint.claims.model import Claim, Corpus, Extraction, Fact, Pair
from factlint.claims.parts import SMALL
from factlint.sources.library import Library, Shelves, library


class Part(Struct, frozen=True):
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
    around = _Around(ordered, core, addresses)
    whole = [around.completed(part) for part in parts]
    lost = set(range(len(ordered))).difference(*whole)
    return [Part(tuple(ordered[index] for index in sorted(part)), addresses) for part in (*whole, lost) if part]


class _Around:
    """What belongs to a group besides its own documents, all given by number."""

    def __init__(self, ordered: Sequence[Extraction], core: Iterable[int], addresses: Library) -> None:
        self._ordered = ordered
        self._addresses = addresses
        self._numbers = {each.document.path: index for index, each in enumerate(ordered)}
        self._ledgers = {index for index, each in enumerate(ordered) if each.document.format == LEDGER}
        self._lists: dict[str, set[int]] = defaultdict(set)
        for index in core:
            for label in _labels(ordered[index], "entry"):
                self._lists[label].add(index)

    def completed(self, part: Collection[int]) -> set[int]:
        """A group with what it cites, the bibliographies that have its keys, what these lead to, and the ledgers."""
        asked = {label for index in part for label in _labels(self._ordered[index], "marker")}
        lists = set[int]().union(*(self._lists.get(label, ()) for label in asked))
        found = {*part, *self._first(part, self._cited(part) | lists)}
        known = {index for index in found if any(_labels(self._ordered[index], "entry"))}
        return found.union(self._first(found, self._cited(known)), self._ledgers)

    def _cited(self, by: Iterable[int]) -> set[int]:
        targets = wanted([self._ordered[index].document for index in sorted(by)], self._addresses)
        return {self._numbers[target.path] for target in targets if target.path in self._numbers}

    def _first(self, part: Collection[int], cited: set[int]) -> list[int]:
        return sorted(cited.difference(part))[:SMALL]


def _labels(extraction: Extraction, kind: str) -> Iterator[str]:
    """The keys of a bibliography that a document cites, or has the entries of."""
    found = extraction.document.references
    return (each.label for each in found if each.scheme == "key" and each.kind == kind and each.label)


def merged(parts: Sequence[Corpus]) -> Corpus:
    """Several corpora as one, for reports: its facts in order, its claims numbered anew; how it was aligned is left."""
    if len(parts) == 1:
        return parts[0]
    by_path = {extraction.document.path: extraction for part in parts for extraction in part.extractions}
    numbers = {path: number for number, path in enumerate(sorted(by_path))}
    extractions = tuple(_numbered(by_path[path], number) for path, number in numbers.items())
    facts = list(_once([fact for part in parts for fact in _facts(part, numbers)]))
    facts.sort(key=lambda fact: [(claim.document, claim.mention.start, claim.mention.end) for claim in fact.claims])
    addresses = parts[0].library if parts else library([])
    return Corpus(extractions, tuple(facts), addresses)


def _once(facts: Sequence[Fact]) -> Iterator[Fact]:
    """Each fact once, and none that another one holds: what is cited belongs to several parts."""
    places = [frozenset((claim.document, claim.mention, claim.sentence) for claim in fact.claims) for fact in facts]
    having: dict[Hashable, list[int]] = defaultdict(list)
    for number, own in enumerate(places):
        for place in own:
            having[place].append(number)
    for number, own in enumerate(places):
        others = [other for other in having[next(iter(own))] if other != number]
        if not any(own < places[other] or (own == places[other] and other < number) for other in others):
            yield facts[number]


def _numbered(extraction: Extraction, number: int) -> Extraction:
    claims, marks = (
        tuple(replace(claim, document=number) for claim in told) for told in (extraction.claims, extraction.marks)
    )
    return replace(extraction, claims=claims, marks=marks)


def _facts(part: Corpus, numbers: dict[str, int]) -> list[Fact]:
    places = [numbers[extraction.document.path] for extraction in part.extractions]

    def moved(claim: Claim) -> Claim:
        return replace(claim, document=places[claim.document])

    def pair(each: Pair) -> Pair:
        return replace(each, first=moved(each.first), second=moved(each.second))

    return [
        replace(fact, claims=tuple(map(moved, fact.claims)), pairs=tuple(map(pair, fact.pairs))) for fact in part.facts
    ]
