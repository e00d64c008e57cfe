"""Effects dated before their causes: "as a result of the flood of 1967 … passed in 1966", 通车以后，……1960年停止供应.

The cause is dated in the same sentence, or it is a stage (signed, opened, finished) that the document dates elsewhere.
Then every date that the document gives for that stage of that thing has to be later. The words are data,
`languages/*/causes.toml` and those of `stages.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from msgspec import Struct

from factlint.claims.flashbacks import is_flashback
from factlint.claims.languages import tables
from factlint.claims.model import Claim, Extraction
from factlint.claims.origins import named_origin
from factlint.claims.stages import Stages, Told, compiled_form, dated_sentences, is_wrong


class _Words(Struct, frozen=True):
    told: Sequence[re.Pattern[str]]
    """A sentence with both dates."""
    named: Sequence[re.Pattern[str]]
    """A sentence with the date of what came after an event, and its word."""
    after: Mapping[str, Sequence[re.Pattern[str]]]
    """By stage: a sentence that tells what came after it, with the date of that, and what had the stage."""
    dated: Mapping[str, Sequence[re.Pattern[str]]]
    """By stage: a sentence that dates it."""


def inverted(extraction: Extraction) -> Iterator[Stages]:
    """Every effect dated before its cause, in order of place."""
    told = dated_sentences(extraction)
    for here in told:
        own = words()[here.sentence.language]
        for form in own.told:
            for match in form.finditer(here.marked):
                stages = Stages(here.dates[int(match["early"])], here.dates[int(match["late"])], ("its cause", ""))
                aside = is_flashback(extraction.folded, here.sentence, stages.late.mention)
                if is_wrong(stages) and not aside:
                    yield stages
        yield from _after(extraction, told, here, own)
        yield from _named(extraction, here, own)


def _named(extraction: Extraction, here: Told, own: _Words) -> Iterator[Stages]:
    """What is said to come after an event that is dated where its word stands."""
    for match in (each for form in own.named for each in form.finditer(here.marked)):
        late = here.dates[int(match["late"])]
        timed = {claim.mention: claim for claim in extraction.claims if claim.kind == "date"}
        origin = named_origin(extraction.folded, [*timed], late.mention, late.mention, match["thing"])
        stages = Stages(timed[origin], late, (match["thing"], "")) if origin is not None else None
        if is_flashback(extraction.folded, here.sentence, late.mention):
            continue
        if stages is not None and is_wrong(stages):
            yield stages


def _after(extraction: Extraction, told: Sequence[Told], here: Told, own: _Words) -> Iterator[Stages]:
    """What is said to come after a stage that the document dates elsewhere."""
    for stage, forms in own.after.items():
        match = next((found for form in forms if (found := form.search(here.marked))), None)
        if match is None:
            continue
        late = here.dates[int(match["late"])]
        if is_flashback(extraction.folded, here.sentence, late.mention):
            continue
        dates = _dated(extraction, told, here, stage, match["thing"] or "")
        stages = [Stages(early, late, (stage, "")) for early in dates]
        if stages and all(is_wrong(each) for each in stages):
            yield stages[0]
            return


def _dated(extraction: Extraction, told: Sequence[Told], here: Told, stage: str, thing: str) -> Iterator[Claim]:
    """The dates of a stage of a thing: named in their sentence or in the title, or told right before."""
    key = _key(thing)
    titled = key and key in extraction.folded[: extraction.document.blocks[0].end].casefold()
    for at, other in enumerate(told):
        forms = words()[other.sentence.language].dated[stage]
        match = next((found for form in forms if (found := form.search(other.marked))), None)
        if match is None or other is here or other.sentence.language != here.sentence.language:
            continue
        before = told[at + 1 : at + 2] == [here] and other.sentence.block == here.sentence.block
        if titled or (key in other.marked.casefold() if key else before):
            yield other.dates[int(match["early"])]


def _key(thing: str) -> str:
    """By what a thing is known again: its last word, or its last two characters."""
    words = thing.casefold().split()
    last = words[-1] if words else ""
    return last if last.isascii() else last[-2:]


@cache
def words() -> dict[str, _Words]:
    """The words of every language, read once."""
    stages = tables("stages")
    found = {}
    for language, data in tables("causes").items():
        verbs: dict[str, str] = stages[language]["words"]
        nouns: dict[str, str] = stages[language]["events"]
        after = {
            stage: tuple(compiled_form(form, WORDS=verbs[stage], EVENT=nouns[stage]) for form in data["after"])
            for stage in nouns
        }
        dated = {stage: tuple(compiled_form(form, WORDS=verbs[stage]) for form in data["dated"]) for stage in nouns}
        told, named = (tuple(compiled_form(form) for form in data[name]) for name in ("told", "named"))
        found[language] = _Words(told, named, after, dated)
    return found
