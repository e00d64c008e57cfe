"""N204: an ordinal that has lost its number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factlint.claims.model import Claim, Corpus, Extraction
from factlint.claims.values.number import Quantity
from factlint.rules.finding import Evidence, Finding
from factlint.rules.rule import Case, Rule
from factlint.rules.said import end

_BEFORE = re.compile(r"[A-Za-z]+ $|第$")
_AFTER = re.compile(r" ?[A-Za-z]+|[㐀-鿿]{1,7}")


class MissingOrdinal(Rule):
    """A place in a series without its number: "the meeting of December, -th dialogue", 次会谈 for 第六次会谈.

    The number was lost when the text was copied or typed, and the reader cannot tell which of the series is meant.

    Agreement: a word that numbers the members of a series has a number before it, or is not used as an ordinal (再次,
    上次, 次日, several times).

    To settle it, count the members of the series that come before, or look in another source; the trace names the last
    number given before.
    """

    code = "N204"
    name = "missing-ordinal"
    family = "ordinal-total"
    severity = "warning"

    flagged = (
        Case(
            (("note.md", "The 74th meeting was held in Warsaw. The th meeting followed in autumn.\n"),),
            "the number is missing: `The th meeting`",
            ("th", "74th meeting"),
        ),
        Case(
            (("jilu.md", "2008年1月，第五次经济对话在贵阳举行。同年12月，次经济对话在华盛顿举行。\n"),),
            "the number is missing: `次经济对话在华盛`",
            ("次", "第五次"),
        ),
        Case(
            (("jilu.md", "雙方於1955年8月開會。第次會議在華沙舉行。\n"),),
            "the number is missing: `第次會議在華沙舉行`",
            ("次",),
        ),
    )
    passed = (
        Case((("note.md", "A statement came from the St George Hospital meeting of nurses.\n"),)),
        Case((("note.md", "The 74th meeting was held in Warsaw; the meeting after that was the last.\n"),)),
        Case((("jilu.md", "第五次对话之后，双方多次交换意见，次日再次会面，此次会谈没有结果。\n"),)),
        Case((("jilu.md", "雙方於1955年8月首次會面，次年又多次會談，每次會談都在華沙舉行。\n"),)),
    )

    def check(self, corpus: Corpus) -> Iterator[Finding]:
        for extraction in corpus.extractions:
            for claim in extraction.claims:
                if claim.kind == "ordinal" and claim.mention.get("lost") == "yes":
                    yield self._finding(extraction, claim)

    def _finding(self, extraction: Extraction, claim: Claim) -> Finding:
        place = end(extraction, claim)
        known = _last_number(extraction, claim)
        return self.finding(
            f"the number is missing: `{_around(extraction, claim)}`",
            (place, *_context(extraction, known)),
            confidence=0.9,
            trace=(f"the last number given before: {known.value}" if known else "no number is given before",),
            subject=str(claim.subject),
        )


def _around(extraction: Extraction, claim: Claim) -> str:
    """The place with the word in front of it and the words behind it."""
    mention = claim.mention
    sentence = extraction.sentences[claim.sentence]
    before = _BEFORE.search(extraction.document.text[sentence.start : mention.start])
    after = _AFTER.match(extraction.document.text, mention.end, sentence.end)
    return f"{before.group() if before else ''}{extraction.document.text[mention.start : mention.end]}" + (
        after.group() if after else ""
    )


def _last_number(extraction: Extraction, claim: Claim) -> Claim | None:
    """The ordinal of the same unit that stands last before it."""
    before = [
        other
        for other in extraction.claims
        if other.kind == "ordinal"
        and other.mention.start < claim.mention.start
        and other.mention.unit == claim.mention.unit
        and isinstance(other.value, Quantity)
        and other.value.point is not None
    ]
    return before[-1] if before else None


def _context(extraction: Extraction, known: Claim | None) -> tuple[Evidence, ...]:
    return () if known is None else (end(extraction, known),)
