"""N203: a number announced, and another number of things that follow."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.claims.features import family
from factlint.claims.model import Claim, Corpus, Extraction
from factlint.claims.values.number import Quantity
from factlint.rules.finding import Finding
from factlint.rules.rule import Case, Rule
from factlint.rules.said import denied, end


class EnumerationMismatch(Rule):
    """A text announces so many things and lists more, or fewer; or divides something into two phases and tells a third.

    Either the number is wrong or a thing was left out, and a reader who counts on the list misses it.

    Agreement: as many members as announced, in prose, in a list, or numbered first, second … A list introduced by
    "including" may be shorter, a number said with "about" or "at least" may differ.

    To settle it, compare with another source of the same list; the member that one of them lacks is commonly the first,
    the last, or one that was joined to its neighbour.
    """

    code = "N203"
    name = "enumeration-mismatch"
    family = "enumeration"
    severity = "error"

    flagged = (
        Case(
            (
                (
                    "note.md",
                    "The ambassadorial talks of China and the United States were divided into two phases.\n\n"
                    "No agreement came of the third phase of the ambassadorial talks.\n",
                ),
            ),
            "`two phases` are announced, but `third phase` follows: 3 > 2",
            ("third phase", "two phases"),
        ),
        Case(
            (("jilu.md", "中美大使级会谈分为两个阶段。\n\n大使级会谈第三阶段没有达成协议。\n"),),
            "`两个阶段` are announced, but `第三阶段` follows: 3 > 2",
            ("第三阶段", "两个阶段"),
        ),
        Case(
            (("jilu.md", "中美大使級會談分為兩個階段。\n\n大使級會談第三階段沒有達成協議。\n"),),
            "`兩個階段` are announced, but `第三階段` follows: 3 > 2",
            ("第三階段", "兩個階段"),
        ),
    )
    passed = (
        Case(
            (
                (
                    "note.md",
                    "The ambassadorial talks were divided into three phases.\n\nThe third phase was the longest. "
                    "The consular talks, a third phase of contacts, had ended before.\n",
                ),
            )
        ),
        Case((("jilu.md", "大使级会谈分为三个阶段。\n\n第三阶段最长。\n"),)),
        Case((("jilu.md", "大使級會談分為兩個階段。第二階段最長。\n\n鐵路工程的第三階段同年開始。\n"),)),
    )

    def check(self, corpus: Corpus) -> Iterator[Finding]:
        for extraction in corpus.extractions:
            yield from self._phases(extraction)

    def _phases(self, extraction: Extraction) -> Iterator[Finding]:
        """A member of a division beyond their number: one finding for each division."""
        counts = [c for c in extraction.claims if c.kind == "count" and c.subject.aspect == "divide" and not denied(c)]
        for count in counts:
            number = _number(count)
            beyond = [c for c in extraction.claims if number is not None and _beyond(count, number, c)]
            larger = [c for c in counts if _same_members(c, count) and (_number(c) or 0) > (number or 0)]
            if beyond and not larger:
                yield self._phase_finding(extraction, count, beyond)

    def _phase_finding(self, extraction: Extraction, count: Claim, beyond: list[Claim]) -> Finding:
        first = beyond[0]
        announced, told = _text(extraction, count), _text(extraction, first)
        return self.finding(
            f"`{announced}` are announced, but `{told}` follows: {first.value} > {count.value}",
            (end(extraction, first), end(extraction, count), *(end(extraction, claim) for claim in beyond[1:])),
            severity="warning",
            confidence=0.75,
            trace=(f"{count.subject} ~ {first.subject}", f"{first.value} > {count.value}"),
            subject=str(count.subject),
        )


def _text(extraction: Extraction, claim: Claim) -> str:
    return extraction.document.text[claim.mention.start : claim.mention.end]


def _beyond(count: Claim, number: int, claim: Claim) -> bool:
    """Whether a claim is a member of what the count divides, with a greater number."""
    if (
        claim.kind != "ordinal"
        or claim.sentence == count.sentence
        or claim.modality in ("negated", "planned", "superseded")
    ):
        return False
    at = _number(claim)
    if at is None or not number < at <= number + 3 or not _same_members(count, claim):
        return False
    one, two = count.subject, claim.subject
    if one.qualifiers and two.qualifiers:
        return bool(one.qualifiers & two.qualifiers) and (
            not one.parties or not two.parties or bool(one.parties & two.parties)
        )
    return family(one) == family(two) != ""


def _same_members(one: Claim, two: Claim) -> bool:
    """Whether they count the same sort of parts: by unit, or by the Chinese measure word."""
    if one.mention.unit and one.mention.unit == two.mention.unit:
        return True
    measures = one.mention.get("classifier"), two.mention.get("classifier")
    return all(measures) and (measures[0].endswith(measures[1]) or measures[1].endswith(measures[0]))


def _number(claim: Claim) -> int | None:
    point = claim.value.point if isinstance(claim.value, Quantity) else None
    return int(point) if point is not None else None
