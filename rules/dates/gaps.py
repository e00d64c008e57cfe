"""Days between what is told and what it is told to follow: what rules on the order of a narrative share."""

from __future__ import annotations

from msgspec.structs import replace

from factlint.claims.flashbacks import is_flashback
from factlint.claims.model import Claim, Extraction
from factlint.claims.values.time import Precision, Time

_MONTH = 31
"""Days."""


def is_dated(claim: Claim) -> bool:
    """Whether a date says in which year something was, is or would have been: no plan, no open period."""
    value = claim.value
    return (
        isinstance(value, Time)
        and claim.modality != "planned"
        and value.year_known
        and value.possible
        and not value.open
        and value.first.precision <= Precision.YEAR
    )


def days_before(told: Claim, reference: Claim) -> int | None:
    """Days from the latest day on which `told` can begin to the first day of `reference`."""
    if not isinstance(told.value, Time) or not isinstance(reference.value, Time):
        return None
    begins, other = told.value.first.bounds, reference.value.bounds
    if begins is None or other is None or other[0] is None:
        return None
    return other[0] - begins[1]


def slack(*claims: Claim) -> int:
    """What is known to the month or year alone may be told a month or year out of order."""
    grains = [claim.value.first.precision for claim in claims if isinstance(claim.value, Time)]
    return 0 if max(grains) is Precision.DAY else _MONTH if max(grains) <= Precision.MONTH else 366


def length(days: int) -> str:
    """A number of days in words, in months and years where they are many."""
    return (
        f"{days} days" if days < 60 else f"about {round(days / 30.44)} months" if days < 730 else f"{days // 365} years"
    )


def is_counted_from_afar(extraction: Extraction, claim: Claim) -> bool:
    """Whether a date is counted from one of another paragraph, which it need not be about."""
    anchor, block = claim.mention.anchor, extraction.document.blocks[extraction.sentences[claim.sentence].block]
    return anchor is not None and not block.start <= anchor.start < block.end and bool(claim.mention.get("deictic"))


def named(told: Claim) -> str:
    """The date with what it is the date of: `1954-09/1955-07 (consular talks, hold)`."""
    about = replace(told.subject, parties=frozenset())
    return f"{told.value} ({about})" if str(about) else str(told.value)


def is_aside(extraction: Extraction, claim: Claim, start: int = -1) -> bool:
    """Whether the date belongs to something that the sentence only mentions."""
    return is_flashback(extraction.folded, extraction.sentences[claim.sentence], claim.mention, start)
