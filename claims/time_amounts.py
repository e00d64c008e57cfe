"""Numbers and lengths inside expressions of time: 一九五四, "nineteen eighty-six", "two and a half years"."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

from factlint.claims import numerals
from factlint.claims.time_language import Language
from factlint.claims.values.duration import DAYS, Duration, Hedge, Unit

NUMBER = re.compile(r"\d+")
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
)
_TENS = "thirty forty fifty sixty seventy eighty ninety"
_SPELT = {word: number for number, word in enumerate(_ONES.split())} | {
    word: 10 * number for number, word in enumerate(_TENS.split(), 3)
}


def number(text: str, language: Language) -> Fraction | None:
    """The number that a word or a run of digits means."""
    text = text.strip().replace(",", "")
    if text.isascii() and text.isdigit():
        return Fraction(int(text)) if len(text) < 16 else None
    if len(text) > 2 and (digits := digits_of(text, language)).isdecimal() and len(digits) == len(text) < 16:
        return Fraction(int(digits))
    read: Callable[[str], Fraction | None] | None = getattr(numerals, language.numerals, None)
    return read(text) if read else None


def digits_of(text: str, language: Language) -> str:
    """Its letters and digits, with words for single digits replaced: "六八" is "68"."""
    words = language.values.get("digit", {})
    return "".join(words.get(each, each) for each in text if each.isalnum() or each in words)


def whole(text: str, group: str, language: Language) -> int | None:
    """A number of a vocabulary, in digits or in words."""
    digits = NUMBER.match(text)
    if digits:
        return int(digits.group())
    code = language.values.get(group, {}).get(text.lower())
    if code is not None:
        return int(code)
    value = number(text, language)
    return int(value) if value is not None and value.denominator == 1 else None


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


def duration(text: str, language: Language, hedge: Hedge = "") -> Duration | None:
    """A run of amounts and units as one duration; None where an amount is vague or a unit stands twice."""
    amounts: dict[Unit, Fraction] = {}
    for match in language.length.finditer(text):
        said = {name: value for name, value in match.groupdict().items() if value}
        amount = amount_of(said, language)
        code = language.values["unit"].get(said["unit"].lower())
        if amount is None or code is None:
            return None
        times, _, name = code.rpartition(" ")
        unit: Unit = name  # type: ignore[assignment]
        if unit in amounts:
            return None
        amounts[unit] = amount * int(times or 1)
        if any(name.startswith("over") for name in said):
            hedge = "more"
    if not amounts:
        return None
    order = list(DAYS)
    return Duration(tuple(sorted(amounts.items(), key=lambda part: order.index(part[0]))), hedge)


def amount_of(said: dict[str, str], language: Language) -> Fraction | None:
    """The number before a unit, halves included; None where it is vague."""
    text = said.get("amount", "").strip()
    if len(text) == 2 and not text.isascii() and all((number(each, language) or 10) < 10 for each in text):
        return None  # 五六年: five or six
    half = Fraction(1, 2) if any(name.startswith("half") for name in said) else Fraction(0)
    lowered = text.lower()
    if not text:
        return 1 + half if half else None
    for tail in (" and a half", "-and-a-half", " and an half", " and half", "½", " 1/2", " ½"):
        if lowered.endswith(tail):
            lowered, half = lowered.removesuffix(tail).strip(), Fraction(1, 2)
    if not lowered and half:
        return half
    if (said_so := language.values.get("amount", {}).get(lowered)) is not None:
        return Fraction(said_so) + half
    if lowered in ("a", "an", "another", "one"):
        return 1 + half
    if lowered.startswith("half"):
        return Fraction(1, 2)
    if re.fullmatch(r"[\d,]+\.\d+", lowered):
        return Fraction(lowered.replace(",", "")) + half
    value = number(lowered, language)
    return None if value is None else value + half
