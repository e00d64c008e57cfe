"""From the groups of a pattern to the fields of a piece: what each name in the language files means.

To add a meaning, add a group name to a pattern and a function to `FIELDS`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from fractions import Fraction

from factlint.claims import numerals
from factlint.claims.time_language import Language
from factlint.claims.time_piece import Piece
from factlint.claims.values.duration import DAYS, Duration, Hedge, Unit

_DIGITS = {character: str(index % 10) for index, character in enumerate("零一二三四五六七八九")} | {"〇": "0", "○": "0"}
_NUMBER = re.compile(r"\d+")
_CLOCK = re.compile(r"(?P<hour>\d{1,2})(?:[:：](?P<minute>\d\d))?(?:[:：](?P<second>\d\d))?\D*?(?P<half>[aApP])?")
_SPELT = {
    word: number
    for number, words in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
    for word in [words]
} | {word: 10 * n for n, word in enumerate("thirty forty fifty sixty seventy eighty ninety".split(), 3)}


def number(text: str, language: Language) -> Fraction | None:
    """The number that a word or a run of digits means."""
    text = text.strip().replace(",", "")
    if text.isascii() and text.isdigit():
        return Fraction(int(text)) if len(text) < 16 else None
    if text and all(character in _DIGITS for character in text) and len(text) > 2:
        return Fraction(int("".join(_DIGITS[character] for character in text)))
    read: Callable[[str], Fraction | None] | None = getattr(numerals, language.numerals, None)
    return read(text) if read else None


def whole(text: str, group: str, language: Language) -> int | None:
    """A number of a vocabulary, in digits or in words."""
    digits = _NUMBER.match(text)
    if digits:
        return int(digits.group())
    code = language.values.get(group, {}).get(text.lower())
    if code is not None:
        return int(code)
    value = number(text, language)
    return int(value) if value is not None and value.denominator == 1 else None


def fill(piece: Piece, groups: Iterable[tuple[str, str]]) -> bool:
    """Give the piece what the groups say; False where they make no sense together."""
    said = dict(groups)
    for name, text in said.items():
        setter = FIELDS.get(name)
        if setter is not None and setter(piece, text, said) is False:
            return False
    return True


_CHINESE_MONTHS = ("正", "腊", "元")
_CHINESE_DAYS = ("初",)
"""Names that only months and days of the Chinese calendar bear."""

Setter = Callable[[Piece, str, dict[str, str]], bool | None]


def _year(piece: Piece, text: str, said: dict[str, str]) -> bool | None:
    year = spelt_year(text) if text[0].isalpha() and text.isascii() else whole(text, "", piece.language)
    if year is None:
        return False
    piece.year = 1 - year if "bc" in said else year
    return None


def spelt_year(text: str) -> int | None:
    """A year in English words.

    >>> spelt_year("nineteen eighty-six"), spelt_year("two thousand and five"), spelt_year("nineteen hundred and five")
    (1986, 2005, 1905)
    """
    words = [word for word in re.split(r"[ -]+", text.lower()) if word not in ("and", "oh")]
    if "thousand" in words:
        at = words.index("thousand")
        return _SPELT.get(words[0], 0) * 1000 + sum(_SPELT.get(word, 0) for word in words[at + 1 :])
    rest = [word for word in words[1:] if word != "hundred"]
    return _SPELT.get(words[0], 0) * 100 + sum(_SPELT.get(word, 0) for word in rest)


def _bc(piece: Piece, text: str, said: dict[str, str]) -> bool | None:
    if "year" in said or "century" in said or "decade" in said:
        return None
    year = whole(text, "", piece.language)
    piece.year = None if year is None else 1 - year
    return year is not None


def _short(piece: Piece, text: str, said: dict[str, str]) -> bool | None:
    digits = "".join(_DIGITS.get(character, character) for character in text if character.isalnum() or character == "○")
    if not digits.isdigit():
        return False
    piece.short = int(digits)
    return None


def _month(piece: Piece, text: str, said: dict[str, str]) -> bool | None:
    piece.month = whole(text, "month", piece.language)
    if text in _CHINESE_MONTHS:
        piece.calendar = piece.calendar or "chinese"
    if said.get("separator") == "-" and "day" not in said and piece.month is not None:
        return piece.month != (int(said["year"]) + 1) % 100  # 2006-07 is a pair of years more often than July
    return piece.month is not None


def _day(piece: Piece, text: str, said: dict[str, str]) -> bool | None:
    digits = _NUMBER.match(text)
    vocabularies = piece.language.values
    code = vocabularies.get("day", {}).get(text.lower()) or vocabularies.get("rank", {}).get(text.lower())
    piece.day = int(digits.group()) if digits else int(code) if code else None
    if text[0] in _CHINESE_DAYS and piece.day is not None and "dayname" not in said:
        piece.calendar = piece.calendar or "chinese"
    return piece.day is not None


def _code(field: str, group: str) -> Setter:
    def set_code(piece: Piece, text: str, said: dict[str, str]) -> bool | None:
        code = piece.language.values.get(group, {}).get(text.lower())
        if code is not None:
            setattr(piece, field, code)
        return None

    return set_code


def _season(piece: Piece, text: str, said: dict[str, str]) -> bool | None:
    code = piece.language.values["season"].get(text.lower())
    if code is None:
        return False
    piece.month = int(code)
    return None


def _quarter(piece: Piece, text: str, said: dict[str, str]) -> bool | None:
    code = piece.language.values["quarter"].get(text.lower())
    piece.month = 32 + int(code) if code else None
    return piece.month is not None


def _half(piece: Piece, text: str, said: dict[str, str]) -> bool | None:
    half = int(piece.language.values["half"].get(text.lower(), "0"))
    if not half:
        return False
    if "month" in said or "monthref" in said or "century" in said or said.get("halfof", "年") != "年":
        piece.half = half
    else:
        piece.month = 39 + half
    return None


def _half_digit(piece: Piece, text: str, said: dict[str, str]) -> bool | None:
    piece.month = 39 + int(text)
    return None


def _decade(piece: Piece, text: str, said: dict[str, str]) -> bool | None:
    year = whole(text, "", piece.language)
    if year is None:
        return False
    piece.year, piece.span = (-year - 8 if "bc" in said else year), "decade"  # the 470s BC: 479 BC is -478
    return None


def _tens(piece: Piece, text: str, said: dict[str, str]) -> bool | None:
    code = piece.language.values.get("tens", {}).get(text.lower().strip("'’"))
    digits = _NUMBER.search(text)
    value = int(code) if code else int(digits.group()) if digits else whole(text[0], "", piece.language)
    if value is None:
        return False
    piece.short, piece.span = value if value > 9 else value * 10, "decade"
    return None


def _tens_to(piece: Piece, text: str, said: dict[str, str]) -> bool | None:
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
    def set_reference(piece: Piece, text: str, said: dict[str, str]) -> bool | None:
        return _shift(piece, text, group, grain)

    return set_reference


def _grain(piece: Piece, text: str, said: dict[str, str]) -> bool | None:
    names = {"周末": "weekend", "季度": "quarter", "月": "month", "年": "year", "": ""}
    vocabulary = piece.language.values.get("grain", {})
    piece.grain = vocabulary.get(text.lower()) or names.get(text) or "week"
    if not piece.base:
        piece.base = "context"
    return None


def _length(piece: Piece, text: str, said: dict[str, str]) -> bool | None:
    piece.length = duration(text, piece.language, piece.hedge)
    return piece.length is not None


def duration(text: str, language: Language, hedge: Hedge = "") -> Duration | None:
    """A run of amounts and units as one duration; None where an amount is vague or a unit stands twice."""
    amounts: dict[Unit, Fraction] = {}
    for match in language.length.finditer(text):
        said = {name: value for name, value in match.groupdict().items() if value}
        amount = _amount(said, language)
        code = language.values["unit"].get(said["unit"].lower())
        if amount is None or code is None:
            return None
        times, _, name = code.rpartition(" ")
        unit: Unit = name  # type: ignore[assignment]
        if unit in amounts:
            return None
        amounts[unit] = amount * int(times or 1)
        if "over" in said or "over2" in said:
            hedge = "more"
    if not amounts:
        return None
    order = list(DAYS)
    return Duration(tuple(sorted(amounts.items(), key=lambda part: order.index(part[0]))), hedge)


def _amount(said: dict[str, str], language: Language) -> Fraction | None:
    text = said.get("amount", "").strip()
    half = Fraction(1, 2) if any(name.startswith("half") for name in said) else Fraction(0)
    lowered = text.lower()
    if not text:
        return 1 + half if half else None
    for tail in (" and a half", "-and-a-half", " and an half", " and half", "½", " 1/2", " ½"):
        if lowered.endswith(tail):
            lowered, half = lowered.removesuffix(tail).strip(), Fraction(1, 2)
    if lowered in ("a", "an", "another", "one"):
        return 1 + half
    if lowered.startswith("half") or text == "半":
        return Fraction(1, 2)
    if re.fullmatch(r"[\d,]+\.\d+", lowered):
        return Fraction(lowered.replace(",", "")) + half
    value = number({"仨": "三"}.get(lowered, lowered), language)
    return None if value is None else value + half


def _bareunit(piece: Piece, text: str, said: dict[str, str]) -> bool | None:
    code = piece.language.values["unit"].get(text.lower())
    if code is None:
        return False
    times, _, name = code.rpartition(" ")
    amount = Fraction(int(times or 1)) * (Fraction(3, 2) if "andhalf" in said else 1)
    if "countword" in said:
        amount *= _amount({"amount": said["countword"]}, piece.language) or 1
    piece.length = Duration(((name, amount),), piece.hedge)  # type: ignore[arg-type]
    return None


def _hedge(piece: Piece, text: str, said: dict[str, str]) -> bool | None:
    vocabularies = piece.language.values
    code = vocabularies["hedge"].get(text.lower()) or vocabularies.get("hedge2", {}).get(text.lower(), "about")
    piece.hedge = code  # type: ignore[assignment]
    if piece.length is not None:
        piece.length = Duration(piece.length.parts, piece.hedge)
    return None


def _distance(piece: Piece, text: str, said: dict[str, str]) -> bool | None:
    piece.relation = piece.language.values.get("distance", {}).get(text.lower(), text)
    piece.now = True
    return None


def _exact(piece: Piece, text: str, said: dict[str, str]) -> bool | None:
    piece.relation = piece.language.values.get("exact", {}).get(text.lower(), text)
    piece.now = piece.exact = True
    return None


def _weekof(piece: Piece, text: str, said: dict[str, str]) -> bool | None:
    piece.unit = "weekof"
    return None


def _nth(piece: Piece, text: str, said: dict[str, str]) -> bool | None:
    if text.lower() in ("last", "最后一"):
        piece.nth = -1
    else:
        digits = _NUMBER.search(text)
        rank = piece.language.values.get("rank", {}).get(text.lower())
        value = (
            int(digits.group()) if digits else int(rank) if rank else whole(text.removeprefix("第"), "", piece.language)
        )
        piece.nth = value or 0
    piece.unit = "weekday" if "weekday" in said else "week"
    names = {"day": "day", "天": "day", "日": "day", "month": "month", "月": "month"}
    if "nthgrain" in said:
        piece.unit = names.get(said["nthgrain"], "week")
    return piece.nth != 0


def _leading(piece: Piece, text: str, said: dict[str, str]) -> bool | None:
    piece.relation = piece.language.values["leading"].get(text.lower(), "after")
    piece.fromwhat = text
    return None


def _first(piece: Piece, text: str, said: dict[str, str]) -> bool | None:
    if text == "首":
        return _nth(piece, "1", said)
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


def _to_year(piece: Piece, text: str, said: dict[str, str]) -> bool | None:
    year = whole(text, "", piece.language)
    if year is None or piece.year is None:
        return False
    year += piece.year - piece.year % 100 if year < 100 else 0
    piece.last = replace(piece, year=year, detail=[])
    return year > piece.year


def _hour(piece: Piece, text: str, said: dict[str, str]) -> bool | None:
    match = _CLOCK.match(text)
    if match is None:
        return None
    hour = int(match["hour"])
    late = (match["half"] or "").lower() == "p" or said.get("daytime", "") in (
        "下午",
        "晚上",
        "傍晚",
        "晚间",
        "晚",
        "午后",
    )
    if late and hour < 12:
        hour += 12
    if hour > 24:
        return None
    piece.clock = f"{hour:02d}:{match['minute'] or '00'}" + (f":{match['second']}" if match["second"] else "")
    return None


def _weekday(piece: Piece, text: str, said: dict[str, str]) -> bool | None:
    code = piece.language.values["weekday"].get(text.lower())
    piece.weekday = int(code) if code else None
    return None


def _era(piece: Piece, text: str, said: dict[str, str]) -> bool | None:
    before = piece.language.values["eraname"].get(text)
    year = 1 if said["erayear"] == "元" else whole(said["erayear"], "", piece.language)
    if before is None or year is None:
        return False
    piece.year = int(before) + year
    piece.calendar = "republic" if text.endswith("民国") else text
    return None


def _lunar(piece: Piece, text: str, said: dict[str, str]) -> bool | None:
    piece.calendar = "chinese"
    piece.leap = text.startswith("闰")
    return None


def _last_century(piece: Piece, text: str, said: dict[str, str]) -> bool | None:
    piece.detail.append(("century", "last"))
    return None


def _plain(field: str) -> Setter:
    def set_text(piece: Piece, text: str, said: dict[str, str]) -> bool | None:
        setattr(piece, field, text)
        return None

    return set_text


def _adverb(piece: Piece, text: str, said: dict[str, str]) -> bool | None:
    return _shift(piece, text, "adverb", "day")


def _english_shift(piece: Piece, text: str, said: dict[str, str]) -> bool | None:
    named = "season" if "season" in said else "feast" if "feast" in said else "monthname" if "month" in said else ""
    grain = "" if "grain" in said else named or ("week" if "ofweek" in said else "weekday")
    return _shift(piece, text, "shift", grain)


def _here(piece: Piece, text: str, said: dict[str, str]) -> bool | None:
    piece.base, piece.grain = "here", text
    return None


def _half_of(piece: Piece, text: str, said: dict[str, str]) -> bool | None:
    piece.base = piece.base or "now"
    piece.grain = {"年": "year", "月": "halfmonth", "周": "halfweek"}[text]
    return None


def _steps(sign: int) -> Setter:
    def set_steps(piece: Piece, text: str, said: dict[str, str]) -> bool | None:
        count = whole(said["steps"], "", piece.language)
        piece.base, piece.grain, piece.shift = "now", "weekday", sign * (count or 0)
        return bool(count)

    return set_steps


def _some(piece: Piece, text: str, said: dict[str, str]) -> bool | None:
    piece.length = duration(text, piece.language)
    piece.nth = -1 if said["way"].lower() in ("last", "final", "closing", "最后", "后") else 1
    piece.unit = "some"
    return piece.length is not None


def _weekref(piece: Piece, text: str, said: dict[str, str]) -> bool | None:
    return _shift(piece, text, "weekref", "" if "grain" in said else "week")


def _way(piece: Piece, text: str, said: dict[str, str]) -> bool | None:
    piece.detail.append(("way", text.lower()))
    return None


FIELDS: dict[str, Setter] = {
    "hedge": _hedge,
    "year": _year,
    "bc": _bc,
    "short": _short,
    "month": _month,
    "day": _day,
    "dayth": _day,
    "season": _season,
    "quarter": _quarter,
    "half": _half,
    "halfdigit": _half_digit,
    "part": _code("part", "part"),
    "decade": _decade,
    "tens": _tens,
    "tensto": _tens_to,
    "century": _century,
    "lastcentury": _last_century,
    "weekday": _weekday,
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
    "distance": _distance,
    "feast": _code("feast", "feast"),
    "exact": _exact,
    "weekof": _weekof,
    "nth": _nth,
    "first": _first,
    "tomonth": _to("month"),
    "today": _to("day"),
    "toyear": _to_year,
    "hour": _hour,
    "eraname": _era,
    "lunar": _lunar,
    "way": _way,
    "here": _here,
    "forward": _steps(1),
    "backward": _steps(-1),
    "some": _some,
    "halfof": _half_of,
}
"""By group name, in no order but that of the text; a number at the end of a group's name (2, 3) only tells twins apart."""
