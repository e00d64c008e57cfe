"""Quotation marks: which of them open, which close, and where they fail to pair up.

A mark of its own shape for each side (“ ”, 「 」, 《 》) says which it is. The straight mark says it only by its
spacing, so a run of straight marks is broken for certain only where their number is odd. Single marks are judged beside
Chinese characters alone: elsewhere they are apostrophes as well.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

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
_APOSTROPHE = re.compile(r"’[0-9０-９]{2}|[‘’](?=[A-Za-z])|(?<=[A-Za-z])[‘’]")
"""A year without its century, and the sign of names: ’97, ‘Iwakeli’i."""
_AGAIN = re.compile(r"[.!?…][)\]]? $")
_CODE = re.compile(r"[`\\<>={}|*@#$&+~^%'\]\[]")
"""Beside a straight mark: a sign that is spoken of or belongs to a program, rather than the edge of a quotation."""
_PROSE = frozenset({"title", "heading", "paragraph", "item", "cell", "caption", "quotation", "footnote"})
_RUNNING = frozenset({"paragraph", "item", "quotation", "footnote"})
_CUT = re.compile(r"(?:…|\.\.\.|⋯)[\])）」』”\"]*\s*$")
"""A block that breaks off: an excerpt."""
_ELEMENT = re.compile(r"<(?:code|kbd|samp|tt|var|pre|span class=[\"']pre[\"'])\b[^<>]*>[^<>]*$", re.IGNORECASE)
_REACH = 12
"""Over how many blocks a quotation may run on before it counts as never closed."""
_WITH_MARKS = 3
"""For how many blocks one counts that has marks of its own, all of them paired."""


class Mark(Struct, frozen=True):
    """A quotation mark at `Document.text[place]`."""

    place: int
    family: str
    turn: Turn
    straight: bool
    doubtful: bool = False
    """It may be no quotation mark at all: inches, seconds, a ditto mark, an apostrophe, the sign itself."""
    again: bool = False
    """It stands where a quotation that runs on may be opened again: at the beginning of a line, or of a sentence."""


class Break(Struct, frozen=True):
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
        if block.kind not in _PROSE:
            continue
        marks, unmatched = _reading(document, block, family, continued=pending is not None)
        idle += _WITH_MARKS if marks else 1
        if pending is not None:
            if _closes(marks, unmatched):
                pending, unmatched = None, unmatched[1:]
            elif idle == _WITH_MARKS and _reopens(block, marks):
                pending = None
            elif unmatched or idle > _REACH:
                yield pending
                pending = None
        if not unmatched:
            continue
        if _runs_on(marks, unmatched):
            continue
        doubtful = any(mark.doubtful for mark in _marks(document, block, family))
        broken = _break(index, marks, unmatched, doubtful=doubtful)
        if unmatched[-1].turn != "close" and _CUT.search(document.text, block.start, block.end):
            continue
        opened = unmatched[0].turn != "close" and all(mark.again for mark in unmatched[1:])
        if opened and block.kind in _RUNNING:
            pending, idle = broken, 0
        else:
            yield broken
    if pending is not None:
        yield pending


def _runs_on(marks: Sequence[Mark], unmatched: Sequence[Mark]) -> bool:
    """Whether a quotation is opened again with every line or sentence and closed at the end: paragraphs joined."""
    if any(mark.turn == "close" for mark in unmatched) or marks[-1].turn != "close" or not marks[-1].straight:
        return False
    behind = (next((other for other in marks if other.place > mark.place), mark) for mark in unmatched)
    return all(other.again and other.turn == "open" for other in behind)


def _reopens(block: Block, marks: Sequence[Mark]) -> bool:
    """Whether a block begins by opening the quotation of the one before again."""
    return bool(marks) and marks[0].place == block.start and marks[0].turn != "close"


def _closes(marks: Sequence[Mark], unmatched: Sequence[Mark]) -> bool:
    """Whether the first mark left over in a block closes what an earlier one opened."""
    if not unmatched:
        return False
    return unmatched[0].turn == "close" or (unmatched[0].turn == "either" and unmatched[0] == marks[0])


def _reading(document: Document, block: Block, family: str, *, continued: bool) -> tuple[tuple[Mark, ...], list[Mark]]:
    """The marks of a block and those left over, the doubtful ones taken for marks or not, whichever leaves fewer.

    Where a quotation is continued, the reading that closes it goes first.
    """
    marks = _marks(document, block, family)
    sure = tuple(mark for mark in marks if not mark.doubtful)
    readings = [(reading, _unmatched(reading)) for reading in (sure, marks)]
    if continued:
        readings.sort(key=lambda reading: not _closes(*reading))
        if _closes(*readings[0]):
            return readings[0]
    return min(readings, key=lambda reading: len(reading[1]))


def _marks(document: Document, block: Block, family: str) -> tuple[Mark, ...]:
    """All marks of a family in a block."""
    text = document.text
    if family == "double" and _LOW.search(text, block.start, block.end):
        return ()
    found = (match.start() for match in _MARK.finditer(text, block.start, block.end))
    marks = (_mark(document, place, block) for place in found if _SHAPES[text[place]][0] == family)
    if family == "single":
        beside = (mark for mark in marks if _beside_chinese(text, mark, block))
        return tuple(replace(mark, doubtful=_APOSTROPHE.match(text, mark.place) is not None) for mark in beside)
    found_marks = tuple(marks)
    if document.format != "markdown" or not any(mark.straight for mark in found_marks):
        return found_marks
    start, end = document.locate(block.start, block.end)
    ticks = [match.start() for match in re.compile("`").finditer(document.source, start, end)]
    return tuple(mark for mark in found_marks if not mark.straight or not _in_code(document, mark, ticks))


def _in_code(document: Document, mark: Mark, ticks: Sequence[int]) -> bool:
    """Whether it stands within backticks of a Markdown source: a program's mark."""
    return bool(ticks) and bisect_left(ticks, document.locate(mark.place, mark.place + 1)[0]) % 2 == 1


def _mark(document: Document, place: int, block: Block) -> Mark:
    text = document.text
    family, turn = _SHAPES[text[place]]
    if turn != "either":
        return Mark(place, family, turn, straight=False)
    begins, ends = _edges(document, place)
    before = text[place - 1] if place > block.start and not begins else " "
    after = text[place + 1] if place + 1 < block.end and not ends else " "
    opens, closes = bool(_BEFORE_OPENING.match(before)), bool(_AFTER_CLOSING.match(after))
    coded = _CODE.match(before) or _CODE.match(after) or _in_element(document, place)
    doubtful = before.isdigit() or (opens and closes) or _hebrew(before, after) or bool(coded)
    if opens != closes:
        turn = "open" if opens else "close"
    again = begins or _AGAIN.search(text, max(block.start, place - 4), place) is not None
    return Mark(place, family, turn, straight=True, doubtful=doubtful, again=again)


def _in_element(document: Document, place: int) -> bool:
    """Whether it stands within an element of HTML for the words of a program."""
    if document.format != "html":
        return False
    start, _ = document.locate(place, place + 1)
    return _ELEMENT.search(document.source[max(0, start - 120) : start]) is not None


def _edges(document: Document, place: int) -> tuple[bool, bool]:
    """Whether a mark begins or ends a line of the file: the break itself is gone where both lines are Chinese."""
    start, end = document.locate(place, place + 1)
    source = document.source
    return source[max(0, start - 1) : start] in ("\n", "\r"), source[end : end + 1] in ("\n", "\r")


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


def _break(index: int, marks: tuple[Mark, ...], unmatched: list[Mark], *, doubtful: bool) -> Break:
    """The break; `doubtful` where the block has a sign besides that may or may not be a mark."""
    directed = not any(mark.straight for mark in marks)
    whole = Break(index, marks, None, None, certain=directed or (len(marks) % 2 == 1 and not doubtful))
    first = unmatched[0]
    if first.turn == "close":
        before = [mark for mark in marks if mark.place < first.place]
        return replace(whole, first=before[-1] if before else None, second=first, further=tuple(unmatched[1:]))
    inner = [mark for mark in marks if mark.place > first.place and mark.turn == "open"]
    rest = unmatched[1:] or inner[:1]
    return replace(whole, first=first, second=rest[0] if rest else None, further=tuple(rest[1:]))


def pairs(document: Document) -> Iterator[tuple[int, int]]:
    """What stands between marks that pair up, and blocks set as quotations: stretches of `text` without the marks."""
    found: set[tuple[int, int]] = set()
    for block in document.blocks:
        if block.kind == "quotation":
            found.add((block.start, block.end))
        if block.kind not in _RUNNING | {"cell", "caption"}:
            continue
        for family in ("double", "corner", "white corner", "single"):
            open_marks: list[Mark] = []
            for mark in _marks(document, block, family):
                if mark.turn == "open" or (mark.turn == "either" and not open_marks):
                    open_marks.append(mark)
                elif open_marks:
                    found.add((open_marks.pop().place + 1, mark.place))
    yield from sorted(found)


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
