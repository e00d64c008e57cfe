"""Words in quotation marks that nobody said: the text of a law that another one changes, a term that is defined.

The clauses of two amendments are alike as all law is, and no readings of one statement. The words are data,
`languages/*/provisions.toml`.
"""

from __future__ import annotations

import re
from functools import cache

from factlint.claims.languages import patterns
from factlint.claims.model import Extraction

_REACH = 60
"""Characters before a quotation, and behind it, that may say so."""
_ENDS = ("。", "；", ".", ";")
_MARKS = " \t\"“”「」『』'‘’＂　"


class Provisions:
    """Which quotations of one document are the words of provisions or defined terms."""

    def __init__(self, extraction: Extraction) -> None:
        self._extraction = extraction
        folded = extraction.folded
        self._amends = any(cues["amends"].search(folded) for cues in _cues().values())

    def has(self, start: int, end: int) -> bool:
        """Whether the words between two marks are such.

        A provision of several paragraphs opens each of them with a mark again.
        """
        document, folded = self._extraction.document, self._extraction.folded
        block = document.blocks[document.block_at(start)]
        before = folded[max(block.start, start - _REACH) : start].rstrip(_MARKS)
        if self._amends and (not before or before.endswith(_ENDS)):
            return True
        behind = folded[end : min(block.end, end + _REACH)].lstrip(_MARKS)
        return any(cues["before"].search(before) or cues["behind"].match(behind) for cues in _cues().values())


@cache
def _cues() -> dict[str, dict[str, re.Pattern[str]]]:
    return patterns("provisions")
