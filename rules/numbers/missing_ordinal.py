"""N204: an ordinal that has lost its number."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.claims.model import Claim, Corpus, Extraction
from factlint.claims.values.number import Quantity
from factlint.rules.finding import Evidence, Finding
from factlint.rules.rule import Case, Rule
from factlint.rules.said import end


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
            (("note.md", "The th meeting was held in Warsaw in 1958.\n"),),
            "The number of the series is missing: `th meeting`.",
            ("th meeting",),
        ),
    )
    passed = ()

    def check(self, corpus: Corpus) -> Iterator[Finding]:
        for extraction in corpus.extractions:
            for claim in extraction.claims:
                if claim.kind == "ordinal" and claim.mention.get("lost") == "yes":
                    yield self._finding(extraction, claim)

    def _finding(self, extraction: Extraction, claim: Claim) -> Finding:
        place = end(extraction, claim)
        known = _last_number(extraction, claim)
        return self.finding(
            f"The number of the series is missing: `{' '.join(place.text.split())}`.",
            (place, *_context(extraction, known)),
            confidence=0.9,
            trace=(f"the last number given before: {known.value}" if known else "no number is given before",),
            subject=str(claim.subject),
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
