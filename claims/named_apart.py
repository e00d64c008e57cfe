"""Two things of one kind that sentences name: the Data Act and the Waste Act, 《水法》 and 《森林法》.

What tells them apart is the names themselves, so it holds whatever the documents are about.
"""

from __future__ import annotations

import re
from collections import defaultdict

from factlint.claims.concepts import stop_words

_NAME = re.compile(r"(?<![\w'’-])(?:[A-Z][\w'’-]*[ \n]){1,4}[A-Z][a-z][\w-]*")
_WORK = re.compile(r"《(?P<name>[㐀-鿿]{1,20}?)(?P<kind>条例|办法|协定|条约|公约|法)》")


def named_apart(one: str, other: str) -> str:
    """The names by which two sentences speak of two things of one kind; "" where they may speak of one.

    >>> named_apart("The Data Act gives 24 months.", "The Waste Act gives 36 months.")
    'data act against waste act'
    >>> named_apart("The Data Act gives 24 months.", "The EU Data Act gives 36 months.")
    ''
    """
    mine, theirs = _named(one), _named(other)
    for kind, names in mine.items():
        others = theirs.get(kind, [])
        if others and not any(a & b for a in names for b in others):
            return " against ".join(f"{' '.join(sorted(each[0]))} {kind}" for each in (names, others))
    return ""


def _named(sentence: str) -> dict[str, list[frozenset[str]]]:
    """By the kind that they end with, what comes before it in the names of a sentence."""
    found: dict[str, list[frozenset[str]]] = defaultdict(list)
    for match in _NAME.finditer(sentence):
        *own, kind = match.group().casefold().split()
        words = frozenset(own) - stop_words()
        if words:
            found[kind].append(words)
    for match in _WORK.finditer(sentence):
        found[match["kind"]].append(frozenset([match["name"]]))
    return found


def bearers(folded: str, surname: str) -> int:
    """How many names in Latin letters a text has that end with a surname."""
    return len(set(_named(folded).get(surname.casefold(), [])))
