"""What several rules ask of a claim: whether the document holds it, and how sure its words are."""

from __future__ import annotations

from factlint.claims.model import Claim, Extraction
from factlint.claims.quotations import quoted
from factlint.rules.finding import Evidence, evidence
from factlint.rules.severity import Severity


def denied(claim: Claim) -> bool:
    """Whether the document itself does not hold it: negated, or replaced by something else."""
    return claim.modality in ("negated", "superseded")


def severity(extraction: Extraction, *claims: Claim) -> Severity:
    """Error where every end is stated, asserted and in the document's own words; else warning."""
    return "error" if all(_plain(extraction, claim) for claim in claims) else "warning"


def end(extraction: Extraction, claim: Claim) -> Evidence:
    """The claim as an end of a finding."""
    mention = claim.mention
    return evidence(extraction.document, mention.start, mention.end, str(mention.value), mention.kind)


def _plain(extraction: Extraction, claim: Claim) -> bool:
    own = claim.modality in ("asserted", "planned") and not quoted(extraction.document, claim.mention.start)
    return own and claim.mention.certainty == "stated"
