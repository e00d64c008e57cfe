"""Dates that tell when something else was than what their sentence tells: "the treaty of 1635", "had bought in 1990".

What a sentence is about goes on; a date in an attribute, a relative clause, a comparison, the past perfect or after
"as early as" stands beside it. Which words show that is data, in `languages/*/flashbacks.toml`.
"""

from __future__ import annotations

import re
from functools import cache

from factlint.claims.languages import tables
from factlint.claims.model import Mention, Sentence

_OPEN, _CLOSE = "⟨", "⟩"


def is_flashback(folded: str, sentence: Sentence, date: Mention, start: int = -1) -> bool:
    """Whether a date of a sentence stands beside what is told; only what lies behind `start` is looked at."""
    pattern = _words().get(sentence.language)
    if pattern is None:
        return False
    lead = folded[max(start, sentence.start) : date.start]
    marked = f"{lead}{_OPEN}{folded[date.start : date.end]}{_CLOSE}{folded[date.end : sentence.end]}"
    return pattern.search(marked) is not None


@cache
def _words() -> dict[str, re.Pattern[str]]:
    return {
        language: re.compile("|".join(f"(?:{form})" for form in forms.values()), re.IGNORECASE)
        for language, forms in tables("flashbacks").items()
    }
