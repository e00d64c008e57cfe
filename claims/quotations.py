"""Quotation marks: which of them open, which close, and where they fail to pair up.

A mark of its own shape for each side (“ ”, 「 」, 《 》) says which it is. The straight mark says it only by its
spacing, so a run of straight marks is broken for certain only where their number is odd. Single marks are judged beside
Chinese characters alone: elsewhere they are apostrophes as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from factlint.claims.text import has_cjk
from factlint.sources.document import Block, Document

Turn = Literal["open", "close", "either"]

_SHAPES: dict[str, tuple[str, Turn]] = {
    '"': ("double", "either"), "＂": ("double", "either"), "“": ("double", "open"), "”": ("double", "close"),
    "‘": ("single", "open"), "’": ("single", "close"), "「": ("corner", "open"), "」": ("corner", "close"),
    "『": ("white corner", "open"), "』": ("white corner", "close"), "《": ("title", "open"), "》": ("title", "close"),
}  # fmt: skip
_MARK = re.compile("[" + "".join(_SHAPES) + "]")
_LOW = re.compile("[„‚»«]")
"""Marks of other traditions, in which “ closes: nothing is said of a block that has one."""
_BEFORE_OPENING = re.compile(r"[\s(\[{（【《「『“‘<＜—–/=:：-]")
_AFTER_CLOSING = re.compile(r"[\s.,;:!?)\]}）】》」』”’>＞…。，、；：！？—–/-]")
_PROSE = frozenset({"title", "heading", "paragraph", "item", "cell", "caption", "quotation", "footnote"})
_RUNNING = frozenset({"paragraph", "item", "quotation"})
_CUT = re.compile(r"(?:…|\.\.\.|⋯)[\])）」』”\"]*\s*$")
"""A block that breaks off: an excerpt."""
_REACH = 4
"""Over how many blocks without a mark a quotation may run on before it counts as never closed."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation mark at `Document.text[place]`."""

    place: int
    family: str
    turn: Turn
    straight: bool
    doubtful: bool = False
    """It may be no quotation mark at all: inches, seconds, a ditto mark, the sign itself."""


@dataclass(frozen=True, slots=True)
class Break:
    """A run of marks that do not pair up, within one block."""

    block: int
    marks: tuple[Mark, ...]
    """All marks of the family in the block."""
    first: Mark | None
    """The mark that opens, or the last one before a closing mark too many."""
    second: Mark | None
    """The mark that opens again, or the closing mark too many; None where the quotation is never closed."""
    further: tuple[Mark, ...] = ()
    certain: bool = True
    """Whether the number of marks is wrong, not only the place of one."""


def breaks(document: Document) -> Iterator[Break]:
    """Every broken run, in order of block and family."""
    found = [
        broken
        for family in ("double", "single", "corner", "white corner", "title")
        for broken in _family_breaks(document, family)
    ]
    yield from sorted(found, key=lambda broken: (broken.block, broken.marks[0].place))


def _family_breaks(document: Document, family: str) -> Iterator[Break]:
    """Walk the blocks; a quotation left open may be closed, or opened again, by one of the next."""
    pending: Break | None = None
    idle = 0
    for index, block in enumerate(document.blocks):
        if block.kind not in _PROSE or (pending and block.kind == "caption"):
            continue
        if pending and (block.kind not in _RUNNING or idle > _REACH):
            yield pending
            pending = None
        marks = _marks(document, block, family)
        if not marks:
            idle += 1
            continue
        unmatched = _unmatched(marks)
        if pending:
            if marks[0].place == block.start and marks[0].turn != "close":
                pending = None
            elif unmatched and unmatched[0].turn != "open" and _closes(marks, unmatched[0]):
                pending, unmatched = None, unmatched[1:]
            else:
                yield pending
                pending = None
        idle = 0
        if not unmatched:
            continue
        broken = _break(index, marks, unmatched)
        if len(unmatched) == 1 and _left_open(marks, unmatched[0]) and block.kind in _RUNNING:
            pending = broken if not _CUT.search(document.text, block.start, block.end) else None
        elif not (_left_open(marks, unmatched[-1]) and _CUT.search(document.text, block.start, block.end)):
            yield broken
    if pending:
        yield pending


def _marks(document: Document, block: Block, family: str) -> tuple[Mark, ...]:
    """The marks of a family in a block, those left out that only a stray inch or ditto sign would leave over."""
    text = document.text
    if family == "double" and _LOW.search(text, block.start, block.end):
        return ()
    marks = tuple(
        _mark(text, match.start(), block)
        for match in _MARK.finditer(text, block.start, block.end)
        if _SHAPES[match.group()][0] == family
    )
    if family == "single":
        return tuple(mark for mark in marks if _beside_chinese(text, mark, block))
    sure = tuple(mark for mark in marks if not mark.doubtful)
    return sure if len(sure) < len(marks) and len(_unmatched(sure)) <= len(_unmatched(marks)) else marks


def _mark(text: str, place: int, block: Block) -> Mark:
    family, turn = _SHAPES[text[place]]
    if turn != "either":
        return Mark(place, family, turn, straight=False)
    before = text[place - 1] if place > block.start else " "
    after = text[place + 1] if place + 1 < block.end else " "
    opens, closes = bool(_BEFORE_OPENING.match(before)), bool(_AFTER_CLOSING.match(after))
    doubtful = before.isdigit() or (opens and closes) or _hebrew(before, after)
    if opens != closes:
        turn = "open" if opens else "close"
    return Mark(place, family, turn, straight=True, doubtful=doubtful)


def _hebrew(before: str, after: str) -> bool:
    return "א" <= before <= "ת" and "א" <= after <= "ת"


def _beside_chinese(text: str, mark: Mark, block: Block) -> bool:
    neighbours = text[max(block.start, mark.place - 1) : min(block.end, mark.place + 2)]
    return has_cjk(neighbours) or any("　" <= letter <= "〿" or "！" <= letter <= "～" for letter in neighbours)


def _unmatched(marks: Sequence[Mark]) -> list[Mark]:
    """The marks without a partner, in order; a mark that may be either closes what is open, else it opens."""
    open_marks: list[Mark] = []
    surplus: list[Mark] = []
    for mark in marks:
        if mark.turn == "open" or (mark.turn == "either" and not open_marks):
            open_marks.append(mark)
        elif open_marks:
            open_marks.pop()
        else:
            surplus.append(mark)
    return sorted([*surplus, *open_marks], key=lambda mark: mark.place)


def _closes(marks: Sequence[Mark], mark: Mark) -> bool:
    """Whether it can be the closing mark of what an earlier block opened: the first mark of its block that is left."""
    return mark.turn == "close" or mark == marks[0]


def _left_open(marks: Sequence[Mark], mark: Mark) -> bool:
    """Whether an unmatched mark is one that opens."""
    return mark.turn == "open" or (mark.turn == "either" and mark in marks)


def _break(index: int, marks: tuple[Mark, ...], unmatched: list[Mark]) -> Break:
    directed = not any(mark.straight for mark in marks)
    whole = Break(index, marks, None, None, certain=directed or len(marks) % 2 == 1)
    first = unmatched[0]
    if first.turn == "close":
        before = [mark for mark in marks if mark.place < first.place]
        return replace(whole, first=before[-1] if before else None, second=first, further=tuple(unmatched[1:]))
    inner = [mark for mark in marks if mark.place > first.place and mark.turn == "open"]
    rest = unmatched[1:] or inner[:1]
    return replace(whole, first=first, second=rest[0] if rest else None, further=tuple(rest[1:]))


def quoted(document: Document, place: int) -> bool:
    """Whether a place lies between a mark that opens a quotation and its partner."""
    block = document.blocks[document.block_at(place)]
    for family in ("double", "single", "corner", "white corner"):
        open_marks: list[Mark] = []
        for mark in _marks(document, block, family):
            if mark.turn == "open" or (mark.turn == "either" and not open_marks):
                open_marks.append(mark)
            elif open_marks and open_marks.pop().place < place < mark.place:
                return True
    return False
