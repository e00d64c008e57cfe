"""Ordinals of English texts: the 73rd meeting, the second agenda item, Round 8, and those that lost their number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from factlint.claims.counted import Amount, Thing, mention, table
from factlint.claims.counted import nouns as things
from factlint.claims.kept import compiled
from factlint.claims.languages.en import nouns
from factlint.claims.languages.en.numerals import english_ordinal, numerals
from factlint.claims.model import Mention
from factlint.claims.values.number import Quantity

_ALSO = re.compile(r"(?:-ever|-time| ever)?(?:,? (?:and|or)(?: also)? (?:the )?(?:last|final|only))?")
_ROMAN = re.compile(r"(?<![A-Za-z])(?P<roman>[IVXL]{1,8}+) (?=[A-Z])")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}
_SUPERLATIVE = re.compile(r"(?:est|ly)$|^(?:most|least|best|worst)$")


class _Patterns(Struct, frozen=True):
    ordinal: re.Pattern[str]
    lost: re.Pattern[str]
    numbered: re.Pattern[str]
    ranks: frozenset[str]
    determiners: frozenset[str]
    articles: frozenset[str]
    """Determiners behind which an unknown noun is taken for one."""


def words() -> list[str]:
    """Ordinals that may stand first: a trigger of the scan."""
    return sorted(numerals()["ordinals"])


def ordinal(text: str, lowered: str, start: int) -> Mention | None:
    """The ordinal that starts at a place."""
    patterns = _patterns()
    if lowered.startswith("the ", start):
        return _lost(text, lowered, start)
    match = patterns.ordinal.match(lowered, start)
    if match is None or (start and text[start - 1] in "-/_."):
        return _numbered(text, lowered, start)
    number = english_ordinal(match.group())
    if not number:
        return None
    end = match.end() + len(_ALSO.match(lowered, match.end()).group())  # type: ignore[union-attr]
    value = Amount(start, end, Quantity.exact(number))
    return _of(text, lowered, value, match.group())


def _of(text: str, lowered: str, amount: Amount, said: str) -> Mention | None:
    found = nouns.phrase(lowered, amount.end)
    lead = lowered[max(0, amount.start - 14) : amount.start]
    if found and not _may_follow(lead, said):
        return None
    if not found:
        return _bare(text, lowered, amount, said)
    if (
        found[0].text in numerals()["digits"]
        or nouns.is_time(found[0].text)
        or found[0].text in _patterns().ranks
        or _SUPERLATIVE.search(found[0].text)
    ):
        return None
    thing = nouns.one(found, 3)
    if thing is None:
        thing = _unknown(lowered, amount, found)
    elif any(nouns.is_time(word.text) or word.text in _patterns().ranks for word in found if word.end < thing.start):
        return None
    if (
        thing is None
        or lowered[thing.start : thing.end].rpartition(" ")[2] in _patterns().ranks
        or _is_name(text, amount, thing, said)
    ):
        return None
    return mention("ordinal", text, Amount(amount.start, thing.end, amount.value), thing)


def _may_follow(lead: str, said: str) -> bool:
    """Whether an ordinal in words stands where one can: "must first promise" is an adverb."""
    word = re.split(r"\s", lead.rstrip(" "))[-1]
    free = not word[-1:].isalpha() or word in _patterns().determiners or word.endswith(("'s", "’s"))
    return said[0].isdigit() or free or said not in ("first", "second", "third")


def _bare(text: str, lowered: str, amount: Amount, said: str) -> Mention | None:
    """ "only the thirtieth to be celebrated": what is counted was said before."""
    spelled = not said[0].isdigit() and amount.value.point is not None and amount.value.point > 2
    led = lowered.endswith("the ", max(0, amount.start - 4), amount.start)
    if spelled and led and lowered.startswith(" to ", amount.end):
        return mention("ordinal", text, amount, Thing())
    return None


def _unknown(lowered: str, amount: Amount, found: list[nouns.Word]) -> Thing | None:
    """A noun that the table lacks: the last word of a short phrase behind a determiner."""
    lead = re.split(r"\s", lowered[max(0, amount.start - 14) : amount.start].rstrip(" "))[-1]
    if lead not in _patterns().articles and not lead.endswith(("'s", "’s")):
        return None
    last = found[min(len(found), 4) - 1]
    if len(found) > 3 or found[0].text in numerals()["digits"] or any(word.text in _patterns().ranks for word in found):
        return None
    return Thing(last.text, last.text, last.start, last.end)


def _is_name(text: str, amount: Amount, thing: Thing, said: str) -> bool:
    """Second World War, Seventh Fleet: capitals on both, and no series of meetings."""
    series = {"meeting", "session", "round", "conference", "games", "assembly", "summit", "phase", "anniversary"}
    spelled = not said[0].isdigit()
    return spelled and text[amount.start].isupper() and text[thing.start].isupper() and thing.unit not in series


def _lost(text: str, lowered: str, start: int) -> Mention | None:
    """ "the th meeting": the number is gone, its ending stayed."""
    match = _patterns().lost.match(lowered, start)
    if match is None or text[match.start("ending")].isupper():
        return None  # the St John River
    thing = nouns.one(nouns.phrase(lowered, match.end("ending")), 3)
    if thing is None:
        return None
    return mention(
        "ordinal", text, Amount(match.start("ending"), match.end("ending"), Quantity(None, None)), thing, lost="yes"
    )


def _numbered(text: str, lowered: str, start: int) -> Mention | None:
    """ "Round 8", "Phase 2": a series and the number behind it."""
    match = _patterns().numbered.search(lowered, max(0, start - 12), start)
    if match is None or not text[match.start("noun")].isupper():
        return None
    figure = re.compile(r"\d{1,3}(?![\w.:,/-]\w|\w|%)").match(lowered, start)
    if figure is None:
        return None
    unit, name = table_noun(match["noun"])
    thing = Thing(unit, name, match.start("noun"), match.end("noun"))
    return mention("ordinal", text, Amount(thing.start, figure.end(), Quantity.exact(int(figure.group()))), thing)


def romans(text: str, lowered: str) -> Iterator[Mention]:
    """Series numbered in Roman figures: the XXX Olympiad."""
    series = table("en")["context"]["roman"]
    for match in _ROMAN.finditer(text):
        number = roman(match["roman"])
        noun = next((noun for noun in series if lowered.startswith(noun, match.end())), "")
        if number and noun and not lowered[match.end() + len(noun) : match.end() + len(noun) + 1].isalpha():
            thing = Thing(*table_noun(noun), match.end(), match.end() + len(noun))
            yield mention("ordinal", text, Amount(match.start(), thing.end, Quantity.exact(number)), thing)


def roman(text: str) -> int:
    """A Roman numeral as people write it, 0 where it is none.

    >>> roman("XXXIII"), roman("IV"), roman("IIV")
    (33, 4, 0)
    """
    total, previous = 0, 0
    for letter in reversed(text):
        value = _VALUES[letter]
        total += -value if value < previous else value
        previous = max(previous, value)
    plain = re.fullmatch(r"X{0,4}(?:IX|IV|V?I{0,3})|XL(?:IX|IV|V?I{0,3})|LX{0,3}(?:IX|IV|V?I{0,3})", text)
    return total if plain else 0


def table_noun(noun: str) -> tuple[str, str]:
    """Unit and name of a noun of the table."""
    return things("en")[noun]


@cache
def _patterns() -> _Patterns:
    spelled, context = numerals(), table("en")["context"]
    ends = "|".join(sorted([*spelled["ordinals"], "hundredth", "thousandth"], key=len, reverse=True))
    small = "|".join(sorted([*spelled["digits"], "hundred", "thousand"], key=len, reverse=True))
    return _Patterns(
        ordinal=compiled(
            rf"(?:\d{{1,3}}(?:,\d{{3}})*+(?:st|nd|rd|th)|(?:(?:{small})(?:[ -]| and )){{0,6}}(?:{ends}))\b"
        ),
        lost=compiled(r"the (?P<ending>-?(?:st|nd|rd|th)) (?=[a-z])"),
        numbered=compiled(rf"(?<![a-z])(?P<noun>{'|'.join(context['numbered'])}) (?:no\. ?)?$"),
        ranks=frozenset(context["ranks"].split()),
        articles=frozenset(context["articles"].split()),
        determiners=frozenset(context["determiners"].split()),
    )
