"""Periods whose end is told before their beginning: from 1978 to 1974.

Not those told backwards on purpose ("traced from 1990 back to 1950", 倒), nor amounts that look like years ("fell from
1998 to 1876 tonnes"), nor years before our era whose era is left out. The words are data, `languages/*/backwards.toml`.
"""

from __future__ import annotations

import re

from factlint.claims.languages import patterns
from factlint.claims.model import Claim, Extraction
from factlint.claims.values.time import Precision, Time

_LEAST = 1000
"""Earlier years may be counted backwards, their era left out."""
_YEAR = re.compile(r"\d{4}|[〇零一二三四五六七八九十百元]+年")
_FAR = 150
"""Years between the ends beyond which they are hardly the ends of one period."""


def runs_backwards(extraction: Extraction, claim: Claim) -> bool:
    """Whether a period that states both its ends is over before it begins."""
    value = claim.value
    if claim.kind != "range" or claim.mention.certainty != "stated" or not isinstance(value, Time) or not _ends(value):
        return False
    sentence = extraction.sentences[claim.sentence]
    words = patterns("backwards").get(sentence.language)
    if words is None:
        return False
    text, mention = extraction.folded, claim.mention
    if words["purpose"].search(text, sentence.start, sentence.end) or words["era"].search(text):
        return False
    if not _both_told(text[mention.start : mention.end], value):
        return False
    bare = value.first.precision is Precision.YEAR
    before, behind = text[sentence.start : mention.start], text[mention.end : sentence.end]
    return not bare or bool(words["before"].search(before) and words["behind"].match(behind))


def _both_told(text: str, value: Time) -> bool:
    """Whether each end has its own year, or both are days of one month: November to March 1966 may end next year."""
    first, last = value.first, value.last
    if last is None or first.year != last.year or (first.month == last.month and first.day is not None):
        return True
    return len(_YEAR.findall(text)) > 1


def _ends(value: Time) -> bool:
    first, last = value.first.year, value.last.year if value.last is not None else None
    if not value.possible or value.soft or value.open or value.bounds is None or first is None or last is None:
        return False
    low, high = value.bounds
    return low is not None and high is not None and high < low and _LEAST <= last <= first <= last + _FAR
