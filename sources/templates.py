"""What the templates of wikis show: data about those that stand in the middle of sentences or hold facts.

A template that is not here is not read: what it shows cannot be told without its wiki.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from msgspec import Struct

from factlint.sources.wiki_nest import Node

SHOWN: dict[str, tuple[int, ...]] = {
    **dict.fromkeys(
        re.findall(
            r"\S+",
            "nowrap nobr small big smaller larger huge resize nobold em strong center abbr tooltip sort angbr le "
            "transl flag flagcountry flagu ill interlanguage-link nihongo color-box as-of link nts val formatnum",
        ),
        (1,),
    ),
    "lang": (2,),
    "transliteration": (2,),
    "color": (2,),
    "tsl": (3, 2),
}
"""Name to the positional parameter shown; the next one where it is missing."""
QUOTES = frozenset(["quote", "cquote", "blockquote", "quotation", "quote-box", "rquote", "引言", "引用"])
DATES = re.compile(r"(?:start|end|birth|death|release|film)-(?:date|time|year)\b.*|bd|bda|dts|date|death-date-and-age")
ABOUT = re.compile(r"circa|c\.|ca\.?")
BLANKS = {"nbsp": " ", "spaces": " ", "snd": " – ", "ndash": "–", "mdash": "—", "–": "–", "·": " · ", "、": "、"}
CITED = re.compile(r"cite(?:-.*)?|citation|cite.*|vcite.*|source")
BOXES = re.compile(
    r"(?!(?:.*nav|.*side|.*user|.*message|[acfiot]m)-?box)(?:.*infobox.*|.*信息框.*|.*資訊框.*|.*信息欄|.*box|geobox)"
)
"""What tells of the thing a page is about; boxes that lead to other pages or to its writers do not."""
_LINK = re.compile(r"link-[a-z-]{2,12}|lang-[a-z-]{2,12}")
_NAMED = re.compile(r"\s*(?P<name>[^=\[\]{}<>|\r\n]{1,50}?)\s*=")


class Parameter(Struct, frozen=True):
    """One parameter: its value is `source[start:end]`."""

    name: str
    """"1", "2", … where it has none."""
    start: int
    end: int
    name_start: int = -1
    name_end: int = -1


def title(source: str, node: Node) -> str:
    """The name of a template, in small letters with hyphens for spaces."""
    end = min(node.pipes[0] if node.pipes else node.close, node.inner + 80)
    return re.sub(r"[\s_]+", "-", source[node.inner : end].strip().lower())


def parameters(source: str, node: Node) -> Iterator[Parameter]:
    """The parameters of a template, without the white space around them."""
    number = 0
    for start, end in pairwise((*node.pipes, node.close)):
        named = _NAMED.match(source, start + 1, end)
        first = named.end() if named else start + 1
        if named is None:
            number += 1
        value = source[first:end]
        first += len(value) - len(value.lstrip())
        last = max(first, end - (len(value) - len(value.rstrip())))
        if named:
            yield Parameter(named["name"].strip().lower(), first, last, *named.span("name"))
        else:
            yield Parameter(str(number), first, last)


def shown(name: str, given: list[Parameter]) -> Parameter | None:
    """The parameter that a template shows and nothing else of it; None where it shows none or something else."""
    wanted = (1,) if _LINK.fullmatch(name) else SHOWN.get(name, ())
    return next((each for number in wanted for each in given if each.name == str(number)), None)


def day(source: str, given: list[Parameter]) -> str:
    """The date that a template of year, month and day writes, in ISO 8601; "" where it gives none."""
    numbers = [source[each.start : each.end] for each in given if each.name in ("1", "2", "3")]
    if not all(number.isdecimal() and len(number) < 5 for number in numbers) or not numbers:
        return source[given[0].start : given[0].end] if given and given[0].name == "1" else ""
    try:
        date(*(int(number) for number in (*numbers, "1", "1")[:3]))
    except ValueError:
        return ""
    return "-".join(number.zfill(2) for number in numbers)
