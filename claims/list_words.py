"""The words of all languages that open, join, number and divide a list: `[lists]` in `languages/*/numbers.toml`."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from factlint.claims.kept import compiled
from factlint.claims.languages import tables


class ListWords(Struct, frozen=True):
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
    addend_before: re.Pattern[str]
    """Another number before it that belongs to the same sum; `addend_behind` the same right behind it."""
    addend_behind: re.Pattern[str]
    back: re.Pattern[str]
    """What says before a number that its list was given earlier: 前两款."""
    becoming: re.Pattern[str]
    other: re.Pattern[str]
    """What announces a list of another thing: "a firm with five clerks files the following papers:"."""
    hanging: re.Pattern[str]
    """How words end that are no list of what the number behind them counts."""
    concrete: frozenset[str]
    bearing: tuple[str, ...]
    spoken: frozenset[str]
    amount: re.Pattern[str]
    """How an item begins that counts by itself: two limits of one kind and two of another are four."""
    further: re.Pattern[str]
    """How a paragraph begins that holds one more item of a list of paragraphs."""
    sited: re.Pattern[str]
    """From a number on: what leads to the places of the things counted, the last words of it in the group `places`."""


def _sign(mark: str) -> str:
    """The pattern of a sign that numbers items; one with a comma of its own stands behind no word (分为一、二级)."""
    return (r"(?<!\w)" if mark.endswith("、") else "") + re.escape(mark)


@cache
def list_words() -> ListWords:
    """The words, read once."""
    lists = [words["lists"] for words in tables("numbers").values()]

    def any_of(name: str) -> str:
        forms = sorted({form for words in lists for form in words.get(name, ())}, key=lambda f: (-len(f), f))
        return "|".join(rf"\b{re.escape(form)}(?![a-z])" if form.isascii() else re.escape(form) for form in forms)

    def every(name: str) -> frozenset[str]:
        return frozenset(form for words in lists for form in words.get(name, ()))

    def form(name: str) -> re.Pattern[str]:
        return compiled("|".join(words[name] for words in lists), re.IGNORECASE)

    joints = [form for words in lists for form in words["joints"]]
    spaced = [form for form in joints if form.isascii()]
    joined = [form for form in joints if not form.isascii()]
    series = [marks for words in lists for marks in words["markers"]]
    numbers = {mark: (which, number + 1) for which, marks in enumerate(series) for number, mark in enumerate(marks)}
    spelled = "|".join(sorted((mark for mark in numbers if mark.isascii()), key=len, reverse=True))
    written = "|".join(sorted((_sign(mark) for mark in numbers if not mark.isascii()), key=len, reverse=True))
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
            rf"(?P<marker>(?:^|(?<=[\n.;:,”\"] )|(?<=\n)|(?<= and )|(?<=\bAnd ))(?i:{spelled})(?=,)"
            rf"|{written}|\([1-9]\)(?= ))"
        ),
        series=numbers | bracketed,
        closing=every("closing"),
        concrete=every("concrete"),
        bearing=tuple(sorted(every("bearing"))),
        spoken=every("spoken"),
        becoming=compiled(any_of("becoming"), re.IGNORECASE),
        part_before=form("part_before"),
        part_behind=form("part_behind"),
        addend_before=form("addend_before"),
        addend_behind=form("addend_behind"),
        back=form("back"),
        other=form("other"),
        hanging=form("hanging"),
        amount=form("amount"),
        further=compiled(rf"(?i:{any_of('last')}|{any_of('further')})"),
        sited=compiled(rf"(?:{'|'.join(words['sited'] for words in lists)})(?P<places>)"),
    )
