"""From the groups of a pattern to the fields of a piece: what each name in the language files means.

To add a meaning, add a group name to a pattern and a function to `FIELDS`, or to `CALENDAR` for parts of a date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction

from msgspec.structs import replace

from factlint.claims.time_amounts import NUMBER, amount_of, duration, whole
from factlint.claims.time_calendar import CALENDAR, Setter
from factlint.claims.time_piece import Piece
from factlint.claims.values.duration import Duration


def fill(piece: Piece, groups: Iterable[tuple[str, str]]) -> bool:
    """Give the piece what the groups say; False where they make no sense together."""
    said = dict(groups)
    for name, text in said.items():
        setter = FIELDS.get(name)
        if setter is not None and setter(piece, text, said) is False:
            return False
    return True


def _code(field: str, group: str) -> Setter:
    def set_code(piece: Piece, text: str, _said: dict[str, str]) -> bool | None:
        code = piece.language.values.get(group, {}).get(text.lower())
        if code is not None:
            setattr(piece, field, code)
        return None

    return set_code


def _shift(piece: Piece, text: str, group: str, grain: str) -> bool | None:
    code = piece.language.values[group].get(text.lower().strip())
    if code is None:
        return False
    at = max(code.find("+"), code.find("-"))
    piece.base, piece.shift = code[:at], int(code[at:])
    if grain:
        piece.grain = grain
    return None


def _reference(group: str, grain: str) -> Setter:
    def set_reference(piece: Piece, text: str, _said: dict[str, str]) -> bool | None:
        return _shift(piece, text, group, grain)

    return set_reference


def _grain(piece: Piece, text: str, _said: dict[str, str]) -> bool | None:
    piece.grain = piece.language.values.get("grain", {}).get(text.lower(), "week")
    if not piece.base:
        piece.base = "context"
    return None


def _adverb(piece: Piece, text: str, _said: dict[str, str]) -> bool | None:
    return _shift(piece, text, "adverb", "day")


def _english_shift(piece: Piece, text: str, said: dict[str, str]) -> bool | None:
    named = "season" if "season" in said else "feast" if "feast" in said else "monthname" if "month" in said else ""
    grain = "" if "grain" in said else named or ("week" if "ofweek" in said else "weekday")
    return _shift(piece, text, "shift", grain)


def _here(piece: Piece, text: str, _said: dict[str, str]) -> bool | None:
    piece.base, piece.grain = "here", text
    return None


def _half_of(piece: Piece, text: str, _said: dict[str, str]) -> bool | None:
    piece.base = piece.base or "now"
    piece.grain = piece.language.values["halfof"][text]
    return None


def _pair(piece: Piece, text: str, _said: dict[str, str]) -> bool | None:
    """今明两年: two ends counted from now."""
    grain, first, last = re.split(r"(?=[+-])", piece.language.values["pairref"][text])
    piece.base, piece.grain, piece.shift = "own", grain, int(first)
    piece.last = replace(piece, shift=int(last), detail=[])
    return None


def _steps(sign: int) -> Setter:
    def set_steps(piece: Piece, _text: str, said: dict[str, str]) -> bool | None:
        count = whole(said["steps"], "", piece.language)
        piece.base, piece.grain, piece.shift = "now", "weekdays", sign * (count or 0)
        return bool(count)

    return set_steps


def _weekref(piece: Piece, text: str, said: dict[str, str]) -> bool | None:
    return _shift(piece, text, "weekref", "" if "grain" in said else "week")


def _length(piece: Piece, text: str, _said: dict[str, str]) -> bool | None:
    piece.length = duration(text, piece.language, piece.hedge)
    units = piece.language.values["unit"].items()
    if any(code == "3 month" and text.lower().endswith(word) for word, code in units):
        piece.grain = "quarter"
    return piece.length is not None


def _bareunit(piece: Piece, text: str, said: dict[str, str]) -> bool | None:
    code = piece.language.values["unit"].get(text.lower())
    if code is None:
        return False
    times, _, name = code.rpartition(" ")
    amount = Fraction(int(times or 1)) * (Fraction(3, 2) if "andhalf" in said else 1)
    if "countword" in said:
        amount *= amount_of({"amount": said["countword"]}, piece.language) or 1
    if "fraction" in said:
        amount *= Fraction(piece.language.values["fraction"][said["fraction"].lower()])
        if name == "hour":  # "a quarter of an hour" is said in minutes
            amount, name = 60 * amount, "minute"
    piece.length = Duration(((name, amount),), piece.hedge)  # type: ignore[arg-type]
    return None


def _hedge(piece: Piece, text: str, _said: dict[str, str]) -> bool | None:
    vocabularies = piece.language.values
    code = vocabularies["hedge"].get(text.lower()) or vocabularies.get("hedge2", {}).get(text.lower(), "about")
    piece.hedge = code  # type: ignore[assignment]
    if piece.length is not None:
        piece.length = Duration(piece.length.parts, piece.hedge)
    return None


def _distance(piece: Piece, text: str, _said: dict[str, str]) -> bool | None:
    piece.relation = piece.language.values.get("distance", {}).get(text.lower(), text)
    piece.now = True
    return None


def _exact(piece: Piece, text: str, _said: dict[str, str]) -> bool | None:
    piece.relation = piece.language.values.get("exact", {}).get(text.lower(), text)
    piece.now = piece.exact = True
    return None


def _weekof(piece: Piece, _text: str, _said: dict[str, str]) -> bool | None:
    piece.unit = "weekof"
    return None


def _nth(piece: Piece, text: str, said: dict[str, str]) -> bool | None:
    vocabularies, word = piece.language.values, text.lower()
    if word in vocabularies.get("ending", {}):
        piece.nth = -1
    else:
        digits = NUMBER.search(text)
        piece.nth = int(digits.group()) if digits else whole(text, "rank", piece.language) or 0
    piece.unit = "weekday" if "weekday" in said else "week"
    if "nthgrain" in said:
        piece.unit = vocabularies["nthgrain"].get(said["nthgrain"].lower(), "week")
    return piece.nth != 0


def _week_number(piece: Piece, text: str, said: dict[str, str]) -> bool | None:
    piece.nth, piece.unit = int(text), "week"
    if not piece.base and "year" not in said:
        piece.base, piece.grain = "now", "year"
    return 1 <= piece.nth <= 53


def _part(piece: Piece, text: str, said: dict[str, str]) -> bool | None:
    """Early, mid, late; 年底 and 月初 alone mean the year or month told."""
    _code("part", "part")(piece, text, said)
    grain = piece.language.values.get("partof", {}).get(text[0])
    if grain and len(said) == 1:
        piece.base, piece.grain = "now", grain
    return None


def _after_next(piece: Piece, _text: str, said: dict[str, str]) -> bool | None:
    piece.base, piece.shift = "now", 2
    if "grain" not in said:
        piece.grain = "weekdays" if "weekday" in said else "monthname"
    return None


def _leading(piece: Piece, text: str, _said: dict[str, str]) -> bool | None:
    piece.relation = piece.language.values["leading"].get(text.lower(), "after")
    piece.fromwhat = text
    return None


def _inner(piece: Piece, _text: str, _said: dict[str, str]) -> bool | None:
    piece.inner = True
    return None


def _definite(piece: Piece, _text: str, _said: dict[str, str]) -> bool | None:
    piece.definite = True
    return None


def _some(piece: Piece, text: str, said: dict[str, str]) -> bool | None:
    piece.length = duration(text, piece.language)
    piece.nth = -1 if said["way"].lower() in piece.language.values.get("ending", {}) else 1
    piece.unit = "some"
    return piece.length is not None


def _way(piece: Piece, text: str, _said: dict[str, str]) -> bool | None:
    piece.way = piece.language.values.get("way", {}).get(text.lower(), "back")
    return None


FIELDS: dict[str, Setter] = {
    **CALENDAR,
    "hedge": _hedge,
    "part": _part,
    "shift": _english_shift,
    "adverb": _adverb,
    "yearref": _reference("yearref", "year"),
    "monthref": _reference("monthref", "month"),
    "dayref": _reference("dayref", "day"),
    "weekref": _weekref,
    "grain": _grain,
    "length": _length,
    "bareunit": _bareunit,
    "relation": _code("relation", "relation"),
    "leading": _leading,
    "definite": _definite,
    "inner": _inner,
    "distance": _distance,
    "feast": _code("feast", "feast"),
    "exact": _exact,
    "weekof": _weekof,
    "nth": _nth,
    "way": _way,
    "here": _here,
    "forward": _steps(1),
    "backward": _steps(-1),
    "weekno": _week_number,
    "afternext": _after_next,
    "some": _some,
    "halfof": _half_of,
    "pairref": _pair,
}
"""By the name of the group; the order in which they are set is that of the text."""
