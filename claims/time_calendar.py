"""What the groups of a pattern say of the calendar: years, months, days, eras, clocks."""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec.structs import replace

from factlint.claims.time_amounts import NUMBER, digits_of, spelt_year, whole
from factlint.claims.time_language import Language
from factlint.claims.time_piece import Piece

Setter = Callable[[Piece, str, dict[str, str]], bool | None]
"""Gives a piece what one group says: its text, and the texts of all groups; False where it makes no sense."""

_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?: ?[:：时点] ?(?P<minute>\d{1,2}))?(?: ?[:：分] ?(?P<second>\d{1,2}))?"
    r"(?: ?(?P<half>[aApP])\.?[mM])?"
)


_SPELT = re.compile(
    r"(?P<hour>\d{1,2}|[一二三四五六七八九十零两]{1,3}) ?[时点] ?"
    r"(?P<minute>半|[一三]刻|\d{1,2}(?= ?分|$)|[一二三四五六七八九十零]{1,3})?"
)
_PARTS_OF_HOUR = {"半": 30, "一刻": 15, "三刻": 45}


def _year(piece: Piece, text: str, said: dict[str, str]) -> bool | None:
    year = spelt_year(text) if text[0].isalpha() and text.isascii() else whole(text, "", piece.language)
    if year is None:
        return False
    piece.year = 1 - year if "bc" in said else year
    return None


def _bc(piece: Piece, text: str, said: dict[str, str]) -> bool | None:
    if "year" in said or "century" in said or "decade" in said:
        return None
    year = whole(text, "", piece.language)
    piece.year = None if year is None else 1 - year
    return year is not None


def _short(piece: Piece, text: str, _said: dict[str, str]) -> bool | None:
    digits = digits_of(text, piece.language)
    if not digits.isdigit():
        return False
    piece.short = int(digits)
    return None


def _month(piece: Piece, text: str, said: dict[str, str]) -> bool | None:
    piece.month = whole(text, "month", piece.language)
    if _lunar_mark(piece, text) == "month":
        piece.calendar = piece.calendar or "chinese"
    if said.get("separator") == "-" and "day" not in said and piece.month is not None:
        return piece.month != (int(said["year"]) + 1) % 100  # 2006-07 is a pair of years more often than July
    return piece.month is not None


def _day(piece: Piece, text: str, said: dict[str, str]) -> bool | None:
    digits = NUMBER.match(text)
    vocabularies = piece.language.values
    code = vocabularies.get("day", {}).get(text.lower()) or vocabularies.get("rank", {}).get(text.lower())
    piece.day = int(digits.group()) if digits else int(code) if code else None
    if "lunarday" in said and _lunar_mark(piece, text) == "day":
        piece.calendar = piece.calendar or "chinese"
    return piece.day is not None


def _lunar_mark(piece: Piece, text: str) -> str | None:
    """Whether it begins as only months or days of the Chinese calendar do."""
    return piece.language.values.get("lunarmark", {}).get(text[0])


def _season(piece: Piece, text: str, _said: dict[str, str]) -> bool | None:
    code = piece.language.values["season"].get(text.lower())
    if code is None:
        return False
    piece.month = int(code)
    return None


def _quarter(piece: Piece, text: str, _said: dict[str, str]) -> bool | None:
    code = piece.language.values["quarter"].get(text.lower())
    piece.month = 32 + int(code) if code else None
    return piece.month is not None


def _quarter_part(piece: Piece, text: str, _said: dict[str, str]) -> bool | None:
    """The first or last month of a quarter: 一季度末."""
    piece.edge = int(piece.language.values["qpart"][text])
    return None


def _half(piece: Piece, text: str, said: dict[str, str]) -> bool | None:
    half = int(piece.language.values["half"].get(text.lower(), "0"))
    if not half:
        return False
    if "month" in said or "monthref" in said or "century" in said or _half_of_year(piece, said):
        piece.half = half
    else:
        piece.month = 39 + half
    return None


def _half_of_year(piece: Piece, said: dict[str, str]) -> bool:
    return "halfof" in said and piece.language.values["halfof"][said["halfof"]] != "year"


def _half_digit(piece: Piece, text: str, _said: dict[str, str]) -> bool | None:
    piece.month = 39 + int(text)
    return None


def _decade(piece: Piece, text: str, said: dict[str, str]) -> bool | None:
    year = whole(text, "", piece.language)
    if year is None:
        return False
    piece.year, piece.span = (-year - 8 if "bc" in said else year), "decade"  # the 470s BC: 479 BC is -478
    return None


def _tens(piece: Piece, text: str, _said: dict[str, str]) -> bool | None:
    code = piece.language.values.get("tens", {}).get(text.lower().strip("'’"))
    digits = NUMBER.search(text)
    value = int(code) if code else int(digits.group()) if digits else whole(text[0], "", piece.language)
    if value is None:
        return False
    piece.short, piece.span = value if value > 9 else value * 10, "decade"
    return None


def _tens_to(piece: Piece, _text: str, said: dict[str, str]) -> bool | None:
    first, last = (whole(said[name][0], "", piece.language) for name in ("tens", "tensto"))
    if first is None or last is None or last <= first:
        return False
    piece.years = 10 * (last - first + 1)
    return None


def _century(piece: Piece, text: str, said: dict[str, str]) -> bool | None:
    vocabulary = piece.language.values.get("rank", {})
    nth = int(vocabulary[text.lower()]) if text.lower() in vocabulary else whole(text, "", piece.language)
    if nth is None or not 1 <= nth <= 30:
        return False
    piece.year, piece.span = (-100 * nth if "bc" in said else 100 * (nth - 1)), "century"
    return None


def _last_century(piece: Piece, _text: str, _said: dict[str, str]) -> bool | None:
    piece.detail.append(("century", "last"))
    return None


def _first(piece: Piece, text: str, said: dict[str, str]) -> bool | None:
    """Two numbers of which the document must say which is the month."""
    first, second = int(text), int(said["second"])
    if first > 31 or second > 31 or (first > 12 and second > 12) or not first or not second:
        return False
    piece.ambiguous = (first, second)
    return None


def _to(field: str) -> Setter:
    def set_end(piece: Piece, text: str, said: dict[str, str]) -> bool | None:
        last = replace(piece, detail=[], weekday=None)
        setter = {"month": _month, "day": _day}[field]
        if setter(last, text, said) is False:
            return False
        piece.last = last
        return None

    return set_end


def _to_year(piece: Piece, text: str, _said: dict[str, str]) -> bool | None:
    year = whole(text, "", piece.language)
    if year is None or piece.year is None:
        return False
    year += piece.year - piece.year % 100 if year < 100 else 0
    piece.last = replace(piece, year=year, detail=[])
    return year > piece.year


def _hour(piece: Piece, text: str, said: dict[str, str]) -> bool | None:
    match = _CLOCK.match(_in_digits(text, piece.language))
    if match is None:
        return None
    hour = int(match["hour"])
    late = (match["half"] or "").lower() == "p" or said.get("daytime", "") in piece.language.values.get("late", {})
    if late and hour < 12:
        hour += 12
    if hour > 24:
        return None
    parts = [part.zfill(2) for part in (str(hour), match["minute"] or "00", match["second"]) if part]
    piece.clock = ":".join(parts)
    return None


def _in_digits(text: str, language: Language) -> str:
    """A time of day with its hour and minute in digits: 三時二十分, 8点半."""
    spelt = _SPELT.match(text)
    if spelt is None:
        return text
    hour, told = whole(spelt["hour"], "", language), spelt["minute"]
    minute = _PARTS_OF_HOUR.get(told) if told in _PARTS_OF_HOUR else whole(told, "", language) if told else 0
    return text if hour is None or minute is None else f"{hour}:{minute:02d}{text[spelt.end() :]}"


def _weekday(piece: Piece, text: str, _said: dict[str, str]) -> bool | None:
    code = piece.language.values["weekday"].get(text.lower())
    piece.weekday = int(code) if code else None
    return None


def _era(piece: Piece, text: str, said: dict[str, str]) -> bool | None:
    before = piece.language.values["eraname"].get(text)
    year = whole(said["erayear"], "erayear", piece.language)
    if before is None or year is None:
        return False
    piece.year, piece.era = int(before) + year, int(before)
    piece.calendar = piece.language.values["eracalendar"].get(text, text)
    solar = piece.language.values["solarera"].get(text)
    piece.lunar = solar is None or piece.year < int(solar)
    return None


def _to_era_year(piece: Piece, text: str, said: dict[str, str]) -> bool | None:
    before = piece.language.values["eraname"].get(said["eraname"])
    year = whole(text, "erayear", piece.language)
    if before is None or year is None or piece.year is None:
        return False
    piece.last = replace(piece, year=int(before) + year, detail=[])
    return int(before) + year > piece.year


def _lunar(piece: Piece, _text: str, said: dict[str, str]) -> bool | None:
    piece.calendar = "chinese"
    piece.leap = any(name.startswith("leap") for name in said)
    return None


CALENDAR: dict[str, Setter] = {
    "year": _year,
    "bc": _bc,
    "short": _short,
    "month": _month,
    "day": _day,
    "dayth": _day,
    "lunarday": _day,
    "qpart": _quarter_part,
    "season": _season,
    "quarter": _quarter,
    "half": _half,
    "halfdigit": _half_digit,
    "decade": _decade,
    "tens": _tens,
    "tensto": _tens_to,
    "century": _century,
    "lastcentury": _last_century,
    "weekday": _weekday,
    "first": _first,
    "tomonth": _to("month"),
    "today": _to("day"),
    "toyear": _to_year,
    "hour": _hour,
    "eraname": _era,
    "toerayear": _to_era_year,
    "lunar": _lunar,
    "leap": _lunar,
}
