"""The words of all languages that open, join, number and divide a list: `[lists]` in `languages/*/numbers.toml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from factlint.claims.kept import compiled
from factlint.claims.languages import tables


@dataclass(frozen=True)
class ListWords:
    """What `enumerations` matches on folded text."""

    opening: re.Pattern[str]
    partly: re.Pattern[str]
    follow: re.Pattern[str]
    joint: re.Pattern[str]
    within: re.Pattern[str]
    verbs: re.Pattern[str]
    last: re.Pattern[str]
    marker: re.Pattern[str]
    series: dict[str, tuple[int, int]]
    closing: frozenset[str]
    part_before: re.Pattern[str]
    """What stands before a number when a part of so many is spoken of; `part_behind` the same from it on."""
    part_behind: re.Pattern[str]


@cache
def list_words() -> ListWords:
    """The words, read once."""
    lists = [words["lists"] for words in tables("numbers").values()]

    def any_of(name: str) -> str:
        forms = sorted({form for words in lists for form in words.get(name, ())}, key=lambda f: (-len(f), f))
        return "|".join(rf"\b{re.escape(form)}(?![a-z])" if form.isascii() else re.escape(form) for form in forms)

    joints = [form for words in lists for form in words["joints"]]
    spaced = [form for form in joints if form.isascii()]
    joined = [form for form in joints if not form.isascii()]
    series = [marks for words in lists for marks in words["markers"]]
    numbers = {mark: (which, number + 1) for which, marks in enumerate(series) for number, mark in enumerate(marks)}
    spelled = "|".join(sorted((mark for mark in numbers if mark.isascii()), key=len, reverse=True))
    written = "|".join(sorted((re.escape(mark) for mark in numbers if not mark.isascii()), key=len, reverse=True))
    bracketed = {f"({number})": (len(series), number) for number in range(1, 10)}
    return ListWords(
        opening=compiled(rf"[:：]\s?|[,，] ?(?:{any_of('namely')}),?\s?"),
        partly=compiled(any_of("partly")),
        follow=compiled(any_of("follow")),
        joint=compiled(rf",? (?:{'|'.join(spaced)}) |{'|'.join(joined)}"),
        within=compiled(rf" ?(?:{any_of('within')})"),
        verbs=compiled(any_of("verbs")),
        last=compiled(rf"(?i:{any_of('last')})"),
        marker=compiled(
            rf"(?P<marker>(?:^|(?<=[\n.;:,”\"] )|(?<=\n)|(?<= and ))(?i:{spelled})(?=,)|{written}|\([1-9]\)(?= ))"
        ),
        series=numbers | bracketed,
        closing=frozenset(form for words in lists for form in words.get("closing", ())),
        part_before=compiled("|".join(words["part_before"] for words in lists), re.IGNORECASE),
        part_behind=compiled("|".join(words["part_behind"] for words in lists), re.IGNORECASE),
    )
