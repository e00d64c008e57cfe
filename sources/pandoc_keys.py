"""Citations of pandoc that stand in the text: `@key [p. 3] says`, `[see @a, p. 3; @b]`, and @{a}.

What a bracket holds besides keys is cut out by `citations`; what is left here is read as words too, so that it stays in
the text. A name behind @ without brackets is a citation only where the text names a bibliography: elsewhere it may be
anybody's.

Rules of the format: https://pandoc.org/MANUAL.html#citation-syntax
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from factlint.sources.citations import is_label
from factlint.sources.document import Document, Reference

_KEY = re.compile(
    r"(?<![\w@.\\/+-])-?@(?:\{(?P<braced>[^{}\s]{1,200})\}|(?P<key>\w(?:[\w:.#$%&+?<>~/-]{0,199}\w)?))(?:\s\[(?P<where>[^\[\]@]{1,60})\])?"
)
_BRACKET = re.compile(r"\[[^\[\]@]{1,80}@[^\[\]]{1,400}\]")


def with_keys(document: Document) -> Document:
    """The document with the citations that its text still holds as references."""
    if "@" not in document.text and "nocite" not in document.metadata:
        return document
    found = tuple(_keys(document))
    every = sorted([*document.references, *found], key=lambda each: (each.start, each.end))
    return replace(document, references=tuple(every)) if found else document


def _keys(document: Document) -> Iterator[Reference]:
    everywhere = "bibliography" in document.metadata
    for block in document.blocks:
        if block.kind == "code":
            continue
        brackets = [match.span() for match in _BRACKET.finditer(document.text, block.start, block.end)]
        for match in _KEY.finditer(document.text, block.start, block.end):
            around = next((span for span in brackets if span[0] < match.start() < span[1]), None)
            label = match["braced"] or match["key"]
            if (around or everywhere) and is_label(label):
                yield _marker(document, match, label, around)


def _marker(document: Document, match: re.Match[str], label: str, around: tuple[int, int] | None) -> Reference:
    end = match.end("braced") + 1 if match["braced"] else match.end("key")
    locator = match["where"] or ""
    if around is not None:
        locator = document.text[end : around[1] - 1].partition(";")[0].strip(" ,")
    start, stop = document.locate(match.start(), end)
    return Reference("marker", label, "", start, stop, around[1] if around else match.end(), "key", locator)
