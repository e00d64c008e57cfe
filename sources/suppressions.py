"""Suppression comments in a document, and how much of it each covers.

They are looked for in the syntax of its format (`comment_syntax.py`). One that is shown to readers, as in a listing of
code, is text and no suppression.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from factlint.sources.comment_syntax import NAMES, Comment, comments
from factlint.sources.coverage import covered
from factlint.sources.document import Document, Suppression


def with_suppressions(document: Document) -> Document:
    """The document with the suppression comments in it."""
    if not any(name in document.source for name in NAMES):
        return document
    found = tuple(_suppression(document, comment) for comment in _hidden(document))
    return replace(document, suppressions=found) if found else document


def _hidden(document: Document) -> Iterator[Comment]:
    """The comments that are not shown to readers."""
    for comment in comments(document.source, document.format):
        name = min(at for each in NAMES if (at := document.source.find(each, comment.start)) >= 0)
        place = document.find(name)
        if not document.text.startswith(NAMES, place) or document.locate(place, place + 1)[0] != name:
            yield comment


def _suppression(document: Document, comment: Comment) -> Suppression:
    told = comment.told
    low, high = 0, len(document.source)
    if not told.whole:
        low, high = covered(document, comment.start, comment.end)
    return Suppression(
        comment.start, comment.end, low, high, told.rules, told.words, told.reason, told.until, told.fault
    )
