"""Days between what is told and what it is told to follow: what rules on the order of a narrative share."""

from __future__ import annotations

from factlint.claims.model import Claim
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
