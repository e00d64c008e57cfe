"""Entries of a list of references that stand a line each in one paragraph, without an empty line between them."""

from __future__ import annotations

from factlint.sources import citations
from factlint.sources.builder import Builder

_LOOK = 60
"""So many characters of a line are looked at."""


def opens(builder: Builder, at: int, told: str = "") -> bool:
    """Whether the line at `source[at:]` is the entry that follows the open block, which has to be ended then.

    `told` is what belongs to the block and has not been handed to the builder.
    """
    line = builder.source[at : at + _LOOK].replace("\\", "").lstrip()
    return bool(citations.entry(line)) and citations.follows(builder.since() + told, line)
