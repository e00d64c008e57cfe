"""What the tokens of HTML leave to be worked out: where each lies in the file, and where a link leads."""

from __future__ import annotations

import re
from html import unescape
from itertools import accumulate

from turbohtml import Token

LINE = re.compile(r"\r\n?|\n")
"""The end of a line as the tokenizer counts them."""


def address(token: Token) -> str:
    """Where a link leads; to a note of a book "#" whichever of its files holds that."""
    is_note = "noteref" in (token.attr("epub:type") or "") or "noteref" in (token.attr("role") or "")
    return "#" if is_note else token.attr("href") or ""


def line_starts(chunk: str, start: int) -> list[int]:
    """Where each line of a stretch begins that itself begins at a place of the file."""
    if "\r" in chunk:
        return [start, *(start + match.end() for match in LINE.finditer(chunk))]
    return list(accumulate([len(line) + 1 for line in chunk.split("\n")], initial=start))


def honest(source: str, data: str, start: int, end: int) -> int:
    """The end of a text without the broken tag that the tokenizer dropped after it."""
    wanted = LINE.sub("\n", data)
    for _ in range(4):
        if unescape(LINE.sub("\n", source[start:end])) == wanted:
            return end
        cut = source.rfind("<", start, end)
        if cut < 0:
            return end
        end = cut
    return start
