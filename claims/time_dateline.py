"""The date of a document: a dateline at its top, what the file says of itself, or what the caller knows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from factlint.claims.discourse import resolve
from factlint.claims.model import Anchor
from factlint.claims.time_piece import Piece
from factlint.claims.time_scan import pieces
from factlint.claims.time_state import Known, State
from factlint.claims.values.edtf import parse
from factlint.claims.values.time import Date, Time
from factlint.sources.document import Document

OPTION = "--base-date"
"""What an inferred part is anchored to where the document states no date of its own."""
_BLOCKS = 6
"""Among so many blocks at the top a dateline is looked for."""
_LINE = 60
"""Characters of a line at the top that gives a day or an issue and no more."""
_GAP = re.compile(r"(?:[㐀-鿿）)》」] |[|·] ?)$")
_TITLES = frozenset({"title", "heading"})
_LEAD = 30
"""So many characters may stand before a dateline that opens a paragraph: agency and place."""


def base(document: Document, folded: str, found: Sequence[Piece], base_date: str | None) -> Known | None:
    """The date of the document: a dateline at its top, what the file says of itself, or the option."""
    datelines = list(_datelines(document, found))
    if len(datelines) == 1:  # several are a chronology
        return datelines[0]
    return _reported(document, folded, found, _stated(document, base_date))


def bases(document: Document) -> list[tuple[int, Known]]:
    """The dates of parts of a document, and where each of these begins."""
    found = [(start, _as_written(stated)) for start, stated in document.dates]
    return [(start, known) for start, known in found if known is not None]


def _as_written(stated: str) -> Known | None:
    date = _full_date(pieces(stated)) or _first(parse(stated[:10]))
    return None if date is None else Known(date, Anchor(stated))


def _stated(document: Document, base_date: str | None) -> Known | None:
    """What the file says of itself, or the option."""
    if known := _as_written(document.metadata.get("date", "")):
        return known
    date = _first(parse(base_date)) if base_date else None
    return None if date is None else Known(date, Anchor(OPTION))


def opening(document: Document, folded: str, found: Sequence[Piece]) -> Known | None:
    """The day with which a text opens: its first date, near the start of a paragraph at the top.

    Of a magazine it is the year of the issue: 2014年第3期.
    """
    issues = (_issue(piece, document, folded) for piece in found[:_BLOCKS])
    if issue := next((known for known in issues if known is not None), None):
        return issue
    date = _full_date(found[:1])
    number = document.block_at(found[0].start) if found else _BLOCKS
    if date is None or number >= _BLOCKS or found[0].start - document.blocks[number].start > _LEAD:
        return None
    return Known(date, Anchor(document.text[found[0].start : found[0].end], found[0].start, found[0].end))


def _issue(piece: Piece, document: Document, folded: str) -> Known | None:
    """The year of an issue, where a short line at the top gives its number or season behind it."""
    block = document.blocks[number] if (number := document.block_at(piece.start)) < _BLOCKS else None
    cue = dict(piece.language.sentence).get("issue")
    if block is None or cue is None or block.end - block.start > _LINE or piece.year is None or piece.last is not None:
        return None
    if cue.match(folded, piece.start) is None:
        return None
    return Known(Date(piece.year), Anchor(document.text[piece.start : piece.end], piece.start, piece.end))


def _reported(document: Document, folded: str, found: Sequence[Piece], stated: Known | None) -> Known | None:
    """The day that opens a report, 新华社北京5月3日电 or in brackets (its year as stated); else what is stated."""
    openers = [piece for piece in found[: 4 * _BLOCKS] if _opens(piece, folded, document)]
    for piece in openers if len(openers) == 1 else ():  # several are a chronology
        if document.block_at(piece.start) >= _BLOCKS:
            continue
        told = resolve(piece, State(base=stated, news=True, past=True))
        if told is not None and told.time.first.bounds is not None:
            words = document.text[piece.start : piece.end]
            return Known(replace(told.time.first, clock=""), Anchor(words, piece.start, piece.end))
        if stated is None and told is not None and _place(piece, folded, document):
            return Known(
                replace(told.time.first, clock=""),
                Anchor(document.text[piece.start : piece.end], piece.start, piece.end),
            )
    return stated


def _place(piece: Piece, folded: str, document: Document) -> bool:
    """Whether a place or an agency stands before the day that opens a report.

    Such a report is of a year that it does not state: none that it tells of is its own.
    """
    before = folded[document.blocks[document.block_at(piece.start)].start : piece.start]
    return any(character.isalpha() for character in before)


def _opens(piece: Piece, folded: str, document: Document) -> bool:
    block = document.blocks[document.block_at(piece.start)]
    if piece.kind != "date" or not piece.month or not piece.day or piece.last is not None:
        return False
    before, after = folded[block.start : piece.start].strip(), folded[piece.end : piece.end + 1]
    if before in ("(", "（"):
        return after in (")", "）")
    cues = dict(piece.language.sentence)
    cue, lead = cues.get("dateline"), cues.get("dateline_lead")
    if len(before) > _LEAD or cue is None or cue.match(folded, piece.end) is None:
        return False
    return lead is None or lead.fullmatch(before) is not None


def _datelines(document: Document, found: Sequence[Piece]) -> Iterator[Known]:
    """Dates near the top that have a block for themselves."""
    for block in document.blocks[:_BLOCKS]:
        if block.end - block.start > _LINE:
            continue
        inside = [piece for piece in found if block.start <= piece.start < block.end]
        date = _full_date(inside)
        if (
            date is not None
            and len(inside) == 1
            and (
                5 * (inside[0].end - inside[0].start) > 3 * (block.end - block.start)
                or _set_apart(document.text[block.start : block.end], inside[0], block.start)
                or (
                    block.kind not in _TITLES
                    and _byline(document.text[block.start : block.end], inside[0], block.start)
                )
            )
        ):
            words = document.text[inside[0].start : inside[0].end]
            yield Known(date, Anchor(words, inside[0].start, inside[0].end))


def _set_apart(line: str, piece: Piece, start: int) -> bool:
    """Whether a date ends a heading behind a gap, as at the top of a report: "Research note | 14 March 2022"."""
    return piece.end - start == len(line.rstrip()) and _GAP.search(line, 0, piece.start - start) is not None


def _byline(line: str, piece: Piece, start: int) -> bool:
    """Whether a line gives a day and who wrote, or where: "Science desk, 24 April 2015", 2013年4月1日　駐外特派員."""
    before, behind = line[: piece.start - start].strip(), line[piece.end - start :].strip()
    cues = dict(piece.language.sentence)
    cue = cues.get("desk_behind" if not before else "desk")
    return cue is not None and not (before and behind) and cue.fullmatch(before or behind) is not None


def _first(time: Time | None) -> Date | None:
    return None if time is None else time.first


def _full_date(found: Sequence[Piece]) -> Date | None:
    for piece in found:
        if piece.kind == "date" and piece.year is not None and piece.month and piece.day and piece.last is None:
            date = Date(piece.year, piece.month, piece.day)
            return date if date.possible else None
    return None
