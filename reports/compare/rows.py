"""What every format for people shows of a comparison: a row a fact, what needs a decision first."""

from __future__ import annotations

from msgspec import Struct

from factlint.claims.model import Claim, Corpus
from factlint.claims.versions import STATUSES, Change, Status
from factlint.reports.align.labels import label
from factlint.reports.align.matrix import places, reason
from factlint.reports.align.values import said
from factlint.reports.result import Compared
from factlint.reports.summary import plural

_NOUNS: dict[Status, str] = {
    "conflict": "in conflict", "changed": "changed", "removed": "removed", "added": "added", "same": "the same",
}  # fmt: skip


class Row(Struct, frozen=True):
    """One fact and what became of it."""

    status: Status
    fact: str
    sides: tuple[str, str]
    """What each text says, with the line on which it does; "" where it does not."""
    why: str


def rows(result: Compared, *, same: bool) -> list[Row]:
    """The facts by status, then by place; those that stay the same where asked for."""
    shown = [change for change in result.comparison.changes if same or change.status != "same"]
    ordered = sorted(shown, key=lambda change: STATUSES.index(change.status))
    return [_row(result.comparison.corpus, change) for change in ordered]


def closing(result: Compared) -> str:
    """How many facts there are of each status, in words."""
    counts = result.counts()
    if not any(counts.values()):
        return "No facts.\n"
    told = ", ".join(f"{counts[status]} {_NOUNS[status]}" for status in STATUSES if counts[status])
    return f"{plural(sum(counts.values()), 'fact')}: {told}.\n"


def _row(corpus: Corpus, change: Change) -> Row:
    fact = change.fact
    sides = [[claim for claim in fact.claims if claim.document == document] for document in (0, 1)]
    why = reason(fact) if change.status in ("conflict", "changed") else ""
    return Row(
        change.status,
        f"{label(corpus, fact)} ({fact.claims[0].kind})",
        (_said(corpus, sides[0]), _said(corpus, sides[1])),
        why,
    )


def _said(corpus: Corpus, claims: list[Claim]) -> str:
    values: dict[str, list[int]] = {}
    for claim in claims:
        document = corpus.extractions[claim.document].document
        line = document.position(document.locate(claim.mention.start, claim.mention.end)[0])[0]
        lines = values.setdefault(said(claim), [])
        if line not in lines:
            lines.append(line)
    return "; ".join(f"{value} {places(lines, ',')}" for value, lines in values.items())
