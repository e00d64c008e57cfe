"""What note-taking programs and pandoc add to Markdown: found in the source before it is parsed, and not read as text.

Obsidian: `%%comments%%`, `==marked words==`, `^block-names`, `> [!note] callouts`, `key:: value`, tags that end a line.
Pandoc: a head of `% title`, `::: divs`, `[words]{.class}`, `^[notes in the line]`. Code is left alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import pairwise, takewhile

from factlint.sources.builder import Builder
from factlint.sources.edits import Edits

_SIGNS = ("%", "==", "[!", "::", "^", "]{", "#", "~")
_FENCE = re.compile(r"^ {0,3}(?P<fence>`{3,}|~{3,})[^`\r\n]*(?=[\r\n]|\Z)", re.MULTILINE)
_CODE = re.compile(r"(?<!`)(?P<tick>`{1,3})(?!`)[^`\r\n]*(?P=tick)(?!`)")
_GONE = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        r"(?P<gone>%%[^%\r\n]+%%)",
        r"(?<![=A-Za-z0-9_)\]])(?P<gone>==)(?=[^\s=])[^=\r\n]{0,300}(?<=[^\s=])(?P<too>==)(?!=)",
        r"(?P<gone>(?:[ \t]|^)\^[A-Za-z0-9-]{1,40})[ \t]*(?=[\r\n]|\Z)",
        r"^[ \t]*(?:[-*+][ \t]+)?[^\W\d_][\w -]{0,40}:(?P<gone>:)[ \t]",
        r"(?<=[\w)])\^[\w+-]{1,10}(?P<gone>\^)",
        r"(?<=\w)(?P<gone>~)\w{1,3}(?P<too>~)(?!~)",
        r"^ {0,3}#{1,6}[ \t][^{}\r\n]*(?P<gone>\{[#.][^{}\r\n]*\})[ \t]*(?=[\r\n]|\Z)",
        r"^(?P<gone>:{3,}(?:[ \t]*(?:\{[^{}\r\n]*\}|[\w-]+)[ \t]*:*)?)[ \t]*(?=[\r\n]|\Z)",
        r"(?P<gone>\[)[^\[\]\r\n]{1,300}(?P<too>\]\{[.#][^{}\r\n]{1,80}\})",
    )
)
"""What is left out, as groups `gone` and `too`."""
_HEAD = re.compile(
    r"%[ \t]*(?P<title>[^\r\n]*)\r?\n"
    r"(?:%[ \t]*(?P<author>[^\r\n]*)(?:\r?\n|\Z))?(?:%[ \t]*(?P<date>[^\r\n]*)(?:\r?\n|\Z))?"
)
"""What pandoc lets a file begin with: title, authors, date."""
_COMMENT = re.compile(r"^%%[ \t]*(?=[\r\n]|\Z)", re.MULTILINE)
"""Opens and closes a comment of several lines."""
_TAGGED = re.compile(r"^[^#\r\n]*#[^\r\n]*", re.MULTILINE)
_WORD = re.compile(r"\S+")
_TAG = re.compile(r"#[^\W\d_][\w/-]{0,60}")
_CALLOUT = re.compile(
    r"^(?:[ \t]*>)+[ \t]*(?P<gone>\[![\w-]{1,30}(?:\|[^\]\r\n]{0,30})?\][-+]?)(?P<title>[^\r\n]*)", re.M
)
_NOTE = re.compile(r"\^\[(?P<said>[^\[\]\r\n]{1,1000})\]")


class Flavours:
    """The edits of one file."""

    def __init__(self, source: str) -> None:
        self.edits = Edits(source)
        self.titles: set[int] = set()
        """Where the titles of callouts end: what follows is a block of its own."""
        self.stated: dict[str, str] = {}
        """Title, author and date where the file begins with them."""
        self.title: tuple[int, int] | None = None
        """Where that title stands."""
        self._source = source
        self._code = list(coded(source))
        self._notes = 0
        if any(sign in source for sign in _SIGNS):
            self._find()

    def _find(self) -> None:
        if head := _HEAD.match(self._source):
            self.edits.drop(*head.span())
            self.stated = {name: said.strip() for name, said in head.groupdict().items() if said and said.strip()}
            self.title = head.span("title")
        for pattern in _GONE:
            for match in self._outside(pattern):
                self.edits.drop(*match.span("gone"))
                if "too" in pattern.groupindex:
                    self.edits.drop(*match.span("too"))
        for match in self._outside(_CALLOUT):
            self.edits.drop(*match.span("gone"))
            if match["title"].strip():
                self.titles.add(match.end())
        for match in self._outside(_NOTE):
            self._notes += 1
            self.edits.drop(*match.span(), self._note(match, f"^{self._notes}"))
        for match in self._outside(_TAGGED):
            words = list(_WORD.finditer(self._source, *match.span()))
            tags = list(takewhile(lambda word: _TAG.fullmatch(word.group()), reversed(words)))
            for tag in tags if len(words) > 1 else ():  # one alone may be a heading whose space was forgotten
                self.edits.drop(*tag.span())
        comments = [match.start() for match in self._outside(_COMMENT)]
        for start, end in list(pairwise(comments))[::2]:
            self.edits.drop(start, end + 2)

    def _note(self, match: re.Match[str], label: str) -> Callable[[Builder, int, int], None]:
        said = " ".join(match["said"].split())

        def act(builder: Builder, start: int, end: int) -> None:
            builder.refer("marker", label, "", start, end, scheme="note")
            builder.refer("entry", label, said, start, end, scheme="note")

        return act

    def _outside(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """The matches that do not begin in code."""
        starts = [start for start, _ in self._code]
        for match in pattern.finditer(self._source):
            index = bisect_right(starts, match.start()) - 1
            if index < 0 or match.start() >= self._code[index][1]:
                yield match


def coded(source: str) -> Iterator[tuple[int, int]]:
    """The stretches of code in Markdown, in order: between fences, and between backticks elsewhere."""
    at = 0
    opened: re.Match[str] | None = None
    for match in _FENCE.finditer(source) if "```" in source or "~~~" in source else ():
        if opened is None:
            yield from (code.span() for code in _CODE.finditer(source, at, match.start()))
            opened = match
        elif match["fence"].startswith(opened["fence"]):
            yield opened.start(), match.end()
            at, opened = match.end(), None
    if opened is not None:
        yield opened.start(), len(source)
    elif "`" in source:
        yield from (code.span() for code in _CODE.finditer(source, at))
