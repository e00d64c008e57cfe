"""E402: one role, two holders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product

from msgspec.structs import replace

from factlint.claims import tenures
from factlint.claims.facts import where
from factlint.claims.holders import Holder, rival_holders
from factlint.claims.model import Claim, Corpus
from factlint.claims.rivals import Rivals
from factlint.claims.tenures import MEMBERS, Tenure, other_person
from factlint.rules.finding import Evidence, Finding, Role, at, claim_evidence
from factlint.rules.rule import Case, Rule

_AT_ONCE = 31
"""Days within which two sources are taken to name the holder of one time."""


_FEW = 2
"""Words of a clause, the office and its verb among them, that say nothing of where."""


class ParticipantConflict(Rule):
    """At one time one source has a side represented by one person or post, another source by another.

    The same of an office that two sources have taken over on one day by two persons, or a post of one body (its chief
    executive, its chief financial officer) held since one year by two.

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
        Case(
            (
                (
                    "a.md",
                    "The armistice commission met first on 3 May 1921. On 4 June 1921 General Karl Lindqvist"
                    " took over as head of delegation. The commission moved to Bergen on 9 July 1921. It held 41"
                    " meetings until 30 November 1922.\n",
                ),
                (
                    "b.md",
                    "The armistice commission first met on 3 May 1921. On 4 June 1921 Colonel Peter Hammer replaced"
                    " General Falk as head of delegation. On 9 July 1921 the commission moved to Bergen. Until"
                    " 30 November 1922 it held 41 meetings.\n",
                ),
            ),
            "senior representative: Karl Lindqvist here (since 1921-06-04), Peter Hammer in b.md:1 (1921-06-04)",
            ("Karl Lindqvist", "Peter Hammer"),
        ),
        Case(
            (
                (
                    "a.md",
                    "永新公司於2003年5月12日創立，2011年3月8日上市。財務長許明哲自2017年到任。"
                    "董事會於2021年開會七次。股東會訂於2022年6月21日舉行。\n",
                ),
                (
                    "b.md",
                    "永新公司于2003年5月12日创立，2011年3月8日上市。首席财务官林怡君自2017年到任。"
                    "董事会在2021年开会七次。股东会订于2022年6月21日举行。\n",
                ),
            ),
            "chief financial officer: Lin Yijun here, Xu Mingzhe in a.md:1",
            ("首席财务官林怡君", "財務長許明哲"),
        ),
    )
    passed = (
        Case(
            (
                (
                    "a.md",
                    "The armistice commission met first on 3 May 1921. On 4 June 1921 General Karl Lindqvist"
                    " took over as head of delegation. The commission moved to Bergen on 9 July 1921. It held 41"
                    " meetings until 30 November 1922.\n",
                ),
                (
                    "b.md",
                    "The armistice commission first met on 3 May 1921. On 4 June 1921 the former head of delegation,"
                    " Otto Falk, left. On 9 July 1921 the commission moved to Bergen. Until 30 November 1922 it held"
                    " 41 meetings. On 5 June 1922 Peter Hammer took over as head of delegation.\n",
                ),
                ("c.md", "On 4 June 1921 Otto Falk took over as head of delegation of the swimmers.\n"),
            )
        ),
        Case(
            (
                ("a.md", "永新公司于2003年5月12日创立，2011年3月8日上市。2017年，财务长许明哲到任。\n"),
                ("b.md", "永新公司于2003年5月12日创立，2011年3月8日上市。2019年，财务长林怡君到任。\n"),
                ("c.md", "大同工廠於1990年成立，2001年6月2日遷廠。財務長陳立自2017年到任。\n"),
            )
        ),
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
        for key in (tenures.role, tenures.office):
            for by_document in tenures.by_key(corpus, key, dated=True):
                for mine, theirs in combinations(by_document.values(), 2):
                    yield from self._compare(
                        corpus, [*tenures.at_once(mine, theirs), *tenures.at_once(theirs, mine)], mine, theirs
                    )
        for key in (tenures.first, tenures.chair):
            for by_document in tenures.by_key(corpus, key, dated=False):
                for mine, theirs in combinations(by_document.values(), 2):
                    pairs = [
                        (one, two)
                        for one, two in product(mine, theirs)
                        if key is tenures.chair or _on_one_subject(corpus, one.claim, two.claim)
                    ]
                    yield from self._compare(corpus, pairs, mine, theirs)
        for found in rival_holders(corpus):
            yield self._rivals(corpus, found)
        for by_document in tenures.takeovers(corpus):
            for mine, theirs in combinations(by_document.values(), 2):
                pairs = [
                    (one, two)
                    for one, two in product(mine, theirs)
                    if _one_country(one.claim, two.claim)
                    and not _speaks_of(corpus, one.claim, two.claim)
                    and not _speaks_of(corpus, two.claim, one.claim)
                    and (
                        _worded_alike(one.claim, two.claim) or corpus.kinship.of(one.claim.document, two.claim.document)
                    )
                ]
                yield from self._compare(corpus, pairs, mine, theirs)

    def _rivals(self, corpus: Corpus, found: Rivals[Holder]) -> Finding:
        one, two = found.outlier, found.others[0]
        roles: tuple[Role, Role] = ("outlier", "majority") if found.is_majority else ("", "")
        return self.finding(
            f"{one.post}: {one.who} here, {two.who} in {at(corpus, two.claim)}",
            (
                replace(claim_evidence(corpus, one.claim, roles[0]), value=one.who),
                *(replace(claim_evidence(corpus, other.claim, roles[1]), value=other.who) for other in found.others),
            ),
            confidence=0.7,
            trace=tuple(
                f"{where(corpus.extractions, holder.claim)}: {holder.who}, {holder.post}, the only one in this source"
                for holder in (one, *found.others)
            ),
            subject=one.post,
        )

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
    return other_person(one.who, two.who)


def _same_body(one: Claim, two: Claim) -> bool:
    """Of a chair: whether both sentences name the members alike."""
    if one.mention.get("office") != "chair":
        return True
    return len(one.subject.parties & two.subject.parties) >= MEMBERS


def _one_country(one: Claim, two: Claim) -> bool:
    """Whether the offices may be of one country and one posting."""
    pairs = ((one.mention.get(key), two.mention.get(key)) for key in ("country", "posting"))
    return all(not first or not second or first == second for first, second in pairs)


def _speaks_of(corpus: Corpus, one: Claim, two: Claim) -> bool:
    """Whether the source of the one names the other person too, whatever it has him be."""
    name = two.mention.get("name")
    return bool(name) and name in corpus.extractions[one.document].folded


def _worded_alike(one: Claim, two: Claim) -> bool:
    """Whether two clauses have the very same words, but for the names of the two: "became mayor of Ludlow"."""
    names = {one.mention.get("name"), two.mention.get("name")}
    a, b = one.subject.near - names, two.subject.near - names
    return len(a) > _FEW and a == b


def _on_one_subject(corpus: Corpus, one: Claim, two: Claim) -> bool:
    """Of a first holder: whether the sentences name the same sides, or the sources tell much else alike."""
    if one.mention.get("office") in tenures.SINGLE or one.mention.get("posting"):
        return True
    return len(one.subject.parties & two.subject.parties) >= MEMBERS or corpus.kinship.of(one.document, two.document)
