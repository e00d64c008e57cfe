"""Ages that people had at something dated, against the year of birth that a sentence or document tells elsewhere.

Born in 1911, a novel in 1938, "at the age of 31": found where the sentence names the one born, or a pronoun stands for
the only one whose birth its paragraph tells. An age may be nominal where the data of its language allow for it:
`languages/*/lives.toml`, which also names whose age else may be told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from factlint.claims.happenings import Happening, happenings
from factlint.claims.kept import compiled
from factlint.claims.languages import tables
from factlint.claims.languages.en.lemmas import lemma
from factlint.claims.lifetimes import span
from factlint.claims.model import Claim, Corpus, Extraction
from factlint.claims.values.duration import Duration
from factlint.claims.values.time import Time

_WORD = re.compile(r"[A-Za-zÀ-ž'’-]+")
_REACH = 40
"""Characters before an age in which somebody else may be named whose age it is."""
_FAR = 20
"""Years by which nobody mistakes an age: it is somebody else's."""


class Birthday(Struct, frozen=True):
    """An age, the birth it is counted from, and when somebody had it."""

    age: Claim
    birth: Claim
    at: Claim
    least: int
    most: int
    """The ages that the two dates admit."""


def birthdays(corpus: Corpus) -> Iterator[Birthday]:
    """Every age that no birth told of its person admits, in order of document and place."""
    own = [[each for each in happenings(extraction) if _is_birth(each)] for extraction in corpus.extractions]
    births = [each for told in own for each in told]
    if not births:
        return
    for extraction, told in zip(corpus.extractions, own, strict=True):
        for age in extraction.claims:
            if _is_age(extraction, age) and (at := _when(extraction, age)) is not None:
                mine = _of(extraction, age, births, told)
                found = [_against(extraction, age, birth.date, at) for birth in mine]
                if found and all(each is not None for each in found):
                    yield from (each for each in found[:1] if each is not None)


def _is_birth(each: Happening) -> bool:
    value = each.date.value
    plain = isinstance(value, Time) and not value.is_period and not value.soft and value.first.year is not None
    return each.stage == "birth" and each.thing is not None and plain


def _is_age(extraction: Extraction, claim: Claim) -> bool:
    """Whether it is the age of somebody the sentence tells of, not of a tree or of those who leave school."""
    told = isinstance(claim.value, Duration) and not claim.value.hedge and claim.modality == "asserted"
    if not told or not claim.mention.get("age").isdigit():
        return False
    words = _words(extraction, claim)
    sentence = extraction.sentences[claim.sentence]
    start = max(sentence.start, claim.mention.start - _REACH)
    before = extraction.folded[start : claim.mention.start]
    behind = extraction.folded[claim.mention.end : min(sentence.end, claim.mention.end + _REACH)]
    foreign = words["kin"].search(before) or words["foreign"].search(before) or words["foreign_behind"].match(behind)
    return foreign is None


def _when(extraction: Extraction, age: Claim) -> Claim | None:
    """The one time that its sentence gives, that of a birth left out."""
    told = [claim for claim in extraction.in_sentence(age.sentence) if claim.kind == "date" and claim is not age]
    plain = [claim for claim in told if isinstance(claim.value, Time) and claim.subject.aspect != "be-born"]
    years = {claim.value.first.year for claim in plain if isinstance(claim.value, Time)}
    if len(years) != 1 or None in years or len(plain) != len(told):
        return None
    stated = [claim for claim in plain if claim.mention.certainty == "stated" and not claim.mention.get("offset")]
    return stated[0] if stated else None


def _of(extraction: Extraction, age: Claim, births: Sequence[Happening], own: Sequence[Happening]) -> list[Happening]:
    """The births of who is named in the sentence; else of the only one in its paragraph, for whom a pronoun stands."""
    sentence = extraction.sentences[age.sentence]
    text = extraction.folded[sentence.start : sentence.end]
    named = [each for each in births if each.sentence.language == sentence.language and _names(each, text)]
    if named:
        return named if len({each.thing.head for each in named if each.thing}) == 1 else []
    if len(own) != 1 or own[0].sentence.block != sentence.block or own[0].start > sentence.end:
        return []
    others = any(c.kind == "participant" and c.mention.get("name") for c in extraction.in_sentence(age.sentence))
    return list(own) if not others and _words(extraction, age)["pronoun"].search(text) else []


def _names(birth: Happening, text: str) -> bool:
    """Whether a text names who was born: by a surname and a given name, or by characters that belong together."""
    thing = birth.thing
    assert thing is not None
    if thing.head.isascii():
        said = [lemma(word.lower().removesuffix("'s").removesuffix("’s")) for word in _WORD.findall(text)]
        return thing.is_named and any(
            word == thing.head and at and said[at - 1] in thing.words for at, word in enumerate(said)
        )
    places = [match.start() for match in re.finditer(re.escape(thing.head), text)]
    return any(at and text[at - 1] + thing.head[0] in thing.words for at in places)


def _against(extraction: Extraction, age: Claim, birth: Claim, at: Claim) -> Birthday | None:
    """The age with its dates, where these do not admit it."""
    admitted = span(birth, at)
    language = extraction.sentences[age.sentence].language
    if admitted is None or birth is at:
        return None
    least, most = admitted[0], admitted[1] + tables("lives")[language]["nominal"]
    years = int(age.mention.get("age"))
    fits = least <= years <= most or admitted[0] < 0 or not least - _FAR <= years <= most + _FAR
    return None if fits else Birthday(age, birth, at, least, most)


def _words(extraction: Extraction, claim: Claim) -> dict[str, re.Pattern[str]]:
    data = tables("lives").get(extraction.sentences[claim.sentence].language) or tables("lives")["en"]
    return {name: compiled(data[name], re.IGNORECASE) for name in ("kin", "pronoun", "foreign", "foreign_behind")}
