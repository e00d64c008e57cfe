"""The references of each source: what every mark leads to, and which lead nowhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Set

from msgspec import Struct

from factlint.claims.model import Corpus
from factlint.reports.words import clip, line
from factlint.sources.document import Document

_TARGET = 300
"""Columns shown of what a reference says."""
MOST = 2000
"""Rows shown; of more sources those with the gravest first."""


class Row(Struct, frozen=True):
    """One reference."""

    path: str
    line: int
    label: str
    target: str
    cited: int
    """How many marks lead to it."""
    problem: str
    """"", or "says nothing", "never cited", "leads nowhere"."""


def references(corpus: Corpus) -> list[Row]:
    """Every entry, and every mark that has none, in order of source and place."""
    documents = [extraction.document for extraction in corpus.extractions]
    keyed = [each for document in documents for each in document.references if each.scheme == "key"]
    cited = Counter(each.label for each in keyed if each.kind == "marker")
    keys = {each.label for each in keyed if each.kind == "entry"}
    return [row for document in documents for row in _rows(document, cited, keys)]


def _rows(document: Document, cited_keys: Mapping[str, int], keys: Set[str]) -> Iterator[Row]:
    """`cited_keys` is how often the keys of bibliographies are cited anywhere, `keys` are those there are."""
    own = [reference for reference in document.references if reference.scheme != "key"]
    marks = Counter(reference.label for reference in own if reference.kind == "marker") + Counter(cited_keys)
    entries = {reference.label for reference in own if reference.kind == "entry"} | keys
    told: set[str] = set()
    for reference in document.references:
        number = document.position(reference.start)[0]
        name, cited = line(reference.label), marks[reference.label]
        if reference.kind == "entry":
            problem = "says nothing" if not reference.target.strip() else "" if cited or not marks else "never cited"
            yield Row(line(document.path), number, name, clip(line(reference.target), _TARGET), cited, problem)
        elif reference.kind == "marker" and reference.label not in entries | told:
            told.add(reference.label)
            yield Row(line(document.path), number, name, "", cited, "leads nowhere")
