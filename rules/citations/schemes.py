"""Marks and entries by the way in which they find each other: notes of a document, keys of a bibliography, …

The marks of a group lead to entries of the same group only: a key is looked for in bibliographies, not among footnotes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from factlint.claims.model import Corpus
from factlint.sources.document import Document, Reference, ReferenceKind

Group = Literal["note", "key", "author", "definition"]
GROUPS: tuple[Group, ...] = ("note", "key", "author", "definition")
_GROUPS: dict[str, Group] = {"key": "key", "author": "author", "definition": "definition"}


def group(reference: Reference) -> Group:
    """The group of a mark or entry: numbers and footnotes are one."""
    return _GROUPS.get(reference.scheme, "note")


def of(document: Document, kind: ReferenceKind, wanted: Group | None = None) -> list[Reference]:
    """A document's references of one kind, of one group or any."""
    return [
        reference
        for reference in document.references
        if reference.kind == kind and (wanted is None or group(reference) == wanted)
    ]


def keys(corpus: Corpus) -> set[str]:
    """The keys of all bibliographies."""
    return {entry.label for extraction in corpus.extractions for entry in of(extraction.document, "entry", "key")}


def names(labels: Iterable[str]) -> str:
    """The first few labels, each once, numbers first and in order."""
    once = sorted(filter(None, dict.fromkeys(labels)), key=_order)
    return ", ".join(once[:8]) + (f" and {len(once) - 8} more" if len(once) > 8 else "")


def _order(label: str) -> tuple[int, str]:
    return (len(label), label) if label.isdigit() else (99, label)


def is_are(things: Sequence[object]) -> str:
    """The verb for one or several."""
    return "is" if len(things) == 1 else "are"
