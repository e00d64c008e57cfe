"""Names of persons in Chinese characters: beside an office, a title or a verb of persons, in a gloss or a link."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Sequence
from functools import cache
from importlib.resources import files

from msgspec import Struct

from factlint.claims.castings import closings, openings
from factlint.claims.concepts import Hit
from factlint.claims.kept import compiled
from factlint.claims.romanisation import is_chinese, surnames, transliterating

_HAN = "㐀-鿿"
_JOINING = "和与及"
_DOTS = "·•‧・"
_HYPHENS = "-‐‑－"
_LETTER = rf"(?![{_JOINING}])[{_HAN}A-Z]"
_DOTTED = re.compile(
    rf"(?:{_LETTER}){{1,6}}(?:[{_HYPHENS}](?:{_LETTER}){{1,5}})?"
    rf"(?:[{_DOTS}](?:(?![{_JOINING}])[{_HAN}A-Z{_HYPHENS}]){{1,8}}){{1,4}}"
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
_AGENT = re.compile(rf"由(?P<agent>[{_HAN}·]{{2,16}})$")
_COLONS = (":", "：")
_FIELD = re.compile(rf"(?P<name>[{_HAN}]{{3,4}})(?=[。；，,;\n]|$)")
_NEARBY = 2000
_LINK = re.compile("(?:一职)?(?:分别|现|仍|先|已)?(?:[是为系:：]|[改交]?由|[换改]为|换成|则[是为])")
"""What may join an office to the name of its holder: 总工程师为梅旸春."""
_TAKES = re.compile(
    "(?:已|现|即|先后|一直|曾|均)?(?:被?(?:任命|选举|推选|聘)为|担任|出任|就任|接任|继任|升任|转任|改任|兼任|续任|任|当选)"
    "[^，。；、,;\\s]{0,12}$"
)
"""A verb of taking office, up to the office."""
_YEAR = "[0-9〇零一二三四五六七八九]{4}年(?:[0-9一二三四五六七八九十]{1,3}月(?:[0-9一二三四五六七八九十]{1,3}日)?)?"
_LIFE = re.compile(
    rf"[(（](?:{_YEAR}(?:生|出生|去世)|{_YEAR}\s?[-－–—~～至]{{1,2}}\s?{_YEAR})[^（()）\n]{{0,20}}[)）]"
    rf"|(?:于|在)?{_YEAR}(?:[在于][{_HAN}]{{1,8}}?)?(?:生于|出生|诞生|去世|病逝|逝世|辞世|病故|卒于)"
)
_RANK = re.compile("将军|元帅|[上中少准大]将|[上中少大]校|[上中少]尉")
_GOES_ON = re.compile(
    "当[选时地局天年场日]|达[成到]|登[上陆月]|多[次年]|特[别地意]|维[护持]|明[确天年]|加[入以强]|安[全排]|道歉|纳入|马上|基于"
    "|夫人|尔后|康复|于[是今]"
)
"""Words behind a foreign name that begin with a character such names are written with."""
_CALLING = "长员师家士将校官人授尉表商者手理"
_CALLED = ("教士", "护士", "骑士", "爵士", "博士", "女士", "院士", "法师", "律师", "医师", "牧师", "船东", "股东")
"""What a foreign name may stand behind, though its last character is one that such names are written with."""
_FAR = 20
_FIRST_PART = 5
"""Characters of the longest first part of a foreign name."""
_HELD = "任为是系兼"
"""Characters that join a name to the office behind it, and hardly end one: 陈赓任总工程师."""
_SEATS = "省市县区镇乡"
"""What ends the name of where an office is, and of nobody: 宁海市市长."""
_FOREIGN = frozenset({"Japan", "South Korea", "North Korea", "Korea", "Vietnam", "Mongolia"})
"""Countries whose names Chinese texts write in characters that are read otherwise."""


class _Words(Struct, frozen=True):
    before: tuple[str, ...]
    after: re.Pattern[str]
    boundary: tuple[str, ...]
    dotted: frozenset[str]
    front: frozenset[str]
    alone: frozenset[str]
    """Of what is a word elsewhere, what makes the whole of a part of a name."""
    within: frozenset[str]
    bodies: tuple[str, ...]
    functions: frozenset[str]
    """Surnames that are function words as well."""


def dotted(folded: str, hits: Sequence[Hit]) -> Iterator[tuple[int, int]]:
    """Foreign names with a middle dot, without what runs into them on either side."""
    starts = [hit.start for hit in hits]
    for found in _DOTTED.finditer(folded):
        first = min(found.group().find(dot) for dot in _DOTS if dot in found.group()) + found.start()
        start = _first_part(folded, found.start(), first)
        at = bisect_right(starts, first)
        for hit in hits[max(0, at - 4) : at]:
            if hit.category == "office" and found.start() <= hit.end < first <= hit.end + _FIRST_PART:
                start = max(hit.end, min(linked_at(folded, hit.end), first - 1))
        last = max(found.group().rfind(dot) for dot in _DOTS) + found.start() + 1
        end = last + foreign(folded, last, _stop(starts, last, found.end()))
        if start < first and end > last:
            yield start, end


def _first_part(folded: str, floor: int, dot: int) -> int:
    """Where the part of a name in front of its first dot begins."""
    letters = transliterating() | _words().dotted | _words().front | set(_HYPHENS)
    start = dot
    while start > floor and folded[start - 1] in letters:
        start -= 1
    while start < dot and folded[start] in _HYPHENS:
        start += 1
    if folded[start] in _words().alone and folded[start + 1] not in (*_DOTS, *_HYPHENS):
        start += 1
    return start + folded.startswith(_CALLED, max(0, start - 1))


def foreign(folded: str, start: int, stop: int) -> int:
    """The length of the foreign name that begins here: of characters such names are written with."""
    letters = transliterating() | _words().dotted | set(_HYPHENS)
    end = start
    while end < stop and end - start < 8 and (folded[end] in letters or _within(folded, end, letters)):
        if end > start + 1 and (_FUNCTION.match(folded[end]) or _GOES_ON.match(folded, end)):
            break
        end += 1
    return end - start


def behind(folded: str, start: int, stop: int, country: str = "") -> int:
    """The length of the name right behind an office or a title; 0 for none."""
    found = _RUN.match(folded, start, stop)
    if found is None or found.group()[0] in _words().functions:
        return 0
    if folded[found.end() : found.end() + 1] in tuple(_DOTS) and found.end() - start <= _FIRST_PART:
        return 0  # the first part of a foreign name
    ends = [cut.start() for cut in (_FUNCTION.search(found.group(), 1), _BEHIND.search(found.group(), 2)) if cut]
    run = found.group()[: min(ends)] if ends else found.group()
    if len(run) == 3 and run[2] in _HELD and _goes_on(folded, start + 3):
        run = run[:2]
    if country in _FOREIGN and 2 <= len(run) <= 5:
        return len(run)
    if is_name(run):
        return len(run)
    if not is_chinese(run[:3]) and not is_chinese(run[:2]) and (length := foreign(folded, start, stop)) > 2:
        return length
    return next((length for length in (3, 2) if len(run) > length and is_chinese(run[:length])), 0)


def _within(folded: str, place: int, letters: Container[str]) -> bool:
    """Whether a character stands in a foreign name only between others of it: 彼得罗夫, but 史密斯得到."""
    return folded[place] in _words().within and folded[place + 1 : place + 2] in letters


def _goes_on(folded: str, place: int) -> bool:
    return _RUN.match(folded, place) is not None


def linked_at(folded: str, end: int) -> int:
    """Where the holder of an office that ends here may be named: behind a copula, else right there."""
    found = _LINK.match(folded, end)
    return found.end() if found else end


def is_name(text: str) -> bool:
    """A surname with one or two characters, or a foreign name."""
    return (
        (2 <= len(text) <= 3 and text[0] in surnames())
        or is_chinese(text)
        or (2 <= len(text) <= 6 and set(text) <= transliterating())
    )


def in_front(folded: str, end: int, floor: int, sure: bool = False) -> int:
    """The start of the name that ends right before a title: 克拉克上将, 王炳南大使; -1 for none.

    `sure`: what follows leaves no doubt that a person is named.
    """
    for length in (3, 2, 4):
        start = end - length
        if start < floor or not is_chinese(folded[start:end]) or not _opens(folded, start, floor, sure):
            continue
        if folded[end - 1] in _HELD or (length > 2 and folded[end - 1] in _SEATS):
            continue
        if length > 2 or (folded[start] not in _words().functions and (sure or _again(folded, start, end))):
            return start
    start = end
    while start > floor and end - start < 6 and folded[start - 1] in transliterating():
        start -= 1
    return start if end - start >= 2 and _opens(folded, start, floor, sure) else -1


def is_of_body(folded: str, start: int) -> bool:
    """Whether an office is named by the body it is of (代表团团长): a country stands in front, or its name."""
    return folded.startswith(_words().bodies, start)


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


def cast(folded: str, hits: Sequence[Hit]) -> Iterator[tuple[int, int]]:
    """Names beside what tells a part: 主裁判为意大利人科利纳, 由工程师茅以升设计."""
    named = [hit for hit in hits if hit.category in _NAMES]
    starts = [hit.start for hit in named]
    for link, called in openings(folded, "zh"):
        for start in dict.fromkeys((called, link)):
            length = _labelled(folded, start) or behind(folded, start, _stop(starts, start - 1, start + 12))
            if length:
                yield start, start + length
                break
    for end in closings(folded, "zh"):
        by = _AGENT.search(folded, max(0, end - _FAR), end)
        floor = max(by.start("agent"), folded.rfind("的", by.start("agent"), end) + 1) if by else max(0, end - 4)
        start = in_front(folded, end, floor, sure=True)
        first = by.start("agent") if by else floor + 1
        if start >= first and _is_agent(folded, start, by is not None) and (by or _free(named, starts, start, end)):
            yield start, end


def _is_agent(folded: str, start: int, named: bool) -> bool:
    """Whether a name that begins here is whole behind 由; without that, whether it stands behind a calling."""
    return folded[start - 1] not in _DOTS if named else folded[start - 1] in _CALLING


def living(folded: str, hits: Sequence[Hit]) -> Iterator[tuple[int, int]]:
    """Names in front of a birth, a death or both: 陈伯年（1902年5月6日—1971年11月20日）, 陈伯年1902年生于绍兴."""
    ends = [hit.end for hit in hits]
    for life in _LIFE.finditer(folded):
        floor = max(ends[bisect_right(ends, life.start()) - 1] if ends and ends[0] <= life.start() else 0, 0)
        start = in_front(folded, life.start(), min(floor, life.start()), sure=True)
        if start >= 0:
            yield start, life.start()


def _labelled(folded: str, start: int) -> int:
    """The length of what fills the line or clause behind a label (策展人：…), which is a name then; 0 for none."""
    found = _FIELD.match(folded, start) if folded[max(0, start - 2) : start].strip().endswith(_COLONS) else None
    return len(found["name"]) if found and found["name"][-1] not in _PLACE_END else 0


def ranked(folded: str, hits: Sequence[Hit]) -> Iterator[tuple[int, int]]:
    """Foreign names behind a rank: 陆军少将摩尔."""
    starts = [hit.start for hit in hits]
    for rank in _RANK.finditer(folded):
        start = rank.end()
        length = foreign(folded, start, _stop(starts, start - 1, start + 8))
        if length > 1 and not is_chinese(folded[start : start + length + 1]):
            yield start, start + length


def takers(folded: str, offices: Sequence[Hit], hits: Sequence[Hit]) -> Iterator[tuple[int, int]]:
    """Names in front of a verb of taking office and an office: 沈建国任首任校长, 王力出任东华大学校长."""
    for office in offices:
        found = _TAKES.search(folded, max(0, office.start - _FAR), office.start)
        if found is None:
            continue
        end = found.start()
        at = bisect_left(hits, end, key=lambda hit: hit.start)
        near = [hit for hit in hits[max(0, at - 4) : at] if hit.category in _NAMES or hit.end < end]
        floor = max((hit.end for hit in near if hit.end <= end), default=0)
        start = in_front(folded, end, floor, sure=True)
        if start >= 0:
            yield start, end


def _again(folded: str, start: int, end: int) -> bool:
    """Whether the same characters stand nearby a second time: few words are a name's length and like one by chance."""
    near = folded[max(0, start - _NEARBY) : end + _NEARBY]
    return near.count(folded[start:end]) > 1


def linked(label: str) -> bool:
    """Whether the text of a link looks like the name of a Chinese person."""
    return is_chinese(label) and len(label) == 3 and label[-1] not in _PLACE_END


def _opens(folded: str, start: int, floor: int, titled: bool = False) -> bool:
    """Whether a name may begin here: at the start, behind punctuation, an end of a known word or a function word.

    Behind the end of what people are called by (省长, 教授) as well, where it is `titled`.
    """
    before = folded[max(0, start - 2) : start]
    if titled and before and before[-1] in _CALLING:
        return True
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
        frozenset(table["dotted-alone"]),
        frozenset(table["dotted-within"]),
        tuple(table["bodies"]),
        frozenset(table["functions"]),
    )


@cache
def titles() -> tuple[str, ...]:
    """Titles that stand behind a name."""
    table = tomllib.loads((files("factlint.claims.languages") / "zh" / "persons.toml").read_text(encoding="utf-8"))
    return tuple(table["titles"])
