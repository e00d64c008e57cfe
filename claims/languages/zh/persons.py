"""Names of persons in Chinese characters: beside an office, a title or a verb of persons, in a gloss or a link."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from factlint.claims.concepts import Hit
from factlint.claims.kept import compiled
from factlint.claims.romanisation import is_chinese, surnames, transliterating

_HAN = "㐀-鿿"
_JOINING = "和与及"
_DOTTED = re.compile(
    rf"(?:(?![{_JOINING}])[{_HAN}A-Z]){{1,6}}(?:[·•‧・](?:(?![{_JOINING}])[{_HAN}A-Z-]){{1,8}}){{1,4}}"
)
_RUN = re.compile(rf"[{_HAN}]{{2,12}}")
_FUNCTION = re.compile(
    "[与和同将在于就为是的及曾等对向从到被由接说称表宣主率前访出会抵作以并也还则都已又再使让给、，续换担参举召提指此时]"
)
_BEHIND = re.compile("[自赴来去回今昨后先即未不两亲专应致发代兼]")
"""Characters of given names that otherwise say how the sentence goes on."""
_PLACE_END = frozenset(
    "省市县区镇乡村湾港岛州站桥路街城会院部局所党队团校社馆厅战役岸系制论主义报刊书案条约宪年月日号届次"
)
"""Last characters of what is no person: 石油部."""
_NAMES = frozenset({"country", "place", "body", "organ", "office", "person"})
_BY = "由"
_NEARBY = 2000
_FOREIGN = frozenset({"Japan", "South Korea", "North Korea", "Korea", "Vietnam", "Mongolia"})
"""Countries whose names Chinese texts write in characters that are read otherwise."""


@dataclass(frozen=True)
class _Words:
    before: tuple[str, ...]
    after: re.Pattern[str]
    boundary: tuple[str, ...]
    dotted: frozenset[str]
    front: frozenset[str]
    functions: frozenset[str]
    """Surnames that are function words as well."""


def dotted(folded: str, hits: Sequence[Hit]) -> Iterator[tuple[int, int]]:
    """Foreign names with a middle dot, without what runs into them on either side."""
    starts = [hit.start for hit in hits]
    letters = transliterating() | _words().dotted | _words().front | {"-"}
    for found in _DOTTED.finditer(folded):
        first = min(found.group().find(dot) for dot in "·•‧・" if dot in found.group()) + found.start()
        start = first
        while start > found.start() and folded[start - 1] in letters:
            start -= 1
        at = bisect_right(starts, first)
        for hit in hits[max(0, at - 4) : at]:
            if hit.category == "office" and start < hit.end <= first:
                start = hit.end
        last = max(found.group().rfind(dot) for dot in "·•‧・") + found.start() + 1
        end = last + foreign(folded, last, _stop(starts, last, found.end()))
        if start < first and end > last:
            yield start, end


def foreign(folded: str, start: int, stop: int) -> int:
    """The length of the foreign name that begins here: of characters such names are written with."""
    letters = transliterating() | _words().dotted | {"-"}
    end = start
    while end < stop and end - start < 8 and (folded[end] in letters):
        function = _FUNCTION.match(folded[end])
        if function is not None and end > start + 1:
            break
        end += 1
    return end - start


def behind(folded: str, start: int, stop: int, country: str = "") -> int:
    """The length of the name right behind an office or a title; 0 for none."""
    found = _RUN.match(folded, start, stop)
    if found is None or found.group()[0] in _words().functions:
        return 0
    ends = [cut.start() for cut in (_FUNCTION.search(found.group(), 1), _BEHIND.search(found.group(), 2)) if cut]
    run = found.group()[: min(ends)] if ends else found.group()
    if country in _FOREIGN and 2 <= len(run) <= 5:
        return len(run)
    if is_name(run):
        return len(run)
    return next((length for length in (3, 2) if len(run) > length and is_chinese(run[:length])), 0)


def is_name(text: str) -> bool:
    """A surname with one or two characters, or a foreign name."""
    return (
        (2 <= len(text) <= 3 and text[0] in surnames())
        or is_chinese(text)
        or (2 <= len(text) <= 6 and set(text) <= transliterating())
    )


def in_front(folded: str, end: int, floor: int) -> int:
    """The start of the name that ends right before a title: 克拉克上将, 王炳南大使; -1 for none."""
    for length in (3, 2, 4):
        start = end - length
        if start < floor or not is_chinese(folded[start:end]) or not _opens(folded, start, floor):
            continue
        if length > 2 or (folded[start] not in _words().functions and _again(folded, start, end)):
            return start
    start = end
    while start > floor and end - start < 6 and folded[start - 1] in transliterating():
        start -= 1
    return start if end - start >= 2 and _opens(folded, start, floor) else -1


def beside_verbs(folded: str, hits: Sequence[Hit]) -> Iterator[tuple[int, int]]:
    """Chinese names between a boundary and a verb of persons, or behind a word such as 代表为."""
    words = _words()
    starts = [hit.start for hit in hits]
    for found in words.after.finditer(folded):
        end = found.start()
        for length in (3, 2):
            start = end - length
            if start >= 0 and is_chinese(folded[start:end]) and _free(hits, starts, start, end):
                introduced = folded.endswith(words.before, max(0, start - 4), start) or (
                    length == 3 and folded.endswith(_BY, 0, start) and folded[end - 1] not in _PLACE_END
                )
                if introduced or (length == 3 and _opens(folded, start, 0) and _again(folded, start, end)):
                    yield start, end
                    break


def _again(folded: str, start: int, end: int) -> bool:
    """Whether the same characters stand nearby a second time: few words are a name's length and like one by chance."""
    near = folded[max(0, start - _NEARBY) : end + _NEARBY]
    return near.count(folded[start:end]) > 1


def linked(label: str) -> bool:
    """Whether the text of a link looks like the name of a Chinese person."""
    return is_chinese(label) and len(label) == 3 and label[-1] not in _PLACE_END


def _opens(folded: str, start: int, floor: int) -> bool:
    """Whether a name may begin here: at the start, behind punctuation, an end of a known word or a function word."""
    before = folded[max(0, start - 2) : start]
    return start <= floor or not before or not "㐀" <= before[-1] <= "鿿" or before.endswith(_words().boundary)


def _free(hits: Sequence[Hit], starts: Sequence[int], start: int, end: int) -> bool:
    """Whether no name lies here, nor a word that covers more than the given name: 沈建国 is free for all of 建国."""
    at = bisect_left(starts, end)
    near = hits[max(0, at - 4) : at]
    return not any(hit.end > start and (hit.start <= start or hit.category in _NAMES) for hit in near)


def _stop(starts: Sequence[int], place: int, limit: int) -> int:
    at = bisect_left(starts, place + 1)
    return min(limit, starts[at]) if at < len(starts) else limit


@cache
def _words() -> _Words:
    table = tomllib.loads((files("factlint.claims.languages") / "zh" / "persons.toml").read_text(encoding="utf-8"))
    after = "|".join(sorted(map(re.escape, table["verbs"]), key=len, reverse=True))
    return _Words(
        tuple(table["before"]),
        compiled(after),
        tuple(table["boundary"]),
        frozenset(table["dotted"]),
        frozenset(table["dotted-front"]),
        frozenset(table["functions"]),
    )


@cache
def titles() -> tuple[str, ...]:
    """Titles that stand behind a name."""
    table = tomllib.loads((files("factlint.claims.languages") / "zh" / "persons.toml").read_text(encoding="utf-8"))
    return tuple(table["titles"])
