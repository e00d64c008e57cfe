"""The lines of a reStructuredText file, how far each is set in."""

from __future__ import annotations

import re

from msgspec import Struct

from factlint.sources.lines import columns

_LINE = re.compile(r"(?P<words>[^\r\n]*)(?:\r\n|\r|\n|\Z)")


class Line(Struct, frozen=True):
    """A line without the white space around it."""

    start: int
    end: int
    indent: int
    text: str


def split(source: str) -> list[Line]:
    """All lines, the empty ones too."""
    lines = []
    for match in _LINE.finditer(source):
        words = match["words"]
        bare = words.strip()
        start = match.start() + len(words) - len(words.lstrip())
        lines.append(Line(start, start + len(bare), columns(words[: start - match.start()].expandtabs(8)), bare))
    return lines
