"""What a document shares with others: the ground on which documents of a large corpus are compared or not.

Two documents belong together where they share several words, names or values that few others have; where they share
several names, words of their titles or values that are seldom told by chance, however many others tell them; or where
one cites the other. The first is blocking by rare keys (Papadakis et al., Blocking and filtering techniques for entity
resolution, ACM Computing Surveys 53, 2020, 2.2); the second keeps a corpus together that is all on one subject, in
which nothing is rare.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from hashlib import blake2b
from itertools import pairwise
from urllib.parse import unquote

from factlint.claims.about import About
from factlint.claims.concepts import stop_words
from factlint.claims.gazetteer import entries
from factlint.claims.model import Extraction
from factlint.claims.quotes import quotes
from factlint.claims.surroundings import key, told
from factlint.claims.text import has_cjk
from factlint.claims.titles import words
from factlint.sources.library import addresses

_FEW = 20
"""A key is rare where no more than one document in so many has it."""
_LEAST, _MOST = 6, 100
"""So many documents may have it in any case, and no more in a corpus of any size."""
LEAST_SHARED = 3
"""So many rare keys belong together at least, and one more for every `_STEP` that the document with fewer has."""
_STEP = 10
_TOLD_STEP = 8
"""The same for telling keys, which each document of one subject can have."""
_NEUTRAL = ("n ", "v ", "t n ", "t v ")
"""How the keys begin that a text of another language can have, too: names, concepts, values."""
_TELLING = "t "
"""How the keys begin that tell what a document is about, however many others have them."""
_TOLD, _SELDOM = 2.0, 2.8
"""From where a value is a key, and where it is a telling one: a day, a number of three digits."""
_ROW = {True: 4, False: 3}
"""How many Chinese characters, or words, of a quotation are a key."""
_TIES = ("at ", "key ", "same ")
"""How the keys begin that tie two documents together by themselves: an address, a key of a bibliography, all words."""
_WORDS = 3
"""From so many words on, documents with the very same ones are versions of one text, whatever values they give."""
_ENTRY = "entry "
"""How the keys begin that say what work a document describes: the key of a bibliography with one bit more."""
_IS_NEUTRAL, _IS_TIE, _IS_TELLING, _IS_ENTRY = 1, 2, 4, 8
"""The last four bits of a key."""
_PAGES = (".md", ".html", "/index.md", "/index.html", "/README.md")
"""What an address without a suffix may lead to (as in `sources.library`)."""


def keys(extraction: Extraction) -> frozenset[int]:
    """What a document may share with others: words, names, telling values, rows of quoted words, what it cites.

    Each is a number of 63 bits made of what is shared, the same on every machine.
    """
    told = set(_words(extraction))
    said = {*told, *_quoted(extraction), *_cited(extraction)}
    named = sorted(each for each in told if not each.startswith("v "))
    if len(named) >= _WORDS:
        said.add(f"same {' '.join(named)}")
    said.update(f"{_TELLING}{each}" for each in _about(extraction))
    return frozenset(map(_number, said))


def place(path: str) -> int:
    """The key of those that cite a file."""
    return _number(f"at {path}")


def is_tie(each: int) -> bool:
    """Whether a key ties documents together by itself."""
    return bool(each & _IS_TIE)


def is_telling(each: int) -> bool:
    """Whether a key tells what a document is about; such a key says again what another one says."""
    return bool(each & _IS_TELLING)


def entry(tie: int) -> int:
    """The key that a bibliography has besides, which describes the work that a document cites by this one."""
    return tie | _IS_ENTRY


def cited_as(each: int) -> int:
    """The key by which others cite the work; 0 where this is not the key of a work that a document describes."""
    return each & ~_IS_ENTRY if each & _IS_ENTRY else 0


def _number(text: str) -> int:
    if text.startswith(_ENTRY):
        return entry(_number(text.removeprefix(_ENTRY)))
    bits = _IS_NEUTRAL if text.startswith(_NEUTRAL) else _IS_TIE if text.startswith(_TIES) else 0
    if text.startswith(_TELLING):
        bits |= _IS_TELLING
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()) >> 5 << 4 | bits


def cites(one: Extraction, other: Extraction) -> bool:
    """Whether a document leads to another."""
    return f"at {other.document.path}" in set(_cited(one))


def rare(documents: int) -> int:
    """The number of documents, of so many in all, up to which a key is rare."""
    return min(_MOST, max(_LEAST, documents // _FEW))


def belong(one: Collection[int], other: Collection[int]) -> bool:
    """Whether two documents belong together by their rare keys: by all, or by those of any language."""
    return _share(one, other, _STEP)


def tell_alike(one: Collection[int], other: Collection[int]) -> bool:
    """The same by their telling keys."""
    return _share(one, other, _TOLD_STEP)


def _share(one: Collection[int], other: Collection[int], step: int) -> bool:
    shared = set(one).intersection(other)
    if len(shared) < LEAST_SHARED:
        return False
    if _enough(len(shared), len(one), len(other), step):
        return True
    return _enough(_neutral(shared), _neutral(one), _neutral(other), step)


def _enough(shared: int, one: int, other: int, step: int) -> bool:
    return shared >= LEAST_SHARED + min(one, other) // step


def _neutral(own: Iterable[int]) -> int:
    return sum(each & _IS_NEUTRAL for each in own)


def _about(extraction: Extraction) -> Iterator[str]:
    """What tells a document's subject: the words of its title, names, values that are seldom met by chance."""
    about = About(extraction)
    if about.title is not None:
        named = [word for word in words(about.title.undated.casefold()) if word not in stop_words()]
        yield from (f"w:{word}" for word in named)
        yield from (one + two for one, two in pairwise(about.title.undated) if has_cjk(one) and has_cjk(two))
    for claim in extraction.claims:
        subject = claim.subject
        yield from (word for word in subject.words if word[2:] in about.names)
        yield from (f"n {name}" for name in (*subject.parties, *subject.places) if name not in _countries())
        value = key(claim)
        if told(value) >= _SELDOM:
            yield f"v {value}"


@cache
def _countries() -> frozenset[str]:
    """Which too many texts speak of."""
    return frozenset(entry.name for entry in entries("country"))


def _words(extraction: Extraction) -> Iterator[str]:
    for claim in extraction.claims:
        subject = claim.subject
        yield from (word if word.startswith("w:") else f"n {word}" for word in subject.words)
        yield from (f"n {name}" for name in (*subject.parties, *subject.places))
        yield from (f"r {run}" for run in subject.runs if len(run) > 1)
        value = key(claim)
        if told(value) >= _TOLD:
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
            if each.kind == "entry":
                yield f"{_ENTRY}key {each.label}"
