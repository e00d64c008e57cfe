"""Years of an era that is named once and goes on without its name: 民國110年 … 109年9月.

A Chinese text that counts in the years of the Republic names it at one date only; years of two or three digits beside
it count from the same year. Where four-digit years outnumber those of the era, a short year is the end of one of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from factlint.claims.time_piece import Piece

_FAR = 60
"""Years between two dates of a document beyond which a short year is no year of the era."""
_BARE = re.compile(r"[0-9]{2,3} ?年")
_LEAST = 60
"""A number of years below this, with no month behind it, is more often a length than a year of an era."""


def carry_eras(folded: str, found: Sequence[Piece]) -> list[Piece]:
    """The expressions, those that leave out the name of the document's era with the year that they mean."""
    named = [piece for piece in found if piece.era is not None and piece.year is not None]
    eras = {(piece.era, piece.calendar) for piece in named}
    full = sum(1 for piece in found if piece.era is None and (piece.year or 0) > 999)
    if len(eras) != 1 or full > len(named):
        return list(found)
    return [_in_era(folded, piece, named) if piece.era is None else piece for piece in found]


def _in_era(folded: str, piece: Piece, named: Sequence[Piece]) -> Piece:
    year = _short(folded, piece)
    era = named[0].era
    if year is None or era is None or min(abs(era + year - (each.year or 0)) for each in named) > _FAR:
        return piece
    last = piece.last
    if last is not None and last.year is not None and last.year < 1000:
        last = replace(last, year=last.year + era)
    told = replace(piece, kind="date", length=None, short=None, year=era + year, last=last, era=era)
    return replace(told, calendar=named[0].calendar, lunar=named[0].lunar)


def _short(folded: str, piece: Piece) -> int | None:
    """Its year as told, where it may be one of an era."""
    if piece.calendar or piece.span or piece.base:
        return None
    if piece.kind == "date":
        return piece.short if piece.year is None else piece.year if piece.year < 1000 else None
    text = piece.text(folded)
    if piece.kind != "duration" or _BARE.fullmatch(text) is None:
        return None
    year = int(text.rstrip("年 "))
    return year if year >= _LEAST else None
