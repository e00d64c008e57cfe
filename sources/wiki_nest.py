"""What is bracketed in wikitext: templates, links, variants, references, tags, found in one pass over the file.

As MediaWiki reads them (mediawiki.org, "Preprocessor ABNF"), but linear whatever the text: a bracket that nothing
closes is dropped when an outer one closes, and each is looked at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from msgspec import Struct, field

Kind = Literal["template", "link", "external", "variant", "ref", "comment", "raw", "tag", "quotes", "entity", "switch"]

_RAW = "nowiki|pre|math|chem|syntaxhighlight|source|score|timeline|templatedata|hiero|graph|mapframe|maplink|imagemap"
_TOKEN = re.compile(
    rf"""
      (?P<comment><!--)
    | <(?P<raw>{_RAW}|gallery)\b(?P<raw_rest>[^<>]*)>
    | (?P<ref><ref\b(?P<attributes>[^<>]*)>)
    | (?P<unref></ref\s*>)
    | <(?P<tag>/?[A-Za-z][A-Za-z0-9]*)\b(?P<tag_rest>[^<>]*)>
    | (?P<open>\{{\{{(?:\{{(?!\{{))?|\[\[|-\{{(?!\{{))
    | (?P<web>\[(?P<url>(?:https?:|ftp:)?//[^\s\[\]<>"|{{}}]+)[ \t]*)
    | (?P<close>\}}\}}|\]\]|\}}-|\])
    | (?P<pipe>\|)
    | (?P<quotes>'{{2,}})
    | (?P<entity>&(?:\#[0-9]{{1,8}}|\#[xX][0-9a-fA-F]{{1,6}}|[A-Za-z][A-Za-z0-9]{{1,30}});)
    | (?P<switch>__[A-Z一-鿿]{{3,30}}__|~~~~?~?)
    | (?P<line>\r\n?|\n)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CLOSES = {"}}": "{{", "]]": "[[", "}-": "-{", "]": "["}
_KINDS: dict[str, Kind] = {"{{": "template", "[[": "link", "-{": "variant", "[": "external", "<": "ref"}


@cache
def _closing(name: str) -> re.Pattern[str]:
    return re.compile("-->" if name == "!--" else rf"</{name}\s*>", re.IGNORECASE)


class Node(Struct, frozen=True):
    """Something that does not simply stand for itself."""

    kind: Kind
    start: int
    inner: int
    """Where its inside begins."""
    close: int
    """Where its inside ends."""
    end: int
    name: str = ""
    """Of a tag or raw element its name in small letters, of a web link its address, of a reference its attributes."""
    pipes: tuple[int, ...] = ()
    """Of a template or link the bars that part it."""


class _Open(Struct):
    sort: str
    start: int
    inner: int
    name: str = ""
    pipes: list[int] = field(default_factory=list)


def nodes(source: str) -> list[Node]:
    """All of them, by place; one lies within another, behind it, or before it."""
    return sorted(_Nest(source).walk(), key=lambda node: (node.start, -node.end))


class _Nest:
    def __init__(self, source: str) -> None:
        self._source = source
        self._stack: list[_Open] = []
        self._count = {"{{": 0, "[[": 0, "-{": 0, "[": 0, "<": 0}
        self._dead: set[str] = set()
        """Raw elements that nothing closes from here on."""

    def walk(self) -> Iterator[Node]:
        """The nodes, each when it closes."""
        at = 0
        while match := _TOKEN.search(self._source, at):
            kind = match.lastgroup or ""
            at = match.end()
            if kind in ("comment", "raw_rest"):
                node = self._raw(match)
                if node is not None:
                    at = node.end
                    yield node
            elif kind in ("open", "web", "ref"):
                yield from self._open(match)
            elif kind in ("close", "unref"):
                yield from self._close("<" if match["unref"] else _CLOSES[match["close"]], match)
            elif kind == "pipe":
                if self._stack:
                    self._stack[-1].pipes.append(match.start())
            elif kind == "line":
                self._line()
            else:
                yield _leaf(match)

    def _raw(self, match: re.Match[str]) -> Node | None:
        name = "!--" if match["comment"] else match["raw"].lower()
        if (match["raw_rest"] or "").endswith("/"):
            return Node("tag", match.start(), match.end(), match.end(), match.end(), name)
        if name in self._dead:
            return None
        close = _closing(name).search(self._source, match.end())
        if close is None:
            self._dead.add(name)
            return None
        kind: Kind = "comment" if name == "!--" else "raw"
        return Node(kind, match.start(), match.end(), close.start(), close.end(), name)

    def _open(self, match: re.Match[str]) -> Iterator[Node]:
        if match["ref"]:
            rest = match["attributes"]
            if rest.rstrip().endswith("/"):
                yield Node("ref", match.start(), match.end(), match.end(), match.end(), rest.rstrip("/ "))
                return
            sort, name = "<", rest
        else:
            sort, name = ("[", match["url"]) if match["web"] else (match["open"][:2], "")
        self._stack.append(_Open(sort, match.start(), match.end(), name))
        self._count[sort] += 1

    def _close(self, sort: str, match: re.Match[str]) -> Iterator[Node]:
        if not self._count[sort]:
            return
        if sort == "[" and self._stack[-1].sort != "[":  # a bracket in the middle of something else
            return
        while self._stack:
            opened = self._stack.pop()
            self._count[opened.sort] -= 1
            if opened.sort == sort:
                pipes = tuple(opened.pipes)
                yield Node(_KINDS[sort], opened.start, opened.inner, match.start(), match.end(), opened.name, pipes)
                return

    def _line(self) -> None:
        """A link to the web ends with its line."""
        if self._stack and self._stack[-1].sort == "[":
            self._count["["] -= 1
            self._stack.pop()


def _leaf(match: re.Match[str]) -> Node:
    kind: Kind = "tag"
    name = (match["tag"] or "").lower()
    if match["quotes"]:
        kind = "quotes"
    elif match["entity"]:
        kind = "entity"
    elif match["switch"]:
        kind = "switch"
    elif (match["tag_rest"] or "").endswith("/"):
        name = name.lstrip("/")
    return Node(kind, match.start(), match.end(), match.end(), match.end(), name)
