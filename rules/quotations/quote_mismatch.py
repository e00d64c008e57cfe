"""Q501: one statement quoted in two wordings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from factlint.claims.cited import Citation, citations
from factlint.claims.model import Claim, Corpus, Extraction
from factlint.claims.quotes import Quote, Token, quotes
from factlint.claims.support import quoted
from factlint.claims.values.agreement import Agreement
from factlint.claims.values.time import Time
from factlint.claims.verbatim import Found, Words
from factlint.claims.wordings import Comparison, Difference, side_by_side
from factlint.rules.finding import Evidence, Finding, evidence
from factlint.rules.rule import Case, Rule
from factlint.rules.severity import Severity

_SHINGLE = {True: 4, False: 3}
"""How many Chinese characters, or words, in a row two quotations share before they are compared."""
_LEAST = 5
"""Fewer shared words are a phrase that anybody may use."""
_COMMON = 24
"""A row of words in more quotations is a formula."""
_LIKE = 0.74
"""The likeness from which two quotations are one statement."""
_ALIKE = 0.85
"""The same within one document, which may well quote two clauses of one treaty."""
_KIN = 0.5
"""The same where a long row of words, a name around both or an exchange of terms speaks for it, too."""
_RUN = {True: 8, False: 5}
_SHOWN = 60


class QuoteMismatch(Rule):
    """One statement that is quoted in two wordings, so that one of them is not what was said.

    A quotation vouches for every word. A changed number, date, name or negation changes what somebody is held to have
    said.

    Agreement: both have the same words in the same order. Script, case, spelling, marks, the way a number is written
    and small words make no difference; what one leaves out at an end or by an ellipsis is left out, what it puts in
    brackets is the editor's. Quotations in different languages are compared by their dates and numbers only, like
    any other claims. Statements of different people, or of different days, are different statements.

    To settle it, look up the words where they were said or printed first.
    """

    code = "Q501"
    name = "quote-mismatch"
    family = "quote-mismatch"
    severity = "error"

    flagged = (
        Case(
            (
                ("a.md", "Mayor Lee said: “We shall build three bridges across the river by next spring.”\n"),
                ("b.md", "“We shall build two bridges across the river by next spring,” Lee told them.\n"),
            ),
            "“three” here, “two” in b.md:1, in one quotation",
            (
                "We shall build three bridges across the river by next spring.",
                "We shall build two bridges across the river by next spring,",
            ),
        ),
        Case(
            (
                ("a.md", "Lee wrote that he had “done all that could be done to keep the old ferry on the river”.\n"),
                ("b.md", "Lee: “all that could be done to sink the old ferry on the river”.\n"),
            ),
            "“keep” here, “sink” in b.md:1, in one quotation",
            (
                "done all that could be done to keep the old ferry on the river",
                "all that could be done to sink the old ferry on the river",
            ),
        ),
        Case(
            (
                ("a.md", "Lee “wanted nothing that year but a dry house for every child” (see [the diary](b.md)).\n"),
                ("b.md", "I wanted nothing that year but a dry bed for every child of the town.\n"),
            ),
            "“house” here, “bed” in b.md:1, in one quotation",
            (
                "wanted nothing that year but a dry house for every child",
                "wanted nothing that year but a dry bed for every child",
            ),
        ),
        Case(
            (
                ("a.md", "章程写明：“本会是研究机构而不是管理机构”。\n"),
                ("b.md", "章程規定，本會「是管理機構而不是研究機構」。\n"),
            ),
            "“研究机构而不是管理” here, “管理機構而不是研究” in b.md:1, in one quotation: exchanged",
            ("本会是研究机构而不是管理机构", "是管理機構而不是研究機構"),
        ),
        Case(
            (
                ("a.md", "公報說：「雙方同意不在河上再建新橋。」\n"),
                ("b.md", "公報寫道：「雙方同意在河上再建新橋」。\n"),
            ),
            "“不” here, nothing in b.md:1, in one quotation",
            ("雙方同意不在河上再建新橋。", "雙方同意在河上再建新橋"),
        ),
        Case(
            (
                (
                    "a.md",
                    "會長林錦堂說：「本會以互助為宗旨，不以營利為目的。」\n\n"
                    "「本會以互助為宗旨，也以營利為目的」，林錦堂後來寫道。\n",
                ),
            ),
            "“不” here, “也” in a.md:3, in one quotation",
            ("本會以互助為宗旨，不以營利為目的。", "本會以互助為宗旨，也以營利為目的"),
        ),
    )
    passed = (
        Case(
            (
                ("a.md", "Lee “wanted nothing … but a dry bed for every child” (see [the diary](b.md)).\n"),
                ("b.md", "I wanted nothing that year but a dry bed for every child of the town.\n"),
            )
        ),
        Case(
            (
                ("a.md", "Lee said: “We shall build 3 bridges across the river, and the harbour, by next spring.”\n"),
                ("b.md", "“We shall build three bridges … by next spring,” Lee said of “the [old] river”.\n"),
            )
        ),
        Case(
            (
                ("a.md", "Lee said: “I shall not stand for mayor of this town again.”\n"),
                ("b.md", "Brown said: “I shall stand for mayor of this town again.”\n"),
            )
        ),
        Case(
            (
                ("a.md", "公报说：“双方同意在河上再建三座新桥。”\n"),
                ("b.md", "公報說：「雙方同意在河上再建3座新橋」，「費用由雙方平均分擔」。\n"),
            )
        ),
        Case(
            (
                ("a.md", "The ferry treaty says: “The parties shall consult each other within thirty days.”\n"),
                ("b.md", "The press law reads: “The parties shall consult each other within sixty days.”\n"),
            )
        ),
        Case(
            (
                ("a.md", "第三条写明：“一方应在三十日内将变更书面通知另一方。”\n"),
                ("b.md", "第五條寫明：「一方應在六十日內將事故書面通知另一方。」\n"),
            )
        ),
        Case(
            (
                ("a.md", "会长林锦堂说：“本会以互助为宗旨，不以营利为目的。”\n"),
                ("b.md", "船主陳阿福說：「本會以互助為宗旨，也以營利為目的。」\n"),
            )
        ),
        Case((("a.md", "他说：“……再建新桥……”\n"), ("b.md", "他說：「雙方同意在河上再建新橋。」\n"))),
    )

    def check(self, corpus: Corpus) -> Iterator[Finding]:
        every = [quote for number, extraction in enumerate(corpus.extractions) for quote in quotes(extraction, number)]
        for first, second in _candidates(every):
            found = side_by_side(first.tokens, second.tokens)
            if found.differences and found.shared >= _LEAST and _is_one(corpus, first, second, found):
                yield self._finding(corpus, first, second, found)
        words: dict[int, Words] = {}
        for citation in citations(corpus.extractions, corpus.library):
            if citation.source >= 0 and citation.source != citation.document:
                for claim, place in quoted(corpus, citation, words):
                    if place is not None and not place.verbatim:
                        yield self._finding(corpus, *_both(citation, claim, place), place.comparison)

    def _finding(self, corpus: Corpus, first: Quote, second: Quote, found: Comparison) -> Finding:
        ends = _end(corpus, first), _end(corpus, second)
        weighty = [each for each in found.differences if each.sort != "wording"]
        told = (weighty or list(found.differences))[0]
        other = corpus.extractions[second.document].document
        line = other.position(other.locate(second.start, second.end)[0])[0]
        here, there = _said(corpus, first, told.first), _said(corpus, second, told.second)
        message = f"{here} here, {there} in {other.path}:{line}, in one quotation"
        return self.finding(
            message + (": exchanged" if told.sort == "exchange" else ""),
            ends,
            severity=_severity(corpus, first, second, found, weighty=bool(weighty)),
            confidence=0.9 if weighty else 0.75,
            trace=(
                f"{found.shared} of {max(found.core)} words are shared, {found.run} of them in a row",
                *(f"{each.sort}: {_pair(corpus, first, second, each)}" for each in found.differences),
            ),
        )


def _severity(corpus: Corpus, first: Quote, second: Quote, found: Comparison, *, weighty: bool) -> Severity:
    """Two wordings within one text may both be meant: a slogan and its turn, a speaker who says it again.

    So may those of the two Chinese scripts, whose readers call many a thing by other words: 网络, 網路.
    """
    if not weighty and (first.document == second.document or _script(corpus, first) != _script(corpus, second)):
        return "info"
    return "error" if weighty and found.likeness >= _LIKE else "warning"


def _script(corpus: Corpus, quote: Quote) -> bool:
    """Whether it is written in the traditional script."""
    extraction = corpus.extractions[quote.document]
    return extraction.folded[quote.start : quote.end] != extraction.document.text[quote.start : quote.end]


def _both(citation: Citation, claim: Claim, place: Found) -> tuple[Quote, Quote]:
    """A quotation and the place of its source that is nearly the same."""
    mention = claim.mention
    first = Quote(citation.document, mention.start, mention.end, claim.sentence, place.wanted)
    return first, Quote(citation.source, place.start, place.end, 0, place.tokens)


def _candidates(every: Sequence[Quote]) -> list[tuple[Quote, Quote]]:
    """Pairs of quotations that share a row of words that few have; a quotation within another is no pair with it."""
    rows: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, quote in enumerate(every):
        size = _SHINGLE[quote.is_han]
        forms = [token.form for token in quote.tokens]
        for row in {tuple(forms[at : at + size]) for at in range(len(forms) - size + 1)}:
            rows[row].append(index)
    pairs = {
        (one, two)
        for members in rows.values()
        if len(members) <= _COMMON
        for at, one in enumerate(members)
        for two in members[at + 1 :]
    }
    found = ((every[one], every[two]) for one, two in sorted(pairs))
    return [(one, two) for one, two in found if one.document != two.document or one.sentence != two.sentence]


def _is_one(corpus: Corpus, first: Quote, second: Quote, found: Comparison) -> bool:
    """Whether two quotations are of one statement.

    Two clauses of different treaties can be as like as two readings of one: what stands around the quotations, or what
    is exchanged within them, has to speak for it as well.
    """
    named = _named_alike(first, second)
    if first.names and second.names and not named:
        return False
    if first.labels and second.labels and not first.labels & second.labels:
        return False
    if (first.lead and second.lead and first.lead != second.lead) or _other_day(corpus, first, second):
        return False
    if first.document == second.document and not (named and found.likeness >= _ALIKE):
        return False
    exchanged = any(each.sort == "exchange" for each in found.differences)
    long = found.run >= _RUN[first.is_han]
    if found.likeness >= _LIKE:
        untold = long and not (first.context and second.context)
        return exchanged or named or untold or bool(first.context & second.context)
    return found.likeness >= _KIN and (exchanged or (long and named))


def _named_alike(first: Quote, second: Quote) -> bool:
    """Whether who speaks in one is named beside the other: 顾亚平说, 顧亞平談到那一刻時說."""
    return bool(first.names & (second.names | second.context) or second.names & first.context)


def _other_day(corpus: Corpus, first: Quote, second: Quote) -> bool:
    """Whether their sentences date them differently."""
    days = [_days(corpus.extractions[quote.document], quote) for quote in (first, second)]
    pairs = [one.compare(two) for one in days[0] for two in days[1]]
    return bool(pairs) and all(answer is Agreement.DISJOINT for answer in pairs)


def _days(extraction: Extraction, quote: Quote) -> list[Time]:
    return [
        claim.value
        for claim in extraction.in_sentence(quote.sentence)
        if isinstance(claim.value, Time) and not quote.start <= claim.mention.start < quote.end
    ]


def _end(corpus: Corpus, quote: Quote) -> Evidence:
    return evidence(corpus.extractions[quote.document].document, quote.start, quote.end, kind="quote")


def _said(corpus: Corpus, quote: Quote, part: tuple[int, int]) -> str:
    """The words at which it parts from the other."""
    if part[0] >= part[1]:
        return "nothing"
    text = corpus.extractions[quote.document].document.text
    words: Sequence[Token] = quote.tokens[part[0] : part[1]]
    said = text[words[0].start : words[-1].end]
    return f"“{said if len(said) <= _SHOWN else said[:_SHOWN] + '…'}”"


def _pair(corpus: Corpus, first: Quote, second: Quote, each: Difference) -> str:
    return f"{_said(corpus, first, each.first)} / {_said(corpus, second, each.second)}"
