"""Two expressions that are the ends of one period, also where one end leaves out what the other says.

"From January 7 to 17, 1960", 1960年1月7日至17日, "26 April and 21 July 1954" after "between", 1955–57, 五月四日和五日.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from factlint.claims.time_language import Language
from factlint.claims.time_piece import Piece

_LOOK = 28


def join(folded: str, found: Sequence[Piece]) -> list[Piece]:
    """The expressions with ends that stand bare added and ranges joined."""
    completed: list[Piece] = []
    for index, piece in enumerate(found):
        before = completed[-1].end if completed else 0
        after = found[index + 1].start if index + 1 < len(found) else len(folded)
        if piece.kind == "date":
            completed += [*_left(folded, piece, before), piece, *_right(folded, piece, after)]
        else:
            completed.append(piece)
    return _ranges(folded, completed)


def _ranges(folded: str, pieces: list[Piece]) -> list[Piece]:
    joined: list[Piece] = []
    for piece in pieces:
        previous = joined[-1] if joined else None
        if previous is not None and _one_range(folded, previous, piece):
            previous.alone, previous.last, previous.end = previous.end, replace(piece), piece.end
        else:
            joined.append(piece)
    return joined


def _one_range(folded: str, first: Piece, last: Piece) -> bool:
    """Whether a connector between two dates, or a word before them, makes a period of them."""
    if first.kind != "date" or last.kind != "date" or first.last is not None or not 0 < last.start - first.end < 16:
        return False
    if not _comparable(first, last):
        return False
    gap = folded[first.end : last.start]
    for language in dict.fromkeys((last.language, first.language)):
        for role, connector in language.joins:
            if connector.fullmatch(gap) is None:
                continue
            if role == "to":
                return last.base != "now" or any(character.isalpha() for character in gap)
            if role == "and" and _opened(language, folded, first, last):
                return True
    return False


def _opened(language: Language, folded: str, first: Piece, last: Piece) -> bool:
    """Whether words around two dates joined by "and" make a period of them: "between … and …", …和…之间."""
    around = dict(language.sentence)
    between, closing = around.get("between"), around.get("closing")
    if between is not None and between.search(folded[max(0, first.start - _LOOK) : first.start]):
        return True
    return closing is not None and closing.match(folded, last.end) is not None


def _comparable(first: Piece, last: Piece) -> bool:
    """Two ends of one kind: no day of the month against a decade, nor two days told as one list."""
    if first.weekday and last.weekday and first.day is None and last.day is None:
        return True
    return bool(first.span) == bool(last.span) or first.year is not None or last.year is not None


def _left(folded: str, piece: Piece, floor: int) -> list[Piece]:
    """A bare day or year just before: "6-7 January 1916", "499–493 BC"."""
    if piece.span or piece.base == "now":
        return []
    begin = max(floor, piece.start - _LOOK)
    name = "leftday" if piece.day is not None else "leftyear" if piece.month is None and piece.year is not None else ""
    if not name and piece.month is not None and piece.month <= 12:
        name = "leftmonth"
    found = _end(piece.language, name, folded[begin : piece.start])
    if found is None:
        return []
    start, end = begin + found.start("value"), begin + found.end("value")
    value = int(found["value"])
    if name == "leftday":
        fits = piece.day is not None and value <= 31
        return [replace(piece, start=start, end=end, day=value, weekday=None, clock="", detail=[])] if fits else []
    if name == "leftmonth":
        return [replace(piece, start=start, end=end, month=value, detail=[])] if 1 <= value <= 12 else []
    assert piece.year is not None
    year = 1 - value if piece.year <= 0 else value
    if year > piece.year or (value < 1000 and piece.year > 0):
        return []
    return [replace(piece, start=start, end=end, year=year, detail=[])]


def _right(folded: str, piece: Piece, ceiling: int) -> list[Piece]:
    """A bare day or year just after: "January 7 to 17, 1960", "May 4 and 5", 1955–57."""
    if piece.span or piece.base == "now":
        return []
    tail = folded[piece.end : min(ceiling, piece.end + _LOOK)]
    if piece.day is not None:
        found = _end(piece.language, "rightday", tail)
        if found is None or int(found["value"]) > 31:
            return []
        year = int(found["year"]) if found["year"] else piece.year
        end = found.end("year") if found["year"] else found.end()
        day = replace(piece, day=int(found["value"]), year=year, weekday=None, clock="", detail=[])
        return [_placed(day, piece.end + found.start("value"), piece.end + end)]
    if piece.month is None and piece.year is not None:
        found = _end(piece.language, "rightyear", tail)
        if found is None:
            return []
        year = _full_year(piece.year, found["value"])
        if year is None or year < piece.year:
            return []
        later = replace(piece, year=year, part="", detail=[])
        return [_placed(later, piece.end + found.start("value"), piece.end + found.end("value"))]
    return []


def _placed(piece: Piece, start: int, end: int) -> Piece:
    piece.start, piece.end = start, end
    return piece


def _full_year(first: int, text: str) -> int | None:
    """The year that its last digits mean after another: 1955–57, 1899–902 not."""
    if len(text) == 4:
        return int(text)
    return first - first % 100 + int(text) if len(text) == 2 and first > 99 else None


def _end(language: Language, name: str, text: str) -> re.Match[str] | None:
    pattern = dict(language.sentence).get(name)
    if pattern is None:
        return None
    return pattern.search(text) if name.startswith("left") else pattern.match(text)
