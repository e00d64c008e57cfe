"""What happened to what, and when: "the Osel viaduct was opened on 14 June 1969", 陶溪电站1975年投产.

The reading of a dated sentence that anniversaries, distances and order need: the stage (opened, signed, died), the
thing, and the date that belongs to them. The verbs and nouns are data, `languages/*/happenings.toml`; what a verb is
said of is a little code, `languages/*/things.py`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from types import ModuleType

from msgspec import Struct

from factlint.claims.kept import compiled
from factlint.claims.languages import tables
from factlint.claims.languages.en import things as english
from factlint.claims.languages.zh import things as chinese
from factlint.claims.model import Claim, Extraction, Sentence
from factlint.claims.once import once
from factlint.claims.stages import Told, dated_sentences

THINGS: Mapping[str, ModuleType] = {"en": english, "zh": chinese}
"""What a verb is said of, by language."""
_DATE = re.compile(r"⟨(?P<date>\d+)⟩")
_BEHIND = re.compile(r"[^⟨⟩.;:。；：，]{0,60}⟨(?P<date>\d+)⟩")
_NOT_ITS_OWN = re.compile(
    r"(?:\b(?:of|since|until|till|before|after|to|than|from|for|by the|earlier)|[自从到至比前后]) ?$"
)
_REACH = 60
_WIDE = 300
"""Characters of a sentence to either side of a verb that are read."""
_NAMED = 2


class Thing(Struct, frozen=True):
    """What something happened to, by its words."""

    head: str
    """The word that names it: "bridge", 大桥."""
    words: frozenset[str]
    """All of them, its names included."""
    number: str = ""
    """The number it bears in its series."""

    @property
    def is_named(self) -> bool:
        """Whether it can be known again in another document: by a name or number beside the word for it."""
        return len(self.words) + bool(self.number) >= _NAMED

    def may_be(self, other: Thing) -> bool:
        """Whether the words of one are among those of the other: the bridge, the Ledno bridge."""
        return self.number == other.number and self.is_kin(other)

    def is_kin(self, other: Thing) -> bool:
        """The same whatever number each bears: the first and the second Lake Games."""
        return self.head == other.head and (self.words <= other.words or other.words <= self.words)


class Happening(Struct, frozen=True):
    """A stage of a thing with its date."""

    stage: str
    thing: Thing | None
    """None where a pronoun stands for it and nothing before tells what it means."""
    date: Claim
    sentence: Sentence
    start: int
    """Offset of the verb into `Document.text`; of a marked sentence only about there."""
    is_flashback: bool = False
    """Whether it is told as earlier than what was told before: "had been opened", 此前……曾."""


@once
def happenings(extraction: Extraction) -> Sequence[Happening]:
    """Everything dated that a document tells with a verb of the lexicon, in order of place."""
    found: list[Happening] = []
    for told in dated_sentences(extraction):
        if told.sentence.language in THINGS:
            last = found[-1] if found and found[-1].sentence.block == told.sentence.block else None
            known = last.thing if last is not None else _topic(extraction, told.sentence)
            own = [*_of_sentence(told, known), *_ceremonies(told)]
            found += sorted(own, key=lambda each: each.start)
    return found


def _topic(extraction: Extraction, sentence: Sentence) -> Thing | None:
    """What the paragraph of a sentence opens with the name of."""
    block = extraction.document.blocks[sentence.block]
    words = THINGS[sentence.language].topic(extraction.folded[block.start : min(block.end, block.start + _WIDE)])
    return thing(words) if words else None


def _of_sentence(told: Told, known: Thing | None) -> Iterator[Happening]:
    language = told.sentence.language
    marked = told.marked.replace("\n", " ")
    seen = sorted(
        ((match, stage) for stage, form in verbs()[language].items() for match in form.finditer(marked)),
        key=lambda each: each[0].start(),
    )
    spans = [match.start() for match, _ in seen]
    for match, stage in seen:
        before, behind = (
            marked[max(0, match.start() - _WIDE) : match.start()],
            marked[match.end() : match.end() + _WIDE],
        )
        if not THINGS[language].is_told(before, behind):
            continue
        date = _date_of(language, marked, match, spans)
        if date is None:
            continue
        stage, words = _thing_of(language, before, behind, stage)
        what = thing(words) if words else None
        if what is None and words is not None:
            what = known
        back, known = THINGS[language].is_flashback(before), what
        yield Happening(stage, what, told.dates[date], told.sentence, told.sentence.start + match.start(), back)


def _ceremonies(told: Told) -> Iterator[Happening]:
    """What is dated by its ceremony: "the opening ceremony of the bridge was held on ⟨0⟩"."""
    language, marked = told.sentence.language, told.marked.replace("\n", " ")
    for stage, forms in _rites()[language].items():
        for match in (each for form in forms for each in form.finditer(marked)):
            words = THINGS[language].named(match["thing"])
            if words and THINGS[language].is_told(marked[: match.start("stage")], ""):
                date = told.dates[int(match["date"])]
                yield Happening(stage, thing(words), date, told.sentence, told.sentence.start + match.start())


@cache
def _rites() -> dict[str, dict[str, list[re.Pattern[str]]]]:
    return {
        language: {
            stage: [compiled(form.replace("STAGE", words), re.IGNORECASE) for form in data["ceremonies"]]
            for stage, words in data["ceremony"].items()
        }
        for language, data in tables("happenings").items()
    }


def undated(extraction: Extraction, sentence: Sentence, place: int) -> Iterator[tuple[str, Thing | None]]:
    """The stages that a sentence tells before a place, whatever it dates, each with what has it; the last first."""
    language = sentence.language
    text = extraction.folded[max(sentence.start, place - _WIDE) : place].replace("\n", " ")
    seen = sorted(
        ((match, stage) for stage, form in verbs().get(language, {}).items() for match in form.finditer(text)),
        key=lambda each: -each[0].start(),
    )
    for match, stage in seen:
        before, behind = text[: match.start()], text[match.end() :]
        if THINGS[language].is_told(before, behind):
            named, words = _thing_of(language, before, behind, stage)
            yield named, thing(words) if words else None


def thing(words: Sequence[str]) -> Thing:
    """The thing of some words, the first of which names it."""
    number = next((word[1:] for word in words if word.startswith(english.NUMBER)), "")
    return Thing(words[0], frozenset(word for word in words if not word.startswith(english.NUMBER)), number)


def _thing_of(language: str, before: str, behind: str, stage: str) -> tuple[str, Sequence[str] | None]:
    """The stage and the words of what has it."""
    things, data = THINGS[language], tables("happenings")[language]
    words = None
    if stage in data["objects"] and not things.is_passive(before):
        words = things.object_of(behind)
    if words is None:
        words = things.subject(before)
    if words and words[0] == english.WORKS:
        return data["worked"].get(stage, stage), words[1:] or None
    return stage, words


def _date_of(language: str, marked: str, verb: re.Match[str], verbs: Sequence[int]) -> int | None:
    """The date of a verb, no other verb between them: behind it in its clause, else the last one before it."""
    behind = _BEHIND.match(marked, verb.end())
    if behind is not None and not _any_between(verbs, verb.end(), behind.start("date")):
        gap = marked[verb.end() : behind.start("date") - 1]
        if not _NOT_ITS_OWN.search(gap) and not _another(language, gap):
            return int(behind["date"])
    before = [*_DATE.finditer(marked, max(0, verb.start() - _REACH), verb.start())]
    if not before or _NOT_ITS_OWN.search(marked[max(0, before[-1].start() - _REACH) : before[-1].start()]):
        return None
    end = before[-1].end()
    apart = re.search(r"[.;:。；：]", marked[end : verb.start()]) or _any_between(verbs, end, verb.start())
    return None if apart else int(before[-1]["date"])


def _another(language: str, gap: str) -> bool:
    """Whether a verb that no list has, with its object, stands between a verb and a date."""
    form = _others()[language]
    return form is not None and form.match(gap.strip()) is not None


@cache
def _others() -> dict[str, re.Pattern[str] | None]:
    forms = {language: data.get("another", "") for language, data in tables("happenings").items()}
    return {language: compiled(form, re.IGNORECASE) if form else None for language, form in forms.items()}


def _any_between(places: Sequence[int], start: int, end: int) -> bool:
    """Whether one of some places, in order, lies there."""
    return bisect_left(places, start) < bisect_left(places, end)


def are_one_in_two_languages(one: Happening, two: Happening) -> bool:
    """Whether what one tells in a Western language is named, every word of it, in the Chinese sentence of the other."""
    if one.sentence.language == two.sentence.language or one.thing is None or two.thing is None:
        return False
    western, chinese = (one, two) if one.thing.head.isascii() else (two, one)
    if western.thing is None or chinese.thing is None or not (western.thing.is_named and chinese.thing.is_named):
        return False
    if western.thing.number != chinese.thing.number or not western.thing.head.isascii() or chinese.thing.head.isascii():
        return False
    subject = chinese.date.subject
    said = {word.partition(":")[2] or word for word in subject.near | subject.near_meanings}
    return western.thing.words <= said


@cache
def verbs() -> dict[str, dict[str, re.Pattern[str]]]:
    """The verbs of every stage, by language."""
    return _compiled("verbs")


@cache
def nouns() -> dict[str, dict[str, re.Pattern[str]]]:
    """The nouns of every stage, by language."""
    return _compiled("nouns")


def _compiled(name: str) -> dict[str, dict[str, re.Pattern[str]]]:
    return {
        language: {stage: compiled(_whole(form), re.IGNORECASE) for stage, form in data[name].items()}
        for language, data in tables("happenings").items()
    }


def _whole(form: str) -> str:
    return rf"\b(?:{form})\b" if form.isascii() else f"(?:{form})"
