"""Reads plain text: paragraphs separated by blank lines."""

from __future__ import annotations

import re

from factlint.sources.builder import Builder
from factlint.sources.document import Document

_PARAGRAPH = re.compile(r"[^\r\n\f]+")


def read(source: str, path: str) -> Document:
    """The document of a plain text file."""
    builder = Builder(source)
    for match in _PARAGRAPH.finditer(source):
        line = match.group().strip()
        short = len(line) <= 30 and line[-1:] not in tuple("。，；：.,;:!?！？")
        builder.begin("heading" if short else "paragraph", 2 if short else 0)
        builder.flow(*match.span())
    return builder.build(path, "text")
