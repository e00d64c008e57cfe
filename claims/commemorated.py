"""What an anniversary says of itself: its number, the day it is marked on, and what it is of.

The words are data, `languages/*/jubilees.toml`, with the nouns of `happenings.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Any

from msgspec import Struct

from factlint.claims.concepts import lower, stop_words
from factlint.claims.datelines import dateline, is_date, year
from factlint.claims.happenings import THINGS, Thing, happenings, thing
from factlint.claims.kept import compiled
from factlint.claims.languages import tables
from factlint.claims.languages.en.lemmas import lemma
from factlint.claims.model import Claim, Extraction, Sentence
from factlint.claims.numerals import chinese, english
from factlint.claims.values.duration import Duration
from factlint.claims.values.number import Quantity
from factlint.claims.values.time import Precision, Time

_NUMERALS = {"en": english, "zh": chinese}
_UNIT = "anniversary"
_BEGINNINGS = frozenset({"found", "open", "begin", "launch", "hold", "complete", "upgrade"})
_DISASTERS = frozenset({"strike", "break-out", "crash", "sink"})
_DONE = frozenset({"sign", "adopt", "return", "merge", "discover"})
_MOST = 200
"""So many anniversaries of a document are looked at."""
_OLDEST = 1000
"""Years."""
_LONGEST = 2000
"""Characters of a sentence."""
_REACH = 60
_BEHIND = 12
"""Characters between an anniversary to come and the date on which it is."""
_CLAUSE = re.compile("[;；]")
_WORD = re.compile(r"[a-z][a-z'’-]{2,}")
_RUN = re.compile("[㐀-鿿]{2,}")
_OFFSET = re.compile(r"P(?P<years>\d+)Y")


class Commemorated(Struct, frozen=True):
    """An anniversary as its own sentence tells it."""

    start: int
    end: int
    """Offsets into `Document.text`."""
    number: int
    now: Claim
    """The date on which it is marked."""
    stages: frozenset[str]
    """What it may be of, by the stages of `happenings`."""
    event: str
    """The noun that names it, in the form that `Thing.head` has; "" where there is none."""
    thing: Thing | None
    """What has it, where the words of the anniversary name it."""
    by_pronoun: bool
    of_the_one: bool
    """Whether it is of the one thing, or person, that the text is about: a pronoun stands for it, or nothing."""
    sentence: int
    language: str
    lead: str
    """What stands between a verb of marking and the number; the thing itself where it is not empty."""
    words: frozenset[str]
    """The words of its sentence but those that all anniversaries are told with."""
    said: frozenset[str]
    """All of them."""
    around: frozenset[str]
    """Those of the sentences right before and of the title, too."""
    document_words: frozenset[str]
    concepts: frozenset[str]
    """What its sentence is about, in no language."""
    place: Sentence

    def is_near(self, other: Sentence) -> bool:
        """Whether a sentence stands in the same paragraph."""
        return other.block == self.place.block


def commemorated(extraction: Extraction) -> Iterator[Commemorated]:
    """Every anniversary with the date it is marked on, in order of place."""
    counted = list(islice((each for each in _all(extraction) if _is_short(extraction, each[3])), _MOST))
    if not counted:
        return
    day = dateline(extraction)
    happened = happenings(extraction) if any(is_length for *_, is_length in counted) else []
    whole = {language: said_of(extraction.folded, language) for language in tables("jubilees")}
    for start, end, number, index, is_length in counted:
        sentence = extraction.sentences[index]
        if sentence.language not in whole or not 0 < number < _OLDEST:
            continue
        now = _now(extraction, extraction.in_sentence(index), start, day)
        if now is None or _unsaid(extraction, sentence, start, end, now):
            continue
        if is_length:
            own = (each.stage for each in happened if each.date.mention.start == start)
            stages, event, named, by_pronoun, lead = _closed(own), "", None, False, ""
        else:
            stages, event, named, by_pronoun, lead = _of(extraction, index, start, end)
        yield Commemorated(
            start, end, number, now, stages, event, named, by_pronoun, _is_of_the_one(extraction, index, start, end),
            index, sentence.language, lead,
            words_of(extraction, sentence), _said(extraction, sentence), _around(extraction, index),
            whole[sentence.language], _concepts(extraction.in_sentence(index)), sentence,
        )  # fmt: skip


def _is_short(extraction: Extraction, index: int) -> bool:
    """Whether a sentence is one that a reader takes in."""
    sentence = extraction.sentences[index]
    return sentence.end - sentence.start <= _LONGEST


def _all(extraction: Extraction) -> Iterator[tuple[int, int, int, int, bool]]:
    yield from _counted(extraction)
    yield from _worded(extraction)


def _counted(extraction: Extraction) -> Iterator[tuple[int, int, int, int, bool]]:
    """Numbers of anniversaries, lengths back from now, lengths since something."""
    for claim in extraction.claims:
        mention, value = claim.mention, claim.value
        if mention.unit == _UNIT and isinstance(value, Quantity) and value.point is not None:
            if value.point.denominator == 1 and claim.modality in ("asserted", "planned"):
                yield mention.start, mention.end, int(value.point), claim.sentence, False
        elif isinstance(value, Time) and mention.get("deictic") and mention.get("relation") == "before":
            match = _OFFSET.fullmatch(mention.get("offset"))
            if match is not None and mention.certainty != "hedged":
                yield mention.start, mention.end, int(match["years"]), claim.sentence, True
        elif isinstance(value, Duration) and value.unit == "year" and not value.hedge and len(value.parts) == 1:
            words = _patterns().get(extraction.sentences[claim.sentence].language)
            stop = extraction.sentences[claim.sentence].end
            since = words is not None and words["since"].search(
                extraction.folded[mention.end : min(stop, mention.end + _REACH)]
            )
            if since and value.parts[0][1].denominator == 1:
                yield mention.start, mention.end, int(value.parts[0][1]), claim.sentence, True


def _worded(extraction: Extraction) -> Iterator[tuple[int, int, int, int, bool]]:
    """Centenaries and jubilees."""
    known = {claim.mention.start for claim in extraction.claims if claim.mention.unit == _UNIT}
    for index, sentence in enumerate(extraction.sentences):
        for number, form in _numbers().get(sentence.language, ()):
            for match in form.finditer(extraction.folded, sentence.start, sentence.end):
                if match.start() not in known:
                    yield match.start(), match.end(), number, index, False
        words = _patterns().get(sentence.language)
        for match in words["counted"].finditer(extraction.folded, sentence.start, sentence.end) if words else ():
            value = _NUMERALS[sentence.language](match["number"].lower())
            if value is not None and match.start("number") not in known:
                yield *match.span("number"), int(value), index, False


def _now(extraction: Extraction, own: Sequence[Claim], start: int, day: Claim | None) -> Claim | None:
    """The date on which it is marked: the one of its clause or sentence, else the day of the text."""
    told = [claim for claim in own if is_date(claim)]
    told = [claim for claim in told if not _CLAUSE.search(_between(extraction, claim, start))] or told
    told = [claim for claim in told if claim.mention.start != start and not claim.mention.get("offset")]
    if day is not None and own and _is_now(extraction, own[0].sentence):
        told = [claim for claim in told if year(claim) >= year(day) - 1]
    latest = max((year(claim) for claim in told), default=0)
    if latest:
        return min((c for c in told if year(c) == latest), key=lambda c: (_grain(c), c.mention.certainty != "stated"))
    return day


def _between(extraction: Extraction, claim: Claim, start: int) -> str:
    first, last = sorted((claim.mention.start, start))
    return extraction.folded[first:last]


def _is_now(extraction: Extraction, index: int) -> bool:
    """Whether the sentence tells of the day of its text."""
    sentence = extraction.sentences[index]
    return _patterns()[sentence.language]["now"].search(extraction.folded, sentence.start, sentence.end) is not None


def _grain(claim: Claim) -> int:
    return claim.value.precision if isinstance(claim.value, Time) else Precision.CENTURY


def _unsaid(extraction: Extraction, sentence: Sentence, start: int, end: int, now: Claim) -> bool:
    clause = re.split(r"[,;:，；：。]", extraction.folded[sentence.start : start])[-1]
    words = _patterns()[sentence.language]
    if words["unsaid"].search(clause) is None or 0 <= now.mention.start - end <= _BEHIND:
        return False
    lead, tail = extraction.folded[sentence.start : now.mention.start], extraction.folded[now.mention.end : start]
    return words["to_come"].fullmatch(f"{lead[-_BEHIND:]}⟨⟩{tail}") is None


def _of(
    extraction: Extraction, index: int, start: int, end: int
) -> tuple[frozenset[str], str, Thing | None, bool, str]:
    """The stages it may be of, the noun that names it, what has it, whether a pronoun has it, what stands between."""
    sentence = extraction.sentences[index]
    before = _undated(extraction, index, start)
    behind = extraction.folded[end : min(sentence.end, end + _REACH)].replace("\n", " ")
    words = _patterns()[sentence.language]
    pronoun = words["pronoun"].search(before) is not None
    things, named, found = THINGS[sentence.language], [], None
    for stage, (ahead, after) in _stages()[sentence.language].items():
        one, two = ahead.search(before), after.search(behind)
        named += [stage] if one or two else []
        found = (
            found
            or (one and things.subject(words["marking"].sub("", before[: one.start()])))
            or (two and things.behind_of(behind[two.end() :]))
        )
    if named:
        return _closed(named), "", thing(found) if found else None, pronoun, ""
    event = words["event_before"].search(before)
    if event is not None:
        return frozenset(), event["event"][-2:], None, pronoun, ""
    found = things.behind_of(behind) if words["event_behind"].search(behind) else None
    if found:
        return _BEGINNINGS | _DISASTERS | _DONE, "", thing(found), pronoun, ""
    own = words["own"].search(before)
    if words["foreign"].search(behind) or not (own or words["own_behind"].search(behind)):
        return frozenset(), "", None, pronoun, ""
    birth = {"birth"} if words["birth"].search(f"{before[-_BEHIND:]}{extraction.folded[start:end]}{behind}") else set()
    return _BEGINNINGS | birth, "", None, pronoun, own.groupdict().get("lead") or "" if own else ""


def _is_of_the_one(extraction: Extraction, index: int, start: int, end: int) -> bool:
    sentence = extraction.sentences[index]
    behind = extraction.folded[end : min(sentence.end, end + _REACH)].replace("\n", " ")
    around = f"{_undated(extraction, index, start)}⟦⟧{behind}"
    return _patterns()[sentence.language]["sole"].search(around) is not None


def _undated(extraction: Extraction, index: int, start: int) -> str:
    """What stands before an anniversary in its sentence, its dates as the readers of things know them."""
    text, at = "", max(extraction.sentences[index].start, start - _REACH)
    for claim in extraction.in_sentence(index):
        if is_date(claim) and at <= claim.mention.start < claim.mention.end <= start:
            text, at = f"{text}{extraction.folded[at : claim.mention.start]}⟨0⟩", claim.mention.end
    return (text + extraction.folded[at:start]).replace("\n", " ")


def _closed(stages: Iterable[str]) -> frozenset[str]:
    """The stages with those that are told for the same: founded and opened, sank and crashed."""
    named = frozenset(stages)
    return named.union(*(group for group in (_BEGINNINGS, _DISASTERS) if named & group))


def words_of(extraction: Extraction, sentence: Sentence) -> frozenset[str]:
    """The words of a sentence as things are named by: lemmas, pairs of characters; without what all share."""
    return _said(extraction, sentence) - _common(sentence.language)


def _said(extraction: Extraction, sentence: Sentence) -> frozenset[str]:
    return said_of(extraction.folded[sentence.start : sentence.end], sentence.language)


def said_of(text: str, language: str) -> frozenset[str]:
    """The words of a text in the form in which things are named: lemmas, pairs of characters."""
    if language == "en":
        return frozenset(lemma(word) for word in _WORD.findall(lower(text)))
    return frozenset(run[at : at + 2] for run in _RUN.findall(text) for at in range(len(run) - 1))


def _around(extraction: Extraction, index: int) -> frozenset[str]:
    """The words of its sentence, of the two before it in its paragraph, and of the title."""
    here = extraction.sentences[index]
    near = [extraction.sentences[at] for at in range(max(0, index - 2), index + 1)]
    near = [each for each in near if each.block == here.block]
    first = extraction.sentences[0]
    titles = [first] if extraction.document.blocks[first.block].kind in ("title", "heading") else []
    return frozenset().union(*(_said(extraction, each) for each in (*titles, *near) if each.language == here.language))


def _concepts(own: Sequence[Claim]) -> frozenset[str]:
    words = frozenset[str]().union(*(claim.subject.words | claim.subject.meanings for claim in own))
    return words - {"anniversary", "hold", "begin", "found", "founding"}


@cache
def _common(language: str) -> frozenset[str]:
    common = frozenset(tables("jubilees").get(language, {}).get("common", "").split())
    return common | frozenset(lemma(word) for word in stop_words())


@cache
def _patterns() -> dict[str, dict[str, re.Pattern[str]]]:
    names = (
        "counted",
        "birth",
        "marking",
        "event_behind",
        "event_before",
        "own",
        "own_behind",
        "foreign",
        "now",
        "pronoun",
        "since",
        "sole",
        "unsaid",
        "to_come",
    )
    return {
        language: {name: compiled(data[name], re.IGNORECASE) for name in names}
        for language, data in tables("jubilees").items()
    }


@cache
def _numbers() -> dict[str, list[tuple[int, re.Pattern[str]]]]:
    return {
        language: [(int(number), compiled(form, re.IGNORECASE)) for number, form in data["words"].items()]
        for language, data in tables("jubilees").items()
    }


@cache
def _stages() -> dict[str, dict[str, tuple[re.Pattern[str], re.Pattern[str]]]]:
    nouns: dict[str, dict[str, Any]] = tables("happenings")
    return {
        language: {
            stage: (
                compiled(data["named_before"].replace("STAGE", form), re.IGNORECASE),
                compiled(data["named_behind"].replace("STAGE", form), re.IGNORECASE),
            )
            for stage, form in nouns[language]["nouns"].items()
        }
        for language, data in tables("jubilees").items()
    }
