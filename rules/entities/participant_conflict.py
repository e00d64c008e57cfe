"""E402: one role, two holders."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product

from factlint.claims.compare import family
from factlint.claims.facts import where
from factlint.claims.identity import same_person
from factlint.claims.model import Claim, Corpus, Extraction, Verdict
from factlint.claims.values.time import Time
from factlint.rules.finding import Evidence, Finding, Role, at, claim_evidence
from factlint.rules.rule import Case, Rule

_SINGLE = frozenset(
    {"president", "premier", "head-of-state", "foreign-minister", "secretary-of-state", "defence-minister"}
)
"""Offices that one person holds at a time."""
_AT_ONCE = 31
"""Days within which two sources are taken to name the holder of one time."""
_ALIKE = 3
"""Facts that two sources have to tell alike to count as being about one thing."""
_MEMBERS = 2
"""Countries that two sources have to name alike for a body to be the same one."""


@dataclass(frozen=True, slots=True)
class Tenure:
    """A source has a side represented by the holder of an office from a day on."""

    claim: Claim
    since: tuple[int, int]
    """First and last possible day, as day numbers."""
    when: str
    """"" where no day is told."""
    who: str
    """Who or what is compared: the post of a representative, the person in an office."""


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
        Case(
            (
                ("a.md", "停戰委員會由瑞典、瑞士、墨西哥三國組成，瑞典任主席。\n"),
                ("b.md", "Mexico chaired the armistice commission, on which Sweden and Switzerland sat as well.\n"),
            ),
            "chair: Sweden here, Mexico in b.md:1",
            (
                "瑞典",
                "Mexico",
            ),
        ),
        Case(
            (
                ("a.md", "1958年7月28日，美国国务卿赫特会见了英国外长。\n"),
                ("b.md", "On 28 July 1958 the US Secretary of State, John Foster Dulles, met the foreign secretary.\n"),
            ),
            "United States: Christian Herter here (since 1958-07-28), John Foster Dulles in b.md:1 (1958-07-28)",
            (
                "美国国务卿赫特",
                "the US Secretary of State, John Foster Dulles",
            ),
        ),
    )
    passed = (
        Case(
            (
                ("a.md", "2014年3月5日，瑞典前外长埃里克松会见了挪威首相。2014年3月5日，瑞典外长林德会见了他。\n"),
                ("b.md", "On 5 March 2014 the Swedish foreign minister Anna Lind met the former foreign minister.\n"),
            )
        ),
        Case(
            (
                ("a.md", "The commission of Sweden, Mexico and Chile met, with Sweden in the chair.\n"),
                ("b.md", "委员会由瑞典、墨西哥、智利三国组成，瑞典任主席。\n"),
            )
        ),
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
            for by_document in _by_key(corpus, key, dated=True):
                for mine, theirs in combinations(by_document.values(), 2):
                    yield from self._compare(corpus, [*_at_once(mine, theirs), *_at_once(theirs, mine)], mine, theirs)
        for key in (_first, _chair):
            for by_document in _by_key(corpus, key, dated=False):
                for mine, theirs in combinations(by_document.values(), 2):
                    pairs = [
                        (one, two)
                        for one, two in product(mine, theirs)
                        if key is _chair or _on_one_subject(corpus, one.claim, two.claim)
                    ]
                    yield from self._compare(corpus, pairs, mine, theirs)

    def _compare(
        self, corpus: Corpus, pairs: Iterable[tuple[Tenure, Tenure]], mine: Sequence[Tenure], theirs: Sequence[Tenure]
    ) -> Iterator[Finding]:
        told: set[frozenset[str]] = set()
        for one, two in pairs:
            names = frozenset({one.who, two.who})
            if names not in told and _exclude(one, two):
                told.add(names)
                yield self._finding(corpus, one, two, mine if one in mine else theirs)

    def _finding(self, corpus: Corpus, one: Tenure, two: Tenure, holders: Sequence[Tenure]) -> Finding:
        side = _what(one)
        later = [tenure for tenure in holders if tenure.since[0] > two.since[1] and not _exclude(tenure, two)]
        since, on = (f" (since {one.when})", f" ({two.when})") if one.when else ("", "")
        kept = f", not replaced by {two.when}" if one.when else ""
        return self.finding(
            f"{side}: {one.who} here{since}, {two.who} in {at(corpus, two.claim)}{on}",
            (
                _end(corpus, one),
                _end(corpus, two),
                *(_end(corpus, tenure, "context") for tenure in later[:1]),
            ),
            confidence=0.8,
            trace=(
                f"{where(corpus.extractions, one.claim)}: {one.who}{since}{kept}",
                f"{where(corpus.extractions, two.claim)}: {two.who}{on}",
                *(
                    f"{where(corpus.extractions, tenure.claim)}: {tenure.who} only from {tenure.when}"
                    for tenure in later
                ),
            ),
            subject=f"{one.claim.subject} · {side}",
        )


def _end(corpus: Corpus, tenure: Tenure, role: Role = "") -> Evidence:
    """An end at a holder; its value is what is compared."""
    return replace(claim_evidence(corpus, tenure.claim, role), value=tenure.who)


def _what(tenure: Tenure) -> str:
    """Whose office it is, in words: the side for a representative, else the office."""
    mention = tenure.claim.mention
    if mention.get("office") == "chair":
        return "chair"
    return mention.get("country") or mention.get("office").replace("-", " ")


def _exclude(one: Tenure, two: Tenure) -> bool:
    """Whether the two cannot both have held it: other postings of one kind of post, other persons at one time."""
    first, second = one.claim.mention, two.claim.mention
    if one.who == first.get("office") and two.who == second.get("office"):
        posts = first.get("posting"), second.get("posting")
        return all(posts) and posts[0] != posts[1]
    if two.since[0] - one.since[1] > _AT_ONCE or not _same_body(one.claim, two.claim):
        return False
    return same_person(one.who, two.who) is False


def _same_body(one: Claim, two: Claim) -> bool:
    """Of a chair: whether both sentences name the members alike."""
    if one.mention.get("office") != "chair":
        return True
    return len(one.subject.parties & two.subject.parties) >= _MEMBERS


def _on_one_subject(corpus: Corpus, one: Claim, two: Claim) -> bool:
    """Of a first holder: whether the sentences name the same sides, or the sources tell much else alike."""
    if one.mention.get("office") in _SINGLE or one.mention.get("posting"):
        return True
    if len(one.subject.parties & two.subject.parties) >= _MEMBERS:
        return True
    both = {one.document, two.document}
    alike = (fact for fact in corpus.facts if fact.verdict is Verdict.CORROBORATED)
    return sum(both <= {claim.document for claim in fact.claims} for fact in alike) >= _ALIKE


def _by_key(
    corpus: Corpus, key: Callable[[Claim], tuple[Hashable, str] | None], *, dated: bool
) -> Iterable[dict[int, list[Tenure]]]:
    """All tenures of one role or office, by document."""
    holders: dict[Hashable, dict[int, list[Tenure]]] = defaultdict(lambda: defaultdict(list))
    for number, extraction in enumerate(corpus.extractions):
        for claim, since, when in _dated(extraction) if dated else _undated(extraction):
            if (found := key(claim)) is not None:
                holders[found[0]][number].append(Tenure(claim, since, when, found[1]))
    return holders.values()


def _role(claim: Claim) -> tuple[Hashable, str] | None:
    """The side that a holder represents in a series of talks; compared is the post."""
    mention = claim.mention
    if not mention.get("role") or not mention.get("country") or not claim.subject.qualifiers:
        return None
    qualifiers = frozenset(qualifier for qualifier in claim.subject.qualifiers if ":" not in qualifier)
    return (mention.get("country"), family(claim.subject), qualifiers), mention.get("office")


def _office(claim: Claim) -> tuple[Hashable, str] | None:
    """An office of a country that one person holds at a time."""
    mention = claim.mention
    if mention.get("office") not in _SINGLE or not mention.get("name") or not mention.get("country"):
        return None
    if mention.get("order") == "former":
        return None
    return (mention.get("country"), mention.get("office")), mention.get("name")


def _first(claim: Claim) -> tuple[Hashable, str] | None:
    """The first holder of an office of a side."""
    mention = claim.mention
    if mention.get("order") != "first" or not mention.get("name") or not mention.get("country"):
        return None
    return (mention.get("country"), mention.get("office")), mention.get("name")


def _chair(claim: Claim) -> tuple[Hashable, str] | None:
    """The country in the chair of a body that the sentence tells by its members."""
    mention = claim.mention
    if mention.get("office") != "chair" or not mention.get("country") or len(claim.subject.parties) <= _MEMBERS:
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


def _at_once(holders: Sequence[Tenure], moments: Sequence[Tenure]) -> Iterator[tuple[Tenure, Tenure]]:
    """For every moment the last holder who took office before it."""
    for moment in moments:
        before = [tenure for tenure in holders if tenure.since[1] <= moment.since[0]]
        if before:
            yield max(before, key=lambda tenure: tenure.since), moment
