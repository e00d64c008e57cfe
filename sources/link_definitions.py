"""The links of Markdown that are defined apart from where they stand: `[text][label]` and `[label]: address`.

The parser resolves those that have a definition and leaves the rest as text, so the definitions, and the labels that
lead nowhere, are found in the source. Labels are compared as CommonMark does, without regard to case and spacing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from msgspec.structs import replace

from factlint.sources.document import Document, Reference

_DEFINITION = re.compile(
    r"^ {0,3}\[(?P<label>(?!\^)[^\[\]\n]{1,200})\]:[ \t]*(?P<target><[^<>\n]*>|[^\s<]\S*)"
    r"(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*$",
    re.MULTILINE,
)
_USE = re.compile(r"(?<!\\)\[(?P<label>(?!\^)[^\[\]\n]{1,200})\](?![:(])")
_FULL = re.compile(r"(?<![\w\])\\])\[[^\[\]\n]{1,300}\](?P<use>\[(?P<label>(?!\^)[^\[\]\n]{1,200})\])(?!\()", re.ASCII)
"""No member of an array: `grid[i][j]`."""


def with_definitions(document: Document) -> Document:
    """The document with an entry for every definition and a marker for every use of one, or of one that is missing."""
    definitions = list(_DEFINITION.finditer(document.source))
    if not definitions:
        return document
    coded = _Code(document)
    found = [
        _reference(document, "entry", match, match.start("label") - 1, match.end(), match["target"].strip("<>"))
        for match in definitions
        if match.start() not in coded
    ]
    known = {entry.label for entry in found}
    taken = {entry.start for entry in found}
    for match in (*_USE.finditer(document.source), *_FULL.finditer(document.source)):
        start = match.start("use") if "use" in match.re.groupindex else match.start()
        is_new = start not in taken and start not in coded
        if is_new and ("use" in match.re.groupindex or folded(match["label"]) in known):
            taken.add(start)
            found.append(_reference(document, "marker", match, start, match.end(), ""))
    own = {each.start for each in found if each.kind == "marker"}
    kept = [each for each in document.references if not (each.scheme == "definition" and each.start in own)]
    every = sorted([*kept, *found], key=lambda each: (each.start, each.end))
    return replace(document, references=tuple(every))


def folded(label: str) -> str:
    """A label as it is compared.

    >>> folded("The  Minutes ")
    'the minutes'
    """
    return " ".join(label.split()).casefold()


def _reference(document: Document, kind: str, match: re.Match[str], start: int, end: int, target: str) -> Reference:
    label = folded(match["label"])
    at = document.find(start)
    if kind == "entry":
        return Reference("entry", label, target, start, end, at, "definition")
    return Reference("marker", label, target, start, end, at, "definition")


class _Code:
    """The stretches of the source that are code, in blocks and between backticks."""

    def __init__(self, document: Document) -> None:
        self._ranges = sorted(_ranges(document))
        self._starts = [start for start, _ in self._ranges]

    def __contains__(self, place: int) -> bool:
        index = bisect_right(self._starts, place) - 1
        return index >= 0 and place < self._ranges[index][1]


def _ranges(document: Document) -> Iterator[tuple[int, int]]:
    for block in document.blocks:
        if block.kind == "code":
            yield document.locate(block.start, block.end)
    for match in re.finditer(r"(?<!`)(?P<ticks>`{1,3})(?!`)[^`\n]{1,500}(?P=ticks)(?!`)", document.source):
        yield match.span()
