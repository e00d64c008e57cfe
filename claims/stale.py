"""A day told as still to come, and in the next sentence as past, or in a text of a later day: wording left over.

Only what follows directly counts, on the same day and of the same thing; a plan that somebody announced may well be
told after the fact. The words are data, `languages/*/stale.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from factlint.claims.compare import family
from factlint.claims.datelines import dateline, is_date
from factlint.claims.languages import patterns
from factlint.claims.model import Claim, Extraction
from factlint.claims.values.time import Precision, Time

_BEHIND = 40
"""Characters between a future form and the time it is for."""
_PARTIES = 2
"""Sides that both sentences name alike, by which a meeting is known again."""


class Stale(Struct, frozen=True):
    """A future form and the date of its sentence, and the same day told as past."""

    start: int
    end: int
    """Offsets of the future form into `Document.text`."""
    planned: Claim
    past: Claim


def stale(extraction: Extraction) -> Iterator[Stale]:
    """Every plan that the next sentence tells as done, in order of place."""
    dates: dict[int, Claim] = {}
    for claim in extraction.claims:
        if _is_day(claim):
            dates.setdefault(claim.sentence, claim)
    for index, planned in dates.items():
        past = dates.get(index + 1)
        if past is None or not _is_same(planned, past):
            continue
        here, behind = extraction.sentences[index], extraction.sentences[index + 1]
        words = patterns("stale").get(here.language)
        if words is None or (here.block, here.language) != (behind.block, behind.language):
            continue
        form = words["future"].search(extraction.folded, here.start, here.end)
        told = words["done"].search(extraction.folded, behind.start, behind.end)
        again = words["future"].search(extraction.folded, behind.start, behind.end)
        reported = words["reported"].search(extraction.folded, here.start, here.end)
        if form and told and not again and not reported:
            yield Stale(*form.span(), planned, past)


def overtaken(extraction: Extraction) -> Iterator[Stale]:
    """Every plan for a time that is over on the day of the text, in order of place."""
    day = dateline(extraction)
    bounds = day.value.bounds if day is not None and isinstance(day.value, Time) else None
    if day is None or bounds is None:
        return
    for claim in extraction.claims:
        sentence = extraction.sentences[claim.sentence]
        words, value = patterns("stale").get(sentence.language), claim.value
        if words is None or claim.modality != "planned" or not is_date(claim) or not isinstance(value, Time):
            continue
        over = value.bounds is not None and (value.bounds[1] or 0) < (bounds[0] or 0)
        form = words["future"].search(extraction.folded, sentence.start, sentence.end)
        reported = words["reported"].search(extraction.folded, sentence.start, sentence.end)
        if over and claim.mention.certainty == "stated" and form and _is_for(form, claim) and not reported:
            yield Stale(*form.span(), claim, day)


def _is_for(form: re.Match[str], claim: Claim) -> bool:
    """Whether a date stands right behind a future form."""
    return 0 <= claim.mention.start - form.end() <= _BEHIND or form.start() <= claim.mention.start <= form.end()


def _is_day(claim: Claim) -> bool:
    value = claim.value
    exact = isinstance(value, Time) and value.year_known and value.precision is Precision.DAY
    return claim.kind == "date" and exact and claim.modality in ("asserted", "planned")


def _is_same(planned: Claim, past: Claim) -> bool:
    """Whether the day is the same, and the thing by its noun or its sides."""
    first, second = planned.value, past.value
    if not isinstance(first, Time) or not isinstance(second, Time) or first.bounds != second.bounds:
        return False
    one, two = planned.subject, past.subject
    same = bool(one.head) and family(one) == family(two)
    return past.modality == "asserted" and (same or len(one.parties & two.parties) >= _PARTIES)
