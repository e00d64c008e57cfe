"""The references of wikitext: `<ref>`, `<ref name>`, `{{sfn}}` and the templates they lead to, `{{cite …}}`.

Works on the source alone, so that it serves whatever reads the text. One pass over the tags and braces; what is
within comments and `<nowiki>` is no reference.

Rules of the format: https://www.mediawiki.org/wiki/Help:Cite
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct, field
from msgspec.structs import replace

from factlint.sources.document import Document, Field, Reference

_TOKEN = re.compile(
    r"<!--(?P<comment>)|<nowiki\s*>(?P<nowiki>)|<ref(?P<open>(?:\s[^<>]*)?)(?P<single>/?)>|(?P<close></ref\s*>)"
    r"|<references(?P<list>(?:\s[^<>/]*)?)>|(?P<unlist></references\s*>)|(?P<braces>\{\{)|(?P<unbraces>\}\})",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"\bname\s*=\s*(?:\"(?P<double>[^\"]*)\"?|'(?P<single>[^']*)'?|(?P<bare>[^\s\"'/>]+))", re.IGNORECASE
)
_GROUP = re.compile(r"\bgroup\s*=\s*[\"']?(?P<group>[^\s\"'/>]+)", re.IGNORECASE)
_MARKUP = re.compile(r"'{2,}|<[^<>]*>|\[\[(?:[^\[\]|]*\|)?|\]\]|\{\{|\}\}")
_SHORT = frozenset({"sfn", "sfnp", "harvnb", "harv", "harvtxt", "harvcol", "sfnm"})
_MARKS = frozenset({"r", "ref name", "rs"})
_NOTES = frozenset({"efn", "efn-ua", "efn-lr", "refn", "#tag:ref", "notetag", "note"})
"""Templates whose text is a note, which they may name."""
_LISTS = re.compile(
    r"\{\{\s*(?:reflist|references|notelist|refs?|参考资料|參考資料|reflist-talk|notefoot)\s*\|", re.IGNORECASE
)
"""Templates of a list of notes, which may hold them."""
_CITES = re.compile(
    r"(?:cite[ _][a-z]+|citation|cite|vcite[ _][a-z]+|r?ef[ _]web|引用|引[網网]|Cite[ _][a-z]+)", re.IGNORECASE
)
_PARAMETER = re.compile(r"\s*(?P<name>[\w\- ]{1,40}?)\s*=\s*(?P<value>.*?)\s*", re.DOTALL)
_NAMES = {
    "access-date": "urldate", "accessdate": "urldate", "publication-date": "date", "last1": "last", "author1": "author",
    "surname": "last", "surname1": "last", "author-last": "last", "chapter-url": "url", "archive-url": "archiveurl",
}  # fmt: skip
_ANCHOR = re.compile(r"\{\{\s*(?:sfnref|harvid)\s*\|(?P<words>[^{}]*)\}\}", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}[a-z]?")
_DEPTH = 40


class _Ref(Struct):
    name: str
    start: int
    inner: int
    listed: bool
    """Whether it stands in the list of references: a note, and no mark."""


class _State(Struct):
    """What is open at a place of the source."""

    ref: _Ref | None = None
    listed: bool = False
    braces: list[int] = field(default_factory=list)
    """Where the open templates begin."""
    count: int = 0
    """How many notes without a name there have been."""


def with_citations(document: Document) -> Document:
    """The document with the references of its wikitext in place of those its reader took for such."""
    found = tuple(replace(each, at=document.find(each.start)) for each in references(document.source))
    kept = [each for each in document.references if each.kind == "link"]
    every = sorted([*kept, *found], key=lambda each: (each.start, each.end))
    return replace(document, references=tuple(every))


def references(source: str) -> Iterator[Reference]:
    """Every mark, entry and malformed tag; their places in the text are not set."""
    state = _State()
    at = 0
    while token := _TOKEN.search(source, at):
        at = token.end()
        if token["comment"] is not None or token["nowiki"] is not None:
            ending = "-->" if token["comment"] is not None else "</nowiki>"
            at = source.find(ending, at)
            if at < 0:
                break
        elif token["braces"]:
            state.braces.append(token.start())
            del state.braces[:-_DEPTH]
        elif token["unbraces"]:
            if state.braces:
                yield from _template(source, state.braces.pop(), token.end())
        else:
            yield from _tag(source, state, token)
    if state.ref is not None:
        yield _malformed(state.ref, "the <ref> is never closed")


def _tag(source: str, state: _State, token: re.Match[str]) -> Iterator[Reference]:
    if token["close"]:
        if state.ref is not None:
            yield from _note(source, state, state.ref, token)
        state.ref = None
    elif token["list"] is not None or token["unlist"]:
        state.listed = token["list"] is not None
    else:
        name = _label(token["open"])
        if state.ref is not None:
            yield _malformed(state.ref, "the <ref> is not closed before another opens")
            state.ref = None
        if token["single"] or token["open"].rstrip().endswith("/"):
            if name:
                yield Reference("marker", name, "", token.start(), token.end(), 0, "note")
            else:
                yield Reference("malformed", "", "a <ref/> without a name", token.start(), token.end(), 0, "note")
        else:
            listed = state.listed or any(_LISTS.match(source, start) for start in state.braces)
            state.ref = _Ref(name, token.start(), token.end(), listed)


def _note(source: str, state: _State, ref: _Ref, close: re.Match[str]) -> Iterator[Reference]:
    """A note that stands where it is used: an entry and the mark that leads to it."""
    said = " ".join(_MARKUP.sub(" ", source[ref.inner : close.start()]).split())
    if ref.name and not said:  # the long way to write <ref name="x" />
        yield Reference("marker", ref.name, "", ref.start, close.end(), 0, "note")
        return
    state.count += not ref.name
    label = ref.name or f"note {state.count}"
    if not ref.listed:
        yield Reference("marker", label, "", ref.start, close.end(), 0, "note")
    fields = tuple(_inner_fields(source, ref.inner, close.start()))
    yield Reference("entry", label, said, ref.start, close.end(), 0, "note", "", fields)


def _malformed(ref: _Ref, reason: str) -> Reference:
    return Reference("malformed", ref.name, reason, ref.start, ref.inner, 0, "note")


def _label(attributes: str) -> str:
    named, grouped = _NAME.search(attributes), _GROUP.search(attributes)
    name = (named["double"] or named["single"] or named["bare"] or "").strip() if named else ""
    return f"{grouped['group']}:{name}" if grouped and name else name


def _template(source: str, start: int, end: int) -> Iterator[Reference]:
    """A short citation as a mark, a full one as the entry that it leads to."""
    parts = list(_parts(source, start + 2, end - 2))
    name = source[parts[0][0] : parts[0][1]].strip().lower().replace("_", " ")
    if name in _SHORT:
        words = [source[low:high].strip() for low, high in parts[1:]]
        places = next((word for word in words if re.match(r"(?:pp?|loc)\s*=", word)), "")
        names = [word for word in words if "=" not in word]
        if names and name != "sfnm":
            locator = places.partition("=")[2].strip()
            yield Reference("marker", " ".join(names), "", start, end, 0, "author", f"p. {locator}" if locator else "")
    elif name in _MARKS:
        yield from _named(source, parts[1:], start, end)
    elif name in _NOTES:
        yield from _note_template(source, name, parts[1:], start, end)
    else:
        fields = tuple(_fields(source, parts[1:]))
        label = _anchor(fields) or (_author_label(fields) if _CITES.fullmatch(name) else "")
        if label:
            said = " ".join(each.value for each in fields)
            yield Reference("entry", label, said, start, end, 0, "author", "", fields)


def _named(source: str, parts: list[tuple[int, int]], start: int, end: int) -> Iterator[Reference]:
    """`{{r|a|b|p=3}}`: the notes by their names, of a group where one is given."""
    words = [source[low:high].strip() for low, high in parts]
    group = next((word.partition("=")[2].strip() for word in words if re.match(r"(?:g|grp|group)\s*=", word)), "")
    page = next((word.partition("=")[2].strip() for word in words if re.match(r"(?:p|pp|page)\s*=", word)), "")
    for name in words:
        if name and "=" not in name:
            label = f"{group}:{name}" if group else name
            yield Reference("marker", label, "", start, end, 0, "note", f"p. {page}" if page else "")


def _note_template(source: str, kind: str, parts: list[tuple[int, int]], start: int, end: int) -> Iterator[Reference]:
    """A note with a name, to which others of its name lead; one without is its own affair."""
    words = [source[low:high].strip() for low, high in parts]
    given = {word.partition("=")[0].strip(): word.partition("=")[2].strip(" \"'") for word in words if "=" in word}
    name, group = given.get("name", ""), given.get("group", "")
    if not name:
        return
    said = [word for word in words if not _PARAMETER.fullmatch(word) or word.startswith("1=")]
    label = f"{group}:{name}" if group and kind in ("refn", "#tag:ref") else name
    yield Reference("marker", label, "", start, end, 0, "note")
    if said:
        yield Reference("entry", label, " ".join(_MARKUP.sub(" ", said[0]).split()), start, end, 0, "note")


def _inner_fields(source: str, start: int, end: int) -> Iterator[Field]:
    """The fields of the first citation template within a note."""
    opening = source.find("{{", start, end)
    closing = source.find("}}", opening, end) if opening >= 0 else -1
    if closing >= 0:
        parts = list(_parts(source, opening + 2, closing))
        if _CITES.fullmatch(source[parts[0][0] : parts[0][1]].strip()):
            yield from _fields(source, parts[1:])


def _parts(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches between the bars of a template, not those of templates and links within it."""
    depth, low = 0, start
    for match in re.compile(r"\{\{|\[\[|\}\}|\]\]|\|").finditer(source, start, end):
        if match.group() == "|":
            if not depth:
                yield low, match.start()
                low = match.end()
        else:
            depth += 1 if match.group() in ("{{", "[[") else -1
    yield low, end


def _fields(source: str, parts: list[tuple[int, int]]) -> Iterator[Field]:
    for low, high in parts:
        match = _PARAMETER.fullmatch(source, low, high)
        if match and match["value"]:
            name = match["name"].lower()
            yield Field(_NAMES.get(name, name), match["value"], match.start("value"), match.end("value"))


def _editors(which: str) -> tuple[str, ...]:
    named = (f"editor{which}-last", f"editor-last{which}")
    return (*named, "editor-last") if which == "1" else named


def _anchor(fields: tuple[Field, ...]) -> str:
    """The name that a template gives its entry by itself: `|ref={{sfnref|Smith|Jones|1980}}`."""
    found = next((_ANCHOR.fullmatch(each.value) for each in fields if each.name == "ref"), None)
    return " ".join(part.strip() for part in found["words"].split("|") if "=" not in part) if found else ""


def _author_label(fields: tuple[Field, ...]) -> str:
    """As `{{sfn}}` calls it: "Smith Jones 1980"; the editors where no author is named."""
    known = {each.name: each.value for each in reversed(fields)}
    year = _YEAR.search(known.get("year") or known.get("date") or "")
    names = [known.get(name, "") for name in ("last", "last2", "last3", "last4")]
    names[0] = names[0] or known.get("author", "").partition(",")[0]
    if not names[0]:
        names = [next((known[name] for name in _editors(which) if name in known), "") for which in "1234"]
    return " ".join([*(name for name in names if name), year.group() if year else ""]).strip() if names[0] else ""
