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
from hashlib import blake2b
from urllib.parse import unquote

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
_NEUTRAL = ("n ", "v ")
"""How the keys begin that a text of another language can have, too: names, concepts, values."""
_TELLING = 2.0
_ROW = {True: 4, False: 3}
"""How many Chinese characters, or words, of a quotation are a key."""
_TIES = ("at ", "key ")
"""How the keys begin that tie two documents together by themselves: an address, a key of a bibliography."""
_IS_NEUTRAL, _IS_TIE = 1, 2
"""The last two bits of a key."""
_PAGES = (".md", ".html", "/index.md", "/index.html", "/README.md")
"""What an address without a suffix may lead to (as in `sources.library`)."""


def keys(extraction: Extraction) -> frozenset[int]:
    """What a document may share with others: words, names, telling values, rows of quoted words, what it cites.

    Each is a number of 63 bits made of what is shared, the same on every machine.
    """
    return frozenset(map(_number, {*_words(extraction), *_quoted(extraction), *_cited(extraction)}))


def place(path: str) -> int:
    """The key of those that cite a file."""
    return _number(f"at {path}")


def is_tie(each: int) -> bool:
    """Whether a key ties documents together by itself."""
    return bool(each & _IS_TIE)


def _number(text: str) -> int:
    bits = _IS_NEUTRAL if text.startswith(_NEUTRAL) else _IS_TIE if text.startswith(_TIES) else 0
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()) >> 3 << 2 | bits


def cites(one: Extraction, other: Extraction) -> bool:
    """Whether a document leads to another."""
    return f"at {other.document.path}" in set(_cited(one))


def rare(documents: int) -> int:
    """The number of documents, of so many in all, up to which a key is rare."""
    return min(_MOST, max(_LEAST, documents // _FEW))


def belong(one: Collection[int], other: Collection[int]) -> bool:
    """Whether two documents belong together by their rare keys: by all, or by those of any language."""
    shared = set(one).intersection(other)
    return _enough(len(shared), len(one), len(other)) or _enough(*map(_neutral, (shared, one, other)))


def _enough(shared: int, one: int, other: int) -> bool:
    return shared >= _SHARED + min(one, other) // _STEP


def _neutral(own: Iterable[int]) -> int:
    return sum(each & _IS_NEUTRAL for each in own)


def groups(extractions: Sequence[Extraction]) -> list[list[int]]:
    """The indexes of the documents that are compared with each other, each in one group, in order."""
    if len(extractions) <= SMALL:
        return [list(range(len(extractions)))]
    said = [keys(extraction) for extraction in extractions]
    having: dict[int, list[int]] = defaultdict(list)
    for index, own in enumerate(said):
        for each in own:
            having[each].append(index)
    most = rare(len(said))

    def rarely(index: int) -> Collection[int]:
        return [each for each in said[index] if len(having[each]) <= most]

    def tied(index: int) -> Iterable[int]:
        return [other for each in said[index] if is_tie(each) for other in having[each]]

    left = dict.fromkeys(range(len(said)))
    found = []
    while left:
        group = reach([next(iter(left))], rarely, lambda each: having[each], tied)
        found.append(sorted(group))
        for index in group:
            del left[index]
    return found


def reach(
    starts: Iterable[int],
    rarely: Callable[[int], Collection[int]],
    having: Callable[[int], Iterable[int]],
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


def _meant(address: str) -> Iterator[str]:
    """The files that an address may lead to."""
    yield address
    stem, suffix = posixpath.splitext(address)
    if not suffix:
        yield from (f"{address}{ending}" for ending in _PAGES)
    elif suffix != ".md":
        yield f"{stem}.md"


def _cited(extraction: Extraction) -> Iterator[str]:
    document = extraction.document
    yield f"at {document.path}"
    for address in addresses(document):
        path = unquote(re.split(r"[?#]", address, maxsplit=1)[0]).strip()
        if path and len(path) <= 1000 and "\0" not in path:
            for place in (posixpath.join(posixpath.dirname(document.path), path), path, path.lstrip("/")):
                yield from (f"at {each}" for each in _meant(posixpath.normpath(place)))
    for each in document.references:
        if each.scheme == "key" and each.label:
            yield f"key {each.label}"
