"""What a date leaves to its reader."""

from __future__ import annotations

from factlint.claims.model import Claim, Extraction

_YEAR = ("year", "年")
_SAME = (
    "that day",
    "same day",
    "that morning",
    "that afternoon",
    "that evening",
    "当天",
    "当日",
    "同日",
    "是日",
    "同一天",
)
"""The very day that was told last."""


def year_is_guessed(extraction: Extraction, claim: Claim) -> bool:
    """Whether no word tells its year: in "elected on 3 May 2015, resigned on 12 March" it may be the next one."""
    mention = claim.mention
    told = extraction.folded[mention.start : mention.end].lower()
    return mention.certainty == "inferred" and not any(word in told for word in (*_YEAR, *_SAME))
