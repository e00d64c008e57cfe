"""What a rule hands on: one inconsistency, with both ends and the calculation."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

from factlint.claims.model import Claim, Corpus
from factlint.sources.document import Document

Severity = Literal["error", "warning", "info"]
Role = Literal["", "majority", "outlier", "context"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One end of a finding: a place in a file and what it says there."""

    path: str
    start: int
    end: int
    """Offsets into `Document.source`."""
    line: int
    column: int
    end_line: int
    end_column: int
    text: str
    """`Document.source[start:end]`."""
    value: str
    kind: str
    """A claim kind, or "reference", "text"."""
    role: Role = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One inconsistency. The first two ends decide it; further ones support it."""

    code: str
    name: str
    family: str
    severity: Severity
    confidence: float
    """0.0 to 1.0: how sure the rule is that a careful editor would act on it."""
    message: str
    """One sentence with both values and the calculation."""
    evidence: tuple[Evidence, ...]
    trace: tuple[str, ...] = ()
    """A step a line: why the ends belong together, what was compared and how."""
    subject: str = ""
    """What both ends are about, language-neutral; part of the fingerprint."""

    @property
    def fingerprint(self) -> str:
        """Sixteen hexadecimal digits that survive edits elsewhere: no path, no line number, no further end."""
        ends = sorted(f"{end.value}\x1f{end.text}" for end in self.evidence[:2])
        return hashlib.sha256("\x1e".join([self.code, self.subject, *ends]).encode()).hexdigest()[:16]


def evidence(
    document: Document, start: int, end: int, value: str = "", kind: str = "text", role: Role = ""
) -> Evidence:
    """An end at `document.text[start:end]`."""
    return source_evidence(document, *document.locate(start, end), value, kind, role)


def source_evidence(
    document: Document, start: int, end: int, value: str = "", kind: str = "text", role: Role = ""
) -> Evidence:
    """An end at `document.source[start:end]`."""
    line, column = document.position(start)
    end_line, end_column = document.position(end)
    return Evidence(
        document.path, start, end, line, column, end_line, end_column, document.source[start:end], value, kind, role
    )


def at(corpus: Corpus, claim: Claim) -> str:
    """A claim's path and line, as messages name the other end: `b.html:12`."""
    document = corpus.extractions[claim.document].document
    return f"{document.path}:{document.position(document.locate(claim.mention.start, claim.mention.end)[0])[0]}"


def claim_evidence(corpus: Corpus, claim: Claim, role: Role = "") -> Evidence:
    """An end at a claim."""
    mention = claim.mention
    document = corpus.extractions[claim.document].document
    return evidence(document, mention.start, mention.end, str(mention.value), mention.kind, role)
