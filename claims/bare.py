"""Numerals that count no thing: scores, ratings, places on a chart, lone years.

Alone they say too little to be claims. Where two texts are known to be about one subject, what stands beside them tells
which belong together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factlint.claims.counted import Amount, bounded
from factlint.claims.languages.en.numbers import hedge
from factlint.claims.languages.en.numerals import english, english_ordinal
from factlint.claims.model import Claim, Extraction, Mention, Subject
from factlint.claims.values.number import Quantity
from factlint.claims.values.time import Date, Time

_NUMERAL = re.compile(
    r"(?<![\w.,/:–-])(?P<rank>(?:number|no\.?|nr\.?|#|第) ?)?"
    r"(?P<figure>\d{1,3}(?:,\d{3})+(?:\.\d{1,6})?|\d{1,12}(?:\.\d{1,6})?)"
    r"(?:(?P<ending>st|nd|rd|th)|(?: ?/ ?| out of )(?P<of>5|10|20|100)(?:\.0)?)?(?![\w/:]|[.,]\d|[–-]\d)"
)
_YEARS = (1400, 2100)
_LEAD = re.compile(r"(?P<word>[^\W\d]+)[ -]*$")


def bare(extraction: Extraction, lowered: str) -> list[Claim]:
    """The numerals that no claim of the document has; `lowered` is its folded text in small letters."""
    taken = sorted((claim.mention.start, claim.mention.end) for claim in extraction.claims)
    return list(_claims(extraction, lowered, taken))


def _claims(extraction: Extraction, lowered: str, taken: Sequence[tuple[int, int]]) -> Iterator[Claim]:
    at = 0
    for index, sentence in enumerate(extraction.sentences):
        for match in _NUMERAL.finditer(lowered, sentence.start, sentence.end):
            while at < len(taken) and taken[at][1] <= match.start():
                at += 1
            if at < len(taken) and taken[at][0] < match.end():
                continue
            mention = _mention(extraction.folded, lowered, match)
            if mention is not None:
                yield Claim(mention, Subject(), index)


def _mention(folded: str, lowered: str, match: re.Match[str]) -> Mention | None:
    figure, start, end = match["figure"], match.start(), match.end()
    if match["rank"] or match["ending"]:
        return _rank(lowered, match)
    value = english(figure)
    if value is None:
        return None
    amount, _ = hedge(lowered, Amount(start, match.end("figure"), Quantity.exact(value)))
    if not amount.hedged and not match["of"]:
        if len(figure) == 4 and figure.isdecimal() and _YEARS[0] <= value <= _YEARS[1]:
            return Mention("date", start, end, Time(Date(int(figure))))
        if _is_name(folded, start):
            return None
    unit = f"/{match['of']}" if match["of"] else ""
    return Mention(
        "count", amount.start, max(end, amount.end), amount.value, unit, "hedged" if amount.hedged else "stated"
    )


def _rank(lowered: str, match: re.Match[str]) -> Mention | None:
    """A place in an order: higher is a smaller number."""
    figure = match["figure"]
    number = english_ordinal(figure + match["ending"]) if match["ending"] else english(figure)
    if number is None:
        return None
    exact = Quantity.exact(number)
    amount, _ = hedge(lowered, Amount(match.start(), match.end(), exact))
    if amount.value == exact:
        return Mention("ordinal", match.start(), match.end(), exact)
    sort = "below" if amount.value.high is None else "above"
    return Mention("ordinal", amount.start, amount.end, bounded(exact, sort), certainty="hedged")


def _is_name(folded: str, start: int) -> bool:
    """Whether the numeral belongs to a name: Apollo 11, Chapter 3."""
    lead = _LEAD.search(folded, max(0, start - 24), start)
    return lead is not None and lead["word"][0].isupper() and lead.start() > 0
