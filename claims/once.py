"""What is worked out from a document once, however many rules ask for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from factlint.claims.model import Extraction

Worked = TypeVar("Worked")


def once(work: Callable[[Extraction], Worked]) -> Callable[[Extraction], Worked]:
    """A function whose result stays with the extraction; nobody may change it, and no copy of the extraction has it."""
    name = f"{work.__module__}.{work.__qualname__}"

    @wraps(work)
    def kept(extraction: Extraction) -> Worked:
        known = vars(extraction)
        if name not in known:
            known[name] = work(extraction)
        worked: Worked = known[name]
        return worked

    return kept
