"""`table`: what each source says, one line a claim, under the name of the source."""

from __future__ import annotations

from collections.abc import Sequence

from factlint.claims.model import Claim, Extraction
from factlint.claims.values.wordings import spoken
from factlint.reports.grid import least, listing, room
from factlint.reports.result import ClaimList, Style
from factlint.reports.summary import plural
from factlint.reports.words import clip, inert, line, width

_HEADS = ("Line", "Kind", "Value", "Text", "About")
_VALUE = 28
"""Most columns of a value."""
_REST = 24
"""Least columns of text and subject together."""


def report(result: ClaimList, style: Style) -> str:
    """A table a source, in the order of the corpus."""
    listed = [(extraction, claims) for extraction, claims in result.listed() if claims]
    blocks = [_block(extraction, claims, style) for extraction, claims in listed]
    if not style.quiet:
        number = sum(len(claims) for _, claims in listed)
        blocks.append(f"{plural(number, 'claim')} in {plural(len(result.extractions), 'source')}.\n")
    return "\n".join(blocks)


def _block(extraction: Extraction, claims: Sequence[Claim], style: Style) -> str:
    rows = [_row(extraction, claim) for claim in claims]
    fixed = [max(least(_HEADS[column]), *(width(row[column]) for row in rows)) for column in range(3)]
    space = room(style.width, len(_HEADS))
    fixed[2] = max(least(_HEADS[2]), min(fixed[2], _VALUE, space - fixed[0] - fixed[1] - _REST))
    left = max(_REST, space - sum(fixed))
    text = min(left // 2, max(least(_HEADS[3]), *(width(row[3]) for row in rows)))
    limits = [*fixed, text, left - text]
    cells = [[clip(cell, limit) for cell, limit in zip(row, limits, strict=True)] for row in rows]
    document = extraction.document
    title = style.paint(inert(document.path), "path")
    return f"{title} ({document.format}, {document.language})\n{listing(_HEADS, cells)}\n"


def _row(extraction: Extraction, claim: Claim) -> list[str]:
    document, mention = extraction.document, claim.mention
    start, end = mention.source or document.locate(mention.start, mention.end)
    text = document.source[start:end] if mention.source else document.text[mention.start : mention.end]
    unit = f" {mention.unit}" if mention.unit else ""
    return [
        str(document.position(start)[0]),
        claim.kind,
        line(f"{_value(claim)}{unit}{_manner(claim)}"),
        line(text),
        line(str(claim.subject)),
    ]


def _value(claim: Claim) -> str:
    return spoken(str(claim.value)) if claim.kind == "duration" else str(claim.value)


def _manner(claim: Claim) -> str:
    """How it is said, where that is not a plain statement."""
    manner = [word for word in (claim.modality, claim.mention.certainty) if word not in ("asserted", "stated")]
    return f" ({', '.join(dict.fromkeys(manner))})" if manner else ""
