"""Chinese nouns around a number: behind its classifier (17次会议) or in front of it (全体会议四十七次)."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from factlint.claims.counted import Thing, nouns, table, verbs

_REACH = 14
"""Characters behind a classifier within which the noun is looked for."""
_BACK = 14
_UNKNOWN = 6
"""Characters of a noun that the table lacks."""


_LINK = "的"
_INSIDE = "中里内"
"""Behind a noun: in it."""
_NO_INSIDE = ("中心", "内阁", "里程", "中学", "内衣")
_TOTAL = re.compile("(?<![公总])共(?![和产识同通])")
"""In all: what follows is another number's."""


class _Table(Struct, frozen=True):
    forms: dict[str, tuple[str, str]]
    first: dict[str, tuple[str, ...]]
    """First character to the nouns with it, longest first."""
    last: dict[str, tuple[str, ...]]
    stops: frozenset[str]
    between: tuple[str, ...]
    events: frozenset[str]
    occasions: tuple[str, ...]
    unlike: dict[str, tuple[str, ...]]
    verbs: tuple[str, ...]
    pointing: frozenset[str]
    """What only looks like a noun in front of a number."""
    openers: tuple[str, ...]
    """What a noun that opens its clause may stand behind."""


def behind(text: str, at: int, events: bool = False, whole: bool = True) -> Thing | None:
    """The first known noun of the phrase at a place, or the one right behind it that it describes.

    With `events`, only what can take place is looked for (a second meeting, not a second time at a meeting). Where
    not the `whole` phrase is looked at, it ends at 的: 180张病床的医院 counts no hospitals.
    """
    known = _table()
    limit = min(len(text), at + _REACH)
    if not whole and (link := text.find(_LINK, at + 2, limit)) > 0:
        limit = link
    place = at
    while place < limit:
        if events and text.startswith(known.occasions, place):
            return None
        form = _starting(text, place, known)
        if not form and (text[place] in known.stops or text[place].isdigit() or _TOTAL.match(text, place)):
            return None
        if not form and text.startswith(known.verbs, place) and _LINK not in text[place:limit]:
            return None
        if form and (len(form) > 1 or (place == at and text[place + 1 : place + 2] not in known.unlike.get(form, ()))):
            thing = _last(text, place, form, known, not events)
            if (not events or thing.unit in known.events) and text[thing.end : thing.end + 1] != "级":
                return thing
        place += max(1, len(form))
    return None


def before(text: str, at: int, reach: int = 6) -> Thing | None:
    """The noun in front of a number, with at most some other characters between: "会议共举行了十七次"."""
    known = _table()
    end = _strip(text, at, known)
    for place in range(end, max(0, end - reach), -1):
        if text[place - 1] in known.stops:
            return None
        forms = [form for form in known.last.get(text[place - 1], ()) if text.endswith(form, 0, place)]
        if forms and (len(forms[0]) > 1):
            unit, name = known.forms[forms[0]]
            return Thing(unit, name, place - len(forms[0]), place)
    return None


def unknown(text: str, at: int) -> Thing | None:
    """The words of a phrase that the table does not know."""
    known = _table()
    end = at
    while (
        end < min(len(text), at + _UNKNOWN)
        and text[end] not in known.stops
        and text[end] not in "的一都均也已等和与及或给赠各皆则仍曾将又尚仅才就被"
        and not (end - at > 1 and text[end] in _INSIDE and not text.startswith(_NO_INSIDE, end))
        and _han(text[end])
        and not text.startswith(known.verbs, end)
    ):
        end += 1
    return Thing(text[at:end], text[at:end], at, end) if end > at else None


def unknown_before(text: str, at: int) -> Thing | None:
    """The words right in front of a number that the table does not know, where they open their clause: 隧道34座."""
    known = _table()
    for word in known.between:
        if text.endswith(word, 0, at):
            at -= len(word)
            break
    start = at
    while start > max(0, at - _UNKNOWN) and _han(text[start - 1]) and text[start - 1] not in known.stops:
        if text.endswith(known.openers, 0, start) or text.endswith(known.verbs, 0, start):
            break
        start -= 1
    opens = start == 0 or not _han(text[start - 1]) or text.endswith((*known.openers, *known.verbs), 0, start)
    return (
        Thing(text[start:at], text[start:at], start, at)
        if opens and at - start in (2, 3, 4) and text[start:at] not in known.pointing
        else None
    )


def event(text: str, at: int, reach: int) -> Thing | None:
    """A meeting or the like within some characters, with nothing but its description in front."""
    thing = behind(text, at, events=True)
    return thing if thing is not None and thing.start - at <= reach else None


def _last(text: str, place: int, form: str, known: _Table, further: bool) -> Thing:
    """会议 in 会议代表团 only describes."""
    following = _starting(text, place + len(form), known)
    while further and len(following) > 1:
        place, form = place + len(form), following
        following = _starting(text, place + len(form), known)
    unit, name = known.forms[form]
    return Thing(unit, name, place, place + len(form))


def _starting(text: str, place: int, known: _Table) -> str:
    if place >= len(text):
        return ""
    return next((form for form in known.first.get(text[place], ()) if text.startswith(form, place)), "")


def _strip(text: str, end: int, known: _Table) -> int:
    """The end of what stands in front, without the verbs and particles between noun and number."""
    limit = max(0, end - _BACK)
    while end > limit:
        if text[end - 1] == " ":
            end -= 1
            continue
        word = next((word for word in known.between if text.endswith(word, 0, end)), "")
        if not word:
            break
        end -= len(word)
    return end


def _han(character: str) -> bool:
    return "㐀" <= character <= "鿿"


@cache
def _table() -> _Table:
    forms = nouns("zh")
    context = table("zh")["context"]
    ordered = sorted(forms, key=len, reverse=True)
    return _Table(
        forms,
        {first: tuple(f for f in ordered if f[0] == first) for first in {f[0] for f in forms}},
        {last: tuple(f for f in ordered if f[-1] == last) for last in {f[-1] for f in forms}},
        frozenset(context["stops"]),
        tuple(sorted(context["between"], key=len, reverse=True)),
        frozenset(context["events"]),
        tuple(context["occasions"]),
        {word: tuple(after) for word, after in table("zh")["unlike"].items()},
        (*context["verbs"], *verbs("zh")),
        frozenset(context["pointing"]),
        tuple(context["openers"]),
    )
