"""Lengths whose ends are told of the same thing elsewhere: "the blockade ended on 12 May 1949, after fifteen months".

Its beginning is looked up in what the corpus tells of that thing (`happenings`), in this document or another; so are
both ends of what only is said to have lasted. A finding takes that no two of the dates found are so far apart. The
words are data, `languages/*/spans.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from msgspec import Struct

from factlint.claims.commemorated import said_of
from factlint.claims.happenings import THINGS, Happening, Thing, are_one_in_two_languages, happenings, thing
from factlint.claims.languages import patterns
from factlint.claims.model import Claim, Corpus, Extraction
from factlint.claims.values.duration import Duration
from factlint.claims.values.lengths import fits
from factlint.claims.values.time import Precision, Time

_BEGUN = {
    "end": ("begin",), "complete": ("break-ground", "begin"), "close": ("open",), "dissolve": ("found",),
    "resume": ("suspend",), "land": ("launch",),
}  # fmt: skip
"""By what ends a spell the stages that begin it."""
_LASTING = ("end", "resume", "land")
_REACH = 60
_MOST = 40
"""So many dates of a stage are held against a length."""


class Span(Struct, frozen=True):
    """A length with the dates of the ends that it should lie between."""

    length: Claim
    first: Claim
    last: Claim
    calculation: str


def spans(corpus: Corpus) -> Iterator[Span]:
    """Every length that no dates told of its ends make, in order of document and place."""
    own = [happenings(extraction) for extraction in corpus.extractions]
    whole = [each for told in own for each in told if each.thing is not None and _is_plain(each.date)]
    for extraction, told in zip(corpus.extractions, own, strict=True):
        for claim in extraction.claims:
            length = claim.value
            if isinstance(length, Duration) and claim.modality == "asserted" and not length.hedge:
                pairs = list(_ends(extraction, claim, told, whole))
                found = _apart(claim, length, pairs)
                if found is not None:
                    yield found


def _ends(
    extraction: Extraction, claim: Claim, told: Sequence[Happening], whole: Sequence[Happening]
) -> Iterator[tuple[Claim, Claim]]:
    """The dates of the beginning and of the end that a length may lie between."""
    sentence, mention = extraction.sentences[claim.sentence], claim.mention
    words = patterns("spans").get(sentence.language)
    if words is None or mention.get("offset"):
        return
    lead = extraction.folded[max(sentence.start, mention.start - _REACH) : mention.start].replace("\n", " ")
    tail = extraction.folded[mention.end : min(sentence.end, mention.end + _REACH)].replace("\n", " ")
    if not words["closed"].match(tail):
        return
    here = [each for each in told if each.date.sentence == claim.sentence and each.date.mention.end <= mention.start]
    if here and here[-1].stage in _BEGUN and words["after"].search(lead):
        last = here[-1]
        begun = [each for each in whole if each.stage in _BEGUN[last.stage] and _are_one(extraction, each, last)]
        yield from ((each.date, last.date) for each in begun[:_MOST] if each.date is not last.date)
    elif lasted := words["lasted"].search(lead):
        named = THINGS[sentence.language].subject(lead[: lasted.start()])
        yield from _of_thing(extraction, thing(named), whole) if named else ()


def _of_thing(extraction: Extraction, what: Thing, whole: Sequence[Happening]) -> Iterator[tuple[Claim, Claim]]:
    """What begins and what ends a thing, where another document tells one of the two."""
    same = [each for each in whole if _is_of(extraction, each, what)]
    for ends in _LASTING:
        firsts = [each.date for each in same if each.stage in _BEGUN[ends]]
        lasts = [each.date for each in same if each.stage == ends]
        pairs = list(product(firsts[:_MOST], lasts[:_MOST]))
        if any(claim.document != extraction.claims[0].document for pair in pairs for claim in pair):
            yield from pairs


def _are_one(extraction: Extraction, one: Happening, two: Happening) -> bool:
    if one.sentence.language != two.sentence.language:
        return are_one_in_two_languages(one, two)
    return two.thing is not None and _is_of(extraction, one, two.thing)


def _is_of(extraction: Extraction, each: Happening, what: Thing) -> bool:
    """Whether it is told of a thing that a document names: in another document all its words have to be said."""
    if each.thing is None or not each.thing.may_be(what):
        return False
    if each.date.document == extraction.claims[0].document:
        return True
    return what.is_named or each.thing.words <= said_of(extraction.folded, each.sentence.language)


def _apart(claim: Claim, length: Duration, pairs: Sequence[tuple[Claim, Claim]]) -> Span | None:
    told = ""
    for first, last in pairs:
        one, two = first.value, last.value
        if not isinstance(one, Time) or not isinstance(two, Time):
            return None
        fitting, told = fits(length, one, two)
        if fitting or not one.bounds or not two.bounds or (one.bounds[0] or 0) > (two.bounds[1] or 0):
            return None
    return Span(claim, *pairs[-1], told) if pairs else None


def _is_plain(claim: Claim) -> bool:
    value = claim.value
    plain = isinstance(value, Time) and not value.is_period and not value.open and not value.soft and value.year_known
    return plain and isinstance(value, Time) and value.precision <= Precision.YEAR and not claim.mention.get("offset")
