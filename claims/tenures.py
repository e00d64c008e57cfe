"""Who held which office when: by office and source, as far as two sources can contradict each other about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

from msgspec import Struct

from factlint.claims.compare import family
from factlint.claims.identity import same_person
from factlint.claims.languages import patterns
from factlint.claims.model import Claim, Corpus, Extraction
from factlint.claims.sound import sounds_unlike
from factlint.claims.text import has_cjk
from factlint.claims.values.time import Precision, Time

SINGLE = frozenset(
    {"president", "premier", "head-of-state", "foreign-minister", "secretary-of-state", "defence-minister"}
)
"""Offices of a state that one person holds at a time."""
MEMBERS = 2
"""Countries that two sources have to name alike for a body to be the same one."""
_AROUND = 50


class Tenure(Struct, frozen=True):
    """A source has a side represented by the holder of an office from a day on."""

    claim: Claim
    since: tuple[int, int]
    """First and last possible day, as day numbers."""
    when: str
    """"" where no day is told."""
    who: str
    """Who or what is compared: the post of a representative, the person in an office."""


def by_key(
    corpus: Corpus, key: Callable[[Claim], tuple[Hashable, str] | None], *, dated: bool
) -> Iterable[dict[int, list[Tenure]]]:
    """All tenures of one role or office, by document."""
    holders: dict[Hashable, dict[int, list[Tenure]]] = defaultdict(lambda: defaultdict(list))
    for number, extraction in enumerate(corpus.extractions):
        for claim, since, when in _dated(extraction) if dated else _undated(extraction):
            if (found := key(claim)) is not None:
                holders[found[0]][number].append(Tenure(claim, since, when, found[1]))
    return holders.values()


def takeovers(corpus: Corpus) -> Iterable[dict[int, list[Tenure]]]:
    """By office and day those who took it over on that very day."""
    holders: dict[Hashable, dict[int, list[Tenure]]] = defaultdict(lambda: defaultdict(list))
    for number, extraction in enumerate(corpus.extractions):
        for claim in extraction.claims:
            day, office = claim.subject.when, claim.mention.get("office")
            if day is None or day.precision is not Precision.DAY or not day.first.bounds or not _is_held(claim):
                continue
            if office and _assumed(extraction, claim):
                tenure = Tenure(claim, day.first.bounds, str(day), claim.mention.get("name"))
                holders[office, day.first.bounds][number].append(tenure)
    return holders.values()


def _is_held(claim: Claim) -> bool:
    """Whether a named person is told to have held the office, and not to have left it or to be about to hold it."""
    mention = claim.mention
    return bool(mention.get("name")) and mention.get("order") != "former" and claim.modality == "asserted"


def _assumed(extraction: Extraction, claim: Claim) -> bool:
    sentence = extraction.sentences[claim.sentence]
    words = patterns("tenures").get(sentence.language)
    start = max(sentence.start, claim.mention.start - _AROUND)
    end = min(sentence.end, claim.mention.end + _AROUND)
    return words is not None and words["assumed"].search(extraction.folded, start, end) is not None


def other_person(one: str, two: str) -> bool:
    """Whether two names are surely not one person's: also in two scripts, where they sound nothing like each other."""
    same = same_person(one, two)
    if same is not None:
        return not same
    if has_cjk(one) == has_cjk(two):
        return False
    characters, letters = (one, two) if has_cjk(one) else (two, one)
    return sounds_unlike(characters.split("·")[-1], letters.split()[-1])


def role(claim: Claim) -> tuple[Hashable, str] | None:
    """The side that a holder represents in a series of talks; compared is the post."""
    mention = claim.mention
    if not mention.get("role") or not mention.get("country") or not claim.subject.qualifiers:
        return None
    qualifiers = frozenset(qualifier for qualifier in claim.subject.qualifiers if ":" not in qualifier)
    return (mention.get("country"), family(claim.subject), qualifiers), mention.get("office")


def office(claim: Claim) -> tuple[Hashable, str] | None:
    """An office of a country that one person holds at a time."""
    mention = claim.mention
    if mention.get("office") not in SINGLE or not mention.get("name") or not mention.get("country"):
        return None
    if mention.get("order") == "former":
        return None
    return (mention.get("country"), mention.get("office")), mention.get("name")


def first(claim: Claim) -> tuple[Hashable, str] | None:
    """The first holder of an office of a side."""
    mention = claim.mention
    if mention.get("order") != "first" or not mention.get("name") or not mention.get("country"):
        return None
    return (mention.get("country"), mention.get("office")), mention.get("name")


def chair(claim: Claim) -> tuple[Hashable, str] | None:
    """The country in the chair of a body that the sentence tells by its members."""
    mention = claim.mention
    if mention.get("office") != "chair" or not mention.get("country") or len(claim.subject.parties) <= MEMBERS:
        return None
    return "chair", mention.get("name")


def _undated(extraction: Extraction) -> Iterator[tuple[Claim, tuple[int, int], str]]:
    return ((claim, (0, 0), "") for claim in extraction.claims if claim.kind == "participant")


def _dated(extraction: Extraction) -> Iterator[tuple[Claim, tuple[int, int], str]]:
    """Every holder with the last date told before or in the same sentence, as first and last day and in words."""
    now: Time | None = None
    for claim in extraction.claims:
        if isinstance(claim.value, Time) and claim.value.bounds is not None and claim.value.year_known:
            now = claim.value
        elif claim.kind == "participant" and now is not None:
            first = now.first.bounds
            if first is not None:
                yield claim, first, str(now)


def at_once(holders: Sequence[Tenure], moments: Sequence[Tenure]) -> Iterator[tuple[Tenure, Tenure]]:
    """For every moment the last holder who took office before it."""
    for moment in moments:
        before = [tenure for tenure in holders if tenure.since[1] <= moment.since[0]]
        if before:
            yield max(before, key=lambda tenure: tenure.since), moment
