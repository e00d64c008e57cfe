"""English number words and figures to numbers."""

from __future__ import annotations

import re
import tomllib
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

from msgspec import Struct

_LONGEST = 200
"""Characters of the longest phrase that is read as a number."""
_FIGURES = 24
_ARABIC = r"\d{1,3}(?:,\d{3}){1,8}(?:\.\d{1,12})?|\d{1,24}(?:\.\d{1,12})?"
_TOKEN = re.compile(rf"(?P<number>{_ARABIC})|(?P<sign>[½¼¾⅓⅔])|(?P<word>[a-z]+)|(?P<gap>[ \t\n\r-]+)")
_SIGNS = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3)}
_SUFFIXED = re.compile(r"(?P<number>\d{1,3}(?:,\d{3}){1,4}|\d{1,12})(?P<suffix>st|nd|rd|th)", re.IGNORECASE)


def english(words: str) -> Fraction | None:
    """The number that English words or digits stand for.

    >>> english("one hundred and thirty-six"), english("two and a half"), english("1.5 million"), english("a dozen")
    (Fraction(136, 1), Fraction(5, 2), Fraction(1500000, 1), Fraction(12, 1))
    """
    if words.isdecimal():
        return Fraction(int(words)) if len(words) <= _FIGURES else None
    tokens = _tokens(words)
    return _Reading(tokens).number() if tokens else None


def english_ordinal(words: str) -> int | None:
    """The number of an ordinal: "73rd", "seventy-third", "one hundred and first".

    >>> english_ordinal("seventy-third"), english_ordinal("11th"), english_ordinal("seventy")
    (73, 11, None)
    """
    words = words.strip()
    suffixed = _SUFFIXED.fullmatch(words)
    if suffixed:
        number = int(suffixed["number"].replace(",", ""))
        return number if suffixed["suffix"].lower() == _suffix(number) else None
    head, last = words[: max(words.rfind(" "), words.rfind("-")) + 1], re.split("[ -]", words)[-1].lower()
    table = numerals()
    cardinal = table["ordinals"].get(last) or (
        last[:-2] if last[:-2] in table["scales"] and last.endswith("th") else None
    )
    if cardinal is None:
        return None
    value = english(head + cardinal) if head or cardinal not in table["scales"] else english("a " + cardinal)
    return int(value) if value is not None and value.denominator == 1 else None


@cache
def numerals() -> dict[str, Any]:
    """The number words of the language."""
    path = files("factlint.claims.languages") / "en" / "numerals.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _suffix(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _tokens(words: str) -> list[str]:
    """The words and digit groups; none where anything else stands between them."""
    if len(words) > _LONGEST:
        return []
    tokens, at, words = [], 0, words.strip().lower()
    while at < len(words):
        match = _TOKEN.match(words, at)
        if match is None:
            return []
        if match.lastgroup != "gap":
            tokens.append(match.group())
        at = match.end()
    return tokens


class _Reading(Struct):
    """One pass over the words of an English number."""

    tokens: list[str]
    at: int = 0
    total: Fraction = Fraction(0)
    """Of the scales read so far."""
    current: Fraction | None = None
    """What has been read since the last scale."""
    scale: Fraction = Fraction(10**30)
    """The last scale: the next has to be smaller."""
    joined: bool = False
    """Whether "and" was the last word."""

    def number(self) -> Fraction | None:
        table = numerals()
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            if not self._step(token, table):
                return None
            self.at += 1
        if self.joined or (self.current is None and self.scale == 10**30):
            return None
        return self.total + (self.current or 0)

    def _step(self, token: str, table: dict[str, Any]) -> bool:
        if token == "and":
            return self._and()
        if token in table["articles"]:
            return self._article(table)
        if token in table["fractions"] or token in table["fractions-plural"]:
            return self._fraction(token, table)
        if token == "point":
            return self._point(table)
        if token in table["scales"]:
            return self._multiply(Fraction(table["scales"][token]))
        if token in table["digits"]:
            return self._add(Fraction(table["digits"][token]))
        if token in _SIGNS:
            return self._sign(_SIGNS[token])
        return self._figures(token) if token[0].isdigit() else False

    def _add(self, value: Fraction) -> bool:
        """A word below one hundred, after nothing, after hundreds, or a digit after tens."""
        now = self.current
        if now is None:
            self.current = value
        elif (now >= 100 and now % 100 == 0 and 0 < value < 100 and now.denominator == 1) or (
            self._previous_tens() and 0 < value < 10 and not self.joined
        ):
            self.current = now + value
        else:
            return False
        self.joined = False
        return True

    def _previous_tens(self) -> bool:
        previous = self.tokens[self.at - 1] if self.at else ""
        return numerals()["digits"].get(previous, 0) in range(20, 100, 10)

    def _figures(self, token: str) -> bool:
        if self.current is not None:
            return False
        if self.scale != 10**30 and Fraction(token.replace(",", "")) >= self.scale:
            return False
        self.current = Fraction(token.replace(",", ""))
        self.joined = False
        return True

    def _sign(self, value: Fraction) -> bool:
        self.current = (self.current or Fraction(0)) + value
        return True

    def _multiply(self, scale: Fraction) -> bool:
        if self.current is None or self.joined or not self.current:
            return False
        if scale <= 100:
            if self.current >= 100:
                return False
            self.current *= scale
            return True
        if scale >= self.scale:
            return False
        self.total += self.current * scale
        self.current, self.scale = None, scale
        return True

    def _and(self) -> bool:
        """ "and" stands behind hundreds and scales, and before "a half"."""
        if self.joined or self.at + 1 >= len(self.tokens):
            return False
        if self._half_behind():
            return self.current is not None or self.total > 0
        if self.current is None:
            self.joined = self.total > 0
        else:
            self.joined = self.current >= 100 and self.current % 100 == 0 and self.tokens[self.at - 1] == "hundred"
        return self.joined

    def _half_behind(self) -> bool:
        """ "a half", "three quarters", "one third" behind "and": added to what stands before it."""
        table = numerals()
        if self.at + 2 >= len(self.tokens):
            return False
        count, part = self.tokens[self.at + 1 : self.at + 3]
        value = 1 if count in table["articles"] else table["digits"].get(count)
        share = table["fractions"].get(part) if value == 1 else table["fractions-plural"].get(part)
        if not value or not share or value >= share:
            return False
        if self.current is None:
            self.total += self.scale * Fraction(value, share)
        else:
            self.current += Fraction(value, share)
        self.at += 2
        return True

    def _article(self, table: dict[str, Any]) -> bool:
        """ "a" is one before a scale or a fraction, nothing after "half"."""
        following = self.tokens[self.at + 1] if self.at + 1 < len(self.tokens) else ""
        if self.at and self.tokens[self.at - 1] == "half":
            return following in table["scales"]
        if self.current is not None or self.at or following not in {*table["scales"], *table["fractions"]}:
            return False
        self.current = Fraction(1)
        return True

    def _fraction(self, token: str, table: dict[str, Any]) -> bool:
        """ "half" alone, or the denominator after a small number: "two thirds", "a quarter"."""
        previous = self.tokens[self.at - 1] if self.at else ""
        if self.at == 0:
            self.current = Fraction(1, 2)
            return token == "half"
        share = table["fractions"].get(token) if self.current == 1 else table["fractions-plural"].get(token)
        if self.at != 1 or not share or self.current is None or self.current >= share:
            return False
        self.current /= share
        return previous in table["digits"] or previous in table["articles"]

    def _point(self, table: dict[str, Any]) -> bool:
        """ "three point one four": digits one by one."""
        start = self.at + 1
        end = start
        while end < len(self.tokens) and table["digits"].get(self.tokens[end], 10) < 10:
            end += 1
        if self.current is None or self.current.denominator != 1 or end == start:
            return False
        figures = "".join(str(table["digits"][token]) for token in self.tokens[start:end])
        self.current += Fraction(int(figures), 10 ** len(figures))
        self.at = end - 1
        return True
