"""N202: a number in a series beyond the total of the series."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from msgspec.structs import replace

from factlint.claims.compare import family, unit_class
from factlint.claims.facts import where
from factlint.claims.features import match
from factlint.claims.last_members import contradicted
from factlint.claims.model import Claim, Corpus, Extraction
from factlint.claims.totals import Total, totals
from factlint.claims.turns import Turn, miscounted
from factlint.claims.values.number import Quantity
from factlint.rules.finding import Finding, at, claim_evidence
from factlint.rules.rule import Case, Rule

_SURE = 1.5
"""The subject score from which an ordinal and a total are taken to be of one series."""
_NEXT = 1.0
"""The same for a number in the sentence of the total or the next one."""
_VAGUE = ("time", "item", "round", "phase", "session", "term", "edition", "batch", "meeting")
"""Units that series of all kinds are counted in."""
_NEAREST = 60
"""How many totals an ordinal is held against: those next below it."""
_MARKS = ("", "\n", "，", "。", "；", "：", "、", ",", ";")
"""What stands before a number that opens its clause."""
_ANY = -1
"""Instead of the number of a document: all of them."""


class OrdinalExceedsTotal(Rule):
    """A source speaks of the 48th meeting where there were 47 in all.

    Only a count said to be of the whole (in all, a total of, 共) is a total; the number of one phase or place is not.
    The series have to be the same: what they count, who takes part, and their kind. A last member ("the seventh and
    last landing") is held against every count of the whole, the number of a time against the list of years before it.

    To settle it, count: mostly one of the two numbers is off by one, or the total is of an earlier date.
    """

    code = "N202"
    name = "ordinal-exceeds-total"
    family = "ordinal-total"
    severity = "error"
    flagged = (
        Case(
            (
                ("a.md", "The committee held a total of 47 meetings.\n"),
                ("b.md", "The 48th meeting of the committee was its last.\n"),
            ),
            "number 48 here, but 47 in all in a.md:1 (meeting, hold)",
            (
                "48th meeting",
                "a total of 47 meetings",
            ),
        ),
        Case(
            (("a.md", "Tarnby hosted the regatta in 1931 and 1956, and in 1988 for the fourth time.\n"),),
            "the time numbered 4 here comes behind 2 others: 1931, 1956",
            ("fourth time", "1931", "1956"),
        ),
        Case(
            (("a.md", "他於1978年、1982年兩度當選縣長，1986年第四次當選。\n"),),
            "the time numbered 4 here comes behind 2 others: 1978, 1982",
            ("第四次", "1978年", "1982年"),
        ),
        Case(
            (
                ("a.md", "大使级会谈前后共有136次会议。\n"),
                ("b.md", "第140次大使级会谈会议在华沙召开。\n"),
            ),
            "number 140 here, but 136 in all in a.md:1 (ambassadorial meeting)",
            (
                "第140次",
                "136次会议",
            ),
        ),
        Case(
            (
                ("a.md", "中英聯合聯絡小組前後共舉行全體會議四十七次。\n"),
                ("b.md", "聯合聯絡小組第四十八次全體會議在香港舉行。\n"),
            ),
            "number 48 here, but 47 in all in a.md:1 (plenary meeting, hold, Joint Liaison Group)",
            (
                "第四十八次全體會議",
                "四十七次",
            ),
        ),
    )
    passed = (
        Case(
            (
                ("a.md", "The talks came to 136 meetings in all.\n"),
                ("b.md", "At the 73rd meeting of the talks nothing was agreed.\n"),
            )
        ),
        Case(
            (
                ("a.md", "领事级会谈共进行了17次。\n"),
                ("b.md", "在第73次大使级会谈上，双方没有达成协议。\n"),
            )
        ),
        Case(
            (
                ("a.md", "The joint commission of Chile and Peru held a total of 12 plenary meetings.\n"),
                ("b.md", "The 40th meeting of the talks between India and Nepal was held in Delhi.\n"),
            )
        ),
        Case(
            (
                ("a.md", "智利与秘鲁的联合委员会共举行全体会议十二次。\n"),
                ("b.md", "印度與尼泊爾的大使級會談第40次會議在新德里舉行。\n"),
            )
        ),
        Case(
            (
                ("a.md", "全年共举行九次会议。\n"),
                ("b.md", "The 73rd meeting was held on 12 May 1961 in Oslo.\n"),
            )
        ),
        Case(
            (
                ("a.md", "中法领事级谈判共举行十七次会议，其后升格为大使级谈判。\n"),
                ("b.md", "中法大使級談判第40次會議於1966年舉行。\n"),
                (
                    "c.md",
                    "French-Chinese consular talks had 17 meetings in all and were upgraded to ambassadorial talks.\n",
                ),
            )
        ),
        Case((("a.md", "第一階段雙方會晤14次。第73次會議之後，會談中斷。\n"),)),
        Case((("a.md", "Tarnby hosted the regatta in 1931, 1956 and other years, and in 1988 for the sixth time.\n"),)),
    )

    def check(self, corpus: Corpus) -> Iterator[Finding]:
        """One finding for each ordinal above the total of its series, or that is the last of another number."""
        known = _Totals(total for extraction in corpus.extractions for total in totals(extraction))
        for extraction in corpus.extractions:
            for claim in extraction.claims:
                if claim.kind == "ordinal" and claim.modality not in ("planned", "negated"):
                    yield from self._exceeds(corpus, extraction, claim, known.below(claim))
        for claim, wholes in contradicted(corpus.extractions):
            if not self._told(corpus, claim, known):
                yield self._last(corpus, claim, wholes)
        yield from (self._turn(corpus, turn) for turn in miscounted(corpus.extractions))

    def _told(self, corpus: Corpus, claim: Claim, known: _Totals) -> bool:
        extraction = corpus.extractions[claim.document]
        return next(self._exceeds(corpus, extraction, claim, known.below(claim)), None) is not None

    def _last(self, corpus: Corpus, claim: Claim, wholes: Sequence[Total]) -> Finding:
        """A last member against the wholes of its series."""
        whole = wholes[0].claim
        return self.finding(
            f"number {claim.value} is the last here, but {whole.value} in all in {at(corpus, whole)} ({whole.subject})",
            (claim_evidence(corpus, claim), *(claim_evidence(corpus, total.claim) for total in wholes)),
            severity="warning",
            confidence=0.7,
            trace=(f"{claim.value} is the last", f"{whole.value} is the whole: {wholes[0].how}"),
            subject=str(whole.subject),
        )

    def _turn(self, corpus: Corpus, turn: Turn) -> Finding:
        """A turn against the list of those before it."""
        years = ", ".join(str(date.value) for date in turn.before)
        return self.finding(
            f"the time numbered {turn.claim.value} here comes behind {len(turn.before)} others: {years}",
            tuple(claim_evidence(corpus, claim) for claim in (turn.claim, *turn.before, *turn.elsewhere)),
            severity="warning",
            confidence=0.7,
            trace=(f"{years} come before it", f"it is number {turn.expected}, not {turn.claim.value}"),
            subject=str(turn.claim.subject),
        )

    def _exceeds(
        self, corpus: Corpus, extraction: Extraction, claim: Claim, known: Sequence[Total]
    ) -> Iterator[Finding]:
        over = [
            total
            for total in known
            if (_one_series(total, claim) or _by_measure(extraction, total, claim))
            and not total.admits(extraction, claim)
        ]
        if not over:
            return
        total = max(over, key=lambda other: match(other.claim, claim, {}).subject_score)
        series, whole = str(total.claim.subject), total.claim
        sure = claim.modality == whole.modality == "asserted" and total.how == "in all"
        of = f" ({series})" if any(letter.isalpha() for letter in series) else ""
        yield self.finding(
            f"number {claim.value} here, but {whole.value} in all in {at(corpus, whole)}{of}",
            (claim_evidence(corpus, claim), claim_evidence(corpus, whole)),
            severity="error" if sure else "warning",
            confidence=0.9 if sure else 0.7,
            trace=(
                f"{where(corpus.extractions, claim)} ~ {where(corpus.extractions, whole)}: {match(whole, claim, {})}",
                f"{whole.value} is the whole: {total.how}",
                f"{claim.value} > {whole.value}",
            ),
            subject=series,
        )


class _Totals:
    """All totals, by what they count and in order of size."""

    def __init__(self, found: Iterable[Total]) -> None:
        self._of: dict[tuple[str, int], list[tuple[int, int, Total]]] = defaultdict(list)
        for order, total in enumerate(found):
            limit = _limit(total.claim)
            if limit:
                for document in (_ANY, total.claim.document):
                    self._of[unit_class(total.claim), document].append((limit, order, total))
        for known in self._of.values():
            known.sort(key=lambda each: each[:2])

    def below(self, claim: Claim) -> list[Total]:
        """The totals that an ordinal exceeds, the nearest of its document and of all, in order of place."""
        number = claim.value.point if isinstance(claim.value, Quantity) else None
        if number is None:
            return []
        found: dict[int, Total] = {}
        for unit, document in product(_units(claim), (_ANY, claim.document)):
            known = self._of.get((unit, document), ())
            at = bisect_left(known, number, key=lambda each: each[0])
            found.update((order, total) for _, order, total in known[max(0, at - _NEAREST) : at])
        return [found[order] for order in sorted(found)]


def _units(claim: Claim) -> list[str]:
    """What a number counts; also where no table knows the noun, its name behind it (第四座水库平川水库)."""
    own = unit_class(claim)
    return [own, *(own[:end] for end in range(2, len(own)) if not own[:end].isascii())]


def _one_series(found: Total, claim: Claim) -> bool:
    """Whether two numbers are surely of one series: two bodies each count their meetings.

    Neither may have parties or a kind of its own that the other lacks, and across documents more has to speak for it
    than what is counted.
    """
    total, same = found.claim, replace(claim.mention, unit=found.claim.mention.unit)
    one, two, matched = total.subject, claim.subject, match(total, replace(claim, mention=same), {})
    common = (one.words & two.words) - {one.head, two.head, one.aspect, two.aspect}
    alike = total.document == claim.document or matched.identity > 0 or common
    if not alike or not _one_family(found, claim) or matched.subject_score < _needed(found, claim):
        return False
    return not any(
        mine - theirs and theirs - mine
        for mine, theirs in ((one.parties, two.parties), (one.qualifiers, two.qualifiers))
    )


def _by_measure(extraction: Extraction, found: Total, claim: Claim) -> bool:
    """Whether a bare measure word counts both, side by side: 全集共十八卷，第二十一卷收书信."""
    one, two = found.claim.mention, claim.mention
    bare = one.unit == two.unit not in _VAGUE and not one.get("counted") and not two.get("counted")
    near = 0 <= claim.sentence - found.claim.sentence <= 1 and claim.document == found.claim.document
    opens = extraction.folded[max(0, two.start - 1) : two.start] in _MARKS
    return bare and near and opens and found.how == "in all" and one.get("classifier") == two.get("classifier") != ""


def _one_family(found: Total, claim: Claim) -> bool:
    """Whether both are of one sort of thing; one sentence may leave open which, where what is counted says it."""
    families = {family(found.claim.subject), family(claim.subject)}
    return len(families) == 1 or ("" in families and claim.mention.unit not in _VAGUE)


def _needed(found: Total, claim: Claim) -> float:
    """The score that is enough: less right behind a total of the same head."""
    near = claim.document == found.claim.document and 0 <= claim.sentence - found.claim.sentence <= 1
    return _NEXT if near and family(claim.subject) else _SURE


def _limit(total: Claim) -> int | None:
    high = total.value.high if isinstance(total.value, Quantity) else None
    return int(high) if high is not None else None
