"""What happens once to a thing, told by two sources: its birth, its opening, its signature.

Where both name the thing with its stage, their dates are of one event, however else they tell it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factlint.claims.happenings import Happening, are_one_in_two_languages, happenings
from factlint.claims.identity import same_person
from factlint.claims.kept import compiled
from factlint.claims.languages import tables
from factlint.claims.model import Claim, Extraction
from factlint.claims.text import has_cjk
from factlint.claims.transcriptions import is_name
from factlint.claims.values.time import Time

_ONCE = frozenset(
    {
        "birth", "death", "found", "dissolve", "sign", "ratify", "in-force", "break-ground", "complete", "open",
        "launch", "sink", "discover", "marry",
    }
)  # fmt: skip
_MORTAL = frozenset({"be-born", "die"})
_LIFE = frozenset({"birth", "death"})
_FAR = 3
"""Years by which a thing may be opened or signed again."""
_WEIGHT = 3.0


class HappenedOnce:
    """The happenings of some documents, by the claim of their date."""

    def __init__(self, extractions: Sequence[Extraction]) -> None:
        told = (each for extraction in extractions for each in happenings(extraction))
        self._of = {id(each.date): each for each in told if each.thing is not None and each.stage in _ONCE}
        self._lives = {id(date): name for extraction in extractions for date, name in _lives(extraction)}

    def weight(self, a: Claim, b: Claim) -> float:
        """What it says for two dates being of one event that both are of the same stage of the same thing."""
        names = self._lives.get(id(a)), self._lives.get(id(b))
        if all(names) and a.subject.aspect == b.subject.aspect:
            return _WEIGHT if same_person(names[0] or "", names[1] or "") else 0.0
        one, two = self._of.get(id(a)), self._of.get(id(b))
        if one is None or two is None or one.stage != two.stage or not _are_one(one, two):
            return 0.0
        return _WEIGHT if one.stage in _LIFE or _years_apart(a, b) <= _FAR else 0.0


def _lives(extraction: Extraction) -> Iterator[tuple[Claim, str]]:
    """The dates of births and deaths, each with the full name of whom its sentence tells; kin told of leave it open."""
    for claim in extraction.claims:
        if claim.kind != "date" or claim.subject.aspect not in _MORTAL or claim.modality != "asserted":
            continue
        sentence = extraction.sentences[claim.sentence]
        words = tables("lives").get(sentence.language)
        lead = extraction.folded[sentence.start : claim.mention.start]
        if words is None or compiled(words["kin"], re.IGNORECASE).search(lead):
            continue
        subject = claim.subject
        names = {word for word in subject.words if is_name(word)} - subject.parties - subject.places
        if len(names) == 1 and (" " in (name := names.pop()) or has_cjk(name)):
            yield claim, name


def _are_one(one: Happening, two: Happening) -> bool:
    if one.thing is None or two.thing is None:
        return False
    if one.sentence.language != two.sentence.language:
        return are_one_in_two_languages(one, two)
    return one.thing.is_named and two.thing.is_named and one.thing.may_be(two.thing)


def _years_apart(a: Claim, b: Claim) -> int:
    one, two = a.value, b.value
    if not isinstance(one, Time) or not isinstance(two, Time):
        return _FAR + 1
    return abs((one.first.year or 0) - (two.first.year or 0))
