"""Assembles a `Document` from the stretches of the file that a reader found readable.

A reader names stretches of the source in ascending order and says where blocks begin and end; the builder does the
rest: it trims blocks, drops empty ones, cuts out footnote markers, merges adjacent stretches and keeps the account
by which every character of the readable text is led back to the file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import accumulate, islice

from factlint.sources import citations
from factlint.sources.apparatus import Apparatus, Pending
from factlint.sources.decode import Excess
from factlint.sources.document import SEPARATOR, Block, BlockKind, Document, Reference, ReferenceKind, Run, Scheme
from factlint.sources.joint import joint
from factlint.sources.language import mark
from factlint.sources.pieces import Piece, trim, words
from factlint.sources.shapes import is_period
from factlint.sources.stamps import stated_date

_SPACES = " \t\r\n\f\v"
_SPACE = re.compile(f"[{_SPACES}]+")
_CRAMPED = re.compile(r"[\t\r\n\f\v]|  ")
_SHORT = 24
_LONGEST = 1_000_000
"""Characters of a block; no paragraph that people write is longer."""
_MOST = 1_000_000
"""Blocks of a document."""


class Builder:
    """Collects blocks, runs and references of one document; one use each."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.blocks: list[Block] = []
        self.notes = Apparatus(source)
        self._said: list[str] = []
        """The texts of the blocks."""
        self._length = 0
        self._runs: list[Run] = []
        self._block: Block | None = None
        self._level = 1
        """Of the last heading."""
        self._origin = -1
        self._pieces: list[Piece] = []

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
            self._block = self._block._replace(kind=kind)

    def verbatim(self, start: int, end: int) -> None:
        """Adds `source[start:end]` as it is; it must hold no line end."""
        if end > start:
            self._pieces.append((start, end, None))

    def replace(self, text: str, start: int, end: int) -> None:
        """Adds text that stands for `source[start:end]`: a character for an entity, a space for a line end."""
        if text and end > start:
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
        locator: str = "",
    ) -> None:
        """Notes a reference that lies at `source[start:end]`; its place in the text is the mark's, or the present."""
        at = self.mark if mark < 0 else mark
        self.notes.pending.append(Pending(at, kind, label, target, start, end, scheme, locator))
        if self._block is None:
            self.notes.settle([self._length])

    def enter(self, label: str, first: int, start: int, end: int, scheme: Scheme = "number") -> None:
        """Notes an entry: the blocks from `first` on, which have been ended, or none."""
        target = " ".join(" ".join(self._said[first:]).split())
        at = self.blocks[first].start if first < len(self.blocks) else self._length
        self.notes.references.append(Reference("entry", label, target, start, end, at, scheme))

    def end(self) -> None:
        """Closes the open block; it is left out where nothing readable remains."""
        block, self._block = self._block, None
        pieces, self._pieces = self._pieces, []
        if block is not None and pieces:
            pieces, text = self._trimmed(pieces)
            if pieces:
                self._close(block, pieces, text)
                return
        if self.notes.pending:
            self.notes.settle([self._length])

    def _close(self, block: Block, pieces: list[Piece], text: str) -> None:
        """Adds a block, its markers cut out."""
        whole, kind = pieces, block.kind
        if kind in ("heading", "title"):
            self.notes.in_notes = citations.is_heading(text)
            self._level = block.level
        if kind == "paragraph" and citations.is_heading(text):
            self.notes.in_notes = True
            block = block._replace(kind="heading", level=self.below)
        elif kind == "paragraph" and len(text) < _SHORT and is_period(text):  # 1984年 above what happened in it
            block = block._replace(kind="heading", level=self.below)
        elif kind not in ("code", "boilerplate"):
            pieces, block = self.notes.cite(pieces, text, block, self._origin)
        if pieces is not whole:
            pieces, text = self._trimmed(pieces)
        if not pieces:
            self.notes.settle([self._length])
            return
        if len(text) > _LONGEST:
            raise Excess(f"a paragraph of {len(text):,} characters, more than the {_LONGEST:,} that are read")
        if len(self.blocks) >= _MOST:
            raise Excess(f"more than {_MOST:,} paragraphs or cells")
        begin = self._length + len(SEPARATOR) * bool(self.blocks)
        self._run(begin, pieces)
        self._length = begin + len(text)
        self._said.append(text)
        self.blocks.append(Block(block.kind, begin, self._length, block.level, block.label))
        if self.notes.pending:
            self.notes.settle(_places(begin, pieces))

    def text(self) -> str:
        """The readable text of the blocks ended so far."""
        return SEPARATOR.join(self._said)

    def said(self, index: int) -> str:
        """The text of a block that has been ended."""
        return self._said[index]

    def build(
        self, path: str, form: str, metadata: Mapping[str, str] | None = None, notes: tuple[str, ...] = ()
    ) -> Document:
        """The finished document, its languages told."""
        self.end()
        text = self.text()
        if self.blocks and self.blocks[0].kind == "heading":
            self.blocks[0] = self.blocks[0]._replace(kind="title")
        blocks, language = mark(text, self.blocks)
        references = tuple(sorted(self.notes.references, key=lambda reference: (reference.start, reference.end)))
        runs = tuple(self._runs)
        stated = dict(metadata or {})
        if "date" not in stated and (date := stated_date(text, blocks)):
            stated["date"] = date
        return Document(path, self.source, text, runs, blocks, references, form, language, stated, notes)

    def _ends_in_space(self) -> bool:
        return not self._pieces or words(self.source, self._pieces[-1])[-1].isspace()

    def _trimmed(self, pieces: list[Piece]) -> tuple[list[Piece], str]:
        pieces, text, dropped = trim(self.source, pieces)
        if self.notes.pending:
            self.notes.drop(dropped, len(pieces))
        return pieces, text

    def _run(self, at: int, pieces: list[Piece]) -> None:
        """Keeps the account of pieces that stand at a place of the text; verbatim ones that adjoin are one run."""
        source, runs = self.source, self._runs
        low = high = -1  # the verbatim stretch that is still growing
        for start, end, new in pieces:
            if start == high and new is None:
                high = end
                continue
            if high > low:
                runs.append(Run(at, low, high - low, high - low))
                at += high - low
            if new is None or new == source[start:end]:
                low, high = start, end
                continue
            low = high = -1
            if len(new) != end - start:  # a run of equal lengths would say "verbatim"
                runs.append(Run(at, start, len(new), end - start))
            at += len(new)
        if high > low:
            runs.append(Run(at, low, high - low, high - low))


def _places(at: int, pieces: list[Piece]) -> list[int]:
    """Where each of the pieces begins in the text, and where the last ends."""
    lengths = (end - start if new is None else len(new) for start, end, new in pieces)
    return list(accumulate(lengths, initial=at))
