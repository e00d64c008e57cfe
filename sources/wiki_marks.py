"""From the brackets of wikitext to edits of its running text: what is left out, what is read otherwise, what refers."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Literal

from msgspec import Struct

from factlint.sources import templates
from factlint.sources.builder import Builder
from factlint.sources.edits import Act, Edits
from factlint.sources.language import language
from factlint.sources.templates import Parameter
from factlint.sources.wiki_nest import Node, nodes

_FILES = re.compile(r"\s*(?:file|image|media|文件|檔案|档案|图像|圖像|图片|圖片)\s*:", re.IGNORECASE)
_ELSEWHERE = re.compile(r"\s*(?:category|分类|分類|[a-z]{2,3}(?:-[a-z]{2,6})?)\s*:(?!\s)", re.IGNORECASE)
_OPTION = re.compile(
    r"\s*(?:thumb(?:nail)?|frame(?:d|less)?|border|left|right|center|none|upright.*|\d*x?\d+px|alt=.*|link=.*|lang=.*|"
    r"class=.*|缩略图|縮圖|右|左|居中|[\d.]+|baseline|sub|super|top|middle|bottom|page=.*)\s*",
    re.IGNORECASE,
)
_VARIANT = re.compile(r"(?P<code>zh(?:-[a-z]+)*)\s*:\s*(?P<text>[^;]*)(?:;|\Z)", re.IGNORECASE)
_FLAGS = re.compile(r"\s*(?P<flags>[A-Za-z;\s-]*)\|")
_SIMPLIFIED = ("zh-hans", "zh-cn", "zh-sg", "zh-my")
_TRADITIONAL = ("zh-hant", "zh-tw", "zh-hk", "zh-mo")
_STRUCK = frozenset(["s", "del", "strike"])
_BLOCKS = frozenset(["div", "p", "table", "tr", "td", "th", "center", "poem", "ul", "ol", "li", "dl", "dd", "dt"])
_DEEPEST = 40
"""MediaWiki's own limit to templates within templates."""


OpeningKind = Literal["box", "unbox", "gap", "field", "caption", "quotation", "paragraph"]


class Opening(Struct, frozen=True):
    """A block that begins whatever the line: of a box, a field of it, a caption, a quotation, plain text again."""

    kind: OpeningKind
    header: tuple[int, int] = (0, 0)


class Marks:
    """The edits of a page, and where blocks begin within lines."""

    def __init__(self, source: str) -> None:
        self.edits = Edits(source)
        self.openings: dict[int, Opening] = {}
        self.metadata: dict[str, str] = {}
        self._source = source
        self._language = ""
        self._struck: list[tuple[str, int]] = []
        handlers: dict[str, Callable[[Node], int]] = {
            "template": self._template,
            "link": self._link,
            "external": self._external,
            "variant": self._variant,
            "raw": self._raw,
            "tag": self._tag,
            "quotes": self._quotes,
            "entity": self._entity,
        }
        until = 0
        around: list[int] = []
        for node in nodes(source):
            if node.start < until:
                continue
            while around and around[-1] <= node.start:
                around.pop()
            handler = handlers.get(node.kind) if len(around) < _DEEPEST else None
            until = handler(node) if handler is not None else self._gone(node)
            around.append(node.end)

    def _gone(self, node: Node) -> int:
        self.edits.drop(node.start, node.end)
        return node.end

    def _keep(self, node: Node, start: int, end: int, act: Act | None = None, after: Act | None = None) -> int:
        """Leaves out the brackets around what is read of a node; what lies within is looked at for itself."""
        self.edits.drop(node.start, start, act)
        self.edits.drop(end, node.end, after)
        return node.inner

    def _raw(self, node: Node) -> int:
        if node.name == "nowiki":
            return self._keep(node, node.inner, node.close)
        return self._gone(node)

    def _quotes(self, node: Node) -> int:
        length = node.end - node.start
        self.edits.drop(node.start, node.end - (length == 4) - max(0, length - 5))
        return node.inner

    def _entity(self, node: Node) -> int:
        said = unescape(self._source[node.start : node.end])
        if said != self._source[node.start : node.end]:
            self.edits.say(said, node.start, node.end)
        return node.inner

    def _tag(self, node: Node) -> int:
        name = node.name
        if name == "br":
            self.edits.say(" ", node.start, node.end)
        elif name in _STRUCK:
            self._struck.append((name, node.start))
            self.edits.drop(node.start, node.end)
        elif name[:1] == "/" and self._struck and self._struck[-1][0] == name[1:]:
            self.edits.drop(self._struck.pop()[1], node.end)
        elif name == "blockquote":
            self._begin(node.start, node.end, "quotation")
        elif name.lstrip("/") in _BLOCKS or name == "/blockquote":
            self._begin(node.start, node.end, "paragraph")
        else:
            self.edits.drop(node.start, node.end)
        return node.inner

    def _begin(self, start: int, end: int, kind: OpeningKind, header: tuple[int, int] = (0, 0)) -> None:
        self.edits.drop(start, end)
        self.openings[start] = Opening(kind, header)

    def _link(self, node: Node) -> int:
        source = self._source
        target = source[node.inner : min(node.close, node.inner + 60)]
        if _FILES.match(target):
            return self._file(node)
        if _ELSEWHERE.match(target) and not node.pipes:
            return self._gone(node)
        if node.pipes:
            return self._keep(node, node.pipes[0] + 1, node.close)
        return self._keep(node, node.inner + target.startswith(":"), node.close)

    def _file(self, node: Node) -> int:
        """Words for an image are a caption where it stands on its own line; amid a sentence they are no part of it."""
        source = self._source
        before = source[max(0, node.start - 1) : node.start]
        if not node.pipes or (before and before not in "\r\n}]>"):
            return self._gone(node)
        last = node.pipes[-1] + 1
        if _OPTION.fullmatch(source, last, min(node.close, last + 80)):
            return self._gone(node)
        self._begin(node.start, last, "caption")
        self._begin(node.close, node.end, "paragraph")
        return node.inner

    def _external(self, node: Node) -> int:
        if not self._source[node.inner : node.close].strip():
            return self._gone(node)
        start: list[int] = []

        def before(builder: Builder, _start: int, _end: int) -> None:
            start.append(builder.mark)

        def after(builder: Builder, _start: int, _end: int) -> None:
            mark = start[-1] if start and start[-1] <= builder.mark else builder.mark
            text = " ".join(builder.since(mark).split())
            builder.refer("link", text, node.name, node.start, node.end, mark)

        return self._keep(node, node.inner, node.close, before, after)

    def _variant(self, node: Node) -> int:
        """-{zh-hans:…; zh-hant:…}-: the wording of the script that the page is written in."""
        source = self._source
        flags = _FLAGS.match(source, node.inner, node.close)
        start = flags.end() if flags else node.inner
        if flags and set(flags["flags"].upper()) & set("HT-AD") and "A" not in flags["flags"].upper():
            return self._gone(node)
        ways = {match["code"].lower(): match.span("text") for match in _VARIANT.finditer(source, start, node.close)}
        if not ways:
            return self._keep(node, start, node.close)
        if not self._language:
            self._language = language(source)
        own, other = _SIMPLIFIED, _TRADITIONAL
        if self._language == "zh-Hant":
            own, other = other, own
        first, last = next((ways[code] for code in (*own, "zh", *other) if code in ways), next(iter(ways.values())))
        return self._keep(node, first, first + len(source[first:last].rstrip()))

    def _template(self, node: Node) -> int:
        source = self._source
        name = templates.title(source, node)
        given = list(templates.parameters(source, node))
        if (one := templates.shown(name, given)) is not None:
            return self._keep(node, one.start, one.end)
        if name in templates.BLANKS:
            self.edits.say(templates.BLANKS[name], node.start, node.end)
        elif templates.DATES.fullmatch(name) and (day := templates.day(source, given)):
            self.edits.say(day, node.start, node.end)
        elif templates.ABOUT.fullmatch(name) and given:
            self.edits.say("c. ", node.start, given[0].start)
            self.edits.drop(given[0].end, node.end)
            return node.inner
        elif name == "convert" and len(given) > 1:
            return self._several(node, given[:2], " ")
        elif name in templates.QUOTES and given:
            self._begin(node.start, given[0].start, "quotation")
            self._begin(given[0].end, node.end, "paragraph")
            return node.inner
        elif templates.CITED.fullmatch(name):
            return self._several(node, given, ". ")
        elif templates.BOXES.fullmatch(name) and any(each.name_start >= 0 for each in given):
            return self._box(node, given)
        else:
            return self._gone(node)
        return node.end

    def _several(self, node: Node, given: list[Parameter], between: str) -> int:
        """Some values of a template, one after the other."""
        at, said = node.start, ""
        for each in given:
            if each.end > each.start:
                self.edits.say(said, at, each.start)
                at, said = each.end, between
        self.edits.drop(at, node.end)
        return node.inner

    def _box(self, node: Node, given: list[Parameter]) -> int:
        """An infobox: a table of two columns."""
        at = node.start
        kind: OpeningKind = "box"
        for each in given:
            if each.name_start >= 0 and each.end > each.start:
                if at < each.name_start:
                    self._begin(at, each.name_start, kind)
                    at = each.name_start
                self._begin(at, each.start, "field", (each.name_start, each.name_end))
                at, kind = each.end, "gap"
        if at == node.start:
            return self._gone(node)
        self._begin(at, node.end, "unbox")
        return node.inner
