"""What numbers count: the table of counted things that every language shares, and mentions made of it.

A thing has one name in all languages (`[nouns]` in `languages/*/numbers.toml`). Persons of any office are counted as
"person"; which ones is kept beside it as the detail "thing".
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import Any

from msgspec import Struct

from factlint.claims.languages import tables
from factlint.claims.model import Mention
from factlint.claims.values.number import Quantity

PERSON = "person"
MEASURES = frozenset(
    [
        "kilogram",
        "gram",
        "tonne",
        "pound",
        "kilometre",
        "metre",
        "centimetre",
        "millimetre",
        "mile",
        "nautical-mile",
        "foot",
        "inch",
        "yard",
        "hectare",
        "acre",
        "mu",
        "litre",
        "barrel",
        "gallon",
        "megawatt",
        "kilowatt",
        "kilowatt-hour",
        "kiloton",
        "degree",
        "square-kilometre",
        "square-metre",
        "square-mile",
        "square-foot",
        "cubic-metre",
        "cubic-foot",
        "cubic-kilometre",
        "magnitude",
        "percentage-point",
    ]
)
"""Units that say how much, and nothing of what."""


class Thing(Struct, frozen=True):
    """A counted thing as a text names it: `text[start:end]`."""

    unit: str = ""
    """The name of the thing in no language; for persons "person"."""
    name: str = ""
    """For persons which ones: "employee", "delegate"; otherwise the unit."""
    start: int = -1
    end: int = -1
    """Where the noun stands; -1 where there is none."""


class Amount(Struct, frozen=True):
    """A number of things, as far as its words go."""

    start: int
    end: int
    value: Quantity
    hedged: bool = False


@cache
def table(language: str) -> dict[str, Any]:
    """The words of a language for numbers, things and hedges."""
    return tables("numbers")[language]


@cache
def currencies() -> frozenset[str]:
    """The units of money, in all languages."""
    return frozenset(unit for words in tables("numbers").values() for unit in words["currency"].values())


@cache
def known_units() -> frozenset[str]:
    """The units that every language has a word for: two of them are two things."""
    named = {
        unit for words in tables("numbers").values() for unit in (*words["nouns"], *words.get("ordinals", {}).values())
    }
    return currencies() | named - {""} | {PERSON, "%", "fraction"}


@cache
def verbs(language: str) -> tuple[str, ...]:
    """The forms of every verb of a language's concepts, of two characters at least."""
    return tuple(form for forms in tables("concepts")[language]["aspect"].values() for form in forms if len(form) > 1)


def nouns(language: str) -> dict[str, tuple[str, str]]:
    """Every noun of the table with its unit and name."""
    words = table(language)
    named = {form: (thing, thing) for thing, forms in words["nouns"].items() for form in forms}
    return named | {form: (PERSON, thing) for thing, forms in words["persons"].items() for form in forms}


def mention(kind: str, text: str, amount: Amount, thing: Thing, **more: str) -> Mention:
    """The mention of an amount (or number in a series) of a thing; `more` are further details."""
    details = {"counted": text[thing.start : thing.end] if thing.end > 0 else "", "classifier": "", **more}
    if thing.name not in ("", thing.unit):
        details["thing"] = thing.name
    return Mention(
        "ordinal" if kind == "ordinal" else "count",
        amount.start,
        amount.end,
        amount.value,
        thing.unit,
        "hedged" if amount.hedged else "stated",
        detail=tuple((name, value) for name, value in details.items() if value or name == "counted"),
    )


def bounded(value: Quantity, sort: str, *, whole: bool = True) -> Quantity:
    """What a hedge makes of a number; `whole` where it can only be a whole one."""
    low, high = value.low, value.high
    if low is None or sort == "exact":
        return value
    step = 1 if whole and low.denominator == 1 else 0
    match sort:
        case "floor":
            return Quantity(low, None, value.approximate)
        case "above":
            return Quantity(low + step, None, value.approximate, strict=not step)
        case "ceiling":
            return Quantity(None, high, value.approximate)
        case "below":
            return Quantity(None, None if high is None else high - step, value.approximate, strict=not step)
        case "nearly":
            return Quantity(low * Fraction(9, 10), high, approximate=True)
    return Quantity(Quantity.about(low).low, None if high is None else Quantity.about(high).high, approximate=True)
