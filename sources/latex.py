"""Reads LaTeX as text: sections, lists, tables, notes and citations; other commands are left out, their text stays."""

from __future__ import annotations

import re

from factlint.sources import latex_words as words
from factlint.sources.boilerplate import repeated
from factlint.sources.builder import Builder
from factlint.sources.document import Document
from factlint.sources.latex_arguments import Arguments
from factlint.sources.latex_tables import Tables

_TOKEN = re.compile(
    r"(?P<accent>\\(?:[`'^\"=.]|~(?=[A-Za-z{])|[uvHcdbrk](?=[ {]))\s*(?:\{\\?[A-Za-z]\}|\\i(?![A-Za-z]) ?|[A-Za-z]))"
    r"|\\(?P<edge>begin|end)\s*\{(?P<name>[^{}\\\n]{1,40})\}"
    r"|\\(?P<command>[A-Za-z@]+)\*?"
    r"|\\(?P<symbol>[^A-Za-z@])"
    r"|(?P<comment>%[^\r\n]*(?:(?:\r\n?|\n)[ \t]*(?![ \t\r\n])|(?=[\r\n])|\Z))"
    r"|(?P<blank>\n[ \t]*\n\s*|\r\n[ \t]*\r\n\s*)"
    r"|(?P<mark>-{2,3}|``|''|~|&|\$\$?|[{}])"
)
_MARKS = {"--": "–", "---": "—", "``": "“", "''": "”", "~": " "}
_SPACES = " ,;:!/"
_KEYS = re.compile(r"[^\s,]+")
_LAST_OPTION = re.compile(r".*\[", re.DOTALL)
_GIST = re.compile(r"\\[A-Za-z]+\*?|[{}~]")


def read(source: str, path: str) -> Document:
    """The document of a LaTeX file."""
    reader = _Reader(source)
    reader.walk()
    return reader.document(path)


class _Reader:
    def __init__(self, source: str) -> None:
        self.builder = Builder(source)
        self._source = source
        self._arguments = Arguments(source)
        self._starts_later = "\\begin{document}" in source
        self._at = 0
        self._waiting: dict[int, str] = {}
        """Of a closing brace what ends there."""
        self._lists: list[tuple[str, int]] = []
        """The open lists and how many items each has had."""
        self._quotes = 0
        self._tables = Tables(self.builder)
        self._notes = 0
        self._entry: tuple[str, int, int] | None = None
        """The open entry of a bibliography: its key, its first block, where it begins."""
        self._stated: dict[str, str] = {}

    def document(self, path: str) -> Document:
        """What all of it came to."""
        self._close_entry(len(self._source))
        self._tables.close()
        self.builder.end()
        repeated(self.builder.blocks, self.builder.text())
        return self.builder.build(path, "latex", self._stated)

    def walk(self) -> None:
        """Reads the file token by token."""
        while token := _TOKEN.search(self._source, self._at):
            self._text(self._at, token.start())
            self._at = token.end()
            self._token(token)
        self._text(self._at, len(self._source))

    def _token(self, token: re.Match[str]) -> None:
        start, end = token.span()
        if token["edge"]:
            self._edge(token["edge"] == "begin", token["name"].strip(), start)
        elif token["command"]:
            self._command(token["command"], start)
        elif token["blank"]:
            if not self._tables:
                self.builder.end()
        elif token["accent"]:
            accent = words.ACCENT.fullmatch(token["accent"])
            if accent:
                said = words.accented(accent["mark"] or accent["word"], accent["letter"])
                self._say(said, start, end)
        elif token["symbol"]:
            self._symbol(token["symbol"], start, end)
        elif token["mark"]:
            self._mark(token["mark"], start, end)

    def _symbol(self, symbol: str, start: int, end: int) -> None:
        if symbol == "\\":
            self._at = self._arguments.after_option(end)
            if self._tables:
                self._tables.row()
            elif self.builder.is_open:
                self.builder.replace(" ", start, end)
        elif symbol in "[(":
            close = self._source.find("\\]" if symbol == "[" else "\\)", end)
            self._at = close + 2 if symbol == "[" and close >= 0 else end
        elif symbol in _SPACES or symbol.isspace():
            self._say(" ", start, end)
        elif symbol not in "-])/@":
            self._say(symbol, start, end)

    def _mark(self, mark: str, start: int, end: int) -> None:
        if mark == "{":
            return
        if mark == "}":
            self._closed(start)
        elif mark == "&" and self._tables:
            self._tables.next_cell()
        elif mark == "$$":
            close = self._source.find("$$", end)
            self._at = close + 2 if close >= 0 else end
        elif mark in _MARKS:
            self._say(_MARKS[mark], start, end)
        elif mark == "&":
            self._say("&", start, end)

    def _closed(self, at: int) -> None:
        """A brace closes that something ends at."""
        what = self._waiting.pop(at, "")
        if what:
            self.builder.end()
        if what == "caption" and self._tables:
            self._tables.caption()

    def _edge(self, begins: bool, name: str, start: int) -> None:
        if name == "document":
            self._starts_later = False
            self.builder.end()
        elif name in words.ENVIRONMENTS and begins:
            self.builder.end()
            close = self._source.find(f"\\end{{{name}}}", self._at)
            self._at = close if close >= 0 else self._at
        elif name in words.TABLES:
            self._in_table(begins, words.TABLES[name])
        elif name in words.LISTS:
            self.builder.end()
            self._lists.append((name, 0)) if begins else self._lists and self._lists.pop()
        elif name in words.QUOTES:
            self.builder.end()
            self._quotes = max(0, self._quotes + (1 if begins else -1))
        elif name == "thebibliography":
            self.builder.end()
            self._close_entry(start)
            self.builder.notes.in_notes = begins
            self._at = self._arguments.after(self._at, int(begins))
        else:
            self.builder.end()
            self._at = self._arguments.after_option(self._at)

    def _in_table(self, begins: bool, arguments: int) -> None:
        self.builder.end()
        if begins:
            self._at = self._arguments.after(self._arguments.after_option(self._at), arguments)
            self._tables.begin()
        else:
            self._tables.end()

    def _command(self, name: str, start: int) -> None:
        builder = self.builder
        after = self._arguments.after_option(self._at)
        if name in words.SECTIONS or name == "caption":
            self._titled(name, after)
        elif words.CITES.fullmatch(name):
            self._cite(name, self._at)
        elif name in ("verb", "lstinline"):
            self._verbatim(after)
        elif name in ("bibliography", "addbibresource"):
            self._bibliography(after)
        elif name in ("footnote", "footnotetext", "endnote", "thanks"):
            self._note(start, after)
        elif name in ("title", "date", "author"):
            self._about(name, after)
        elif name == "item" and self._lists:
            self._item(start)
        elif name == "bibitem":
            self._bibitem(start, after)
        elif name in words.SIGNS:
            self._at = self._arguments.after_space(self._at) if words.SIGNS[name] else self._at
            self._say(words.SIGNS[name], start, self._at)
            if name == "par":
                builder.end()
        elif self._tables and (name in words.SPANS or name in words.RULES):
            self._span(name, after)
        elif name in words.UNREAD:
            self._at = self._arguments.after(after, words.UNREAD[name])
        else:
            self._at = after if after > self._at else self._arguments.after_space(self._at)
            if self._at > start and self._source[self._at - 1 : self._at] == "\n" and builder.is_open:
                builder.replace(" ", self._at - 1, self._at)

    def _span(self, name: str, after: int) -> None:
        """A cell that spans several, or a line between rows."""
        self._at = self._arguments.after(after, words.UNREAD.get(name, 0))
        if name in words.RULES:
            self._tables.rule()
        elif words.SPANS[name] == "columns":
            self._tables.span(columns=self._arguments.count(after))
        else:
            self._tables.span(rows=self._arguments.count(after))

    def _titled(self, name: str, after: int) -> None:
        brace = self._arguments.brace(after)
        if brace < 0 or self._starts_later:
            return
        if self._tables and name == "caption":
            self._tables.leave()
        self.builder.begin("caption") if name == "caption" else self.builder.begin("heading", words.SECTIONS[name])
        self._waiting[self._arguments.end(brace)] = name
        self._at = brace + 1

    def _cite(self, name: str, at: int) -> None:
        """The keys of a citation; the last of its options says where in the work."""
        while True:
            options = self._arguments.after_option(self._arguments.after_option(at))
            brace = self._arguments.brace(options)
            if brace < 0:
                return
            locator = _gist(_LAST_OPTION.sub("", self._source[at:options].strip().removesuffix("]")))
            at = self._at = self._arguments.end(brace) + 1
            for key in _KEYS.finditer(self._source, brace + 1, self._at - 1):
                self.builder.refer("marker", key.group(), "", *key.span(), scheme="key", locator=locator)
            if not words.CITE_LISTS.fullmatch(name):
                return

    def _verbatim(self, at: int) -> None:
        """What stands between two signs of any kind is shown as it is."""
        close = self._source.find(self._source[at : at + 1], at + 1) if at < len(self._source) else -1
        if close > 0 and "\n" not in self._source[at:close]:
            self._text(at + 1, close)
            self._at = close + 1

    def _bibliography(self, after: int) -> None:
        """The files that the works stand in, a line each; a name without a suffix is that of a .bib file."""
        brace = self._arguments.brace(after)
        if brace >= 0:
            self._at = self._arguments.end(brace) + 1
            names = [name.strip() for name in self._source[brace + 1 : self._at - 1].split(",")]
            files = [name if "." in name.rpartition("/")[2] else f"{name}.bib" for name in names if name]
            known = [self._stated["bibliography"]] if "bibliography" in self._stated else []
            self._stated["bibliography"] = "\n".join([*known, *files])

    def _note(self, start: int, after: int) -> None:
        brace = self._arguments.brace(after)
        if brace < 0:
            return
        end = self._arguments.end(brace) + 1
        self._notes += 1
        said = _gist(self._source[brace + 1 : end - 1])
        self.builder.refer("marker", str(self._notes), "", start, end, scheme="note")
        self.builder.refer("entry", str(self._notes), said, start, end, scheme="note")
        self._at = end

    def _about(self, name: str, after: int) -> None:
        brace = self._arguments.brace(after)
        if brace < 0:
            return
        inner, self._at = self._source[brace + 1 : self._arguments.end(brace)], self._arguments.end(brace) + 1
        said = _gist(inner)
        if said and "\\today" not in inner:
            self._stated.setdefault(name, said)
            if name == "title":
                self.builder.begin("title", 1)
                self.builder.flow(brace + 1, self._arguments.end(brace)) if said == inner else self.builder.replace(
                    said, brace + 1, self._arguments.end(brace)
                )
                self.builder.end()

    def _item(self, start: int) -> None:
        name, count = self._lists.pop()
        self._lists.append((name, count + 1))
        label = f"{count + 1}." if "enum" in name else "-"
        self.builder.begin("item", len(self._lists), label, start)
        option = self._arguments.option(self._at)
        if option and "enum" not in name:
            self._text(*option.span("inner"))
            self._at = option.end()
            self.builder.replace(" ", option.end() - 1, option.end())

    def _bibitem(self, start: int, after: int) -> None:
        brace = self._arguments.brace(after)
        self._close_entry(start)
        if brace >= 0:
            key = self._source[brace + 1 : self._arguments.end(brace)].strip()
            self._entry = key, len(self.builder.blocks), start
            self._at = self._arguments.end(brace) + 1
            self.builder.begin("footnote", 0, key)

    def _close_entry(self, end: int) -> None:
        if self._entry is not None:
            self.builder.end()
            key, first, start = self._entry
            self.builder.enter(key, first, start, start + len(self._source[start:end].rstrip()), "key")
            self._entry = None

    def _say(self, said: str, start: int, end: int) -> None:
        if self._starts_later:
            return
        if said.strip():
            self._open()
        if self.builder.is_open:
            self.builder.replace(said, start, end)

    def _text(self, start: int, end: int) -> None:
        if start >= end or self._starts_later:
            return
        if not self.builder.is_open:
            if self._source[start:end].isspace():
                return
            self._open()
        self.builder.flow(start, end)

    def _open(self) -> None:
        """Makes sure that a block is open."""
        if self.builder.is_open:
            return
        if self._tables:
            self._tables.enter()
            self.builder.begin("cell")
        elif self._quotes:
            self.builder.begin("quotation", self._quotes)
        else:
            self.builder.begin("paragraph")


def _gist(inner: str) -> str:
    """The words of a stretch without its commands."""
    return " ".join(_GIST.sub(" ", inner).split())
