"""Reads RSS 2.0, RSS 1.0 and Atom (RFC 4287): the items of a feed, each under its title and its date."""

from __future__ import annotations

import re
from bisect import bisect_left
from html import unescape

from factlint.sources.builder import Builder
from factlint.sources.document import Document
from factlint.sources.html import Page
from factlint.sources.tags import BLOCKS

_TOKEN = re.compile(
    r"<!\[CDATA\[(?P<cdata>)|<!--(?P<comment>)|<\?[^<>]*>|<!\w[^<>]*>|<(?P<close>/)?(?:[\w-]+:)?(?P<name>[\w-]+)"
    r"(?P<rest>[^<>]*)>"
)
_TITLE = frozenset(["title"])
_BODY = frozenset(["description", "encoded", "summary", "content", "subtitle", "tagline"])
_DATES = frozenset(["pubdate", "published", "updated", "date", "issued", "modified", "lastbuilddate"])
_ESCAPED = re.compile(
    r"&lt;(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)(?:(?!&lt;)[^<>]){0,2000}?&gt;|&(?:amp;)?#?\w{1,31};"
)
_WHOLE = re.compile(r"<(?:content:encoded|(?:atom:)?content)\b|(?P<end></(?:\w+:)?(?:item|entry)\s*>)", re.IGNORECASE)
_SUMMARIES = frozenset(["description", "summary"])


def read(source: str, path: str) -> Document:
    """The document of a feed."""
    reader = _Reader(source)
    reader.walk()
    return reader.document(path)


class _Reader:
    def __init__(self, source: str) -> None:
        self.builder = Builder(source)
        self._source = source
        self._page = Page(self.builder)
        self._item = False
        self._element = ""
        self._said = False
        """Whether the body of the item has been read: a further one only repeats it."""
        self._wholes = [(match.start(), not match["end"]) for match in _WHOLE.finditer(source)]
        """Where whole texts begin and items end, and which of the two."""
        self._is_whole = False
        """Whether the item holds its whole text besides a summary."""
        self._raw = False
        self._dates: list[str] = []
        self._whole = ""
        self._dead = False

    def walk(self) -> None:
        """Reads the feed from its first tag to its last."""
        at = 0
        for_text = 0
        while token := _TOKEN.search(self._source, at):
            self._text(for_text, token.start())
            at = token.end()
            if token["cdata"] is not None or token["comment"] is not None:
                close = "]]>" if token["cdata"] is not None else "-->"
                stop = -1 if self._dead else self._source.find(close, at)
                if stop < 0:
                    self._dead = True
                elif token["cdata"] is not None:
                    self._markup(at, stop)
                    at = stop + 3
                else:
                    at = stop + 3
            elif token["name"]:
                self._tag(token)
            for_text = at
        self._text(for_text, len(self._source))

    def document(self, path: str) -> Document:
        """What all of it came to; of items of several days none is the document's date."""
        self._page.finish()
        dates = self._dates or [self._whole]
        stated = {"date": dates[0]} if dates[0] and len({_day(date) for date in dates}) == 1 else {}
        return self.builder.build(path, "feed", stated)

    def _tag(self, token: re.Match[str]) -> None:
        name, opens = token["name"].lower(), not token["close"]
        if self._raw and name not in _BODY:  # XHTML within Atom
            self._page.feed(token.start(), token.end())
        elif name in ("item", "entry"):
            self.builder.end()
            self._item, self._said = opens, False
            self._is_whole = opens and self._holds_its_text(token.end())
        elif not opens or token["rest"].endswith("/"):
            self.builder.end()
            self._element, self._raw = "", False
        elif name in _TITLE | _BODY | _DATES:
            self._element = name
            self._raw = name in _BODY and "xhtml" in token["rest"]
            if name in _TITLE:
                self.builder.begin("heading", 2 if self._item else 1)

    def _holds_its_text(self, at: int) -> bool:
        """Whether an item that begins before a place holds more than a summary."""
        index = bisect_left(self._wholes, (at, False))
        return index < len(self._wholes) and self._wholes[index][1]

    def _text(self, start: int, end: int) -> None:
        """Text of an element: its markup, if any, is escaped."""
        if not self._element or not self._source[start:end].strip():
            return
        if self._element in _DATES:
            self._date(start, end)
        elif self._raw:
            self._page.feed(start, end)
        elif self._takes():
            self._escaped(start, end)

    def _markup(self, start: int, end: int) -> None:
        if self._element in _DATES:
            self._date(start, end)
        elif self._element and self._takes():
            if self._element in _TITLE:
                self._escaped(start, end)
            else:
                self._page.feed(start, end)

    def _takes(self) -> bool:
        """Whether the element is read: of an item its whole text, else the first summary."""
        if self._element in _TITLE:
            return True
        if self._is_whole and self._element in _SUMMARIES:
            return False
        again, self._said = self._said and not self.builder.is_open, True
        return not again

    def _date(self, start: int, end: int) -> None:
        """The date of an item stands below its title, that of the feed is stated beside the text."""
        said = self._source[start:end].strip()
        if not self._item:
            self._whole = self._whole or said
            return
        self._dates.append(said)
        if self._element in ("updated", "modified") and len(self._dates) > 1:
            return
        self.builder.begin("paragraph")
        self.builder.flow(start, end)
        self.builder.end()

    def _escaped(self, start: int, end: int) -> None:
        builder = self.builder
        at = start
        for match in _ESCAPED.finditer(self._source, start, end):
            self._run(at, match.start())
            at = match.end()
            if not match["name"]:
                self._run_entity(match.start(), match.end())
            elif match["name"].lower() in BLOCKS or match["name"].lower() == "br":
                builder.end()
        self._run(at, end)

    def _run(self, start: int, end: int) -> None:
        if start < end and (self.builder.is_open or self._source[start:end].strip()):
            if not self.builder.is_open:
                self.builder.begin("paragraph")
            self.builder.flow(start, end)

    def _run_entity(self, start: int, end: int) -> None:
        """An entity, decoded twice where it was escaped twice: `&amp;nbsp;`."""
        said = unescape(unescape(self._source[start:end]))
        if not self.builder.is_open:
            self.builder.begin("paragraph")
        self.builder.replace(said, start, end)


def _day(date: str) -> str:
    return date[:10] if date[:4].isdigit() else date[:16]
