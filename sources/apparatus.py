"""Notes and references of a document while it is assembled: what leads to them, which blocks they are.

The markers of a block are cut out of its text once it ends; a reference waits until the text that it stands in has its
place.
"""

from __future__ import annotations

import re

from msgspec import Struct

from factlint.sources import citations
from factlint.sources.document import Block, Reference, ReferenceKind, Scheme
from factlint.sources.pieces import Piece, carve, spans

_NUMBERED = re.compile(r"(\d+)[.)、．]?")


class Pending(Struct):
    """A reference that lies in the open block."""

    piece: int
    """The index of the piece before which it stands."""
    kind: ReferenceKind
    label: str
    target: str
    start: int
    end: int
    scheme: Scheme = ""
    locator: str = ""


class Apparatus:
    """The references of one document."""

    def __init__(self, source: str) -> None:
        self.in_notes = False
        """Whether the last heading opened a list of notes or references."""
        self.labels: set[str] = set()
        """The names of the markers met so far."""
        self.references: list[Reference] = []
        self.pending: list[Pending] = []
        self._source = source
        self._last = 0
        """The number of the entry met last."""

    def settle(self, places: list[int]) -> None:
        """Gives the pending references their place in the text, now that the pieces have one."""
        for one in self.pending:
            at = places[min(one.piece, len(places) - 1)]
            self.references.append(
                Reference(one.kind, one.label, one.target, one.start, one.end, at, one.scheme, one.locator)
            )
        self.pending.clear()

    def drop(self, count: int, left: int) -> None:
        """So many pieces have gone at the beginning of the block, so many are left."""
        for one in self.pending:
            one.piece = min(max(one.piece - count, 0), left)

    def cite(self, pieces: list[Piece], text: str, block: Block, origin: int) -> tuple[list[Piece], Block]:
        """Cuts the markers out of a block, whose text is given; makes it a footnote where it turns out to be one."""
        label, begin = self._entry(text, block)
        found = [cut for cut in citations.cuts(text) if cut.end > begin]
        if label or (self.in_notes and block.kind == "item"):
            if label:
                start, end = pieces[0][0], pieces[-1][1]
                start = origin if begin == 0 and origin >= 0 else start
                scheme: Scheme = "note" if text.startswith("[^") else "number"
                self.pending.append(Pending(0, "entry", label, text[begin:].strip(), start, end, scheme))
            block = block._replace(kind="footnote", label=label, level=0)
        if not found and not begin:
            return pieces, block
        return self._without(pieces, begin, found), block

    def _without(self, pieces: list[Piece], begin: int, found: list[citations.Cut]) -> list[Piece]:
        """The pieces without the first `begin` characters and the markers, which become pending references."""
        holes = [(0, begin)] * bool(begin) + [(max(cut.start, begin), cut.end) for cut in found]
        kept, moved, followers = carve(pieces, holes)
        for one in self.pending:
            one.piece = moved[min(one.piece, len(moved) - 1)]
        marks = [
            (marker, at)
            for cut, at in zip(found, followers[len(followers) - len(found) :], strict=True)
            for marker in cut.markers
        ]
        places = spans(self._source, pieces, [(marker.start, marker.end) for marker, _ in marks])
        for (marker, at), (start, end) in zip(marks, places, strict=True):
            self.pending.append(Pending(at, "marker", marker.label, "", start, end, marker.scheme, marker.locator))
            self.labels.add(marker.label)
        return kept

    def _entry(self, text: str, block: Block) -> tuple[str, int]:
        """The name of the note that a block is, "" if it is none, and where the note's own words begin."""
        if block.kind == "item" and self.in_notes and (numbered := _NUMBERED.fullmatch(block.label)):
            return numbered[1], 0
        if block.kind == "item" and block.label in self.labels and not block.label.isascii():
            return block.label, 0
        entry = citations.entry(text) if block.kind in ("paragraph", "item") else None
        if not entry or not (self.in_notes or entry[0] in self.labels):
            return "", 0
        number = citations.number(entry[0])
        if number is not None:
            if entry[0] not in self.labels and self._last and number != self._last + 1:
                return "", 0  # a line that begins with a number in brackets
            self._last = number
        return entry
