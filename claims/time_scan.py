"""Finds the expressions of time in a text, and joins those that belong together.

One scan for the places where an expression may start, in the whole text at once; there the language's patterns are
tried, each anchored and with bounded repetition, so that the time spent is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factlint.claims.time_fields import fill
from factlint.claims.time_language import Language, Pattern, choices, languages
from factlint.claims.time_piece import Piece

_LOOK_BACK = 16
_LOOK_AHEAD = 48
_NOT_DATE = re.compile(
    r"(?:https?://|www\.|ftp://|[\w.+-]+@[\w-]+\.)[^\s一-鿿]{0,300}"
    r"|\b[\w./-]{1,80}\.(?:html?|pdf|docx?|txt|md|jpe?g|png|gif|svg|csv|xlsx?|json|xml|zip)\b"
)
_INSIDE = re.compile(r"[/@.]")


def pieces(folded: str) -> list[Piece]:
    """All expressions, in order and without overlap: of two that overlap the longer, then the earlier."""
    found = [piece for language in languages() if language.marks.search(folded) for piece in _scan(folded, language)]
    found.sort(key=lambda piece: (piece.start, -piece.end))
    return list(_apart(found))


def _apart(found: list[Piece]) -> Iterator[Piece]:
    held: Piece | None = None
    for piece in found:
        if held is None or piece.start >= held.end:
            if held is not None:
                yield held
            held = piece
        elif piece.end - piece.start > held.end - held.start:
            held = piece
    if held is not None:
        yield held


def _scan(folded: str, language: Language) -> Iterator[Piece]:
    search, at = language.trigger.search, 0
    while (hit := search(folded, at)) is not None:
        start = hit.start()
        piece = _read(folded, start, language)
        if piece is None:
            at = start + 1
            continue
        yield piece
        at = max(piece.end, start + 1)


def _read(folded: str, start: int, language: Language) -> Piece | None:
    ahead = folded[start : start + _LOOK_AHEAD]
    for pattern in choices(language, folded[start]):
        if pattern.needs not in ahead:
            continue
        match = pattern.match(folded, start)
        if match is not None and match.end() > start and _preceded(pattern, folded, start):
            piece = _piece(pattern, match, start, language)
            if piece is not None:
                return piece
    return None


def _preceded(pattern: Pattern, folded: str, start: int) -> bool:
    return pattern.before is None or pattern.before.search(folded[max(0, start - _LOOK_BACK) : start]) is not None


def _piece(pattern: Pattern, match: re.Match[str], start: int, language: Language) -> Piece | None:
    piece = Piece(pattern.kind, start, start + len(match.group().rstrip(" ,，")), language)
    said = [(name, text) for index, name in pattern.groups if (text := match.group(index))]
    if not fill(piece, [*pattern.fixed, *said]):
        return None
    return piece


def outside(folded: str) -> list[tuple[int, int]]:
    """Where no dates are looked for: addresses and file names."""
    if not _INSIDE.search(folded):
        return []
    return [match.span() for match in _NOT_DATE.finditer(folded)]
