"""Comments in each format, as far as they are addressed to factlint.

To add a format: its entry in `_LINES`, by what stands before the name on such a line, or in `_MARKED` where comments
are `<!-- -->`; and one in `comment_writing.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from factlint.sources.suppression_words import Told, parse

NAMES = ("factlint", "Factlint", "FACTLINT")
"""How a comment addresses us: with a capital only where "ignore" follows, as it may be a sentence that begins so."""

_MARKED = frozenset(["markdown", "html", "wikitext", "feed", "text"])
"""Formats with comments as SGML has them."""
_LINES = {
    "text": re.compile(r"[ \t]*(?:#{1,3}|//|%{1,3}|;{1,3}|\.\.)?[ \t]*"),
    "rst": re.compile(r"[ \t]*\.\.[ \t]+"),
    "bibtex": re.compile(r"[ \t]*%{1,3}[ \t]*"),
    "subtitles": re.compile(r"NOTE[ \t]+"),
}
"""Format to what stands before the name on the line of a comment."""
_FARTHEST = 60
"""So far into its line a name may begin, where the comment is the line."""
_OPENING = "<!--"
_CLOSING = "-->"
_ADDRESS = re.compile(
    r"(?:factlint(?P<colon>[ \t]?[:：])?(?P<verb>[ \t]+ignore(?:-file)?(?![\w-]))?"
    r"|(?:Factlint|FACTLINT)(?P<capital>[ \t]?[:：])(?=[ \t]*ignore(?:-file)?(?![\w-])))"
)
_BREAK = re.compile(r"[\r\n\f\x85]")
_BREAKS = "\r\n\f\x85"
_MISSING = 'a colon is missing after "factlint"'


class Comment(Struct, frozen=True):
    """A comment addressed to factlint: `source[start:end]` with its marks."""

    start: int
    end: int
    told: Told


def comments(source: str, form: str) -> Iterator[Comment]:
    """The comments of a file, in order."""
    if form == "markdown" and source.startswith(("---", "+++")):
        from factlint.sources.front_suppressions import of_front_matter

        yield from (Comment(start, end, told) for start, end, told in of_front_matter(source))
    done, last = 0, source.rfind(_CLOSING)
    for match in _ADDRESS.finditer(source):
        if match.start() >= done and (match["colon"] or match["verb"] or match["capital"]):
            found = _marked(source, match) if form in _MARKED and match.end() <= last else None
            found = found or _line(source, form, match)
            if found is not None:
                done = found.end
                yield found


def is_line(words: str) -> bool:
    """Whether a line of plain text is a comment to factlint and nothing else."""
    found = next(comments(words.strip(), "text"), None)
    return found is not None and (found.start, found.end) == (0, len(words.strip()))


def _marked(source: str, match: re.Match[str]) -> Comment | None:
    at = match.start()
    while at and source[at - 1] in " \t\r\n":
        at -= 1
    if not source.endswith(_OPENING, 0, at):
        return None
    end = source.find(_CLOSING, match.end())
    return None if end < 0 else _comment(match, at - len(_OPENING), end, end + len(_CLOSING))


def _line(source: str, form: str, match: re.Match[str]) -> Comment | None:
    start = _before(source, match.start()) if form == "latex" else _start(source, form, match.start())
    if start < 0:
        return None
    ended = _BREAK.search(source, match.end())
    end = ended.start() if ended else len(source)
    end = match.end() + len(source[match.end() : end].rstrip())
    return _comment(match, start, end, end)


def _start(source: str, form: str, at: int) -> int:
    """Where the line begins that holds nothing but a mark before a place; -1 where there is more, or no mark."""
    if form not in _LINES:
        return -1
    start = at
    while start and at - start < _FARTHEST and source[start - 1] not in _BREAKS:
        start -= 1
    if start and source[start - 1] not in _BREAKS:
        return -1
    return start if _LINES[form].fullmatch(source, start, at) else -1


def _before(source: str, at: int) -> int:
    """Where the sign of a LaTeX comment stands right before a place; -1 where none does."""
    while at and source[at - 1] in " \t":
        at -= 1
    stop = at
    while at and source[at - 1] == "%":
        at -= 1
    slashes = at
    while slashes and source[slashes - 1] == "\\":
        slashes -= 1
    at += (at - slashes) % 2
    return at if at < stop else -1


def _comment(match: re.Match[str], start: int, told: int, end: int) -> Comment:
    """A comment whose words end at `told`."""
    if match["colon"] or match["capital"]:
        return Comment(start, end, parse(match.string[match.end() - len(match["verb"] or "") : told]))
    return Comment(start, end, replace(parse(match.string[match.start("verb") : told]), fault=_MISSING))
