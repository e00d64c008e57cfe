"""Reads RSS 2.0, RSS 1.0 and Atom (RFC 4287): the items of a feed, each under its title and its date."""

from __future__ import annotations

import re
from bisect import bisect_left
from html import unescape

from msgspec.structs import replace

from factlint.sources.builder import Builder
from factlint.sources.document import Document
from factlint.sources.html import Page
from factlint.sources.tags import BLOCKS

_TOKEN = re.compile(
    r"<!\[CDATA\[(?P<cdata>)|<!--(?P<comment>)|<\?[^<>]*>|<!\w[^<>]*>|<(?P<close>/)?(?:(?P<space>[\w-]+):)?(?P<name>[\w-]+)"
    r"(?P<rest>[^<>]*)>"
)
_TITLE = frozenset(["title"])
_BODY = frozenset(["description", "encoded", "summary", "content", "subtitle", "tagline"])
_DATES = frozenset(["pubdate", "published", "updated", "date", "issued", "modified", "lastbuilddate"])
_ESCAPED = re.compile(
    r"&lt;(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)(?:(?!&lt;)[^<>]){0,2000}?&gt;|&(?:amp;)?#?\w{1,31};"
)
_WHOLE = re.compile(r"<(?:content:encoded|(?:atom:)?content)\b|(?P<end></(?:\w+:)?(?:item|entry)\s*>)", re.IGNORECASE)
_BESIDE = frozenset(["media", "itunes", "geo", "georss", "slash", "wfw", "sy"])
"""Vocabularies that tell of what goes with an item."""
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
        self._of_items: list[tuple[int, str]] = []
        """Of each item that states its date its first block and that date."""
        self._first = 0
        self._whole = ""
        self._dead = False
        self._aside = ""
        """The open element that tells of a picture or a film."""

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
        is_one = dates[0] and len({_day(date) for date in dates}) == 1
        document = self.builder.build(path, "feed", {"date": dates[0] if is_one else ""})
        blocks = document.blocks
        of_items = tuple((blocks[first].start, date) for first, date in self._of_items if first < len(blocks))
        return document if is_one else replace(document, metadata={}, dates=of_items)

    def _tag(self, token: re.Match[str]) -> None:
        name, opens = token["name"].lower(), not token["close"]
        if name in ("item", "entry"):
            self._aside = ""
        if self._is_beside(token, name):
            return
        if self._raw and name not in _BODY:  # XHTML within Atom
            self._page.feed(token.start(), token.end())
        elif name in ("item", "entry"):
            self.builder.end()
            self._item, self._said = opens, False
            self._first = len(self.builder.blocks)
            self._is_whole = opens and self._holds_its_text(token.end())
        elif not opens or token["rest"].endswith("/"):
            self.builder.end()
            self._element, self._raw = "", False
        elif name in _TITLE | _BODY | _DATES:
            self._element = name
            self._raw = name in _BODY and "xhtml" in token["rest"]
            if name in _TITLE:
                self.builder.begin("heading", 2 if self._item else 1)

    def _is_beside(self, token: re.Match[str], name: str) -> bool:
        """Whether a tag belongs to what tells of a picture or a film."""
        is_own = (token["space"] or "").lower() in _BESIDE
        if is_own or (name == "image" and not self._raw):
            self._aside = "" if token["close"] or token["rest"].endswith("/") else name
            return True
        return bool(self._aside)

    def _holds_its_text(self, at: int) -> bool:
        """Whether an item that begins before a place holds more than a summary."""
        index = bisect_left(self._wholes, (at, False))
        return index < len(self._wholes) and self._wholes[index][1]

    def _text(self, start: int, end: int) -> None:
        """Text of an element: its markup, if any, is escaped."""
        if not self._element or self._aside or not self._source[start:end].strip():
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
        elif self._element and not self._aside and self._takes():
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
        if not self._of_items or self._of_items[-1][0] != self._first:
            self._of_items.append((self._first, said))
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
