"""Numbers without a noun of their own, which count what is named before them."""

from __future__ import annotations

import re

from msgspec.structs import replace

from factlint.claims.counted import Amount, Thing
from factlint.claims.languages.en import nouns
from factlint.claims.model import Mention
from factlint.claims.values.number import Quantity

_SENTENCE_END = re.compile(r"[.!?](?=\s)|\n")
_OF_WHICH = ("of which ", "of whom ", "of them ")
_CARRY = 60
"""Characters within which a bare number may go on counting what the one before it counts."""
_GAP = re.compile(
    r"(?: in (?:[A-Za-z]+ )?[0-9]{4})?,? (?:and|but|to|against|compared with|up from|down from) (?:only |just )?"
)
"""Between two figures of which the second leaves out its noun: 212,000 visitors in 2019, and 61,000 in 2020."""
_FURTHER = re.compile(r" (?:more|others)\b")
_OF_ANOTHER = re.compile(
    r"(?:[,;] (?:and |while |with )?| and )(?:the )?[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,3} (?:with )?"
)
"""Between two figures of which the second is that of another: won 63 seats, the Farmers 48 and the Socialists 39."""
_FIGURE = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})*(?= and |,? while |[,;.)](?:\s|$)|$)")
_CLOSED = re.compile(r"(?: in (?:[A-Za-z]+ )?[0-9]{4}\b|[.,;)]?(?:\s|$))(?! ?%)")
_ANNOUNCING = 80
_ANNOUNCED = re.compile(
    r"\bnumbers? of (?:[a-z]+ ){0,2}?(?P<noun>[a-z]{3,})(?: [a-z]+){0,4}? (?:to|at|was|is|were|reached|exceeded) $"
)
"""In front of a figure: the number of cases had risen to 126."""


_VOTES = re.compile(r"\b(?P<noun>votes?)(?: in favou?r| for)? (?:to|against) $")
"""In front of a figure: passed by 214 votes to 131."""


def carried(text: str, last: Mention | None, found: Mention) -> Mention:
    """The thing counted just before, where a number has none of its own: "nine directors, three independent"."""
    if found.unit or found.kind != "count" or last is None or not last.get("counted"):
        return found
    if found.start - last.end > _CARRY or _SENTENCE_END.search(text, last.end, found.start):
        return found
    figure = text[found.start].isdigit() and not found.get("partitive")
    if figure and not text.endswith(_OF_WHICH, 0, found.start) and not _leaves_out(text, last, found):
        return found
    kept = tuple((name, value) for name, value in last.detail if name in ("counted", "thing"))
    own = tuple((name, value) for name, value in found.detail if name != "counted")
    return replace(found, unit=last.unit, detail=(*kept, *own, ("carried", "yes")))


def of_another(text: str, last: Mention | None, start: int) -> Mention | None:
    """A figure that counts for another what the one before it counts: "63 seats, and the Socialists 39"."""
    if last is None or not last.get("counted") or not text[start].isdigit() or start - last.end > _CARRY:
        return None
    figure = _FIGURE.match(text, start)
    if figure is None or not _OF_ANOTHER.fullmatch(text, last.end, start):
        return None
    kept = tuple((name, value) for name, value in last.detail if name in ("counted", "thing"))
    value = Quantity.exact(int(figure.group().replace(",", "")))
    detail = (*kept, ("carried", "yes"))
    return replace(last, start=start, end=figure.end(), value=value, certainty="stated", detail=detail)


def _leaves_out(text: str, last: Mention, found: Mention) -> bool:
    """Whether a figure is joined to the one before it and nothing follows that it could count."""
    if _FURTHER.match(text, found.end):
        return True
    joined = _GAP.fullmatch(text, last.end, found.start) is not None
    return joined and _CLOSED.match(text, found.end) is not None


def headed(lowered: str, amount: Amount) -> Thing | None:
    """The thing of which a figure is announced as the number, in front of it."""
    first = max(0, amount.start - _ANNOUNCING)
    found = _ANNOUNCED.search(lowered[first : amount.start]) or _VOTES.search(lowered[first : amount.start])
    if found is None:
        return None
    phrase = nouns.phrase(lowered, first + found.start("noun") - 1)
    thing = nouns.many(phrase) or nouns.one(phrase)
    return Thing(thing.unit, thing.name, amount.end, amount.end) if thing is not None else None
