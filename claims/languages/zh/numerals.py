"""Chinese numerals, in characters, digits or both, to numbers."""

from __future__ import annotations

import re
import tomllib
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

_LONGEST = 60
"""Characters of the longest phrase that is read as a number."""
_FIGURES = 24
_ARABIC = r"\d{1,3}(?:,\d{3}){1,8}(?:\.\d{1,12})?|\d{1,24}(?:\.\d{1,12})?"
_FIGURE = rf"(?:{_ARABIC})"
_SECTION = re.compile(
    r"(?:(?P<q>[1-9](?:\.\d{1,6})?)?千)?(?:(?P<z1>0)?(?P<b>\d{1,2}(?:\.\d{1,6})?)?百)?"
    r"(?:(?P<z2>0)?(?P<s>[1-9])?(?P<ten>十|廿|卅|卌))?(?:(?P<z3>0)?(?P<g>[1-9]))?"
)
_PLAIN = re.compile(rf"{_FIGURE}")
_TENS = {"十": 10, "廿": 20, "卅": 30, "卌": 40}
_LARGE = (("兆", 10**12), ("亿", 10**8), ("万", 10**4))


def chinese(text: str) -> Fraction | None:
    """The number that folded Chinese text stands for, in characters, digits or both.

    >>> chinese("一百三十六"), chinese("廿一"), chinese("1.2亿"), chinese("三分之一"), chinese("一三六")
    (Fraction(136, 1), Fraction(21, 1), Fraction(120000000, 1), Fraction(1, 3), Fraction(136, 1))
    """
    if not text or len(text) > _LONGEST:
        return None
    if text.isdecimal():
        return Fraction(int(text)) if len(text) <= _FIGURES else None
    text = text.translate(_variants())
    if text == "半":
        return Fraction(1, 2)
    below, parted, above = text.partition("分之")
    if not parted:
        return _magnitude(text)
    whole, mixed, below = below.rpartition("又")
    numbers = (_magnitude(whole) if mixed else Fraction(0), _denominator(below), _magnitude(above))
    if numbers[0] is None or not numbers[1] or numbers[2] is None:
        return None
    return numbers[0] + numbers[2] / numbers[1]


@cache
def numerals() -> dict[str, Any]:
    """The number words of the language."""
    path = files("factlint.claims.languages") / "zh" / "numerals.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def _variants() -> dict[int, str]:
    """Every way to write a digit or unit to the plain one; digits to Arabic ones."""
    return {ord(written): plain for plain, all_written in numerals()["written"].items() for written in all_written}


def _denominator(text: str) -> Fraction | None:
    bare = {"百": 100, "千": 1000, "万": 10_000, "十": 10}.get(text)
    return Fraction(bare) if bare else _magnitude(text)


def _magnitude(text: str) -> Fraction | None:
    """Sections joined by 万, 亿 and 兆, the largest first; a last digit alone is tenths of the unit before it."""
    for unit, size in _LARGE:
        head, found, tail = text.partition(unit)
        if not found:
            continue
        above = Fraction(int(_bare(head))) if _bare(head) else _magnitude(head)
        if above is None or unit in tail or not above:
            return None
        if not tail:
            return above * size
        below = _tail(tail, size)
        return above * size + below if below is not None and below < size and above.denominator == 1 else None
    return _section(text)


def _bare(head: str) -> str:
    """百万, 千万: a unit that needs no "one" before a larger one."""
    return {"百": "100", "千": "1000"}.get(head, "")


def _tail(text: str, size: int) -> Fraction | None:
    if len(text) == 1 and text.isdigit():
        return Fraction(int(text) * size, 10)
    if text.startswith("0") and len(text) > 1:
        text = text.lstrip("0")
    return _magnitude(text)


def _section(text: str) -> Fraction | None:
    """A number without 万 and above: 136, 1,360, 一百三十六, 一三六, 3千, 五点六."""
    whole, point, places = text.partition("点")
    if point:
        above = _section(whole)
        decimal = re.fullmatch(r"\d{1,9}", places) and Fraction(int(places), 10 ** len(places))
        return above + decimal if above is not None and above.denominator == 1 and decimal is not None else None
    if _PLAIN.fullmatch(text):
        return Fraction(text.replace(",", ""))
    match = _SECTION.fullmatch(text) if text else None
    if match is None or text[0] in "百千" or text[0] == "0":
        return None
    value = Fraction(match["q"] or 0) * 1000
    if match["b"]:
        if Fraction(match["b"]) >= 10 or not Fraction(match["b"]):
            return None
        value += Fraction(match["b"]) * 100
    if match["ten"]:
        value += _tens(match)
    return value + _last(match, text)


def _tens(match: re.Match[str]) -> Fraction:
    tens = _TENS[match["ten"]]
    return Fraction(int(match["s"]) * tens if match["s"] else tens)


def _last(match: re.Match[str], text: str) -> Fraction:
    if not match["g"]:
        return Fraction(0)
    step = {"百": 10, "千": 100}.get(text[-2], 1)
    return Fraction(int(match["g"]) * step)
