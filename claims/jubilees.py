"""Anniversaries whose event is dated elsewhere: "its thirtieth birthday", 通航三十周年, "forty years ago today".

What the anniversary is of is read from its own words: a stage (the opening, her death), a noun (the earthquake), or the
beginning of whoever is spoken of. It is held against what the corpus tells of that thing and stage (`happenings`), or
against the day of the year: what shares words and month and day with an anniversary is hardly something else. Nothing
is said where the years told do not agree with each other, or one of them makes the number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from factlint.claims.commemorated import Commemorated, commemorated, words_of
from factlint.claims.datelines import is_date, year
from factlint.claims.happenings import Happening, happenings
from factlint.claims.hosts import is_of_another
from factlint.claims.model import Claim, Corpus, Extraction
from factlint.claims.transcriptions import is_name
from factlint.claims.values.calendar import day_number
from factlint.claims.values.time import Time

_ONCE = frozenset({"birth", "death", "found", "open", "complete"})
"""What is told once of whatever a text is about."""
_OF_PERSONS = frozenset({"birth", "death"})
_ROUND = 5
"""A number of years that is a multiple of this is one that people celebrate."""
_WORDS = 2
_MOST_WORDS = 0.6
"""The share of the words of a thing that the text of the anniversary has to have."""


class Jubilee(Struct, frozen=True):
    """An anniversary, the date it is marked on, and that of what it is of."""

    what: Commemorated
    now: Claim
    event: Claim
    years: int
    document: int
    """Index into the corpus."""
    how: str
    """What joins them: "told of the same thing", "the same day of the year"."""


class _Told(Struct, frozen=True):
    """What a corpus tells, as far as anniversaries need it."""

    corpus: Corpus
    happened: Sequence[tuple[Extraction, Happening]]


def jubilees(corpus: Corpus) -> Iterator[Jubilee]:
    """Every anniversary whose years do not make the number, in order of document and place."""
    found = [(extraction, each) for extraction in corpus.extractions for each in commemorated(extraction)]
    if not found:
        return
    told = _Told(corpus, [(other, each) for other in corpus.extractions for each in happenings(other)])
    for extraction, what in found:
        wrong = _by_stage(told, extraction, what) or _by_day(told, extraction, what)
        if wrong is not None:
            yield wrong


def _by_stage(told: _Told, extraction: Extraction, what: Commemorated) -> Jubilee | None:
    """Against what is told of the stage and the thing."""
    now = year(what.now)
    events = [each for other, each in told.happened if _is_of(what, extraction, other, each)]
    if not events and what.of_the_one:
        events = [each for other, each in told.happened if other is extraction and _is_of_the_one(what, other, each)]
    years = {year(each.date) for each in events}
    expected = now - what.number
    if len(years) != 1 or not 0 < (found := years.pop()) < now or _is_told(told, extraction, what, events[0].date):
        return None
    exact = what.now.mention.certainty == "stated" or what.now.mention.get("deictic")
    if abs(found - expected) <= (0 if exact else 1):
        return None
    if any(year(claim) - found == what.number for claim in extraction.in_sentence(what.sentence) if is_date(claim)):
        return None
    return Jubilee(what, what.now, events[0].date, now - found, extraction.claims[0].document, "told of the same thing")


def _is_of(what: Commemorated, extraction: Extraction, other: Extraction, each: Happening) -> bool:
    if each.date is what.now or each.date.mention.get("offset") or each.date.mention.certainty == "hedged":
        return False
    if each.stage not in what.stages and not (each.thing is not None and each.thing.head == what.event):
        return False
    if each.date.sentence == what.sentence and other is extraction and each.date.mention.start > what.end:
        return False
    named = what.thing is not None and each.thing is not None and each.thing.words <= what.thing.words
    if other is extraction and not named and _has_another_host(what, extraction, each):
        return False
    if each.thing is not None and each.sentence.language == what.language:
        if what.thing is not None and not (each.thing.words <= what.thing.words or each.thing.is_kin(what.thing)):
            return False
        around, whole = (what.around,) * 2 if other is extraction else (what.said, what.document_words)
        known = each.thing.head in around or each.thing.head == what.event
        return known and what.lead.endswith(each.thing.head if what.lead else "") and _share(each.thing.words, whole)
    return other is extraction and what.by_pronoun and each.thing is None and what.is_near(each.sentence)


def _is_of_the_one(what: Commemorated, extraction: Extraction, each: Happening) -> bool:
    """Whether a stage that a thing, or person, has once is told before an anniversary in the same text."""
    plain = not each.date.mention.get("offset") and each.date.mention.certainty != "hedged"
    before = each.date.mention.end <= what.start and each.date is not what.now
    if not (before and plain and each.stage in what.stages & _ONCE):
        return False
    return each.stage in _OF_PERSONS or not _has_another_host(what, extraction, each)


def _has_another_host(what: Commemorated, extraction: Extraction, each: Happening) -> bool:
    return is_of_another(extraction, what.place, what.start, each.sentence, each.date.mention.end)


def _share(words: frozenset[str], among: frozenset[str]) -> bool:
    return len(words & among) >= _MOST_WORDS * len(words)


def _is_told(told: _Told, extraction: Extraction, what: Commemorated, event: Claim) -> bool:
    """Whether a year that makes the number is told beside the anniversary or the event, or of such a stage anywhere."""
    expected = year(what.now) - what.number
    if any(
        each.stage in what.stages and year(each.date) == expected
        for _, each in told.happened
        if each.date.mention.start != what.start
    ):
        return True
    other = told.corpus.extractions[event.document]
    beside = other.sentences[event.sentence]
    near = [claim for claim in extraction.claims if what.is_near(extraction.sentences[claim.sentence])]
    near += [claim for claim in other.claims if other.sentences[claim.sentence].block == beside.block]
    return any(
        isinstance(claim.value, Time) and year(claim) == expected and not claim.mention.get("offset") for claim in near
    )


def _by_day(told: _Told, extraction: Extraction, what: Commemorated) -> Jubilee | None:
    """Against what is told of this day of the year in words that the anniversary shares."""
    today = _day(what.now)
    if today is None:
        return None
    events = [
        claim
        for other in told.corpus.extractions
        for claim in other.claims
        if claim is not what.now and _is_this_day(claim, today) and year(claim) < year(what.now)
        if _shares_words(what, other, claim) or (other is extraction and _is_round(what.now, claim))
    ]
    years = {year(claim) for claim in events}
    if len(years) != 1 or year(what.now) - what.number in years or _is_told(told, extraction, what, events[0]):
        return None
    return Jubilee(
        what,
        what.now,
        events[0],
        year(what.now) - years.pop(),
        extraction.claims[0].document,
        "the same day of the year",
    )


def _is_this_day(claim: Claim, today: tuple[int, int]) -> bool:
    day = _day(claim)
    return (
        day is not None
        and claim.mention.certainty == "stated"
        and claim.modality == "asserted"
        and abs(day_number(2000, *day) - day_number(2000, *today)) <= 1
    )


def _is_round(now: Claim, claim: Claim) -> bool:
    """Whether two dates of one text are the very same day of the year, so many years apart as people celebrate.

    The first of a month is a day on which too much begins.
    """
    today, day = _day(now), _day(claim)
    return today == day and today is not None and today[1] > 1 and (year(now) - year(claim)) % _ROUND == 0


def _shares_words(what: Commemorated, other: Extraction, claim: Claim) -> bool:
    """Whether two sentences have two words in common, in two languages a name and another."""
    sentence = other.sentences[claim.sentence]
    if sentence.language == what.language:
        return len(words_of(other, sentence) & what.words) >= _WORDS
    subject = claim.subject
    shared = subject.words & what.concepts
    known = subject.parties | subject.places
    return len(shared) >= _WORDS and any(is_name(word) or word in known for word in shared)


def _day(claim: Claim) -> tuple[int, int] | None:
    value = claim.value
    if not isinstance(value, Time) or value.is_period or value.open or not value.possible:
        return None
    date = value.first
    return None if date.month is None or date.day is None else (date.month, date.day)
