"""E402: one role, two holders."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from factlint.claims.compare import family
from factlint.claims.facts import where
from factlint.claims.identity import same_person
from factlint.claims.model import Claim, Corpus, Extraction
from factlint.claims.values.time import Time
from factlint.rules.finding import Evidence, Finding, Role, at, claim_evidence
from factlint.rules.rule import Case, Rule

_SINGLE = frozenset(
    {"president", "premier", "head-of-state", "foreign-minister", "secretary-of-state", "defence-minister"}
)
"""Offices that one person holds at a time."""
_AT_ONCE = 31
"""Days within which two sources are taken to name the holder of one time."""


@dataclass(frozen=True, slots=True)
class Tenure:
    """A source has a side represented by the holder of an office from a day on."""

    claim: Claim
    since: tuple[int, int]
    """First and last possible day, as day numbers."""
    when: str


class ParticipantConflict(Rule):
    """At one time one source has a side represented by one person or post, another source by another.

    What a source says of a role holds until it says something else: a representative named in 1955 is still the
    representative in 1957 if the source replaces him in 1958. A change over time is no conflict, nor are two posts of
    one person.

    To settle it, look up who held the post on that day.
    """

    code = "E402"
    name = "participant-conflict"
    family = "participant-conflict"
    severity = "warning"
    flagged = (
        Case(
            (
                (
                    "a.md",
                    "中美大使级会谈于1955年8月1日开始。美国代表为驻匈牙利大使约翰逊。1958年7月28日，"
                    "美方代表改由驻波兰大使担任。\n",
                ),
                (
                    "b.md",
                    "At the 73rd meeting of the ambassadorial talks, on 12 December 1957,"
                    " the US ambassador to Poland took part in the talks for the last time.\n",
                ),
            ),
            "United States: ambassador to Hungary here (since 1955-08-01), ambassador to Poland in b.md:1 (1957-12-12)",
            (
                "驻匈牙利大使约翰逊",
                "the US ambassador to Poland",
                "驻波兰大使",
            ),
        ),
        Case(
            (
                (
                    "a.md",
                    "The ambassadorial talks opened on 1 August 1955."
                    " The Chinese representative was the Chinese ambassador to Poland.\n",
                ),
                ("b.md", "1956年3月4日，大使级会谈继续举行。中国代表为驻匈牙利大使。\n"),
            ),
            "China: ambassador to Poland here (since 1955-08-01), ambassador to Hungary in b.md:1 (1956-03-04)",
            (
                "Chinese ambassador to Poland",
                "驻匈牙利大使",
            ),
        ),
        Case(
            (
                ("a.md", "1955年8月1日，大使級會談開始，中國代表為駐波蘭大使。\n"),
                ("b.md", "1955年8月1日，大使级会谈开始，中国代表为驻匈牙利大使。\n"),
            ),
            "China: ambassador to Poland here (since 1955-08-01), ambassador to Hungary in b.md:1 (1955-08-01)",
            (
                "駐波蘭大使",
                "驻匈牙利大使",
            ),
        ),
    )
    passed = (
        Case(
            (
                (
                    "a.md",
                    "The ambassadorial talks opened on 1 August 1955."
                    " The US representative was the US ambassador to Hungary."
                    " From 28 July 1958 the US representative was the US ambassador to Poland.\n",
                ),
                ("b.md", "In the ambassadorial talks of 15 September 1958 the US ambassador to Poland took part.\n"),
            )
        ),
        Case(
            (
                ("a.md", "1955年8月1日，大使级会谈开始。中国代表为驻波兰大使王炳南。\n"),
                ("b.md", "1955年8月1日，大使級會談開始。美國代表為駐匈牙利大使。\n"),
            )
        ),
    )

    def check(self, corpus: Corpus) -> Iterator[Finding]:
        """One finding for each holder whom another source contradicts."""
        for key in (_role, _office):
            holders: dict[Hashable, dict[int, list[Tenure]]] = defaultdict(lambda: defaultdict(list))
            for number, extraction in enumerate(corpus.extractions):
                for tenure in _tenures(extraction):
                    if (held := key(tenure.claim)) is not None:
                        holders[held][number].append(tenure)
            for by_document in holders.values():
                for mine, theirs in combinations(by_document.values(), 2):
                    yield from self._compare(corpus, mine, theirs)

    def _compare(self, corpus: Corpus, mine: Sequence[Tenure], theirs: Sequence[Tenure]) -> Iterator[Finding]:
        told: set[frozenset[str]] = set()
        for holders, moments in ((mine, theirs), (theirs, mine)):
            for one, two in _at_once(holders, moments):
                names = frozenset({_holder(one), _holder(two)})
                if _exclude(one, two) and names not in told:
                    told.add(names)
                    yield self._finding(corpus, one, two, holders)

    def _finding(self, corpus: Corpus, one: Tenure, two: Tenure, holders: Sequence[Tenure]) -> Finding:
        side = one.claim.mention.get("country")
        later = [tenure for tenure in holders if tenure.since[0] > two.since[1] and not _exclude(tenure, two)]
        return self.finding(
            f"{side}: {_holder(one)} here (since {one.when}), {_holder(two)} in {at(corpus, two.claim)} ({two.when})",
            (
                _end(corpus, one),
                _end(corpus, two),
                *(_end(corpus, tenure, "context") for tenure in later[:1]),
            ),
            confidence=0.8,
            trace=(
                f"{where(corpus.extractions, one.claim)}: {_holder(one)} since {one.when}, not replaced by {two.when}",
                f"{where(corpus.extractions, two.claim)}: {_holder(two)} on {two.when}",
                *(
                    f"{where(corpus.extractions, tenure.claim)}: {_holder(tenure)} only from {tenure.when}"
                    for tenure in later
                ),
            ),
            subject=f"{one.claim.subject} · {side}",
        )


def _end(corpus: Corpus, tenure: Tenure, role: Role = "") -> Evidence:
    """An end at a holder; its value is what is compared."""
    return replace(claim_evidence(corpus, tenure.claim, role), value=_holder(tenure))


def _holder(tenure: Tenure) -> str:
    """Who or what is compared: the post of a representative, the person in an office."""
    mention = tenure.claim.mention
    return mention.get("office") if mention.get("role") else mention.get("name")


def _exclude(one: Tenure, two: Tenure) -> bool:
    """Whether the two cannot both have held it: other postings of one kind of post, other names in one script."""
    first, second = one.claim.mention, two.claim.mention
    if first.get("role") and second.get("role"):
        posts = first.get("posting"), second.get("posting")
        return all(posts) and posts[0] != posts[1]
    names = first.get("name"), second.get("name")
    if not all(names) or two.since[0] - one.since[1] > _AT_ONCE:
        return False
    return same_person(*names) is False


def _role(claim: Claim) -> Hashable:
    """The side that a holder represents in a series of talks."""
    if not claim.mention.get("role") or not claim.subject.qualifiers:
        return None
    qualifiers = frozenset(qualifier for qualifier in claim.subject.qualifiers if ":" not in qualifier)
    return claim.mention.get("country"), family(claim.subject), qualifiers


def _office(claim: Claim) -> Hashable:
    """An office of a country that one person holds at a time."""
    office = claim.mention.get("office")
    return (claim.mention.get("country"), office) if office in _SINGLE and claim.mention.get("name") else None


def _tenures(extraction: Extraction) -> Iterator[Tenure]:
    """Every holder for a country, with the last date told before or in the same sentence."""
    now: Claim | None = None
    for claim in extraction.claims:
        if isinstance(claim.value, Time) and claim.value.bounds is not None and claim.value.year_known:
            now = claim
        elif claim.kind == "participant" and claim.mention.get("country") and now is not None:
            first = now.value.first.bounds if isinstance(now.value, Time) else None
            if first is not None:
                yield Tenure(claim, first, str(now.value))


def _at_once(holders: Sequence[Tenure], moments: Sequence[Tenure]) -> Iterator[tuple[Tenure, Tenure]]:
    """For every moment the last holder who took office before it."""
    for moment in moments:
        before = [tenure for tenure in holders if tenure.since[1] <= moment.since[0]]
        if before:
            yield max(before, key=lambda tenure: tenure.since), moment
