"""What a rule hands on: one inconsistency, with both ends and the calculation."""

from __future__ import annotations

import hashlib
from typing import Literal

from msgspec import Struct

from factlint.claims.model import Claim, Corpus
from factlint.rules.severity import Severity
from factlint.sources.document import Document, Unit

Role = Literal["", "majority", "outlier", "context"]


class Evidence(Struct, frozen=True):
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
    unit: Unit = ""
    number: int | None = None
    """The page or paragraph, from 1, of a file that has no lines of its own."""

    @property
    def place(self) -> str:
        """Where in its file it lies, as reports for people name it: "12", "page 3", "paragraph 7"."""
        return f"{self.unit} {self.number}" if self.unit else str(self.line)


class Finding(Struct, frozen=True):
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
    text, number = document.source[start:end], document.number(start)
    unit = document.unit
    return Evidence(
        document.path, start, end, line, column, end_line, end_column, text, value, kind, role, unit, number
    )


def at(corpus: Corpus, claim: Claim) -> str:
    """A claim's path and line, as messages name the other end: `b.html:12`, `c.pdf:page 3`."""
    end = claim_evidence(corpus, claim)
    return f"{end.path}:{end.place}"


def claim_evidence(corpus: Corpus, claim: Claim, role: Role = "") -> Evidence:
    """An end at a claim."""
    mention = claim.mention
    document = corpus.extractions[claim.document].document
    return evidence(document, mention.start, mention.end, str(mention.value), mention.kind, role)
