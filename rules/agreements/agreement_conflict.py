"""A301: an agreement reached here and not there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from factlint.claims.compare import at_one_time, family
from factlint.claims.decisions import Decision, rival_decisions
from factlint.claims.denials import Never, Standing, never, standing
from factlint.claims.facts import where
from factlint.claims.model import Claim, Corpus, Extraction
from factlint.claims.rivals import Rivals
from factlint.rules.conflict import conflicts, ends, message, trace
from factlint.rules.finding import Finding, Role, at, claim_evidence
from factlint.rules.rule import Case, Rule

_PORT = (
    "The port commission first met on 3 May 1921. On 9 July 1921 it moved to Bergen."
    " It held 41 meetings until 30 November 1932. "
)
_HAVEN = "港务委员会于1921年5月3日首次开会，1921年7月9日迁往卑尔根。到1932年11月30日，委员会共开会41次。"
_STRAIT = "The strait convention was drafted from 5 April 1907 by 16 lawyers. "
_STRAITS = "海峡公约由16名律师自1907年4月5日起草。"
_SIDES = frozenset({"reached", "not-reached"})


class AgreementConflict(Rule):
    """One source has the agreement reached, another has it not; or a source denies every result of talks that had one.

    A denial that is limited — to a phase, an issue, a time — leaves room for an agreement elsewhere. Only a denial of
    everything ("no progress whatsoever", 没有取得任何进展) about the whole series is set against each agreement of that
    series. Proposals and refusals are steps on the way and contradict nothing.

    A motion, a decree, a contract that is approved in one source and rejected in another, on one day or under one
    number, is such a case as well, where both sources tell much else alike and neither tells the other outcome.

    What was signed and never ratified, or never came into force, in one source was not ratified in another.

    A denial that holds up to a time ("until 1997 there was still no agreement on the court") excludes an agreement on
    the same matter before it, in another source that tells much else alike.

    To settle it, say what the failure was about, or correct the one that is wrong.
    """

    code = "A301"
    name = "agreement-conflict"
    family = "agreement-conflict"
    severity = "warning"
    flagged = (
        Case(
            (
                ("a.md", "On 24 November 2014 the parties reached a comprehensive agreement in Vienna.\n"),
                ("b.md", "On 24 November 2014 the parties failed to reach a comprehensive agreement in Vienna.\n"),
            ),
            "not-reached here, reached in a.md:1",
            (
                "failed to reach a comprehensive agreement",
                "reached a comprehensive agreement",
            ),
        ),
        Case(
            (
                (
                    "a.md",
                    "中苏部长级会谈于1955年开始。9月10日，双方就渔船放行达成协议。"
                    "中苏部长级会谈到头来没有取得任何成果。\n",
                ),
            ),
            "every result is denied here, but a.md:1 has an agreement reached (ministerial talks, China/Soviet Union)",
            (
                "没有取得任何成果",
                "达成",
            ),
        ),
        Case(
            (
                ("a.md", "1995年6月9日，中英聯合聯絡小組就終審法院問題達成協議。\n"),
                ("b.md", "1995年6月9日，中英联合联络小组就终审法院问题未能达成协议。\n"),
            ),
            "not-reached here, reached in a.md:1 (on court on issue court, Joint Liaison Group)",
            (
                "未能达成",
                "達成",
            ),
        ),
        Case(
            (
                ("a.md", _PORT + "On 2 March 1926 the commission reached an agreement on the airport.\n"),
                ("b.md", _PORT + "Until 1930 the commission had still not reached any agreement on the airport.\n"),
            ),
            "still not reached 1930 here, reached 1926-03-02 in a.md:1 (airport)",
            ("not reached any agreement", "reached an agreement"),
        ),
        Case(
            (
                ("a.md", _HAVEN + "1926年3月2日，委员会就机场问题达成协议。\n"),
                ("b.md", _HAVEN + "直到1930年，委員會仍未能就機場問題達成協議。\n"),
            ),
            "still not reached 1930 here, reached 1926-03-02 in a.md:1 (airport)",
            ("未能就機場問題達成", "达成"),
        ),
        Case(
            (
                ("a.md", _STRAIT + "It was signed on 8 May 1908 but never ratified.\n"),
                ("b.md", _STRAITS + "公约于1908年5月8日签署，次年获批准。\n"),
            ),
            "never here, ratify 1909 in b.md:1 (treaty, sign)",
            ("never ratified", "批准"),
        ),
        Case(
            (
                ("a.md", _PORT + "On 2 March 1926 nothing could be agreed on the airport.\n"),
                ("b.md", _HAVEN + "1926年3月2日，委員會就機場問題達成協議。\n"),
            ),
            "reached here, not-reached in a.md:1 (on airport on issue airport)",
            ("達成", "nothing could be agreed on"),
        ),
    )
    passed = (
        Case(
            (
                ("a.md", _STRAIT + "It was signed on 8 May 1908, but not ratified until 1911.\n"),
                ("b.md", _STRAITS + "公约于1908年5月8日签署，1911年获批准。\n"),
                ("c.md", _STRAIT + "It was signed on 8 May 1908 but never ratified by Denmark.\n"),
            )
        ),
        Case(
            (
                ("a.md", _PORT + "On 2 March 1926 the commission turned down the tender of Lund.\n"),
                ("b.md", _HAVEN + "1926年3月2日，委员会接受贝格公司的投标。\n"),
                ("c.md", _PORT + "On 2 March 1926 the commission approved the tender of the Berg works.\n"),
            )
        ),
        Case(
            (
                (
                    "a.md",
                    _PORT + "On 2 March 1926 the commission reached an agreement on the airport."
                    " On 4 May 1931 it reached an agreement on the court.\n",
                ),
                (
                    "b.md",
                    _PORT + "In January 1926 the commission had still not reached any agreement on the airport."
                    " Until 1930 the commission had still not reached any agreement on the court.\n",
                ),
            )
        ),
        Case(
            (
                ("a.md", _HAVEN + "1926年3月2日，委员会就机场问题达成协议。\n"),
                ("b.md", _HAVEN + "直到1930年，委員會仍未能就終審法院達成協議。1925年，機場問題仍未達成協議。\n"),
            )
        ),
        Case(
            (
                (
                    "a.md",
                    "On 10 September 1955 the ministerial talks reached agreement about civilians."
                    " In their second phase the ministerial talks did not reach any agreement about tariffs.\n",
                ),
            )
        ),
        Case((("a.md", "部长级会谈就侨民达成协议，但在关税上无法取得一致。\n"),)),
        Case((("a.md", "領事級會談沒有取得任何成果。大使級會談於1955年9月10日達成協議。\n"),)),
    )

    def check(self, corpus: Corpus) -> Iterator[Finding]:
        """Facts with both outcomes, denials, then decisions of one day; what was found once is not told again."""
        told: set[frozenset[tuple[str, int]]] = set()
        for finding in self._all(corpus):
            places = frozenset((end.path, end.start) for end in finding.evidence)
            if not any(len(places & seen) > 1 for seen in told):
                told.add(places)
                yield finding

    def _all(self, corpus: Corpus) -> Iterator[Finding]:
        for conflict in conflicts(corpus, frozenset({"agreement"})):
            one, two = conflict.outlier, conflict.others[0]
            if {str(one.value), str(two.value)} == _SIDES and at_one_time(one.subject, two.subject) >= 0:
                yield self.finding(
                    message(corpus, conflict),
                    ends(corpus, conflict),
                    confidence=conflict.confidence,
                    trace=trace(corpus, conflict),
                    subject=conflict.subject,
                )
        yield from self._denials(corpus)
        for found in standing(corpus):
            yield self._standing(corpus, found)
        for denied in never(corpus):
            yield self._never(corpus, denied)
        for rival in rival_decisions(corpus):
            yield self._decision(corpus, rival)

    def _decision(self, corpus: Corpus, rival: Rivals[Decision]) -> Finding:
        one, two = rival.outlier, rival.others[0]
        roles: tuple[Role, Role] = ("outlier", "majority") if rival.is_majority else ("", "")
        when = one.claim.subject.when or two.claim.subject.when
        about = f"no. {one.number}" if one.number and one.number == two.number else str(when)
        return self.finding(
            f"{one.claim.value} here, {two.claim.value} in {at(corpus, two.claim)} ({about})",
            (
                claim_evidence(corpus, one.claim, roles[0]),
                *(claim_evidence(corpus, other.claim, roles[1]) for other in rival.others),
            ),
            confidence=0.7,
            trace=tuple(
                f"{where(corpus.extractions, decision.claim)}: {decision.claim.value}, the only outcome told of {about}"
                for decision in (one, *rival.others)
            ),
            subject=about,
        )

    def _standing(self, corpus: Corpus, found: Standing) -> Finding:
        when, until = found.reached.subject.when, found.until.value
        return self.finding(
            f"still not reached {until} here, reached {when} in {at(corpus, found.reached)} ({found.matter})",
            (claim_evidence(corpus, found.denial), claim_evidence(corpus, found.reached)),
            confidence=0.7,
            trace=(
                f"{where(corpus.extractions, found.denial)} holds up to {until}",
                f"{where(corpus.extractions, found.reached)}: reached {when}, on the same matter: {found.matter}",
            ),
            subject=str(found.denial.subject),
        )

    def _never(self, corpus: Corpus, found: Never) -> Finding:
        reached, when = found.reached, found.reached.subject.when
        told = f"{reached.mention.get('stage')} {when}" if when is not None else reached.mention.get("stage")
        return self.finding(
            f"never here, {told} in {at(corpus, reached)} ({found.denial.subject})",
            (claim_evidence(corpus, found.denial), claim_evidence(corpus, reached)),
            confidence=0.7,
            trace=(
                f"{where(corpus.extractions, found.denial)} denies it for good",
                f"{where(corpus.extractions, reached)}: {told}, and neither source tells otherwise",
            ),
            subject=str(found.denial.subject),
        )

    def _denials(self, corpus: Corpus) -> Iterator[Finding]:
        reached: dict[tuple[str, frozenset[str]], list[Claim]] = defaultdict(list)
        for extraction in corpus.extractions:
            for claim in extraction.claims:
                if claim.kind == "agreement" and str(claim.value) == "reached" and claim.mention.get("result"):
                    reached[_series(claim)].append(claim)
        for extraction in corpus.extractions:
            for claim in extraction.claims:
                if _denies_all(extraction, claim) and reached[_series(claim)]:
                    yield self._denial(corpus, claim, reached[_series(claim)])

    def _denial(self, corpus: Corpus, denial: Claim, reached: Sequence[Claim]) -> Finding:
        others = sorted(
            reached, key=lambda claim: (claim.document != denial.document, claim.document, claim.mention.start)
        )
        first = next((claim for claim in others if _dated(claim)), others[0])
        shown = [first, *(claim for claim in others if claim is not first and _dated(claim))]
        return self.finding(
            f"every result is denied here, but {at(corpus, first)} has an agreement reached ({denial.subject})",
            (claim_evidence(corpus, denial), *(claim_evidence(corpus, claim) for claim in shown)),
            confidence=0.7,
            trace=(
                f"{where(corpus.extractions, denial)} denies any result of {denial.subject}: no phase, issue or time",
                *(f"{where(corpus.extractions, claim)}: reached, {claim.subject}" for claim in shown),
            ),
            subject=str(denial.subject),
        )


def _series(claim: Claim) -> tuple[str, frozenset[str]]:
    """The series of talks: its family of heads and what tells it from others."""
    own = frozenset(qualifier for qualifier in claim.subject.qualifiers if ":" not in qualifier)
    head = "talks" if family(claim.subject) in ("talks", "accord", "") and own else family(claim.subject)
    return head, own


def _dated(claim: Claim) -> bool:
    return claim.subject.when is not None


def _denies_all(extraction: Extraction, claim: Claim) -> bool:
    """A denial with a word for "everything" in it, of a series that is known, without phase, issue or time."""
    if claim.kind != "agreement" or str(claim.value) != "not-reached" or claim.subject.when is not None:
        return False
    qualifiers = claim.subject.qualifiers
    if claim.modality == "planned" or not qualifiers or any(":" in qualifier for qualifier in qualifiers):
        return False
    mention = claim.mention
    return any(cue.kind == "universal" and mention.start <= cue.start < mention.end + 2 for cue in extraction.cues)
