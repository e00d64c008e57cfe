"""Puts suppression comments into a file and leaves every other byte as it is, and what readers see of it.

Where a comment can stand is tried, not guessed: the file is read again with it, and it stays only if text, blocks and
references are the same as before and it covers what it is for.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from factlint.sources.comment_writing import ATTEMPTS, Wish, place
from factlint.sources.decode import Unreadable, encoding_of
from factlint.sources.document import Document
from factlint.sources.formats import read

Guarded = Sequence[tuple[int, int]]


class _Insertion(Struct, frozen=True):
    at: int
    text: str
    wish: int


class _Page(Struct, frozen=True):
    """A file that is being annotated."""

    document: Document
    mark: bytes
    encoding: str
    wishes: Sequence[Wish]

    def written(self, insertions: Sequence[_Insertion]) -> bytes:
        """The file with the insertions; raises UnicodeEncodeError where its encoding cannot hold one."""
        parts, at = [self.mark], 0
        for each in sorted(insertions, key=lambda insertion: (insertion.at, insertion.wish)):
            parts += [self.document.source[at : each.at].encode(self.encoding), each.text.encode(self.encoding)]
            at = each.at
        return b"".join([*parts, self.document.source[at:].encode(self.encoding)])

    def holds(self, insertions: Sequence[_Insertion]) -> bool:
        """Whether the file reads as before with the insertions, and each covers what it is for."""
        try:
            again = read(self.written(insertions), self.document.path)
        except (UnicodeEncodeError, Unreadable):
            return False
        alike = _seen(again) == _seen(self.document)
        return alike and all(self._covers(again, self.wishes[each.wish], insertions) for each in insertions)

    def _covers(self, again: Document, wish: Wish, insertions: Sequence[_Insertion]) -> bool:
        wanted = [_moved(at, insertions) for at in (wish.start, *wish.others)]
        fitting = [told for told in again.suppressions if told.rules == wish.rules and not told.fault]
        return any(all(told.low <= at < told.high for at in wanted) for told in fitting)


def annotate(data: bytes, document: Document, wishes: Sequence[Wish], guarded: Guarded = ()) -> tuple[bytes, list[int]]:
    """The file with comments for the wishes, and the indexes of those for which there is no place.

    No comment is put inside of a `guarded` stretch of the source.
    """
    waiting = list(range(len(wishes)))
    codec = encoding_of(data, document.source)
    if codec is None:
        return data, waiting
    page = _Page(document, *codec, wishes)
    placed: list[_Insertion] = []
    for attempt in range(ATTEMPTS):
        tried = [(wish, place(document, wishes[wish], attempt)) for wish in waiting]
        fitting = [_Insertion(*found, wish) for wish, found in tried if found and not _inside(found[0], guarded)]
        placed += _fitting(page, placed, fitting)
        done = {each.wish for each in placed}
        waiting = [wish for wish in waiting if wish not in done]
    return page.written(placed), waiting


def _fitting(page: _Page, placed: list[_Insertion], more: list[_Insertion]) -> list[_Insertion]:
    """Those that can stand: all at once if possible, else by halves."""
    if not more or page.holds([*placed, *more]):
        return more
    if len(more) == 1:
        return []
    half = len(more) // 2
    first = _fitting(page, placed, more[:half])
    return first + _fitting(page, [*placed, *first], more[half:])


def _moved(at: int, insertions: Sequence[_Insertion]) -> int:
    """Where a place lies after the insertions."""
    return at + sum(len(each.text) for each in insertions if each.at <= at)


def _inside(at: int, guarded: Guarded) -> bool:
    return any(low < at < high for low, high in guarded)


def _seen(document: Document) -> object:
    """What readers see of a document, wherever in the file it stands."""
    references = [(each.kind, each.label, each.at, each.scheme) for each in document.references]
    return document.format, document.language, document.text, document.blocks, references
