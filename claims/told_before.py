"""The day that a sentence takes over from those before it: "The council met on 3 May. … The motion was lost."."""

from __future__ import annotations

from factlint.claims.model import Claim, Extraction
from factlint.claims.values.time import Precision, Time

_DATED = frozenset({"date", "range"})


def day_before(extraction: Extraction, claim: Claim) -> Time | None:
    """The last time told before in its block, where that is an exact day and its own sentence tells none."""
    if any(other.kind in _DATED for other in extraction.in_sentence(claim.sentence)):
        return None
    block = extraction.sentences[claim.sentence].block
    for sentence in range(claim.sentence - 1, -1, -1):
        if extraction.sentences[sentence].block != block:
            return None
        times = [other.value for other in extraction.in_sentence(sentence) if other.kind in _DATED]
        if times:
            last = times[-1]
            return last if isinstance(last, Time) and _is_day(last) else None
    return None


def _is_day(time: Time) -> bool:
    return time.year_known and not time.is_period and time.precision is Precision.DAY
