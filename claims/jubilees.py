"""Anniversaries of something by name, whose date stands elsewhere: "the thirtieth anniversary of the opening of the
Tarn bridge", and in another document "the Tarn bridge was opened in 1971".

Counted only where all dates that the corpus gives for that stage of that thing are of one year. The words are data,
`languages/*/causes.toml` and those of `stages.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from factlint.claims.causes import words
from factlint.claims.languages import tables
from factlint.claims.model import Claim, Corpus, Extraction
from factlint.claims.stages import compiled_form, dated_sentences
from factlint.claims.values.number import Quantity
from factlint.claims.values.time import Time

_UNIT = "anniversary"
_REACH = 30


@dataclass(frozen=True, slots=True)
class Jubilee:
    """An anniversary, the date it is marked on, and that of what it is of."""

    anniversary: Claim
    number: int
    now: Claim
    event: Claim
    years: int


def jubilees(corpus: Corpus) -> Iterator[Jubilee]:
    """Every anniversary of something by name whose years do not make the number, in order of place."""
    for extraction in corpus.extractions:
        for claim in extraction.claims:
            number, now = _number(claim), _marked_on(extraction, claim)
            if number is None or now is None:
                continue
            for stage, thing in _named(extraction, claim):
                events = [
                    each for other in corpus.extractions for each in _dated(other, extraction, claim, stage, thing)
                ]
                years = {_year(now) - _year(event) for event in events}
                if len(years) == 1 and number not in years and min(years) > 0:
                    yield Jubilee(claim, number, now, events[0], years.pop())
                    break


def _named(extraction: Extraction, claim: Claim) -> Iterator[tuple[str, str]]:
    """What the anniversary is of: the stage and the thing."""
    sentence = extraction.sentences[claim.sentence]
    before = extraction.folded[max(sentence.start, claim.mention.start - _REACH) : claim.mention.start]
    behind = extraction.folded[claim.mention.end : sentence.end]
    for stage, form in _forms().get(sentence.language, {}).items():
        match = form.search(f"{before}⟨⟩{behind}")
        if match is not None:
            yield stage, match["thing"]


def _dated(other: Extraction, extraction: Extraction, claim: Claim, stage: str, thing: str) -> Iterator[Claim]:
    """The dates that a document gives for a stage of a thing that it names the same way."""
    language, key = extraction.sentences[claim.sentence].language, thing.casefold()
    if key not in other.folded.casefold():
        return
    for told in dated_sentences(other):
        if told.sentence.language != language or key not in told.marked.casefold():
            continue
        if other is extraction and told.sentence is extraction.sentences[claim.sentence]:
            continue
        for form in words()[language].dated[stage]:
            yield from (told.dates[int(match["early"])] for match in form.finditer(told.marked))


def _marked_on(extraction: Extraction, claim: Claim) -> Claim | None:
    """The one date of its sentence."""
    if claim.mention.unit != _UNIT or claim.modality != "asserted":
        return None
    dates = [each for each in extraction.in_sentence(claim.sentence) if isinstance(each.value, Time)]
    return dates[0] if len(dates) == 1 and dates[0].kind == "date" and dates[0].mention.certainty == "stated" else None


def _year(claim: Claim) -> int:
    return (claim.value.first.year or 0) if isinstance(claim.value, Time) else 0


def _number(claim: Claim) -> int | None:
    point = claim.value.point if isinstance(claim.value, Quantity) else None
    return int(point) if point is not None and claim.mention.unit == _UNIT and point.denominator == 1 else None


@cache
def _forms() -> dict[str, dict[str, re.Pattern[str]]]:
    stages = tables("stages")
    return {
        language: {
            stage: compiled_form(data["jubilee"], WORDS=stages[language]["words"][stage], EVENT=nouns)
            for stage, nouns in stages[language]["events"].items()
        }
        for language, data in tables("causes").items()
    }
