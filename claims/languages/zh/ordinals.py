"""Ordinals of Chinese texts: 第73次会议, 首届奥运会, and those that lost their number (2008年12月,次对话)."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from factlint.claims.counted import Amount, Thing, mention, table
from factlint.claims.kept import compiled
from factlint.claims.languages.zh import nouns
from factlint.claims.languages.zh.amounts import HAN, NUMBER
from factlint.claims.languages.zh.numerals import chinese
from factlint.claims.model import Mention
from factlint.claims.values.number import Quantity

_AGAIN = re.compile(r"(?:、|，|,)?(?:也|亦)(?:是|为)?(?:最后|唯一)(?:的)?(?:一|1)?(?P<classifier>[㐀-鿿])")
_LOST_REACH = 8


class _Patterns(Struct, frozen=True):
    number: re.Pattern[str]
    series: re.Pattern[str]
    first: tuple[str, ...]
    lost: tuple[str, ...]
    not_lost: tuple[str, ...]
    units: dict[str, str]
    unlike: dict[str, str]


def trigger() -> str:
    """Where an ordinal may start, as a regular expression."""
    first = "".join(sorted({word[0] for word in _patterns().first}))
    lost = "(?<![㐀-鿿])[次届轮](?=[㐀-鿿])|(?<=[年月日])[次届轮](?=[㐀-鿿])"
    return f"第(?=[ 0-9次届轮{HAN}])|首(?=[{first}])|{lost}"


def ordinal(text: str, trigger: re.Match[str]) -> Mention | None:
    """The ordinal whose first character the trigger is."""
    start = trigger.start()
    if text[start] == "第":
        return _numbered(text, start)
    return _first(text, start) if text[start] == "首" else _lost(text, start)


def _numbered(text: str, start: int) -> Mention | None:
    patterns = _patterns()
    match = patterns.number.match(text, start)
    if match is None:
        return _lost(text, start + 1)
    number = chinese(match["number"].replace(" ", ""))
    series = patterns.series.match(text, match.end())
    if number is None or number.denominator != 1 or series is None:
        return None
    return _of(text, Amount(start, series.end(), Quantity.exact(number)), series["series"])


def _first(text: str, start: int) -> Mention | None:
    """首次, 首届, 首场."""
    patterns = _patterns()
    classifier = next((word for word in patterns.first if text.startswith(word, start + 1)), "")
    if not classifier:
        return None
    return _of(text, Amount(start, start + 1 + len(classifier), Quantity.exact(1)), classifier)


def _of(text: str, amount: Amount, classifier: str) -> Mention | None:
    patterns = _patterns()
    after = text[amount.end : amount.end + 1]
    if after and after in patterns.unlike.get(classifier, ""):
        return None
    occurrence = classifier in table("zh")["context"]["occurrences"]
    again = _AGAIN.match(text, amount.end)
    at = again.end() if again and again["classifier"] == classifier else amount.end
    if text[at : at + 1] == " " and classifier in table("zh")["ordinal-context"]["provisions"]:
        return None  # the heading of an article: the words behind are its own
    at += text[at : at + 1] == " "
    if text.startswith(("世界大战", "世界战争"), at):
        return None
    thing = nouns.event(text, at, 12) if occurrence else nouns.behind(text, at)
    if thing is None and occurrence:
        thing = nouns.before(text, amount.start, 1)
        thing = thing if thing is not None and thing.unit in table("zh")["context"]["events"] else None
    default = patterns.units.get(classifier, "")
    if default in ("phase", "round", "batch", "term") or (default == "person" and thing and thing.unit != "person"):
        thing = None
    if thing is None and classifier in table("zh")["ordinal-context"]["concrete"]:
        thing = nouns.unknown(text, at)
    if thing is None and (not default or classifier in ("名", "位")):
        return None
    thing = thing or Thing(default or classifier, default or classifier)
    end = thing.end if thing.start == amount.end else amount.end
    return mention("ordinal", text, Amount(amount.start, end, amount.value), thing, classifier=classifier)


def _lost(text: str, start: int) -> Mention | None:
    """A classifier of a series in front of a meeting, with nothing before it that could count."""
    patterns = _patterns()
    classifier = next((word for word in patterns.lost if text.startswith(word, start)), "")
    if not classifier or text.startswith(patterns.not_lost, start):
        return None
    end = start + len(classifier)
    thing = nouns.event(text, end, _LOST_REACH)
    if thing is None or len(text[thing.start : thing.end]) < 2:
        return None
    return mention("ordinal", text, Amount(start, end, Quantity(None, None)), thing, classifier=classifier, lost="yes")


@cache
def _patterns() -> _Patterns:
    words = table("zh")
    context = words["ordinal-context"]
    longest = "|".join(sorted(words["ordinals"], key=len, reverse=True))
    return _Patterns(
        number=compiled(rf"第 ?(?P<number>{NUMBER}) ?"),
        series=compiled(rf"(?P<series>{longest})"),
        first=tuple(sorted(context["first"], key=len, reverse=True)),
        lost=tuple(context["lost"]),
        not_lost=tuple(context["not-lost"]),
        units=words["ordinals"],
        unlike=context["unlike"],
    )
