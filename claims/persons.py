"""Persons of a document: every place that names one, with one canonical name for all forms of it.

Known persons come from the lexicons. Others are found by how they are introduced (an office or title, a given name,
the syllables of a Chinese name, a gloss as in 约翰逊（U. Alexis Johnson）, a link); later mentions by the surname
alone follow from these, where only one person of the document bears it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Hashable, Iterable, Iterator, Sequence

from ahocorasick_rs import AhoCorasick, MatchKind
from msgspec import Struct, field

from factlint.claims.castings import part_of
from factlint.claims.concepts import Hit
from factlint.claims.identity import same_person
from factlint.claims.languages.en import persons as english
from factlint.claims.languages.zh import persons as chinese
from factlint.claims.romanisation import is_chinese, pinyin, reading, readings, transliterating
from factlint.claims.text import has_cjk
from factlint.sources.document import Document

_HAN_PART = "[㐀-鿿·]{2,16}"
_LETTERS = "A-Za-zÀ-ž.'"
_CLOSED = "(?= ?[,，;；)）])"
_GLOSS = re.compile(
    rf"(?P<han>{_HAN_PART}) ?[(（] ?(?P<latin>[A-ZÀ-Þ][{_LETTERS} -]{{2,50}}){_CLOSED}"
    rf"|(?P<latin_first>[A-ZÀ-Þ][{_LETTERS}-]+(?: [A-ZÀ-Þ][{_LETTERS}-]*){{0,4}}) ?"
    rf"[(（] ?(?P<han_second>{_HAN_PART}){_CLOSED}"
)
_LOWER = re.compile(r"(?<![A-Za-z])[a-z]+(?![A-Za-z])")
_SHORTEST = 2
_BEARERS = 20
"""Persons of one surname that a new name is compared with."""


class _Register(Struct):
    """The names found so far, and what each stands for."""

    known: dict[str, str] = field(default_factory=dict)
    """Name as written to canonical name."""
    alike: dict[Hashable, list[str]] = field(default_factory=dict)
    """Canonical names by what two forms of one name share."""

    def add(self, written: str, canonical: str = "") -> str:
        """Enter a name; returns its canonical one."""
        if written not in self.known:
            self.known[written] = canonical or self._canonical(written)
            for key in _keys(self.known[written]):
                self.alike.setdefault(key, []).append(self.known[written])
        return self.known[written]

    def _canonical(self, written: str) -> str:
        near = dict.fromkeys(name for key in _keys(written) for name in self.alike.get(key, ())[:_BEARERS])
        same = [name for name in near if same_person(written, name)]
        if same:
            return same[0]
        return (pinyin(written) if is_chinese(written) else "") or written

    def short(self) -> dict[str, str]:
        """Surnames that stand for one person only, with his name."""
        bearers: dict[str, set[str]] = {}
        for written, canonical in self.known.items():
            for part in _short_forms(written):
                bearers.setdefault(part, set()).add(canonical)
        return {part: names.pop() for part, names in bearers.items() if len(names) == 1 and part not in self.known}


def persons(document: Document, folded: str, hits: Sequence[Hit]) -> list[Hit]:
    """All hits with every person among them, in order of place; a name takes the place of what lies in it."""
    register = _Register()
    found: dict[tuple[int, int], str] = {}
    for hit in hits:
        if hit.category == "person":
            found[hit.start, hit.end] = register.add(folded[hit.start : hit.end], hit.name)
    for start, end, name in _glosses(folded):
        found[start, end] = register.add(folded[start:end], name)
    for start, end in sorted(set(_introduced(document, folded, hits))):
        found.setdefault((start, end), register.add(folded[start:end]))
    for start, end, name in _later(folded, register, hits):
        found.setdefault((start, end), name)
    spans = _longest(found)
    return _merge(hits, [Hit(start, end, "person", found[start, end]) for start, end in spans])


def _keys(name: str) -> Iterator[Hashable]:
    """What a name shares with every other form of it: its last part, or its reading as a Chinese name."""
    if has_cjk(name):
        yield reading(name) if is_chinese(name) else name
        return
    yield name.split()[-1]
    yield from sorted(readings(name))


def _introduced(document: Document, folded: str, hits: Sequence[Hit]) -> Iterator[tuple[int, int]]:
    yield from english.names(folded, hits)
    if not has_cjk(folded):
        return
    yield from chinese.dotted(folded, hits)
    yield from chinese.beside_verbs(folded, hits)
    yield from _beside_offices(folded, hits)
    offices = [hit for hit in hits if hit.category == "office" and not folded[hit.start].isascii()]
    yield from chinese.takers(folded, offices, hits)
    yield from chinese.ranked(folded, hits)
    yield from chinese.living(folded, hits)
    yield from chinese.cast(folded, hits)
    yield from _in_cells(document, folded)
    for title in chinese.titles():
        for found in re.finditer(title, folded):
            start = chinese.in_front(folded, found.start(), _floor(hits, found.start()))
            if start >= 0:
                yield start, found.start()
    for reference in document.references:
        if reference.kind == "link" and chinese.linked(reference.label):
            at = folded.find(reference.label, max(0, reference.at - 8), reference.at + len(reference.label) + 8)
            if at >= 0:
                yield at, at + len(reference.label)


def _in_cells(document: Document, folded: str) -> Iterator[tuple[int, int]]:
    """Names in Chinese characters that fill a cell whose header is a part: 总工程师 | 徐世大."""
    for block in document.blocks:
        said = folded[block.start : block.end].strip()
        if block.headers and has_cjk(said) and chinese.is_name(said):
            headers = (document.blocks[index] for index in block.headers)
            if any(part_of(folded[header.start : header.end]) for header in headers):
                start = folded.index(said, block.start)
                yield start, start + len(said)


def _beside_offices(folded: str, hits: Sequence[Hit]) -> Iterator[tuple[int, int]]:
    """Names behind an office (美国国务卿布林肯), else in front of it (王炳南大使)."""
    starts = [hit.start for hit in hits]
    country = ""
    for hit in hits:
        if hit.category == "country":
            country = hit.name
        if hit.category != "office" or folded[hit.start].isascii():
            continue
        first = chinese.linked_at(folded, hit.end)
        at = bisect_left(starts, first)
        stop = min(starts[at], first + 12) if at < len(starts) else first + 12
        near = (
            country
            if any(h.name == country and 0 <= hit.start - h.end <= 12 for h in hits[max(0, at - 5) : at])
            else ""
        )
        length = chinese.behind(folded, first, max(stop, first), near)
        if length:
            yield first, first + length
        elif not chinese.is_of_body(folded, hit.start):
            start = chinese.in_front(folded, hit.start, _floor(hits, hit.start))
            if start >= 0:
                yield start, hit.start


def _floor(hits: Sequence[Hit], place: int) -> int:
    """The end of the last known word before a place."""
    at = bisect_left(hits, place, key=lambda hit: hit.start)
    return max((hit.end for hit in hits[max(0, at - 4) : at] if hit.end <= place), default=0)


def _glosses(folded: str) -> Iterator[tuple[int, int, str]]:
    """Names that the text itself gives in the other script."""
    for found in _GLOSS.finditer(folded):
        han = "han" if found["han"] else "han_second"
        latin = found["latin"] or found["latin_first"]
        name = _glossed(found[han], latin)
        if name:
            yield found.start(han) + len(found[han]) - len(name), found.end(han), latin.strip()


def _glossed(characters: str, latin: str) -> str:
    """The end of the characters that is the name in Latin letters; "" where none is."""
    for length in (2, 3, 4):
        tail = characters[-length:]
        if len(tail) == length and reading(tail) in readings(latin):
            return tail
    if readings(latin) or (len(latin.split()) < 2 and "·" not in characters):
        return ""
    at = len(characters)
    while at and (characters[at - 1] in transliterating() or characters[at - 1] == "·"):
        at -= 1
    tail = characters[at:].strip("·")
    return tail if len(tail) > _SHORTEST and english.looks_like_name(latin) else ""


def _short_forms(written: str) -> Iterator[str]:
    """By what a person is called after he has been introduced."""
    if has_cjk(written):
        parts = re.split("[·•‧・]", written)
        if len(parts) > 1 and len(parts[-1]) > 1:
            yield parts[-1]
    elif len(written.split()) > 1:
        yield english.surname(written)


def _later(folded: str, register: _Register, hits: Sequence[Hit]) -> Iterator[tuple[int, int, str]]:
    """Other places of names in Chinese characters, and surnames alone."""
    short = register.short()
    again = {name: canonical for name, canonical in register.known.items() if has_cjk(name) and len(name) > _SHORTEST}
    forms = {**short, **again}
    if not forms:
        return
    written = sorted(forms)
    automaton = AhoCorasick(written, matchkind=MatchKind.LeftmostLongest)
    taken = {hit.start for hit in hits if hit.category not in ("person", "office")}
    ordinary = frozenset(_LOWER.findall(folded))
    for index, start, end in automaton.find_matches_as_indexes(folded):
        form = written[index]
        if start in taken or (not has_cjk(form) and not english.stands_alone(folded, start, end, ordinary)):
            continue
        yield start, end, forms[form]


def _longest(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _merge(hits: Sequence[Hit], found: Sequence[Hit]) -> list[Hit]:
    """Hits in order, those within a name left out."""
    kept = []
    at = 0
    for hit in hits:
        while at < len(found) and found[at].end <= hit.start:
            at += 1
        inside = at < len(found) and found[at].start <= hit.start and hit.end <= found[at].end
        if not inside and hit.category != "person":
            kept.append(hit)
    return sorted([*kept, *found], key=lambda hit: (hit.start, -hit.end))
