"""Assembles a `Document` from the stretches of the file that a reader found readable.

A reader names stretches of the source in ascending order and says where blocks begin and end; the builder does the
rest: it trims blocks, drops empty ones, merges adjacent stretches and keeps the account from which every character
of the readable text is led back to the file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from factlint.sources.document import SEPARATOR, Block, BlockKind, Document, Reference, ReferenceKind, Run
from factlint.sources.language import mark

Piece = tuple[int, int, str | None]
"""Start and end in the source, and the text that stands for it; None where it stands for itself."""

_SPACES = " \t\r\n\f\v"
_SPACE = re.compile(f"[{_SPACES}]+")
_CRAMPED = re.compile(r"[\t\r\n\f\v]|  ")
_IDEOGRAPH = re.compile("[㐀-鿿豈-﫿𠀀-𲎯぀-ヿ]")
_WIDE_MARK = re.compile("[\u3001-\u303f！-～￠-￦“”‘’…—·]")
_LETTER = re.compile(r"[A-Za-zÀ-ɏ]")


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
    wide = "！" <= before <= "～" or "\u3001" <= before <= "\u303f" or "！" <= after <= "～"
    return "" if wide or (_WIDE_MARK.match(before) and _WIDE_MARK.match(after)) else " "


@dataclass(slots=True)
class _Pending:
    piece: int
    kind: ReferenceKind
    label: str
    target: str
    start: int
    end: int


class Builder:
    """Collects blocks, runs and references of one document; one use each."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._parts: list[str] = []
        self._length = 0
        self._runs: list[Run] = []
        self._blocks: list[Block] = []
        self._references: list[Reference] = []
        self._block: Block | None = None
        self._pieces: list[Piece] = []
        self._pending: list[_Pending] = []

    @property
    def block(self) -> Block | None:
        """The block that is open; its offsets mean nothing yet."""
        return self._block

    @property
    def mark(self) -> int:
        """Where the open block stands now: for `refer` and `since`."""
        return len(self._pieces)

    def since(self, mark: int = 0) -> str:
        """The text that the open block has gained since a mark."""
        return "".join(self._text(piece) for piece in self._pieces[mark:])

    def begin(self, kind: BlockKind, level: int = 0, label: str = "") -> None:
        """Ends the open block, if any, and begins another."""
        self.end()
        self._block = Block(kind, 0, 0, level, label)

    def relabel(self, kind: BlockKind, level: int = 0, label: str = "") -> None:
        """Changes what the open block is."""
        self._block = Block(kind, 0, 0, level, label)

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

    def refer(self, kind: ReferenceKind, label: str, target: str, start: int, end: int, mark: int = -1) -> None:
        """Notes a reference that lies at `source[start:end]`; its place in the text is the mark's, or the present."""
        self._pending.append(_Pending(self.mark if mark < 0 else mark, kind, label, target, start, end))

    def end(self) -> None:
        """Closes the open block: trimmed, merged, and left out where nothing readable remains."""
        block, pieces, self._block, self._pieces = self._block, self._pieces, None, []
        first, last = self._bounds(pieces) if block is not None else (0, 0)
        places = [self._length]
        if block is not None and first < last:
            if self._blocks:
                self._parts.append(SEPARATOR)
                self._length += len(SEPARATOR)
            begin = self._length
            places = self._write(pieces, first, last)
            self._blocks.append(Block(block.kind, begin, self._length, block.level, block.label))
        for pending in self._pending:
            at = places[min(max(pending.piece - first, 0), len(places) - 1)]
            self._references.append(
                Reference(pending.kind, pending.label, pending.target, pending.start, pending.end, at)
            )
        self._pending.clear()

    def build(
        self, path: str, form: str, metadata: Mapping[str, str] | None = None, notes: tuple[str, ...] = ()
    ) -> Document:
        """The finished document, its languages told."""
        self.end()
        text = "".join(self._parts)
        blocks, language = mark(text, self._blocks)
        references = tuple(sorted(self._references, key=lambda reference: (reference.start, reference.end)))
        runs = tuple(self._runs)
        return Document(path, self.source, text, runs, blocks, references, form, language, dict(metadata or {}), notes)

    def _text(self, piece: Piece) -> str:
        return self.source[piece[0] : piece[1]] if piece[2] is None else piece[2]

    def _ends_in_space(self) -> bool:
        return not self._pieces or self._text(self._pieces[-1])[-1].isspace()

    def _bounds(self, pieces: list[Piece]) -> tuple[int, int]:
        """First and last piece with something to read, these two trimmed in place; equal where there is none."""
        first, last = 0, len(pieces)
        while first < last and not self._text(pieces[first]).strip():
            first += 1
        while last > first and not self._text(pieces[last - 1]).strip():
            last -= 1
        if first < last:
            start, end, new = pieces[first]
            if new is None:
                pieces[first] = (end - len(self.source[start:end].lstrip()), end, None)
            start, end, new = pieces[last - 1]
            if new is None:
                pieces[last - 1] = (start, start + len(self.source[start:end].rstrip()), None)
        return first, last

    def _write(self, pieces: list[Piece], first: int, last: int) -> list[int]:
        """Adds the pieces to text and runs; where each of them begins in the text, and where the last ends."""
        source, parts, length = self.source, self._parts, self._length
        places: list[int] = []
        open_start = open_end = -1
        for index in range(first, last):
            start, end, new = pieces[index]
            if new is not None and new == source[start:end]:
                new = None
            if new is not None or start != open_end:
                if open_end > open_start:
                    self._add(open_start, open_end, None)
                open_start = start
            open_end = end
            places.append(length)
            if new is None:
                length += end - start
            else:
                self._add(start, end, new)
                length += len(new)
                open_start = open_end = -1
        if open_end > open_start:
            self._add(open_start, open_end, None)
        assert length == self._length and parts is self._parts
        return [*places, length]

    def _add(self, start: int, end: int, new: str | None) -> None:
        text = self.source[start:end] if new is None else new
        if new is None or len(new) != end - start:  # a run of equal lengths would say "verbatim"
            self._runs.append(Run(self._length, start, len(text), end - start))
        self._parts.append(text)
        self._length += len(text)
