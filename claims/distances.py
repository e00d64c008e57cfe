"""Lengths counted from what is dated elsewhere: "opened three years after the completion of the tunnel".

What the length leads to is dated beside it, or where the same stage of the same thing is told; what it is counted from
is looked up the same way (`happenings`). A finding takes that no two of the dates found are so far apart. A date that
is itself counted (五年後竣工) is held against what other sentences tell of that stage. The words are data,
`languages/*/distances.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from msgspec import Struct
from msgspec.structs import replace

from factlint.claims.commemorated import said_of
from factlint.claims.happenings import Happening, Thing, happenings, undated
from factlint.claims.languages import patterns
from factlint.claims.model import Claim, Corpus, Extraction
from factlint.claims.reckoned import reckoned
from factlint.claims.referred import known_as, stage_of
from factlint.claims.values.agreement import Agreement
from factlint.claims.values.duration import Duration
from factlint.claims.values.lengths import fits
from factlint.claims.values.time import Precision, Time

_REACH = 100
_FINEST = {"day": Precision.DAY, "week": Precision.DAY, "month": Precision.MONTH, "year": Precision.YEAR}
"""How fine a date has to be for a length in that unit."""
_NONE = "(?!)"
_MOST = 60
"""So many dates of one stage are held against a length."""


class Distance(Struct, frozen=True):
    """A length, the date to which it leads, and that from which it is counted."""

    length: Claim
    given: Claim
    origin: Claim
    back: bool
    """Whether it is counted backwards."""


def distances(corpus: Corpus) -> Iterator[Distance]:
    """Every length from one thing told to another that no dates of the two make, in order of document and place."""
    own = [happenings(extraction) for extraction in corpus.extractions]
    whole = [each for told in own for each in told if each.thing is not None and _is_plain(each.date)]
    for extraction, told in zip(corpus.extractions, own, strict=True):
        for claim in extraction.claims:
            if isinstance(claim.value, Duration) and claim.modality == "asserted" and not claim.value.hedge:
                found = _of_length(extraction, claim, claim.value, told, whole)
                if found is not None:
                    yield found


def _of_length(
    extraction: Extraction, claim: Claim, length: Duration, told: Sequence[Happening], whole: Sequence[Happening]
) -> Distance | None:
    sentence = extraction.sentences[claim.sentence]
    words = patterns("distances").get(sentence.language)
    if words is None or length.unit not in _FINEST:
        return None
    start, end = claim.mention.start, claim.mention.end
    lead = extraction.folded[max(sentence.start, start - _REACH) : start].replace("\n", " ")
    tail = extraction.folded[end : min(sentence.end, end + _REACH)].replace("\n", " ")
    match = words["behind"].search(tail) or words["before"].search(lead)
    if match is None:
        return _reckoned(extraction, claim, length, words, (lead, tail))
    back = match.groupdict().get("way", claim.mention.get("relation")) == "before"
    given = _given(extraction, claim, words, whole, match["ref"])
    fine = [each for each in given if _is_fine(each, length)]
    origins = [each for each in _origins(extraction, claim, match["ref"], told, whole, given) if _is_fine(each, length)]
    pairs = list(product(origins[:_MOST], fine[:_MOST]))
    if not pairs:
        return _reckoned(extraction, claim, length, words, (lead, tail))
    if any(_leads(length, one, two, back=back) for one, two in pairs):
        return None
    return Distance(claim, pairs[0][1], pairs[0][0], back)


def _reckoned(
    extraction: Extraction, claim: Claim, length: Duration, words: dict[str, re.Pattern[str]], around: tuple[str, str]
) -> Distance | None:
    """The same where both are known by their words alone."""
    found = reckoned(extraction, claim, words, *around)
    if found is None or not all(_is_fine(each, length) for each in found):
        return None
    given, origin = found
    back = claim.mention.get("relation") == "before"
    return None if _leads(length, origin, given, back=back) else Distance(claim, given, origin, back)


def _given(
    extraction: Extraction, claim: Claim, words: dict[str, re.Pattern[str]], whole: Sequence[Happening], ref: str
) -> list[Claim]:
    """The date right before the length; where its sentence has none, those of the stage that it tells."""
    dates = [each for each in extraction.in_sentence(claim.sentence) if isinstance(each.value, Time)]
    if dates:
        before = [each for each in dates if each.mention.end <= claim.mention.start]
        gap = extraction.folded[before[-1].mention.end : claim.mention.start] if before else "-"
        return before if len(dates) == 1 and before and _is_plain(before[0]) and words["apposed"].search(gap) else []
    for stage, what in _told(extraction, claim, ref, forward=words["behind"].pattern == _NONE):
        found = [
            each for each in whole if each.stage == stage and what is not None and known_as(each, what, extraction)
        ]
        if found:
            return [each.date for each in found]
    return []


def _told(extraction: Extraction, claim: Claim, ref: str, *, forward: bool) -> Iterator[tuple[str, Thing | None]]:
    """What the length leads to, told before it, or behind it of what it is counted from."""
    sentence = extraction.sentences[claim.sentence]
    if not forward:
        yield from undated(extraction, sentence, claim.mention.start)
        return
    named = stage_of(sentence.language, ref)
    clause = re.split(
        r"[，。；：]", extraction.folded[claim.mention.end : min(sentence.end, claim.mention.end + _REACH)]
    )[0]
    behind = stage_of(sentence.language, clause)
    if named is not None and behind is not None:
        yield from ((stage, named[1]) for stage in sorted(behind[0]))


def _origins(
    extraction: Extraction, claim: Claim, ref: str, told: Sequence[Happening], whole: Sequence[Happening],
    given: Sequence[Claim],
) -> list[Claim]:  # fmt: skip
    """The dates of what the length is counted from: in its own document or that of the date it leads to; else in any
    that tells them of what its own document names in full.
    """
    sentence = extraction.sentences[claim.sentence]
    named = stage_of(sentence.language, ref)
    if named is None:
        return []
    stages, what = named
    if what is None:
        beside = (each for each in told if each.stage in stages and each.sentence.block == sentence.block)
        return [each.date for each in beside if each.start < sentence.start and _is_plain(each.date)]
    at = {each.document for each in given} | {claim.document}
    same = [
        each
        for each in whole
        if each.stage in stages and each.thing is not None and each.thing.may_be(what)
        if each.sentence.language == sentence.language
    ]
    near = [each.date for each in same if each.date.document in at]
    if near:
        return near
    said = said_of(extraction.folded, sentence.language)
    return [each.date for each in same if each.thing is not None and each.thing.is_named and each.thing.words <= said]


def _leads(length: Duration, origin: Claim, given: Claim, *, back: bool) -> bool:
    first, last = (given, origin) if back else (origin, given)
    one, two = first.value, last.value
    if not isinstance(one, Time) or not isinstance(two, Time):
        return True
    return one.compare(two) is not Agreement.DISJOINT or fits(length, one, two)[0]


def _is_plain(claim: Claim) -> bool:
    value = claim.value
    plain = isinstance(value, Time) and not value.is_period and not value.open and not value.soft and value.year_known
    return plain and claim.mention.certainty == "stated" and not claim.mention.get("offset")


def _is_fine(claim: Claim, length: Duration) -> bool:
    return isinstance(claim.value, Time) and claim.value.precision <= _FINEST[length.unit]


def counted_otherwise(corpus: Corpus) -> Iterator[tuple[Happening, Happening]]:
    """What is dated by a count (五年後竣工), and the same told with a date of its own that it cannot be."""
    whole = [each for extraction in corpus.extractions for each in happenings(extraction) if each.thing is not None]
    for each in whole:
        if not each.date.mention.get("offset") or each.date.mention.get("deictic"):
            continue
        same = [other for other in whole if other.stage == each.stage and _is_plain(other.date) and _same(each, other)]
        if same and all(_apart(each.date, other.date) for other in same):
            yield each, same[0]


def _same(one: Happening, two: Happening) -> bool:
    a, b = one.thing, two.thing
    same = a is not None and b is not None and a == b and one.sentence.language == two.sentence.language
    return same and one.date is not two.date


def _apart(counted: Claim, told: Claim) -> bool:
    """Whether they exclude each other by more than the rounding of the count's unit."""
    one, two = counted.value, told.value
    if not isinstance(one, Time) or not isinstance(two, Time) or one.precision < Precision.MONTH:
        return False
    if one.precision is Precision.YEAR and one.first.year is not None and two.first.year is not None:
        return abs(one.first.year - two.first.year) > 1
    return one.compare(Time(replace(two.first, day=None))) is Agreement.DISJOINT
