"""Which words are cited from which source: every mark and source link with the stretch of text it stands for.

A mark speaks for its sentence from the mark before it on; marks side by side speak for one stretch together. A link is
a citation where its sentence says so ("see", 据, in brackets) or where it stands in a note; any other link is a way to
further reading. Words are data, `languages/*/citations.toml`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from factlint.claims.backreferences import meant
from factlint.claims.model import Extraction, Sentence
from factlint.claims.text import fold
from factlint.claims.works import words
from factlint.sources.document import Document, Reference
from factlint.sources.library import Library, Target, bibliographies, of_entry

_LOOK = 30
_OPENS = re.compile(r"[(（\[〔]\s*$")
_BARE_PAGES = re.compile(r"(\d{1,4})(?:[-–—](\d{1,4}))?")
_AUTHOR_FIRST = 40
"""Within so many characters from its beginning a sentence names the work that it tells from."""
_CLOSES = re.compile(r"\s*[)）\]〕,，;；]")
_QUIET = frozenset({"title", "heading", "footnote", "code", "boilerplate"})
"""Blocks in which a mark supports nothing."""


_UNCLEAR = Target("unclear")


class Citation(Struct, frozen=True):
    """A stretch of a document and one work that is cited for it."""

    document: int
    """Index into the corpus, as for the other numbers of documents here."""
    sentence: int
    """Index into `Extraction.sentences`: the one whose words are cited."""
    start: int
    end: int
    """The stretch: offsets into `Document.text`."""
    mark: Reference
    entry: Reference | None = None
    entry_document: int = -1
    source: int = -1
    """The cited document; -1 where it is not at hand."""
    target: Target = _UNCLEAR
    locator: str = ""


class _Work(Struct, frozen=True):
    """What a mark leads to."""

    entry: Reference | None
    entry_document: int
    target: Target
    locator: str = ""
    """Where in it, as the note says that leads to it."""


def citations(extractions: Sequence[Extraction], library: Library) -> Iterator[Citation]:
    """Every citation of every document, in order of place."""
    paths = {extraction.document.path: index for index, extraction in enumerate(extractions)}
    keys = _keys([extraction.document for extraction in extractions])
    for index, extraction in enumerate(extractions):
        document = extraction.document
        notes = _notes(document)
        marks = [mark for mark in document.references if mark.kind in ("marker", "link")]
        works = [(mark, _work(document, mark, notes, keys, library, index)) for mark in marks]
        cited = [(mark, work) for mark, work in works if work is not None]
        for citation in _placed(extraction, index, cited):
            yield replace(citation, source=paths.get(citation.target.path, -1) if citation.target.path else -1)


def wanted(documents: Sequence[Document], library: Library) -> Iterator[Target]:
    """The files and snapshots that the documents cite and that have to be read for it."""
    keys = _keys(documents)
    for index, document in enumerate(documents):
        for bibliography in bibliographies(document):
            yield library.find(document.path, bibliography)
        notes = _notes(document)
        for mark in document.references:
            if mark.kind in ("marker", "link"):
                work = _work(document, mark, notes, keys, library, index)
                if work is not None and work.target.path:
                    yield work.target


def _keys(documents: Iterable[Document]) -> Mapping[str, tuple[int, str, Reference]]:
    """The works of all bibliographies: number and path of the document, and the entry."""
    found: dict[str, tuple[int, str, Reference]] = {}
    for index, document in enumerate(documents):
        for entry in document.references:
            if entry.kind == "entry" and entry.scheme == "key":
                found.setdefault(entry.label, (index, document.path, entry))
    return found


class _Note(Struct, frozen=True):
    """A note, the note that states its work (mostly itself), and where the links of that one lead."""

    entry: Reference
    work: Reference
    links: tuple[str, ...]


_Notes = dict[tuple[str, str], _Note]


def _notes(document: Document) -> _Notes:
    """The notes of a document by their group and name."""
    links = sorted((each for each in document.references if each.kind == "link"), key=lambda each: each.start)
    starts = [link.start for link in links]
    works = meant(document)
    found: _Notes = {}
    for entry in document.references:
        if entry.kind == "entry" and entry.scheme != "key":
            work = works.get(entry.start, entry)
            inside = links[bisect_left(starts, work.start) : bisect_left(starts, work.end)]
            found.setdefault((_group(entry), entry.label), _Note(entry, work, tuple(link.target for link in inside)))
    return found


def _group(reference: Reference) -> str:
    return reference.scheme if reference.scheme in ("author", "definition") else "note"


def _work(
    document: Document,
    mark: Reference,
    notes: _Notes,
    keys: Mapping[str, tuple[int, str, Reference]],
    library: Library,
    index: int,
) -> _Work | None:
    if mark.kind == "link":
        if not is_source(document, mark):
            return None
        return _Work(None, index, library.find(document.path, mark.target))
    if mark.scheme == "key":
        if mark.label not in keys:
            return None
        number, path, entry = keys[mark.label]
        return _Work(entry, number, _best(library, path, entry, ()))
    note = notes.get((_group(mark), mark.label))
    if note is None or not note.entry.target.strip():
        return None
    target = _best(library, document.path, note.work, note.links)
    return _Work(note.work, index, target, _locator(note.entry))


def _best(library: Library, path: str, entry: Reference, links: Iterable[str]) -> Target:
    """Of an entry's addresses the first that can be read; a snapshot may be named by its key."""
    found = [library.find(path, address) for address in (entry.label, *links, *of_entry(entry))]
    ranks = {"read": 0, "present": 0, "gone": 1, "missing": 2, "outside": 3, "remote": 4, "unclear": 5}
    return min(found, key=lambda target: ranks[target.state])


def is_source(document: Document, link: Reference) -> bool:
    """Whether the sentence presents a link as its source."""
    if words("named").fullmatch(fold(link.label.strip())):
        return True
    before = fold(document.text[max(0, link.at - _LOOK) : link.at])
    if any(match.end() == len(before) for match in words("source").finditer(before)):
        return True
    after = document.text[link.at + len(link.label) : link.at + len(link.label) + 3]
    return bool(_OPENS.search(before) and _CLOSES.match(after))


def _placed(extraction: Extraction, index: int, cited: Sequence[tuple[Reference, _Work]]) -> Iterator[Citation]:
    starts = [sentence.start for sentence in extraction.sentences]
    places = sorted({mark.at for mark, _ in cited})
    for mark, work in cited:
        number = bisect_right(starts, max(0, mark.at - 1)) - 1
        if number < 0:
            continue
        sentence = extraction.sentences[number]
        if extraction.document.blocks[sentence.block].kind in _QUIET or mark.at > sentence.end + 1:
            continue
        start, end = _stretch(extraction, sentence, mark, places)
        locator = mark.locator or work.locator
        yield Citation(index, number, start, end, mark, work.entry, work.entry_document, -1, work.target, locator)


def _stretch(extraction: Extraction, sentence: Sentence, mark: Reference, places: Sequence[int]) -> tuple[int, int]:
    """The words that a mark speaks for: those before it, or behind it where the sentence begins with its source."""
    told = extraction.document.text[sentence.start : mark.at].strip()
    first = mark.at < sentence.end and mark.scheme in ("key", "author") and 0 < len(told) <= _AUTHOR_FIRST
    if first and not any(sentence.start <= claim.mention.start < mark.at for claim in extraction.claims):
        after = places[bisect_right(places, mark.at) :]
        return mark.at, min([sentence.end, *after[:1]])
    before = places[max(0, bisect_right(places, mark.at - 1) - 1)]
    return before if sentence.start < before < mark.at else sentence.start, mark.at


def pages(locator: str) -> range:
    """The pages that a locator names; empty where it names none.

    >>> list(pages("pp. 3–5")), list(pages("第7页")), list(pages("12")), list(pages("ch. 2"))
    ([3, 4, 5], [7], [12], [])
    """
    match = words("page").search(fold(locator).replace("--", "-")) or _BARE_PAGES.fullmatch(locator.strip())
    numbers = [int(group) for group in match.groups() if group] if match else []
    return range(numbers[0], max(numbers[0], numbers[-1]) + 1) if numbers else range(0)


def _locator(entry: Reference | None) -> str:
    """The page that a note names: "Minutes, p. 3"."""
    match = words("page").search(fold(entry.target)) if entry is not None and not entry.fields else None
    return match.group() if match else ""
