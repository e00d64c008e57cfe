"""Assembles a `Document` from the stretches of the file that a reader found readable.

A reader names stretches of the source in ascending order and says where blocks begin and end; the builder does the
rest: it trims blocks, drops empty ones, cuts out footnote markers, merges adjacent stretches and keeps the account
by which every character of the readable text is led back to the file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import islice

from factlint.sources import citations
from factlint.sources.document import SEPARATOR, Block, BlockKind, Document, Reference, ReferenceKind, Run, Scheme
from factlint.sources.language import mark
from factlint.sources.pieces import Piece, carve, spans, trim, words
from factlint.sources.shapes import is_period
from factlint.sources.stamps import stated_date

_SPACES = " \t\r\n\f\v"
_SPACE = re.compile(f"[{_SPACES}]+")
_CRAMPED = re.compile(r"[\t\r\n\f\v]|  ")
_IDEOGRAPH = re.compile("[㐀-鿿豈-﫿𠀀-𲎯぀-ヿ]")
_WIDE_MARK = re.compile("[\u3001-\u303f！-～￠-￦“”‘’…—·]")
_LETTER = re.compile(r"[A-Za-zÀ-ɏ]")
_SHORT = 24
_NUMBERED = re.compile(r"(\d+)[.)、．]?")


def joint(before: str, after: str) -> str:
    """What stands between two characters where a line end stood: a space, but nothing beside Chinese.

    >>> joint("月", "日"), joint("月", "3"), joint("，", "其"), joint("s", "t"), joint("s", "谈")
    ('', '', '', ' ', ' ')
    """
    if not before or not after:
        return ""
    if _IDEOGRAPH.match(before):
        return " " if _LETTER.match(after) else ""
    if _IDEOGRAPH.match(after):
        return " " if _LETTER.match(before) else ""
    wide = any("！" <= one <= "～" or "\u3001" <= one <= "\u303f" for one in (before, after))
    return "" if wide or (_WIDE_MARK.match(before) and _WIDE_MARK.match(after)) else " "


@dataclass(slots=True)
class _Pending:
    piece: int
    kind: ReferenceKind
    label: str
    target: str
    start: int
    end: int
    scheme: Scheme = ""
    locator: str = ""


class Builder:
    """Collects blocks, runs and references of one document; one use each."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.blocks: list[Block] = []
        self.in_notes = False
        """Whether the last heading opened a list of notes or references."""
        self._parts: list[str] = []
        self._firsts: list[int] = []
        """Of each block the index of its first part."""
        self._length = 0
        self._runs: list[Run] = []
        self._references: list[Reference] = []
        self.labels: set[str] = set()
        """The names of the markers met so far."""
        self._block: Block | None = None
        self._level = 1
        """Of the last heading."""
        self._origin = -1
        self._pieces: list[Piece] = []
        self._pending: list[_Pending] = []

    @property
    def is_open(self) -> bool:
        """Whether a block has been begun and not ended."""
        return self._block is not None

    @property
    def below(self) -> int:
        """The level of a heading below the last one."""
        return min(self._level + 1, 6)

    @property
    def block(self) -> Block | None:
        """The open block; its offsets mean nothing yet."""
        return self._block

    @property
    def mark(self) -> int:
        """Where the open block stands now: for `refer`, `since` and `cut`."""
        return len(self._pieces)

    def since(self, mark: int = 0) -> str:
        """The text that the open block has gained since a mark."""
        return "".join(words(self.source, piece) for piece in self._pieces[mark:])

    def says_something(self, mark: int) -> bool:
        """Whether the open block had text before a mark."""
        return any(words(self.source, piece).strip() for piece in islice(self._pieces, mark))

    def cut(self, mark: int) -> None:
        """Takes back what the open block has gained since a mark."""
        del self._pieces[mark:]

    def begin(self, kind: BlockKind, level: int = 0, label: str = "", origin: int = -1) -> None:
        """Ends the open block, if any, and begins another; `origin` is where its label stands in the source."""
        self.end()
        self._block = Block(kind, 0, 0, level, label)
        self._origin = origin

    def relabel(self, kind: BlockKind) -> None:
        """Changes what the open block is."""
        if self._block is not None:
            self._block = replace(self._block, kind=kind)

    def verbatim(self, start: int, end: int) -> None:
        """Adds `source[start:end]` as it is; it must hold no line end."""
        if end > start:
            self._pieces.append((start, end, None))

    def replace(self, text: str, start: int, end: int) -> None:
        """Adds text that stands for `source[start:end]`: a character for an entity, a space for a line end."""
        if text:
            self._pieces.append((start, end, text.replace(SEPARATOR, " ").replace("\r", " ")))

    def flow(self, start: int, end: int) -> None:
        """Adds `source[start:end]` as running text: white space collapsed, line ends beside Chinese dropped."""
        source = self.source
        if start < end and source[start] in _SPACES and self._ends_in_space():
            while start < end and source[start] in _SPACES:
                start += 1
        if not _CRAMPED.search(source, start, end):
            self.verbatim(start, end)
            return
        at = start
        for match in _SPACE.finditer(source, start, end):
            space = match.group()
            if space == " ":
                continue
            self.verbatim(at, match.start())
            before, at = source[match.start() - 1 : match.start()], match.end()
            broken = ("\n" in space or "\r" in space) and start < match.start() and at < end
            self.replace(joint(before, source[at]) if broken else " ", match.start(), at)
        self.verbatim(at, end)

    def refer(
        self,
        kind: ReferenceKind,
        label: str,
        target: str,
        start: int,
        end: int,
        mark: int = -1,
        scheme: Scheme = "",
    ) -> None:
        """Notes a reference that lies at `source[start:end]`; its place in the text is the mark's, or the present."""
        self._pending.append(_Pending(self.mark if mark < 0 else mark, kind, label, target, start, end, scheme))
        if self._block is None:
            self._settle([self._length])

    def enter(self, label: str, first: int, start: int, end: int, scheme: Scheme = "number") -> None:
        """Notes an entry: the blocks from `first` on, which have been ended, or none."""
        parts = self._parts[self._firsts[first] :] if first < len(self._firsts) else []
        target = " ".join("".join(parts).split())
        at = self.blocks[first].start if first < len(self.blocks) else self._length
        self._references.append(Reference("entry", label, target, start, end, at, scheme))

    def end(self) -> None:
        """Closes the open block; it is left out where nothing readable remains."""
        block, self._block = self._block, None
        pieces = self._trimmed(self._pieces) if block is not None else []
        self._pieces = []
        if block is not None and pieces:
            whole = pieces
            pieces, block = self._cite(whole, block)
            pieces = pieces if pieces is whole else self._trimmed(pieces)
        if block is None or not pieces:
            self._settle([self._length])
            return
        if self.blocks:
            self._parts.append(SEPARATOR)
            self._length += len(SEPARATOR)
        begin = self._length
        self._firsts.append(len(self._parts))
        places = self._write(pieces)
        self.blocks.append(Block(block.kind, begin, self._length, block.level, block.label))
        self._settle(places)

    def text(self) -> str:
        """The readable text of the blocks ended so far."""
        return "".join(self._parts)

    def said(self, index: int) -> str:
        """The text of a block that has been ended."""
        stop = self._firsts[index + 1] if index + 1 < len(self._firsts) else len(self._parts)
        return "".join(self._parts[self._firsts[index] : stop])

    def build(
        self, path: str, form: str, metadata: Mapping[str, str] | None = None, notes: tuple[str, ...] = ()
    ) -> Document:
        """The finished document, its languages told."""
        self.end()
        text = self.text()
        if self.blocks and self.blocks[0].kind == "heading":
            self.blocks[0] = replace(self.blocks[0], kind="title")
        blocks, language = mark(text, self.blocks)
        references = tuple(sorted(self._references, key=lambda reference: (reference.start, reference.end)))
        runs = tuple(self._runs)
        stated = dict(metadata or {})
        if "date" not in stated and (date := stated_date(text, blocks)):
            stated["date"] = date
        return Document(path, self.source, text, runs, blocks, references, form, language, stated, notes)

    def _ends_in_space(self) -> bool:
        return not self._pieces or words(self.source, self._pieces[-1])[-1].isspace()

    def _trimmed(self, pieces: list[Piece]) -> list[Piece]:
        pieces, dropped = trim(self.source, pieces)
        for pending in self._pending:
            pending.piece = min(max(pending.piece - dropped, 0), len(pieces))
        return pieces

    def _settle(self, places: list[int]) -> None:
        """Gives the pending references their place in the text, now that the pieces have one."""
        for pending in self._pending:
            at = places[min(pending.piece, len(places) - 1)]
            self._references.append(
                Reference(
                    pending.kind,
                    pending.label,
                    pending.target,
                    pending.start,
                    pending.end,
                    at,
                    pending.scheme,
                    pending.locator,
                )
            )
        self._pending.clear()

    def _cite(self, pieces: list[Piece], block: Block) -> tuple[list[Piece], Block]:
        """Cuts the markers out of a block; makes it a footnote where it turns out to be one."""
        if block.kind in ("code", "boilerplate"):
            return pieces, block
        text = "".join([words(self.source, piece) for piece in pieces])
        if block.kind in ("heading", "title"):
            self.in_notes = citations.is_heading(text)
            self._level = block.level
        elif block.kind == "paragraph" and len(text) < _SHORT and is_period(text):  # 1984年 above what happened in it
            return pieces, replace(block, kind="heading", level=self.below)
        label, begin = self._entry(text, block)
        found = [cut for cut in citations.cuts(text) if cut.end > begin]
        if label or (self.in_notes and block.kind == "item"):
            if label:
                start, end = pieces[0][0], pieces[-1][1]
                start = self._origin if begin == 0 and self._origin >= 0 else start
                scheme: Scheme = "note" if text.startswith("[^") else "number"
                self._pending.append(_Pending(0, "entry", label, text[begin:].strip(), start, end, scheme))
            block = replace(block, kind="footnote", label=label, level=0)
        if not found and not begin:
            return pieces, block
        return self._without(pieces, begin, found), block

    def _without(self, pieces: list[Piece], begin: int, found: list[citations.Cut]) -> list[Piece]:
        """The pieces without the first `begin` characters and the markers, which become pending references."""
        holes = [(0, begin)] * bool(begin) + [(max(cut.start, begin), cut.end) for cut in found]
        kept, moved, followers = carve(pieces, holes)
        for pending in self._pending:
            pending.piece = moved[min(pending.piece, len(moved) - 1)]
        marks = [
            (marker, at)
            for cut, at in zip(found, followers[len(followers) - len(found) :], strict=True)
            for marker in cut.markers
        ]
        places = spans(self.source, pieces, [(marker.start, marker.end) for marker, _ in marks])
        for (marker, at), (start, end) in zip(marks, places, strict=True):
            scheme, locator = marker.scheme, marker.locator
            self._pending.append(_Pending(at, "marker", marker.label, "", start, end, scheme, locator))
            self.labels.add(marker.label)
        return kept

    def _entry(self, text: str, block: Block) -> tuple[str, int]:
        """The name of the note that a block is, "" if it is none, and where the note's own words begin."""
        if block.kind == "item" and self.in_notes and (numbered := _NUMBERED.fullmatch(block.label)):
            return numbered[1], 0
        entry = citations.entry(text) if block.kind in ("paragraph", "item") else None
        return entry if entry and (self.in_notes or entry[0] in self.labels) else ("", 0)

    def _write(self, pieces: list[Piece]) -> list[int]:
        """Adds the pieces to text and runs; where each of them begins in the text, and where the last ends."""
        source = self.source
        places: list[int] = []
        low = high = -1  # the verbatim stretch that is still growing
        for start, end, new in pieces:
            if new is None and start == high:
                places.append(self._length + high - low)
                high = end
                continue
            self._add(low, high, None)
            places.append(self._length)
            low, high = (start, end) if new is None or new == source[start:end] else (-1, -1)
            if high < 0:
                self._add(start, end, new)
        self._add(low, high, None)
        return [*places, self._length]

    def _add(self, start: int, end: int, new: str | None) -> None:
        if end <= start:
            return
        text = self.source[start:end] if new is None else new
        if new is None or len(new) != end - start:  # a run of equal lengths would say "verbatim"
            self._runs.append(Run(self._length, start, len(text), end - start))
        self._parts.append(text)
        self._length += len(text)
