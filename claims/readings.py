"""A text as one of two that are known to be about one subject: every value it gives, and what stands beside each.

More is read than for a check among strangers: bounds of dates ("before 1944") and numerals that count nothing (a score
of 63, number 5 on a chart), which only mean something where the subject is settled.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from factlint.claims.bare import bare
from factlint.claims.bounds import bounded
from factlint.claims.compare import unit_class
from factlint.claims.concepts import lower
from factlint.claims.frames import Frame, frames
from factlint.claims.model import Claim, Extraction

_GROUPS = {"date": "time", "range": "time", "count": "count", "ordinal": "ordinal", "duration": "duration"}


class Reading(Struct, frozen=True):
    """A value of a text and how it stands there."""

    claim: Claim
    group: str
    """"time", "count", "ordinal" or "duration": only readings of one group are compared."""
    unit: str
    frame: Frame
    alone: bool
    """Whether no other value of the text is of its group and unit."""


def bounds_read(extraction: Extraction, document: int) -> Extraction:
    """The extraction with the bounds of its dates and its bare numerals, as that document of a corpus."""
    lowered = lower(extraction.folded)
    claims = [_bounded(claim, lowered) for claim in (*extraction.claims, *bare(extraction, lowered))]
    ordered = sorted(claims, key=lambda claim: (claim.mention.start, claim.mention.end))
    return replace(extraction, claims=tuple(replace(claim, document=document) for claim in ordered))


def readings(extraction: Extraction, claims: Sequence[Claim]) -> list[Reading]:
    """The readings of some claims, in order of place; those of other kinds left out."""
    own = [claim for claim in claims if claim.kind in _GROUPS]
    groups = [(_GROUPS[claim.kind], unit_class(claim)) for claim in own]
    number = Counter(groups)
    beside = frames(extraction, own)
    return [
        Reading(claim, *group, frame, number[group] == 1)
        for claim, group, frame in zip(own, groups, beside, strict=True)
    ]


def _bounded(claim: Claim, lowered: str) -> Claim:
    value = bounded(lowered, claim.mention) if claim.kind == "date" else None
    return claim if value is None else replace(claim, mention=replace(claim.mention, value=value))
