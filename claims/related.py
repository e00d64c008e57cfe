"""Which documents of a large corpus are compared: those that have something rare in common.

The documents of a small corpus are taken to be on one subject, as their reader says. A corpus of hundreds is on many,
and there two sentences that look alike are rarely about one thing. So it falls into groups: two documents belong
together where they share several words, names or values that few others have, or where one cites the other; and each
group is compared by itself. What a group says depends on nothing outside of it. The method is blocking by rare keys
(Papadakis et al., Blocking and filtering techniques for entity resolution, ACM Computing Surveys 53, 2020, 2.2).
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache
from urllib.parse import unquote

from factlint.claims.ledger import FORMAT as LEDGER
from factlint.claims.model import Extraction
from factlint.claims.quotes import quotes
from factlint.claims.surroundings import key, told
from factlint.sources.library import addresses

SMALL = 64
"""The number of documents up to which a corpus is one group."""
_FEW = 20
"""A key is rare where no more than one document in so many has it."""
_LEAST, _MOST = 6, 100
"""So many documents may have it in any case, and no more in a corpus of any size."""
_SHARED = 3
"""So many rare keys belong together at least, and one more for every `_STEP` that the document with fewer has."""
_STEP = 10
NEUTRAL = ("n ", "v ")
"""How the keys begin that a text of another language can have, too: names, concepts, values."""
_TELLING = 2.0
_ROW = {True: 4, False: 3}
"""How many Chinese characters, or words, of a quotation are a key."""
TIES = ("at ", "key ")
"""How the keys begin that tie two documents together by themselves: an address, a key of a bibliography."""


def keys(extraction: Extraction) -> frozenset[str]:
    """What a document may share with others: words, names, telling values, rows of quoted words, what it cites."""
    return frozenset((*_words(extraction), *_quoted(extraction), *_cited(extraction)))


def rare(documents: int) -> int:
    """The number of documents, of so many in all, up to which a key is rare."""
    return min(_MOST, max(_LEAST, documents // _FEW))


def belong(one: Collection[str], other: Collection[str]) -> bool:
    """Whether two documents belong together by their rare keys: by all, or by those of any language."""
    shared = set(one).intersection(other)
    return _enough(len(shared), len(one), len(other)) or _enough(*map(_neutral, (shared, one, other)))


def _enough(shared: int, one: int, other: int) -> bool:
    return shared >= _SHARED + min(one, other) // _STEP


def _neutral(own: Iterable[str]) -> int:
    return sum(each.startswith(NEUTRAL) for each in own)


def groups(extractions: Sequence[Extraction]) -> list[list[int]]:
    """The indexes of the documents that are compared with each other, each in one group, in order; a ledger in each."""
    if len(extractions) <= SMALL:
        return [list(range(len(extractions)))]
    pinned = [index for index, each in enumerate(extractions) if each.document.format == LEDGER]
    said = [frozenset[str]() if index in pinned else keys(each) for index, each in enumerate(extractions)]
    having: dict[str, list[int]] = defaultdict(list)
    for index, own in enumerate(said):
        for each in own:
            having[each].append(index)
    most = rare(len(said))

    def rarely(index: int) -> Collection[str]:
        return [each for each in said[index] if len(having[each]) <= most]

    def tied(index: int) -> Iterable[int]:
        return [other for each in said[index] if each.startswith(TIES) for other in having[each]]

    left = dict.fromkeys(index for index in range(len(said)) if index not in pinned)
    found = []
    while left:
        group = reach([next(iter(left))], rarely, lambda each: having[each], tied)
        found.append(sorted([*group, *pinned]))
        for index in group:
            del left[index]
    return found


def reach(
    starts: Iterable[int],
    rarely: Callable[[int], Collection[str]],
    having: Callable[[str], Iterable[int]],
    tied: Callable[[int], Iterable[int]],
) -> set[int]:
    """The documents in one group with some.

    `rarely` gives the rare keys of a document, `having` who has a key, `tied` whom a document cites or is cited by.
    """
    own = cache(rarely)
    seen, waiting = set(starts), sorted(starts)
    while waiting:
        index = waiting.pop()
        shared = Counter(other for each in own(index) for other in having(each) if other not in seen)
        near = {other for other, count in shared.items() if count >= _SHARED and belong(own(index), own(other))}
        new = sorted(near.union(tied(index)) - seen)
        seen.update(new)
        waiting += new
    return seen


def _words(extraction: Extraction) -> Iterator[str]:
    for claim in extraction.claims:
        subject = claim.subject
        yield from (word if word.startswith("w:") else f"n {word}" for word in subject.words)
        yield from (f"n {name}" for name in (*subject.parties, *subject.places))
        yield from (f"r {run}" for run in subject.runs if len(run) > 1)
        value = key(claim)
        if told(value) >= _TELLING:
            yield f"v {value}"


def _quoted(extraction: Extraction) -> Iterator[str]:
    for quote in quotes(extraction, 0):
        forms = [token.form for token in quote.tokens]
        size = _ROW[quote.is_han]
        yield from (f"q {' '.join(forms[at : at + size])}" for at in range(len(forms) - size + 1))


def _cited(extraction: Extraction) -> Iterator[str]:
    document = extraction.document
    yield f"at {document.path}"
    for address in addresses(document):
        path = unquote(re.split(r"[?#]", address, maxsplit=1)[0]).strip()
        if path and len(path) <= 1000 and "\0" not in path:
            for place in (posixpath.join(posixpath.dirname(document.path), path), path, path.lstrip("/")):
                yield f"at {posixpath.normpath(place)}"
    for each in document.references:
        if each.scheme == "key" and each.label:
            yield f"key {each.label}"
