"""Lengths from one thing told to another, each known again by its words: "the prizes were handed out two weeks after
the last round", where other sentences of the document date the prizes and the round.

Looked at is what names no stage that `happenings` knows. All its words, or in Chinese most of its pairs of characters,
have to stand in a sentence with a date, and all sentences in which they stand have to give one date and no other. The
words are data, `languages/*/distances.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factlint.claims.commemorated import said_of
from factlint.claims.concepts import stop_words
from factlint.claims.languages.en.lemmas import lemma
from factlint.claims.model import Claim, Extraction, Sentence
from factlint.claims.values.time import Time

_LEAST = 2
"""So many words name what a length leads to."""
_SHARE = {"en": 1.0, "zh": 0.6}
"""How many of the words have to stand beside a date, by language."""
_DATED = ("date", "range")


def reckoned(
    extraction: Extraction, claim: Claim, words: dict[str, re.Pattern[str]], lead: str, tail: str
) -> tuple[Claim, Claim] | None:
    """What a length in a sentence without a date leads to and what it is counted from, each by its one date."""
    sentence = extraction.sentences[claim.sentence]
    if any(isinstance(each.value, Time) for each in extraction.in_sentence(claim.sentence)):
        return None
    match = words["reckoned"].fullmatch(f"{lead}⟦⟧{tail}")
    if match is None:
        return None
    given = _the_one(extraction, sentence, match["given"] or match["given2"] or "", _LEAST)
    origin = _the_one(extraction, sentence, match["ref"] or match["ref2"] or "", 1)
    if given is None or origin is None or given.sentence == origin.sentence:
        return None
    return given, origin


def _the_one(extraction: Extraction, here: Sentence, text: str, least: int) -> Claim | None:
    """The only date told with the words of a phrase."""
    wanted = said_of(text, here.language) - _stop()
    if len(wanted) < least:
        return None
    found: list[Claim] = []
    for dates, said in _told(extraction, here):
        if len(wanted & said) >= _SHARE[here.language] * len(wanted):
            found += dates
            if len(dates) > 1:
                return None
    plain = all(each.kind == "date" and each.modality == "asserted" and _is_whole(each) for each in found)
    return found[0] if found and plain and len({str(each.value) for each in found}) == 1 else None


def _told(extraction: Extraction, here: Sentence) -> Iterator[tuple[list[Claim], frozenset[str]]]:
    """The dates of every other sentence in the same language, and its words."""
    for index, sentence in enumerate(extraction.sentences):
        if sentence is here or sentence.language != here.language:
            continue
        dates = [each for each in extraction.in_sentence(index) if each.kind in _DATED]
        if dates:
            yield dates, said_of(extraction.folded[sentence.start : sentence.end], sentence.language)


def _is_whole(claim: Claim) -> bool:
    value = claim.value
    whole = isinstance(value, Time) and value.year_known and not value.is_period and not value.open and not value.soft
    return whole and not claim.mention.get("offset") and claim.mention.certainty != "hedged"


@cache
def _stop() -> frozenset[str]:
    return frozenset(lemma(word) for word in stop_words())
