"""The day of a text that stands in a line of its own at its head: "OSLO, 3 May 1998", 《河湾日报》2021年6月14日."""

from __future__ import annotations

import re

from factlint.claims.model import Claim, Extraction
from factlint.claims.values.time import Precision, Time

_HEAD = 6
"""Blocks among which a document tells its day."""
_SHORT = 60
_END = re.compile(r"[.!?。！？]\s*$")


def dateline(extraction: Extraction) -> Claim | None:
    """The first date of a document, where it is a day and stands in a short line that is no sentence."""
    document = extraction.document
    claim = next((each for each in extraction.claims if is_date(each)), None)
    if claim is None or claim.mention.certainty != "stated" or not _is_day(claim):
        return None
    index = document.block_at(claim.mention.start)
    block = document.blocks[index]
    line = document.text[block.start : block.end]
    return claim if index < _HEAD and len(line) <= _SHORT and not _END.search(line) else None


def is_date(claim: Claim) -> bool:
    """Whether a claim is a plain date with its year."""
    value = claim.value
    plain = isinstance(value, Time) and not value.is_period and not value.open and not value.first.span
    return plain and claim.kind == "date" and claim.mention.certainty != "hedged" and year(claim) > 0


def year(claim: Claim) -> int:
    """The year of a date; 0 where it has none."""
    value = claim.value
    return (value.first.year or 0) if isinstance(value, Time) and not value.first.span else 0


def _is_day(claim: Claim) -> bool:
    return isinstance(claim.value, Time) and claim.value.precision is Precision.DAY
