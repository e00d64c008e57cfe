"""What was decided, source against source: a motion adopted in one and lost in the other, a decree approved or not.

Two outcomes are of one decision where the sources are on one subject and both set it on one day, or give what was voted
on the same number, and neither source has the other outcome there as well. The words are data,
`languages/*/decisions.toml`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from msgspec import Struct

from factlint.claims.agreed_on import other_matters
from factlint.claims.at_one_time import ByTime
from factlint.claims.compare import family
from factlint.claims.decided_on import decided_on, on_other_things
from factlint.claims.deferred import is_deferred
from factlint.claims.gazetteer import entries
from factlint.claims.languages import patterns
from factlint.claims.model import Claim, Corpus, Extraction
from factlint.claims.outcomes import DECIDERS
from factlint.claims.rivals import Rivals, rivals
from factlint.claims.text import has_cjk
from factlint.claims.told_before import day_before
from factlint.claims.treaty_stages import late_stage
from factlint.claims.values.agreement import Agreement
from factlint.claims.values.time import Precision, Time

_FOR = frozenset({"reached"})
_AGAINST = frozenset({"rejected", "not-reached"})
_OF_TALKS = frozenset({"reached", "not-reached"})
_VOTE = "vote"
_SIDES = 2
_STEM = 7
"""Letters that tell one word from another, whatever its ending."""
_VAGUE = frozenset({"refuse", "ratify", "agree", "decide", "sign", "accept", "propose", "fail"})
"""Words that tell the outcome and not what was decided on."""


class Decision(Struct, frozen=True):
    """An outcome that a source tells."""

    claim: Claim
    when: Time | None
    number: str
    """The number of what was decided on; "" where it has none."""
    tally: frozenset[str]
    """The votes for and against, where its sentence counts both."""
    sitting: Time | None = None
    """The day that a sentence before tells, where its own tells none."""
    voted: bool = False
    """Whether its sentence tells of who votes, or on what."""
    general: bool = False
    """Whether that is told in words that leave open what it is about: the motion, 草案."""
    total: bool = False
    """Whether everything is denied: nothing was agreed, 什么也没有谈成."""
    chamber: str = ""
    """Which chamber of a parliament decides: upper, lower; "" where none or both are named."""
    thing: str = ""
    """What was decided on, in its own words."""

    @property
    def day(self) -> Time | None:
        """The time told with it, else that of a sentence before."""
        return self.when or self.sitting

    @property
    def is_for(self) -> bool:
        """Whether it was agreed to."""
        return str(self.claim.value) in _FOR


def rival_decisions(corpus: Corpus) -> Iterator[Rivals[Decision]]:
    """Every decision that two sources on one subject tell with opposite outcomes."""
    told = [_Told(_decisions(extraction)) for extraction in corpus.extractions]
    speaking = [number for number, source in enumerate(told) if source.decisions]
    pairs = [
        (one, two)
        for a, b in corpus.kinship.pairs(speaking)
        for one in told[a].decisions
        for two in told[b].like(one)
        if one.is_for != two.is_for and _of_one(one, two, told[a], told[b])
    ]
    everyone = [decision for source in told for decision in source.decisions]
    yield from rivals(pairs, everyone, _agree, lambda decision: decision.claim)


class _Told:
    """The decisions of one source."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        self.decisions = list(decisions)
        self._by_time = ByTime((each.day, each) for each in self.decisions if each.day is not None)
        self._by_number: dict[str, list[Decision]] = defaultdict(list)
        self._by_tally: dict[frozenset[str], list[Decision]] = defaultdict(list)
        for decision in self.decisions:
            self._by_number[decision.number].append(decision)
            self._by_tally[decision.tally].append(decision)
        self._both: dict[int, bool] = {}

    def like(self, decision: Decision) -> list[Decision]:
        """Those that may be the same: of one number, one count of votes or one time, in order of place."""
        found = {id(each): each for each in (self._by_number[decision.number] if decision.number else ())}
        if decision.tally:
            found.update((id(each), each) for each in self._by_tally[decision.tally])
        if decision.day is not None:
            found.update((id(each), each) for each in self._by_time.at(decision.day))
        return sorted(found.values(), key=lambda each: each.claim.mention.start)

    def tells_both(self, decision: Decision) -> bool:
        """Whether it tells both outcomes of that day or number."""
        if id(decision) not in self._both:
            same = {other.is_for for other in self.like(decision) if _agree_in_time(decision, other)}
            self._both[id(decision)] = len(same) > 1
        return self._both[id(decision)]


def _decisions(extraction: Extraction) -> Iterator[Decision]:
    for claim in extraction.claims:
        known = str(claim.value) in _FOR | _AGAINST and claim.modality != "planned" and not is_deferred(claim)
        if claim.kind == "agreement" and known:
            number, tally = _number(extraction, claim), _tally(extraction, claim)
            voted = bool(tally) or _says(extraction, claim, "voting")
            sitting = day_before(extraction, claim)
            yield Decision(
                claim,
                _day(extraction, claim),
                number,
                tally,
                sitting,
                voted,
                _says(extraction, claim, "general"),
                _denies_everything(extraction, claim),
                _chamber(extraction, claim),
                decided_on(extraction, claim),
            )


def _says(extraction: Extraction, claim: Claim, name: str) -> bool:
    """Whether its sentence has a word of a list."""
    sentence = extraction.sentences[claim.sentence]
    words = patterns("decisions").get(sentence.language)
    return words is not None and words[name].search(extraction.folded, sentence.start, sentence.end) is not None


def _chamber(extraction: Extraction, claim: Claim) -> str:
    told = [name for name in ("upper", "lower") if _says(extraction, claim, name)]
    return told[0] if len(told) == 1 else ""


def _denies_everything(extraction: Extraction, claim: Claim) -> bool:
    """Whether a denial has a word for everything in it, and names no matter to which that is limited."""
    if claim.mention.get("matter"):
        return False
    start, end = claim.mention.start, claim.mention.end
    cues = (cue for cue in extraction.cues if cue.kind == "universal" and start <= cue.start < end)
    return str(claim.value) in _AGAINST and next(cues, None) is not None


def _day(extraction: Extraction, claim: Claim) -> Time | None:
    """The day or month told with it, else the only one of its sentence."""
    if _is_exact(claim.subject.when):
        return claim.subject.when
    if late_stage(claim) and str(claim.value) in _AGAINST:
        return None
    dates = [other.value for other in extraction.in_sentence(claim.sentence) if other.kind == "date"]
    exact = [value for value in dates if _is_exact(value)]
    return exact[0] if len(exact) == 1 and isinstance(exact[0], Time) else None


def _is_exact(time: object) -> bool:
    known = isinstance(time, Time) and time.year_known and not time.is_period
    return known and isinstance(time, Time) and (time.precision <= Precision.MONTH and not time.first.span)


def _number(extraction: Extraction, claim: Claim) -> str:
    """The number of what is decided on, where its sentence gives one alone."""
    sentence = extraction.sentences[claim.sentence]
    words = patterns("decisions").get(sentence.language)
    if words is None:
        return ""
    found = {each["number"] for each in words["numbered"].finditer(extraction.folded, sentence.start, sentence.end)}
    return found.pop() if len(found) == 1 else ""


def _tally(extraction: Extraction, claim: Claim) -> frozenset[str]:
    """Two counts of votes in its sentence; nothing where there are fewer, or more."""
    counts = (other for other in extraction.in_sentence(claim.sentence) if other.kind == "count")
    votes = frozenset(str(other.value) for other in counts if other.mention.unit == _VOTE)
    return votes if len(votes) == _SIDES else frozenset()


def _of_one(one: Decision, two: Decision, mine: _Told, theirs: _Told) -> bool:
    """Whether two opposite outcomes are of one decision, and neither source has both."""
    if one.chamber and two.chamber and one.chamber != two.chamber:
        return False
    if on_other_things((one.claim, one.thing), (two.claim, two.thing)) or other_matters(one.claim, two.claim):
        return False
    dateless = one.when is None or two.when is None
    if one.number and two.number:
        alike = one.number == two.number and (dateless or _on_one_day(one, two))
    elif one.tally and one.tally == two.tally:
        alike = dateless or _on_one_day(one, two)
    else:
        sole = _are_sole_results(one, two, mine, theirs)
        shared = _shares(one.claim, two.claim) and _shares_more(one, two)
        alike = (shared and (sole or _on_one_day(one, two))) or _are_sole_votes(one, two, mine, theirs)
        alike = alike or (sole and (one.total or two.total))
    return alike and not any(source.tells_both(decision) for decision in (one, two) for source in (mine, theirs))


def _are_sole_results(one: Decision, two: Decision, mine: _Told, theirs: _Told) -> bool:
    """Whether each source tells of one outcome alone, of talks on one day."""
    values = {str(one.claim.value), str(two.claim.value)}
    sole = len(mine.decisions) == len(theirs.decisions) == 1
    return sole and values == _OF_TALKS and _are_one_day(one.day, two.day)


def _are_sole_votes(one: Decision, two: Decision, mine: _Told, theirs: _Told) -> bool:
    """Whether each source tells of that vote of one day alone."""
    sole = all(sum(other.voted for other in told.decisions) == 1 for told in (mine, theirs))
    counted_apart = bool(one.tally and two.tally and one.tally != two.tally)
    of_one = (one.general or two.general) and not counted_apart
    return sole and of_one and one.voted and two.voted and _are_one_day(one.day, two.day)


def _agree_in_time(one: Decision, two: Decision) -> bool:
    if one.number and two.number:
        return one.number == two.number
    return _on_one_day(one, two)


def _on_one_day(one: Decision, two: Decision) -> bool:
    """Whether both are told with one day, or with a month and a day of it."""
    return _are_one_day(one.when, two.when)


def _are_one_day(one: Time | None, two: Time | None) -> bool:
    return one is not None and two is not None and one.compare(two) in (Agreement.EQUAL, Agreement.FINER)


def _agree(one: Decision, two: Decision) -> bool:
    return one.is_for == two.is_for and _agree_in_time(one, two)


def _shares(one: Claim, two: Claim) -> bool:
    """Whether both clauses name one thing, not only one day."""
    return _are_kin(one, two) or bool(_stems(one) & _stems(two))


def _are_kin(one: Claim, two: Claim) -> bool:
    return bool(family(one.subject)) and family(one.subject) == family(two.subject)


def _shares_more(one: Decision, two: Decision) -> bool:
    """Whether what is worded alike is more than who decides, where both tell on what."""
    if not one.thing or not two.thing or has_cjk(one.thing) != has_cjk(two.thing):
        return True
    if _are_kin(one.claim, two.claim) and family(one.claim.subject) not in DECIDERS:
        return True
    who = DECIDERS | _organs()
    return bool((said(one.claim) - who) & (said(two.claim) - who))


def _stems(claim: Claim) -> frozenset[str]:
    """What its clause names, as far as a plural or an ending may not hide it."""
    return frozenset(word.removeprefix("w:")[:_STEM] for word in said(claim))


@cache
def _organs() -> frozenset[str]:
    """The names of those who decide: the Senate."""
    return frozenset(entry.name for entry in entries("organ"))


def said(claim: Claim) -> frozenset[str]:
    """What the words of its clause name, besides the outcome."""
    subject = claim.subject
    return (subject.near | subject.near_meanings) - _VAGUE
