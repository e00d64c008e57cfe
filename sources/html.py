"""Reads HTML, whole pages and fragments, and serves other readers whose formats hold pieces of it.

Works on the token stream, which says where in the file each token begins; the tree is followed only as far as it
decides what kind of block a text belongs to (`outline.py`).
"""

from __future__ import annotations

import re
from functools import cached_property
from html import unescape

from msgspec import Struct
from turbohtml import Token, TokenType, tokenize

from factlint.sources import entries, tags
from factlint.sources.boilerplate import reclassify, repeated
from factlint.sources.builder import Builder
from factlint.sources.citations import NOTE_MARK, RETURN_MARK
from factlint.sources.document import Document
from factlint.sources.html_tokens import LINE, address, honest, line_starts
from factlint.sources.outline import Outline
from factlint.sources.surroundings import is_hidden, outside

_ENTITY = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[A-Za-z][A-Za-z0-9]*;?)")
_PUBLISHED = re.compile(r"\"datePublished\"\s*:\s*\"(?P<date>\d{4}-\d\d-\d\d[^\"<]{0,30})\"")
_DATA = 20_000
"""So many characters of such data are searched."""
_H1 = re.compile(r"<h1[\s>]", re.IGNORECASE)
_BLANKLINE = re.compile(r"(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)\s*")
_CLOSING = re.compile(r"</([A-Za-z][A-Za-z0-9]*)")
_FULL_STOP = re.compile(r"[。！？!?.；;：:][”’\"'」』）)]*\s*$")
_UNIT = re.compile(r"(?:^|[^A-Za-z])[cdkmμ]?m$")
_BRACKETS = re.compile(r"[\s\[\]［］()（）,，]*")


def read(source: str, path: str) -> Document:
    """The document of a page or fragment."""
    builder = Builder(source)
    page = Page(builder)
    page.feed(0, len(source))
    page.finish()
    return builder.build(path, "html", page.metadata)


class _Inline(Struct):
    """An open link or superscript."""

    start: int
    mark: int
    block: int
    href: str = ""


class Page:
    """Feeds stretches of HTML to a builder; keeps what is open from one stretch to the next."""

    def __init__(self, builder: Builder, linked: dict[int, int] | None = None) -> None:
        self.builder = builder
        self.metadata: dict[str, str] = {}
        self._outline = Outline(builder)
        self._linked = {} if linked is None else linked
        self._skip = ""
        self._depth = 0
        self._link: _Inline | None = None
        self._raised: _Inline | None = None
        self._in_title = False
        self._last: dict[str, int] | None = None

    def feed(self, start: int, end: int) -> None:
        """Reads `source[start:end]`."""
        chunk = self.builder.source[start:end]
        lines = line_starts(chunk, start)
        text, text_at = None, start
        for token in tokenize(chunk):
            at = lines[token.line - 1] + token.col
            if text is not None:
                self._text(text, text_at, at)
                text = None
            kind = token.type
            if kind is TokenType.TEXT:
                text, text_at = token.data, at
            elif kind is TokenType.START_TAG:
                self._start(token.tag or "", token, at)
            elif kind is TokenType.END_TAG:
                self._end(token.tag or "", at)
        if text is not None:
            self._text(text, text_at, end)

    @property
    def skips(self) -> bool:
        """Whether what follows lies in an element that is not read."""
        return bool(self._skip)

    def turn(self) -> None:
        """A page ends and another one of the same document begins: nothing stays open."""
        self.builder.end()
        self._outline.close()
        self._skip, self._link, self._raised, self._in_title = "", None, None, False
        self.builder.notes.in_notes = False

    def finish(self) -> None:
        """Ends the last block and sets apart what surrounds the text of a page."""
        self.builder.end()
        self._outline.close()
        outside(self.builder.blocks, self._outline.parts["main"], self._outline.parts["article"])
        reclassify(self.builder.blocks, self.builder.text(), self._linked)
        repeated(self.builder.blocks, self.builder.text())

    def _text(self, data: str, start: int, end: int) -> None:
        if self._skip:
            return
        builder, source = self.builder, self.builder.source
        if self._in_title:
            self.metadata["title"] = " ".join(data.split())
            if not builder.is_open:
                return
        if not builder.is_open:
            if data.isspace():
                return
            self._outline.begin()
        if "<" in data or source.find("<", start, end) >= 0:
            end = honest(source, data, start, end)
        if self._link is not None:
            block = len(builder.blocks)
            self._linked[block] = self._linked.get(block, 0) + len(data.strip())
        if self._raised is not None and self._raised.mark == builder.mark and data[:1].isdigit():
            before = builder.since(max(0, builder.mark - 1))[-1:]
            if before.isdigit() and self._link is None:
                builder.replace("^", self._raised.start, self._raised.start + len("<sup>"))
        if self._outline.preformatted:
            self._preformatted(start, end)
        else:
            self._lines(start, end)

    def _lines(self, start: int, end: int) -> None:
        """Running text; what stands a line each in a list of references is a block each."""
        at = start
        for match in LINE.finditer(self.builder.source, start, end):
            if entries.opens(self.builder, match.end(), self.builder.source[at : match.start()]):
                self._flow(at, match.start())
                at = match.end()
                self._outline.begin()
        self._flow(at, end)

    def _preformatted(self, start: int, end: int) -> None:
        at = start
        for match in _BLANKLINE.finditer(self.builder.source, start, end):
            self._flow(at, match.start())
            at = match.end()
            self._outline.begin()
        self._flow(at, end)

    def _flow(self, start: int, end: int) -> None:
        """Running text with its entities decoded."""
        builder, source = self.builder, self.builder.source
        if source.find("&", start, end) >= 0:
            for match in _ENTITY.finditer(source, start, end):
                decoded = unescape(match.group())
                if decoded != match.group():
                    builder.flow(start, match.start())
                    builder.replace(decoded, match.start(), match.end())
                    start = match.end()
        builder.flow(start, end)

    def _start(self, tag: str, token: Token, at: int) -> None:
        if self._skip:
            self._depth += tag == self._skip
        elif tag in tags.SKIPPED or (tag in tags.MAY_HIDE and is_hidden(token)):
            if tag == "script":
                self._data(at)
            if self._is_closed(tag, at) and not token.self_closing:
                self._skip, self._depth = tag, 1
        elif tag == "br":
            self._break(at)
        elif tag == "a":
            if not token.self_closing:  # in XHTML a mere place
                self._link = _Inline(at, self.builder.mark, len(self.builder.blocks), address(token))
        elif tag == "q" and not token.self_closing:
            self._quote("“", at)
        elif tag == "sup":
            self._raised = _Inline(at, self.builder.mark, len(self.builder.blocks))
        elif tag in ("title", "meta", "time"):
            self._about(tag, token)
        elif tag in tags.BLOCKS:
            self._outline.start(tag, token, at)

    def _end(self, tag: str, at: int) -> None:
        if self._skip:
            self._depth -= tag == self._skip
            if not self._depth:
                self._skip = ""
        elif tag == "a":
            self._end_link(at)
        elif tag == "sup":
            self._end_raised(at)
        elif tag == "title" and self._in_title:
            self._in_title = False
            self.builder.end()
        elif tag in tags.BLOCKS:
            self._outline.stop(tag, at)
        elif tag == "br":
            self._break(at)
        elif tag == "q":
            self._quote("”", at)

    def _quote(self, sign: str, at: int) -> None:
        """The mark that a browser sets for a quotation."""
        if not self.builder.is_open:
            self._outline.begin()
        self.builder.replace(sign, at, self._tag_end(at))

    def _about(self, tag: str, token: Token) -> None:
        """What a page states about itself; its title is a block only where no heading says it."""
        if tag == "title" and "title" not in self.metadata:
            self._in_title = True
            if not self.builder.blocks and not self._has_h1:
                self.builder.begin("title", 1)
        elif tag == "time" and (stated := token.attr("datetime")):
            self.metadata.setdefault("date", stated.strip())
        elif tag == "meta":
            name = token.attr("name") or token.attr("property") or token.attr("itemprop") or ""
            content = (token.attr("content") or "").strip()
            if content and tags.DATES.fullmatch(name):
                self.metadata.setdefault("date", content)
            elif content and name.lower() == "author":
                self.metadata.setdefault("author", content)

    def _data(self, at: int) -> None:
        """What a page states about itself for search engines (schema.org, JSON-LD)."""
        source = self.builder.source
        end = source.find("</", at, at + _DATA)
        if stated := _PUBLISHED.search(source, at, at + _DATA if end < 0 else end):
            self.metadata.setdefault("date", stated["date"])

    @cached_property
    def _has_h1(self) -> bool:
        return _H1.search(self.builder.source) is not None

    def _break(self, at: int) -> None:
        """A forced line end: a new block after a full stop or a first break, else a space or nothing."""
        builder = self.builder
        if not builder.is_open:
            return
        said = builder.since(max(0, builder.mark - 2))
        if not said.strip() or _FULL_STOP.search(said) or entries.opens(builder, self._tag_end(at)):
            self._outline.begin()
        else:
            builder.replace(" ", at, self._tag_end(at))

    def _end_link(self, at: int) -> None:
        """A link back is cut out, one to a note is a marker, any other stays as text."""
        link, self._link = self._link, None
        if link is None:
            return
        builder = self.builder
        here = link.block == len(builder.blocks)
        text = " ".join(builder.since(link.mark).split()) if here else ""
        end = self._tag_end(at)
        note = NOTE_MARK.fullmatch(text)
        if link.href.startswith("#") and here and (note or RETURN_MARK.fullmatch(text)):
            builder.cut(link.mark)
            if note:
                builder.refer("marker", note["name"], "", link.start, end, scheme="number")
        elif text and link.href:
            builder.refer("link", text, link.href, link.start, end, link.mark)

    def _end_raised(self, at: int) -> None:
        """Raised figures are a note's marker, but not after a figure or a unit of length."""
        raised, self._raised = self._raised, None
        builder = self.builder
        if raised is None or raised.block != len(builder.blocks):
            return
        text = builder.since(raised.mark)
        before = builder.since(max(0, raised.mark - 1))[: -len(text) or None]
        if _BRACKETS.fullmatch(text):
            builder.cut(raised.mark)
        elif text.isdigit() and before and not before[-1].isdigit() and not _UNIT.search(before):
            builder.cut(raised.mark)
            builder.refer("marker", text, "", raised.start, self._tag_end(at), scheme="number")

    def _tag_end(self, at: int) -> int:
        return self.builder.source.find(">", at) + 1 or len(self.builder.source)

    def _is_closed(self, tag: str, at: int) -> bool:
        """Whether an element is closed at all: one that is not would swallow the rest of the page."""
        if self._last is None:
            found = _CLOSING.finditer(self.builder.source)
            self._last = {match[1].lower(): match.start() for match in found}
        return self._last.get(tag, -1) > at
