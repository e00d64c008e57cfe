"""Quotations as sequences of words: what is compared when two texts quote one statement.

Script, case, spelling, marks and the way a number is written make no difference; words an editor put into brackets and
what an ellipsis leaves out stand apart. Words are data, `languages/*/quotations.toml`.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import islice, pairwise

from msgspec import Struct

from factlint.claims.concepts import stop_words
from factlint.claims.languages.en.lemmas import lemma
from factlint.claims.model import Extraction
from factlint.claims.numerals import chinese, english
from factlint.claims.provisions import Provisions
from factlint.claims.quotations import pairs
from factlint.claims.speakers import speakers
from factlint.claims.text import has_cjk

LEAST = 6
"""Words, or characters of Chinese, below which a phrase in quotation marks is a word picked out."""
_LONGEST = 400
_NUMERAL = "〇零一二三四五六七八九十百千万亿两"
_TOKEN = re.compile(
    rf"(?P<gap>…+|\.\.\.+|⋯+)|(?P<bracket>[\[［][^\[\]［］\n]{{0,80}}[\]］])|(?P<figure>\d+(?:,\d{{3}})*(?:\.\d+)?[万亿]?)"
    rf"|(?P<numeral>[{_NUMERAL}]{{2,}})|(?P<han>[㐀-鿿])|(?P<word>[^\W\d_㐀-鿿]+(?:['’][^\W\d_㐀-鿿]+)*)"
)
_PROGRAM = re.compile(r"[=<>{}|\\_$~]|(?:^|[\s\w])/\w+/|\s--?[a-z]\w*\b")
"""Signs of a command or a path, which nobody says."""
_NOT = re.compile(r"(?P<verb>.+)n['’]t$")
_NAME = re.compile(r"\b[A-Z][a-zé]{2,}")
_LABEL = re.compile(
    r"\b(?P<word>[A-Za-z]{3,12})\.? (?P<number>\d{1,4}|[IVX]{1,6})\b"
    r"|第(?P<han>[\d一二三四五六七八九十百]{1,6})(?P<part>[条款项章节号段页])"
)
"""What is numbered: "Article 3", 第三条."""
_LOOK = 300
_LEAD = 60
"""Characters before a quotation that introduce it."""
_SAID = re.compile(r"[.。!！?？;；\n”\"」』]")


class Token(Struct, frozen=True):
    """A word, a Chinese character or a number: `Document.text[start:end]`."""

    form: str
    """What is compared; "…" for an ellipsis, "[]" for words in brackets."""
    start: int
    end: int


class Quote(Struct, frozen=True):
    """What stands between two quotation marks, or in a block set as a quotation."""

    document: int
    start: int
    end: int
    """Offsets into `Document.text`, the marks left out."""
    sentence: int
    tokens: tuple[Token, ...]
    names: frozenset[str] = frozenset()
    """The capitalised words around it, or who says it: the speaker, perhaps."""
    context: frozenset[str] = frozenset()
    """What else is told around it: words, of Chinese pairs of characters."""
    labels: frozenset[str] = frozenset()
    """The numbered things around it: "article 3"."""
    lead: str = ""
    """The numbered thing that introduces it: "section 4 reads"."""

    @property
    def is_han(self) -> bool:
        """Whether it is Chinese for the most part."""
        return sum("㐀" <= token.form[:1] <= "鿿" for token in self.tokens) * 2 > len(self.tokens)


def quotes(extraction: Extraction, number: int) -> Iterator[Quote]:
    """The quotations of a document that are long enough to be somebody's words, in order."""
    provisions = Provisions(extraction)
    for start, end in pairs(extraction.document):
        found = as_quote(extraction, number, start, end)
        if found is None or _PROGRAM.search(extraction.document.text, start, end):
            continue
        if not provisions.has(start, end):
            yield found


def as_quote(extraction: Extraction, number: int, start: int, end: int) -> Quote | None:
    """What stands between two marks; None where it is too short to be somebody's words."""
    found = tuple(tokens(extraction.folded, start, end))
    sentence = bisect_right(extraction.sentences, start, key=lambda sentence: sentence.start) - 1
    if len(found) < LEAST or sentence < 0:
        return None
    return Quote(number, start, end, sentence, found, *_surroundings(extraction, start, end), _lead(extraction, start))


def tokens(folded: str, start: int, end: int) -> Iterator[Token]:
    """The words of a stretch of folded text; no more than are compared."""
    return islice(stream(folded, start, end), _LONGEST)


def stream(folded: str, start: int, end: int) -> Iterator[Token]:
    """All words of a stretch of folded text."""
    for match in _TOKEN.finditer(folded, start, end):
        yield from _tokens(match)


def _tokens(match: re.Match[str]) -> Iterator[Token]:
    start, end = match.span()
    text = match.group()
    if match["gap"]:
        yield Token("…", start, end)
    elif match["bracket"]:
        yield Token("…" if set(text) <= set("[]［］….⋯ ") else "[]", start, end)
    elif match["figure"] or match["numeral"]:
        value = chinese(text.replace(",", ""))
        yield Token(str(value) if value is not None else text, start, end)
    elif match["han"]:
        value = chinese(text) if text in _NUMERAL else None
        yield Token(str(value) if value is not None else text, start, end)
    elif negated := _NOT.match(text.lower()):
        verb = {"ca": "can", "wo": "will", "sha": "shall"}.get(negated["verb"], negated["verb"])
        yield Token(lemma(verb), start, end)
        yield Token("not", start, end)
    else:
        word = text.lower().replace("’", "'")
        value = english(word) if word in word_lists()["numbers"] else None
        yield Token(str(value) if value is not None else lemma(word), start, end)


def _surroundings(
    extraction: Extraction, start: int, end: int
) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The names around a quotation within its block, all words that say something, and numbered things."""
    document, lists = extraction.document, word_lists()
    block = document.blocks[document.block_at(start)]
    sides = (max(block.start, start - _LOOK), start), (end, min(block.end, end + _LOOK))
    empty = stop_words() | lists["light"] | lists["around"] | lists["times"]
    names = {match.group() for side in sides for match in _NAME.finditer(document.text, *side)}
    forms: set[str] = set()
    for side in sides:
        found = list(tokens(extraction.folded, *side))
        forms |= {token.form for token in found if token.form.isascii() and token.form.isalpha()}
        forms |= {a.form + b.form for a, b in pairwise(found) if _is_pair(a, b, lists["light"])}
    told = frozenset(name for name in names if lemma(name.lower()) not in empty)
    told |= speakers(extraction.folded, start, end, block.start, block.end)
    labels = {_label(match) for side in sides for match in _LABEL.finditer(extraction.folded, *side)}
    return told, frozenset(forms - empty), frozenset(labels)


def _lead(extraction: Extraction, start: int) -> str:
    """The last numbered thing between the mark before a quotation and the quotation."""
    before = extraction.folded[max(0, start - _LEAD) : start - 1]
    own = _SAID.split(before)[-1]
    return next((_label(match) for match in reversed(list(_LABEL.finditer(own)))), "")


def _label(match: re.Match[str]) -> str:
    if match["word"]:
        return f"{match['word'].lower()} {match['number']}"
    return f"{match['part']} {chinese(match['han']) or match['han']}"


def _is_pair(one: Token, two: Token, light: frozenset[str]) -> bool:
    """Whether two characters stand side by side and both say something."""
    return one.end == two.start and has_cjk(one.form) and has_cjk(two.form) and not {one.form, two.form} & light


@cache
def word_lists() -> dict[str, frozenset[str]]:
    """The words of each kind, of all languages together."""
    lists: dict[str, set[str]] = {}
    for folder in files("factlint.claims.languages").iterdir():
        data = folder.joinpath("quotations.toml") if folder.is_dir() else None
        if data is not None and data.is_file():
            for name, words in tomllib.loads(data.read_text(encoding="utf-8")).items():
                lists.setdefault(name, set()).update(words)
    return {name: frozenset(words) for name, words in lists.items()}
