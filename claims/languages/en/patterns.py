"""What English numbers are looked for with: patterns made of the tables."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from msgspec import Struct

from factlint.claims.counted import table
from factlint.claims.kept import compiled
from factlint.claims.languages.en import ordinals
from factlint.claims.languages.en.numerals import numerals

_DIGITS = r"\d{1,3}(?:,\d{3})++(?:\.\d{1,9})?|\d{1,15}+(?:\.\d{1,9})?"
_SCALE = r"hundred|thousand|million|billion|trillion|lakh|crore|bn|mn|dozen"


class Patterns(Struct, frozen=True):
    """All of them."""

    trigger: re.Pattern[str]
    number: re.Pattern[str]
    before: re.Pattern[str]
    last: frozenset[str]
    """Last words of what can stand before a number."""
    behind: re.Pattern[str]
    hedges: dict[str, str]
    currency: dict[str, str]
    sign: re.Pattern[str]
    factor: re.Pattern[str]
    words: dict[str, frozenset[str]]
    suffered: re.Pattern[str]
    """What only persons do or suffer."""


@cache
def patterns() -> Patterns:
    """The patterns, made once."""
    words = table("en")
    hedges = {form: sort for sort, forms in words["hedges"].items() for form in forms}
    behind = {f"behind {form}": sort for sort, forms in words["behind"].items() for form in forms}
    context = {name: frozenset(text.split()) for name, text in words["context"].items() if isinstance(text, str)}
    last = frozenset(form.split()[-1] for form in hedges)
    context["plain"] = context["stop"] | last | context["cues"]
    for name in ("pairs", "lasting"):
        context[name] = frozenset(words["context"][name])
    return Patterns(
        trigger=compiled(_trigger()),
        number=compiled(_number()),
        before=compiled(rf"(?:^|[^a-z])(?P<hedge>{_any(hedges)}) $"),
        last=last,
        behind=compiled(rf"[ -](?P<hedge>{_any(form[7:] for form in behind)})\b|\+(?=[ .,;])"),
        hedges=hedges | behind,
        currency=words["currency"],
        sign=compiled(rf"(?<![A-Za-z])(?P<sign>{_any(words['currency'])}) ?$"),
        factor=compiled(rf" (?:{_any(context['factors'])})\b"),
        words=context,
        suffered=compiled(words["context"]["suffered"]),
    )


def _trigger() -> str:
    """Whatever can start a number, and little else."""
    first = _any({*numerals()["digits"], *table("en")["vague"], "half", "several", "tens", "a few", *ordinals.words()})
    return (
        rf"(?=[0-9a-z])(?<![a-z0-9])(?:\d|(?:{first}|twice|thrice|the (?:only|sole))(?![a-z])"
        r"|an? (?=[hmtbq][uihr]|doz|fifth|tenth)|the -?(?=(?:st|nd|rd|th) ))"
    )


def _number() -> str:
    """A whole number in figures or words, or a word that counts."""
    spelled = numerals()
    small = _any([*spelled["digits"], *(scale for scale in spelled["scales"] if len(scale) > 2)])
    part = _any([*spelled["fractions"], *spelled["fractions-plural"]])
    return (
        rf"(?P<figure>{_DIGITS})(?:[ -]?(?P<scale>{_SCALE})\b)?(?!\d)"
        rf"|(?P<only>the (?:only|sole)\b)|(?P<often>twice|thrice)\b|(?P<vague>{_any(table('en')['vague'])})\b"
        rf"|(?P<words>(?:half an? |an? (?=(?:half|{small})\b))?(?:(?:{small})\b)(?:(?:[ -]| and )(?:{small})\b){{0,12}}"
        r"(?: and (?:a half|three quarters|a quarter)\b(?: (?:million|billion))?"
        rf"|[ -](?:{part})\b(?! [a-z]+(?:th|rd)\b))?|half(?= of )|a (?:{part})(?= of ))"
    )


def _any(forms: Iterable[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))
