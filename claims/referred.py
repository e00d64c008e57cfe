"""What a sentence says that it comes after, or before, and when that was: "after the opening, … in June 1999".

What is referred to is a stage of a thing ("the opening of the bridge", 协议签署之后), something that has a name of its
own ("the earthquake"), or a cause ("encouraged by the Danish decision") known again by its names. Its date is looked up
in what is told of it; every date that is found has to be wrong. The words are data, `languages/*/precedence.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from types import ModuleType

from msgspec import Struct

from factlint.claims.concepts import lower, scan, stop_words
from factlint.claims.flashbacks import is_flashback
from factlint.claims.happenings import THINGS, Happening, Thing, nouns, thing, verbs
from factlint.claims.kept import compiled
from factlint.claims.languages import tables
from factlint.claims.languages.en.lemmas import lemma
from factlint.claims.model import Claim, Extraction
from factlint.claims.origins import named_origin
from factlint.claims.stages import Stages, Told, dated_sentences, is_wrong
from factlint.claims.values.time import Time

_WORD = re.compile(r"[a-z]{3,}")
_NAMES = frozenset({"country", "body", "organ", "place", "person", "event"})


class _Words(Struct, frozen=True):
    after: Sequence[re.Pattern[str]]
    before: Sequence[re.Pattern[str]]
    pairs: Sequence[re.Pattern[str]]
    """With both dates, `early` and `late`."""
    caused: re.Pattern[str]


def referred(extraction: Extraction, told: Sequence[Happening], whole: Sequence[Happening]) -> Iterator[Stages]:
    """Everything dated on the wrong side of what it refers to, in order of place."""
    for here in dated_sentences(extraction):
        words = _words().get(here.sentence.language)
        if words is None:
            continue
        marked = here.marked.replace("\n", " ")
        for form in words.pairs:
            for match in form.finditer(marked):
                stages = Stages(here.dates[int(match["early"])], here.dates[int(match["late"])], ("its subject", ""))
                if is_wrong(stages) and not is_flashback(extraction.folded, here.sentence, stages.late.mention):
                    yield stages
        for forms, is_after in ((words.after, True), (words.before, False)):
            for match in (each for form in forms for each in form.finditer(marked)):
                date = here.dates[int(match["date"])]
                caused = words.caused.search(match.group()) is not None
                if is_flashback(extraction.folded, here.sentence, date.mention):
                    continue
                found = [
                    Stages(other, date, (name, "")) if is_after else Stages(date, other, ("what precedes it", name))
                    for other, name in _dates(extraction, here, _ref(match), told, whole, caused=caused)
                ]
                if found and all(is_wrong(each) for each in found):
                    yield found[-1]


def _ref(match: re.Match[str]) -> str:
    groups = match.groupdict()
    return next((groups[name] for name in ("ref", "ref2", "ref3") if groups.get(name)), "")


def _dates(
    extraction: Extraction, here: Told, ref: str, told: Sequence[Happening], whole: Sequence[Happening], *, caused: bool
) -> list[tuple[Claim, str]]:
    """The dates of what is referred to, and what to call it."""
    language = here.sentence.language
    named = stage_of(language, ref)
    if named is not None:
        stages, what = named
        if what is None:
            same = [each for each in told if each.stage in stages and each.start < here.sentence.start]
            return [(each.date, each.stage) for each in same if _is_near(each, here)]
        found = [each for each in whole if each.stage in stages and _is_of(each, what, here, extraction)]
        if found:
            return [(each.date, each.stage) for each in found]
    event = _event(extraction, here, language, ref)
    if event is not None:
        return [event]
    return list(_by_names(extraction, here, ref)) if caused else []


def _is_near(each: Happening, here: Told) -> bool:
    return each.sentence.block == here.sentence.block


def _is_of(each: Happening, what: Thing, here: Told, extraction: Extraction) -> bool:
    if each.thing is None or each.sentence.language != here.sentence.language or not each.thing.may_be(what):
        return False
    if any(each.date is date for date in here.dates) and each.start >= here.sentence.start:
        return False
    return known_as(each, what, extraction)


def known_as(each: Happening, what: Thing, extraction: Extraction) -> bool:
    """Whether something told is of a thing that a document names; in another one its names have to tell."""
    if each.thing is None or not each.thing.may_be(what):
        return False
    same = each.date.document == extraction.claims[0].document
    return same or (each.thing.is_named and what.is_named)


def stage_of(language: str, ref: str) -> tuple[frozenset[str], Thing | None] | None:
    """The stages that a reference names, and the thing; None where it names no stage."""
    things = THINGS[language]
    for table in (nouns(), verbs()):
        matches = [(match, stage) for stage, form in table[language].items() for match in form.finditer(ref)]
        if not matches:
            continue
        first = min(match.start() for match, _ in matches)
        stages = frozenset(stage for match, stage in matches if match.start() == first)
        match = next(match for match, _ in matches if match.start() == first)
        if table is not nouns() and not things.ends(ref[match.end() :]):
            return None
        words = _thing_words(things, ref, match, is_noun=table is nouns())
        return stages, thing(words) if words else None
    return None


def _thing_words(things: ModuleType, ref: str, match: re.Match[str], *, is_noun: bool) -> Sequence[str] | None:
    before, behind = ref[: match.start()], ref[match.end() :]
    words: Sequence[str] | None = things.behind_of(behind) if is_noun else things.object_of(behind)
    return words or things.subject(before) or None


def _event(extraction: Extraction, here: Told, language: str, ref: str) -> tuple[Claim, str] | None:
    """The one date that is told beside the word for it."""
    word = THINGS[language].event_of(ref)
    if word is None:
        return None
    timed = {claim.mention: claim for claim in extraction.claims if claim.kind == "date"}
    first = here.dates[0].mention
    origin = named_origin(
        extraction.folded, [m for m in timed if m.end <= here.sentence.start], first, first, word, fine=False
    )
    return None if origin is None else (timed[origin], word)


def _by_names(extraction: Extraction, here: Told, ref: str) -> Iterator[tuple[Claim, str]]:
    """The dates told before in clauses with all the names of a cause, or all its words but the noun for what it was."""
    names = frozenset(hit.name for hit in scan(ref) if hit.category in _NAMES)
    words = [word for word in _WORD.findall(lower(ref)) if word not in stop_words()]
    names = names or frozenset(f"w:{lemma(word)}" for word in words[:-1])
    if not names:
        return
    for claim in extraction.claims:
        plain = isinstance(claim.value, Time) and claim.value.year_known and claim.modality == "asserted"
        if claim.mention.end <= here.sentence.start and plain and names <= claim.subject.near:
            yield claim, "its cause"


@cache
def _words() -> dict[str, _Words]:
    return {
        language: _Words(
            [_compiled(form, data) for form in data["after"]],
            [_compiled(form, data) for form in data["before"]],
            [_compiled(data[name], data) for name in ("reported", "born", "paired")],
            compiled(data["caused"], re.IGNORECASE),
        )
        for language, data in tables("precedence").items()
    }


def _compiled(form: str, data: dict[str, str]) -> re.Pattern[str]:
    return compiled(form.replace("CAUSED", data["caused"]), re.IGNORECASE)
