"""Where it was, source against source: where somebody died, an earthquake had its epicentre, a treaty was signed.

Some things have one place for good: a birth, a death, a first night. Of others, which happen again and again, two
sources contradict each other only where both tell them of one time. Places of one sentence lie in each other. The words
are data, `languages/*/scenes.toml`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from factlint.claims.at_one_time import ByTime
from factlint.claims.compare import compare, family
from factlint.claims.decisions import said
from factlint.claims.languages import tables
from factlint.claims.model import Claim, Corpus, Extraction
from factlint.claims.premises import KIND, PROPER, is_listed, other_premises
from factlint.claims.rivals import Rivals, rivals
from factlint.claims.strangers import strangers
from factlint.claims.told_before import day_before
from factlint.claims.values.agreement import Agreement
from factlint.claims.values.time import Precision, Time

_ONCE = frozenset({"birth", "death", "burial", "epicentre", "premiere", "seat", "founding"})
"""What has one place only."""
_OF_PERSONS = frozenset({"birth", "death", "burial"})
_OF_A_DAY = frozenset({"signing", "departure", "arrival", "landfall", "crash", "find", "moving"})
"""What sources on one subject hardly tell twice of one day."""
_OF_SITTINGS = frozenset({"holding", "signing", "meeting"})
"""What may be told behind the sentence that gives its day: "They met on 3 May. The meeting was held in …"."""
_OF_A_YEAR = frozenset({"moving", "find", "crash"})
"""What hardly happens to one thing twice in a year."""
_BEFORE, _BEHIND = 90, 30
"""Characters on either side of a place in which the words are looked for."""
_HELD = "holding"
_OCCASION = "occasion"
_GENERAL = {"summit": "talks", "session": "talks", "hold": "talks"}
"""What is held may be what has a name of its own: a signing, a first night."""
_OF_ONE_THING = 2
"""Words that two sentences on one year have in common at least, where both are of one thing."""


class Scene(Struct, frozen=True):
    """A source tells where something happened."""

    claim: Claim
    """The first of its places."""
    relation: str
    places: tuple[Claim, ...]
    who: str
    """Of a birth or death the person, where the sentence names one."""
    when: Time | None
    dates: frozenset[str]
    """Those of its sentence."""
    inherited: bool
    """Whether that time is told by a sentence before."""
    of_several: bool
    """Whether its words tell that it happened more than once: a second landfall, 再次登陆."""


def rival_scenes(corpus: Corpus) -> Iterator[Rivals[Scene]]:
    """Everything that two sources on one subject set in places that exclude each other."""
    told: dict[str, dict[int, list[Scene]]] = defaultdict(lambda: defaultdict(list))
    for number, extraction in enumerate(corpus.extractions):
        for scene in _scenes(extraction):
            told[scene.relation][number].append(scene)
    for relation, by_document in told.items():
        sources = {number: _Told(relation, scenes) for number, scenes in by_document.items()}
        pairs = [
            (one, two)
            for a, b in corpus.kinship.pairs(by_document)
            for one in by_document[a]
            for two in sources[b].like(one)
            if _contradict(one, two)
            and not (sources[a].has_several(one) or sources[b].has_several(two) or _knows(corpus, one, two))
        ]
        everyone = [scene for scenes in by_document.values() for scene in scenes]
        yield from rivals(pairs, everyone, _agree, lambda scene: scene.claim)


def _knows(corpus: Corpus, one: Scene, two: Scene) -> bool:
    """Whether the source of one scene names what the other's is called, elsewhere: both may be right."""
    return any(
        (name := place.mention.get(PROPER)) and name in corpus.extractions[other.claim.document].folded
        for scene, other in ((one, two), (two, one))
        for place in scene.places
    )


class _Told:
    """What one source tells of one relation."""

    def __init__(self, relation: str, scenes: Sequence[Scene]) -> None:
        self._scenes = scenes
        self._by_time = None if relation in _ONCE else ByTime((each.when, each) for each in scenes if each.when)
        self._several: dict[int, bool] = {}

    def like(self, scene: Scene) -> Sequence[Scene]:
        """Those that may be of one event, and perhaps some more."""
        if self._by_time is None:
            return self._scenes
        return self._by_time.at(scene.when) if scene.when is not None else ()

    def has_several(self, scene: Scene) -> bool:
        """Whether its source has it, or what may be the same, in another place as well."""
        if id(scene) not in self._several:
            others = (other for other in self.like(scene) if other is not scene)
            self._several[id(scene)] = scene.of_several or any(
                other.of_several or (_may_be_one(scene, other) and _exclude(scene, other)) for other in others
            )
        return self._several[id(scene)]


def _scenes(extraction: Extraction) -> Iterator[Scene]:
    """The scenes of a document; places of one sentence with one relation are one."""
    found: dict[tuple[int, str], list[Claim]] = {}
    for claim in extraction.claims:
        if claim.kind == "place" and claim.modality in ("asserted", "attributed"):
            relation = _relation(extraction, claim)
            if relation:
                found.setdefault((claim.sentence, relation), []).append(claim)
    for (sentence, relation), places in found.items():
        who = _person(extraction, sentence, places[0]) if relation in _OF_PERSONS else ""
        dates = {str(claim.value) for claim in extraction.in_sentence(sentence) if claim.kind == "date"}
        several = relation in _OF_A_DAY and _tells_of_several(extraction, places[0])
        own = _when(places[0])
        when = own or (_day_before(extraction, places[0]) if relation in _OF_SITTINGS else None)
        yield Scene(places[0], relation, tuple(places), who, when, frozenset(dates), own is not when, several)


def _day_before(extraction: Extraction, place: Claim) -> Time | None:
    """The day of the sentence before, unless its own speaks of one of a series."""
    numbered = any(claim.kind == "ordinal" for claim in extraction.in_sentence(place.sentence))
    return None if numbered else day_before(extraction, place)


def _tells_of_several(extraction: Extraction, place: Claim) -> bool:
    """Whether a word of repetition stands near: sources may each tell of another of several."""
    sentence, mention = extraction.sentences[place.sentence], place.mention
    start, end = max(sentence.start, mention.start - _BEFORE), min(sentence.end, mention.end + _BEHIND)
    words = _again().get(sentence.language)
    return words is not None and words.search(extraction.folded, start, end) is not None


def _relation(extraction: Extraction, claim: Claim) -> str:
    """What the words around a place tell happened there: those nearest to it."""
    sentence, mention = extraction.sentences[claim.sentence], claim.mention
    words = _patterns().get(sentence.language)
    if words is None:
        return ""
    start = max(sentence.start, mention.start - _BEFORE)
    end = min(sentence.end, mention.end + _BEHIND)
    near: list[tuple[int, str]] = []
    for name, side, pattern in words:
        if name == _OCCASION:
            continue
        if side == "behind":
            found = pattern.match(extraction.folded, mention.end, end)
            near += [(found.end() - mention.end, name)] if found else []
            continue
        starts = [each.start() for each in pattern.finditer(extraction.folded, start, mention.start)]
        latest = _latest(pattern, extraction.folded, starts, mention.start)
        near += [(mention.start - latest, name)] if latest >= 0 else []
    distance, name = min(near, default=(0, ""))
    if name == _HELD:
        occasions = (
            each for kind, each, pattern in words if kind == _OCCASION and pattern.search(extraction.folded, start, end)
        )
        name = next(occasions, name)
    around = extraction.folded[max(start, mention.start - distance - 12) : mention.end]
    return "" if name and _others()[sentence.language].search(around) else name


def _latest(pattern: re.Pattern[str], folded: str, starts: Sequence[int], end: int) -> int:
    """Where the last of the words in front of a place begins: one match may run over another."""
    at = starts[0] if starts else -1
    while at >= 0:
        later = pattern.search(folded, at + 1, end)
        if later is None:
            return at
        at = later.start()
    return at


def _person(extraction: Extraction, sentence: int, place: Claim) -> str:
    """The last person whom the sentence names before a place."""
    named = [
        claim.mention.get("name")
        for claim in extraction.in_sentence(sentence)
        if claim.kind == "participant" and claim.mention.start < place.mention.start
    ]
    return next((name for name in reversed(named) if name), "")


def _when(place: Claim) -> Time | None:
    """The time told with it."""
    time = place.subject.when
    return time if time is not None and time.year_known and time.bounds is not None else None


def _contradict(one: Scene, two: Scene) -> bool:
    """Whether two scenes are one event, set in places that exclude each other."""
    if not _exclude(one, two) or not _may_be_one(one, two):
        return False
    if one.inherited or two.inherited:
        return _on_one_day(one, two) and _of_one_kind(one, two)
    if one.relation in _ONCE or (one.relation in _OF_A_DAY and _on_one_day(one, two)):
        return True
    return bool(said(one.claim) & said(two.claim)) if _exact(one) and _exact(two) else _are_of_one_thing(one, two)


def _of_one_kind(one: Scene, two: Scene) -> bool:
    """Whether two sentences name what was held, signed or met by words of one kind."""
    heads = {_GENERAL.get(family(scene.claim.subject), family(scene.claim.subject)) for scene in (one, two)}
    return len(heads) == 1 and "" not in heads


def _are_of_one_thing(one: Scene, two: Scene) -> bool:
    """Whether two sentences on what happened once in a year name one thing."""
    return one.relation in _OF_A_YEAR and len(said(one.claim) & said(two.claim)) >= _OF_ONE_THING


def _exclude(one: Scene, two: Scene) -> bool:
    """Whether no town, or no building, of the one may be one of the other; towns count first, where both tell some."""
    pairs = [(a, b) for a in one.places for b in two.places]
    towns = [pair for pair in pairs if all(map(is_listed, pair))]
    if towns and all(compare(a, b) is Agreement.DISJOINT for a, b in towns):
        return True
    buildings = [pair for pair in pairs if all(place.mention.get(KIND) for place in pair)]
    return bool(buildings) and all(other_premises(a, b) for a, b in buildings)


def _may_be_one(one: Scene, two: Scene) -> bool:
    """Whether neither the persons nor the times told tell two events apart."""
    if one.who and two.who and strangers(one.who, two.who):
        return False
    if one.relation in _OF_PERSONS:
        return bool(one.who and two.who) or not one.dates or not two.dates or bool(one.dates & two.dates)
    if one.when is None or two.when is None:
        return one.relation in _ONCE
    return one.when.compare(two.when) in (Agreement.EQUAL, Agreement.FINER)


def _exact(scene: Scene) -> bool:
    """Whether it is told of a day or month."""
    return scene.when is not None and scene.when.precision <= Precision.MONTH


def _on_one_day(one: Scene, two: Scene) -> bool:
    """Whether both are told of one day, and of what may be one thing: of an agreement, where something is signed."""
    days = [scene.when for scene in (one, two) if scene.when is not None and scene.when.precision is Precision.DAY]
    heads = {family(scene.claim.subject) for scene in (one, two)}
    alike = heads <= {"", "talks", "accord"} if one.relation == "signing" else len(heads - {""}) < 2
    return alike and len(days) == 2 and days[0].compare(days[1]) is Agreement.EQUAL


def _agree(one: Scene, two: Scene) -> bool:
    return not _exclude(one, two) and _may_be_one(one, two)


@cache
def _patterns() -> dict[str, tuple[tuple[str, str, re.Pattern[str]], ...]]:
    """By language the relation, the side and the pattern."""
    return {
        language: tuple(
            (name.rpartition("-")[0], name.rpartition("-")[2], re.compile(form))
            for name, form in forms.items()
            if name not in ("other", "again")
        )
        for language, forms in tables("scenes").items()
    }


@cache
def _others() -> dict[str, re.Pattern[str]]:
    return {language: re.compile(forms["other"]) for language, forms in tables("scenes").items()}


@cache
def _again() -> dict[str, re.Pattern[str]]:
    return {language: re.compile(forms["again"]) for language, forms in tables("scenes").items()}
