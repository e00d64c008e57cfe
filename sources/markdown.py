"""Reads Markdown, also as wikis export it: `[text](target "wikilink")`, `[[target|label]]`, escaped `\\[1\\]`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from pyromark import Options, events_with_range

from factlint.sources import entries
from factlint.sources.boilerplate import contents, reclassify, repeated
from factlint.sources.builder import Builder
from factlint.sources.document import Document
from factlint.sources.edits import GONE
from factlint.sources.flavours import Flavours
from factlint.sources.frontmatter import fields
from factlint.sources.joint import joint
from factlint.sources.link_definitions import with_definitions
from factlint.sources.links import Links
from factlint.sources.nesting import Nesting
from factlint.sources.offsets import offsets
from factlint.sources.pandoc_keys import with_keys
from factlint.sources.pandoc_tables import DrawnTables

if TYPE_CHECKING:
    from factlint.sources.html import Page

_OPTIONS = (
    Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_YAML_STYLE_METADATA_BLOCKS
    | Options.ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
    | Options.ENABLE_WIKILINKS
    | Options.ENABLE_DEFINITION_LIST
)
_ENDS_BLOCK = frozenset(
    ["Paragraph", "Heading", "TableCell", "CodeBlock", "DefinitionListTitle", "DefinitionListDefinition"]
)
_WITHOUT_MEANING = frozenset(["Strong", "Emphasis", "Superscript", "Subscript"])
_FULL_STOP = "。！？!?.；;：:”’\"'」』）)"


def read(source: str, path: str) -> Document:
    """The document of a Markdown file."""
    reader = _Reader(source)
    for event, span in events_with_range(reader.masked, options=_OPTIONS):
        reader.take(event, span["start"], span["end"])
    return reader.document(path)


class _Reader:
    """Takes the parser's events one by one."""

    def __init__(self, source: str) -> None:
        flavours = Flavours(source)
        self._edits, self._titles, self._stated = flavours.edits, flavours.titles, flavours.stated
        self._source = source
        self._builder = Builder(source)
        self.masked = self._edits.masked() if self._edits else source
        """What is parsed: the source with `edits.GONE` for what is left out, with spaces for drawn tables."""
        self._drawn = DrawnTables(self._builder, self._edits, self.masked)
        self.masked = self._drawn.without(self.masked)
        self._at = offsets(self.masked)
        if flavours.title is not None:
            self._builder.begin("title", 1)
            self._builder.flow(*flavours.title)
            self._builder.end()
        self._nesting = Nesting(self._builder)
        self._links = Links(self._builder, self._nesting)
        self._front: list[str] = []
        self._mode = ""
        """"code", "front" or "struck" while inside such a thing."""
        self._break: tuple[int, int] | None = None
        """A line end that waits for the character after it."""
        self._page: Page | None = None
        """What reads HTML, once there is some."""
        self._html: tuple[int, int] | None = None
        self._handlers: dict[str, Callable[[Any, int, int], None]] = {
            "Text": self._text,
            "Start": self._start,
            "End": self._end,
            "Code": self._code,
            "Html": self._html_block,
            "InlineHtml": self._inline_html,
            "FootnoteReference": self._marker,
        }

    def take(self, event: Any, start: int, end: int) -> None:
        """One event with its range in bytes."""
        if self._drawn and self._drawn.next <= (at := self._at(start)):
            self._drawn.write(at)
        if isinstance(event, str):
            self._line_end(event, start, end)
            return
        for name, content in event.items():
            if (handler := self._handlers.get(name)) is not None:
                handler(content, start, end)

    def document(self, path: str) -> Document:
        """What all events came to."""
        builder = self._builder
        builder.end()
        self._drawn.write(len(self._source))
        text = builder.text()
        reclassify(builder.blocks, text, self._links.linked)
        contents(builder.blocks, text, self._links.inner)
        repeated(builder.blocks, text)
        stated = {**self._stated, **fields("".join(self._front))}
        if self._page is not None:
            stated = {**self._page.metadata, **stated}
        return with_keys(with_definitions(builder.build(path, "markdown", stated)))

    def _text(self, text: str, start: int, end: int) -> None:
        if self._mode == "front":
            self._front.append(text)
            return
        if self._mode == "struck" or (self._page is not None and self._page.skips):
            return
        at = self._at(start)
        if (after := self._links.swallow(at)) > at:
            at, text = after, text[after - at :]
        if not text:
            return
        builder = self._builder
        if self._break is not None and entries.opens(builder, at):
            self._nesting.again()
            self._break = None
        if self._break is not None or not builder.is_open:
            self._open(text[0])
        if self.masked.startswith(text, at):
            self._edits.write(builder, at, at + len(text)) if GONE in text else builder.flow(at, at + len(text))
        else:  # an entity says less than its range holds
            builder.replace(text, at, self._at(end))

    def _open(self, character: str) -> None:
        """Makes sure that a block is open and the line before is joined to what begins with `character`."""
        builder = self._builder
        if not builder.is_open:
            self._nesting.begin()
        elif self._break is not None:
            before = builder.since(max(0, builder.mark - 1))[-1:]
            builder.replace("" if before.isspace() else joint(before, character), *self._break)
        self._break = None

    def _code(self, text: str, start: int, end: int) -> None:
        at, stop = self._at(start), self._at(end)
        self._open(text[:1])
        inner = self._source.find(text, at, stop)
        if inner >= 0:
            self._builder.flow(inner, inner + len(text))
        else:
            self._builder.replace(text, at, stop)

    def _line_end(self, event: str, start: int, end: int) -> None:
        if event == "Rule":
            self._builder.end()
            return
        self._break = self._at(start), self._at(end)
        builder = self._builder
        told = builder.since(max(0, builder.mark - 1))[-1:]
        if self._break[0] in self._titles or (event == "HardBreak" and told in tuple(_FULL_STOP)):
            self._nesting.again()
            self._break = None

    def _start(self, tag: Any, start: int, _end: int) -> None:
        name, content = (tag, None) if isinstance(tag, str) else next(iter(tag.items()))
        if name in _WITHOUT_MEANING:
            return
        if name in ("Link", "Image"):
            if not self._builder.is_open:
                self._nesting.begin()
            self._links.start(content, self._at(start), image=name == "Image")
        elif name == "Strikethrough":
            self._mode = "struck" if self._source.startswith("~~", self._at(start)) else self._mode
        elif name == "MetadataBlock":
            self._mode = "front"
        elif name == "HtmlBlock":
            self._builder.end()
        else:
            self._mode = "code" if name == "CodeBlock" else self._mode
            self._break = None
            self._nesting.start(name, content, self._at(start))

    def _end(self, tag: Any, _start: int, end: int) -> None:
        name = tag if isinstance(tag, str) else next(iter(tag))
        if name in ("Link", "Image"):
            self._links.end(self._at(end))
        elif name in ("Strikethrough", "MetadataBlock"):
            self._mode = ""
        elif name == "HtmlBlock":
            self._feed()
        elif name in _ENDS_BLOCK:
            self._mode = ""
            self._break = None
            self._builder.end()
        elif name in ("Item", "List", "BlockQuote", "FootnoteDefinition", "Table"):
            self._nesting.end(name, self._at(end))

    def _marker(self, label: str, start: int, end: int) -> None:
        self._builder.refer("marker", label, "", self._at(start), self._at(end), scheme="note")

    def _html_block(self, _: str, start: int, end: int) -> None:
        """Lines of HTML come one by one: they are read together as far as they lie together."""
        at, stop = self._at(start), self._at(end)
        if self._html is not None and self._html[1] == at:
            at = self._html[0]
        else:
            self._feed()
        self._html = at, stop

    def _inline_html(self, _: str, start: int, end: int) -> None:
        self._html = self._at(start), self._at(end)
        mark = self._builder.mark
        self._feed()
        if self._builder.mark != mark:  # a forced line end: it stands for the one before it too
            self._break = None

    def _feed(self) -> None:
        if self._html is None:
            return
        if self._page is None:
            from factlint.sources.html import Page

            self._page = Page(self._builder, self._links.linked)
        self._page.feed(*self._html)
        self._html = None
