"""What reports are made from: the outcome of one run, and how it may be drawn.

A report is a pure function from one of these and a `Style` to text. To add one: a file in the folder of its command
(check, claims, align, compare, explain) and one entry in that folder's `formats.FORMATS`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from factlint.claims.account import Account
from factlint.claims.model import Claim, Corpus, Extraction, Fact
from factlint.claims.versions import STATUSES, Comparison, Status
from factlint.reports.style import Style
from factlint.rules.baseline import Accepted
from factlint.rules.finding import Finding
from factlint.rules.severity import SEVERITIES, Severity
from factlint.rules.waiver import Suppressed
from factlint.sources.loading import Skipped

__all__ = ["SEVERITIES", "CheckResult", "ClaimList", "Compared", "Explained", "FactList", "Severity", "Style"]


class Since(Struct, frozen=True):
    """What became of the findings of an earlier state, where only those that a change introduced are told."""

    name: str
    """Of the earlier state: a revision."""
    resolved: int
    """Findings that are no more."""
    older: int
    """Findings that were there before and are not told."""


class Against(Struct, frozen=True):
    """What a baseline has to say of the findings, where only those that it does not hold are told."""

    name: str
    """Its file."""
    unchanged: tuple[Finding, ...] = ()
    """Findings that it holds; they are not told."""
    fixed: tuple[Accepted, ...] = ()
    """What it holds and is no more."""


class CheckResult(Struct, frozen=True):
    """The outcome of `check`."""

    corpus: Corpus
    findings: tuple[Finding, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    settings: tuple[tuple[str, str], ...] = ()
    """Names and values of what the run was told, for reports that are archived."""
    since: Since | None = None
    """Where the findings are those that a change introduced."""
    suppressed: tuple[Suppressed, ...] = ()
    """Findings that are not told because a comment, or a file of such comments, says so."""
    left_out: frozenset[str] = frozenset()
    """Fingerprints of findings that are not told because of options: a language, a least confidence."""
    against: Against | None = None
    """Where the findings are those that a baseline does not hold."""
    focus: frozenset[str] = frozenset()
    """Paths of what is being checked, as against what it is compared with."""
    today: str = ""
    """The day (YYYY-MM-DD, or "unknown") for suppressions that expire; "" where there are none."""

    def counts(self) -> dict[str, int]:
        """Findings by severity, every severity named."""
        found = Counter(finding.severity for finding in self.findings)
        return {severity: found[severity] for severity in SEVERITIES}


class ClaimList(Struct, frozen=True):
    """The outcome of `claims`: what some documents say."""

    extractions: tuple[Extraction, ...]
    """In order of path."""
    kinds: frozenset[str] = frozenset()
    """The kinds of claims wanted; empty for all."""

    def listed(self) -> Iterator[tuple[Extraction, tuple[Claim, ...]]]:
        """Each document with those of its claims that are wanted."""
        for extraction in self.extractions:
            every = sorted((*extraction.claims, *extraction.marks), key=lambda claim: claim.mention.start)
            yield extraction, tuple(claim for claim in every if not self.kinds or claim.kind in self.kinds)


class FactList(Struct, frozen=True):
    """The outcome of `align`: some facts of a corpus, in the order in which they are to be read."""

    corpus: Corpus
    facts: tuple[Fact, ...] = ()
    single: bool = False
    """List facts that one source alone states, too, in the formats for people; data formats always hold them."""


class Compared(Struct, frozen=True):
    """The outcome of `compare`: two texts on one subject."""

    comparison: Comparison
    findings: tuple[Finding, ...] = ()
    """Where the two cannot both be true."""
    same: bool = False
    """List what both say alike, too, in the formats for people; data formats always hold it."""

    def counts(self) -> dict[Status, int]:
        """Facts by what became of them, every status named."""
        found = Counter(change.status for change in self.comparison.changes)
        return {status: found[status] for status in STATUSES}


class Explained(Struct, frozen=True):
    """The outcome of `explain`: findings, and how two claims stand to each other."""

    corpus: Corpus
    findings: tuple[Finding, ...] = ()
    accounts: tuple[Account, ...] = ()
    """Of every two claims asked for, those that were joined first, then by what speaks for them."""
