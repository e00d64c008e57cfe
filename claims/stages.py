"""Stages of one thing told with their dates in one sentence: signed and in force, begun and finished.

Only what is surely of one thing counts: the second verb follows the first one directly, with no subject of its own, or
a later stage is said to come after an earlier one that the sentence before dates ("begun after the opening"). The words
are data, `languages/*/stages.toml`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from msgspec import Struct

from factlint.claims.flashbacks import is_flashback
from factlint.claims.guessed import year_is_guessed
from factlint.claims.kept import compiled
from factlint.claims.languages import tables
from factlint.claims.model import Claim, Extraction, Sentence
from factlint.claims.once import once
from factlint.claims.values.time import Precision, Time

_OPEN, _CLOSE = "⟨", "⟩"
_BEFORE = 3
"""How many sentences back the stage may be dated after which another is said to come."""


class Stages(Struct, frozen=True):
    """Two dated stages, of which the later one has the earlier date."""

    early: Claim
    """The date of what comes first."""
    late: Claim
    names: tuple[str, str]
    """The stages: "sign", "in-force"; the second is "" where it is only said to come after the first."""


class Told(Struct, frozen=True):
    """A sentence with its dates."""

    sentence: Sentence
    marked: str
    """The sentence with every date as its number in brackets."""
    dates: Sequence[Claim]


class _Patterns(Struct, frozen=True):
    """The words of a language."""

    told: Sequence[tuple[re.Pattern[str], tuple[str, str]]]
    after: dict[str, tuple[re.Pattern[str], re.Pattern[str]]]
    """By stage: what is said to come after it, and its own date."""


def disordered(extraction: Extraction) -> Iterator[Stages]:
    """Every two stages whose dates are the wrong way round, in order of place."""
    told = dated_sentences(extraction)
    for at, here in enumerate(told):
        found = [*_in_sentence(here), *_after(extraction, told[max(0, at - _BEFORE) : at + 1])]
        yield from (stages for stages in found if is_wrong(stages))


@once
def dated_sentences(extraction: Extraction) -> Sequence[Told]:
    """The sentences with dates that tell their year, in order."""
    own: dict[int, list[Claim]] = defaultdict(list)
    for claim in extraction.claims:
        if _is_dated(claim) and not year_is_guessed(extraction, claim):
            own[claim.sentence].append(claim)
    sentences = ((extraction.sentences[index], claims) for index, claims in sorted(own.items()))
    return [
        Told(sentence, _marked(extraction, sentence, claims), claims)
        for sentence, claims in sentences
        if sentence.language in _patterns()
    ]


def _in_sentence(here: Told) -> Iterator[Stages]:
    for pattern, names in _patterns()[here.sentence.language].told:
        for match in pattern.finditer(here.marked):
            yield Stages(here.dates[int(match["early"])], here.dates[int(match["late"])], names)


def _after(extraction: Extraction, told: Sequence[Told]) -> Iterator[Stages]:
    """What is said to come after a stage that a sentence shortly before dates."""
    here = told[-1]
    for event, (pattern, dated) in _patterns()[here.sentence.language].after.items():
        for match in pattern.finditer(here.marked):
            late = here.dates[int(match["late"])]
            if is_flashback(extraction.folded, here.sentence, late.mention):
                continue
            for before in reversed([each for each in told[-_BEFORE - 1 : -1] if _together(each, here)]):
                if found := list(dated.finditer(before.marked)):
                    yield Stages(before.dates[int(found[-1]["early"])], late, (event, ""))
                    break


def _together(before: Told, here: Told) -> bool:
    one, two = before.sentence, here.sentence
    return (one.block, one.language) == (two.block, two.language)


@cache
def _patterns() -> dict[str, _Patterns]:
    return {language: _of_language(data) for language, data in tables("stages").items()}


def _of_language(data: dict[str, Any]) -> _Patterns:
    words: dict[str, str] = data["words"]
    everything = "|".join(words.values())
    told = [
        (compiled_form(form, EARLY=words[early], LATE=words[late]), (early, late))
        for early, late in data["order"]
        for form in data["told"]
    ]
    after = {
        event: (
            compiled_form(data["after"], EVENT=nouns, ANY=everything),
            compiled_form(data["dated"], WORDS=words[event]),
        )
        for event, nouns in data["events"].items()
    }
    return _Patterns(told, after)


def compiled_form(form: str, **words: str) -> re.Pattern[str]:
    """A form of a sentence with the words put in for their names."""
    for name, alternatives in words.items():
        form = form.replace(name, alternatives)
    return compiled(form, re.IGNORECASE)


def _marked(extraction: Extraction, sentence: Sentence, own: Sequence[Claim]) -> str:
    """The sentence with every date as its number in brackets, which is what the patterns are made for."""
    parts, at = [], sentence.start
    for number, claim in enumerate(own):
        parts += [extraction.folded[at : claim.mention.start], f"{_OPEN}{number}{_CLOSE}"]
        at = max(at, claim.mention.end)
    return "".join([*parts, extraction.folded[at : sentence.end]])


def _is_dated(claim: Claim) -> bool:
    value = claim.value
    return (
        claim.kind == "date"
        and isinstance(value, Time)
        and claim.modality == "asserted"
        and value.year_known
        and value.possible
        and not value.open
        and value.bounds is not None
        and value.first.precision <= Precision.YEAR
    )


def is_wrong(stages: Stages) -> bool:
    """Whether the later stage is over before the earlier one can have begun."""
    early, late = stages.early.value, stages.late.value
    if not isinstance(early, Time) or not isinstance(late, Time) or not early.bounds or not late.bounds:
        return False
    return early.bounds[0] is not None and late.bounds[1] is not None and late.bounds[1] < early.bounds[0]
