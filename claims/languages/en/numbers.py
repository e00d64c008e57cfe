"""Counts of English texts: a number, how it is hedged, and what it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

from factlint.claims.counted import Amount, Thing, bounded, mention, table
from factlint.claims.languages.en import nouns, ordinals
from factlint.claims.languages.en.numerals import english, numerals
from factlint.claims.model import Mention
from factlint.claims.values.number import Quantity

_DIGITS = r"\d{1,3}(?:,\d{3})++(?:\.\d{1,9})?|\d{1,15}+(?:\.\d{1,9})?"
_SCALE = r"hundred|thousand|million|billion|trillion|bn|mn|dozen"
_GLUED = re.compile(r"[A-Za-z0-9_/\\.,:+=@#&%^~*$€£¥|<>'’°(\[-]")
"""In front of a figure: it belongs to something larger (B-52, 2+2, 9001:2015), unless a currency sign or bracket it is."""
_TAIL = re.compile(r"[a-z_/\\+=@#^°×]|[:.,'’-][0-9a-z]|[)\].](?:\s|$)")
"""Behind a figure: the same, or a marker of a list."""
_PERCENT = re.compile(r" ?%| per ?cent\b| percentage points?\b")
_BETWEEN = re.compile(r" ?(?P<joint>-|–|—|~| to | or | and ) ?")
_COMPOUND = re.compile(r"-(?P<noun>[a-z]+)\b")
_PARTITIVE = re.compile(r" of (?:(?:the|these|those|its|their|his|her|our|all)(?= )|(?P<pronoun>them|which|whom|us)\b)")
_YEAR = range(1400, 2101)


@dataclass(frozen=True)
class _Patterns:
    trigger: re.Pattern[str]
    number: re.Pattern[str]
    before: re.Pattern[str]
    last: frozenset[str]
    """Last words of what can stand before a number."""
    behind: re.Pattern[str]
    hedges: dict[str, str]
    currency: dict[str, str]
    sign: re.Pattern[str]
    factor: re.Pattern[str]
    words: dict[str, frozenset[str]]


def numbers(text: str, lowered: str) -> Iterator[Mention]:
    """Counts and ordinals in order of place; `lowered` is the text in small letters, of the same length."""
    patterns = _patterns()
    end = 0
    for trigger in patterns.trigger.finditer(lowered):
        start = trigger.start()
        if start < end:
            continue
        found = ordinals.ordinal(text, lowered, start) or _count(text, lowered, start)
        if found is not None:
            yield found
            end = found.end
        elif not trigger.group().isdigit():
            end = trigger.end()


def _count(text: str, lowered: str, start: int) -> Mention | None:
    patterns = _patterns()
    match = patterns.number.match(lowered, start)
    if match is None:
        return None
    if match["only"]:
        return _only(text, lowered, match)
    if match["often"]:
        return _often(text, lowered, match)
    amount = _amount(text, lowered, match)
    if amount is None:
        return None
    amount, currency = _currency(text, amount, match)
    amount, last = _hedge(lowered, _range(lowered, amount, last=""))
    if _named(text, lowered, amount, last, match) and not currency:
        return None
    return _counted(text, lowered, amount, currency, last, match)


def _amount(text: str, lowered: str, match: re.Match[str]) -> Amount | None:
    """The number itself."""
    start, end = match.span()
    if match["figure"]:
        if start and _GLUED.match(text, start - 1) and not _opens(text, start):
            return None
        if _TAIL.match(lowered, end) and not _COMPOUND.match(lowered, end) and lowered[end : end + 1] != "+":
            return None
    elif start and text[start - 1] in "-/_@#.":
        return None
    if match["vague"]:
        low = table("en")["vague"][match["vague"]]
        return Amount(start, end, Quantity(Fraction(low), None, approximate=True), True)
    value = english(match.group())
    if value is None:
        return None
    soft = bool(re.match(r"(?:a|half a) ", match.group()))
    return Amount(start, end, Quantity(value, value, approximate=soft), soft)


def _opens(text: str, start: int) -> bool:
    """Whether a bracket or currency sign stands in front of the figure."""
    return text[start - 1] in "($€£¥" or (text[start - 1] == "," and text[start - 2 : start - 1].isspace())


def _range(lowered: str, amount: Amount, last: str) -> Amount:
    """ "30 to 40", "30–40", "between 30 and 40" as one amount."""
    joint = _BETWEEN.match(lowered, amount.end)
    if joint is None or amount.value.point is None:
        return amount
    word = joint["joint"].strip()
    lead = lowered[max(0, amount.start - 8) : amount.start]
    if (word == "and") is not lead.endswith("between ") or (word == "to" and lead.endswith("from ")):
        return amount
    second = _patterns().number.match(lowered, joint.end())
    value = english(second.group()) if second and not second["vague"] else None
    if second is None or value is None or _TAIL.match(lowered, second.end()) or not lowered[joint.end()].isalnum():
        return amount
    low = amount.value.point
    scale = second["scale"] or ""
    if scale and low < 1000 and value >= 1000 and not re.search(r"[a-z]", lowered[amount.start : amount.end]):
        low *= numerals()["scales"][scale]
    if value <= low:
        return amount
    start = amount.start - 8 if word == "and" else amount.start
    return Amount(start, second.end(), Quantity(low, value), amount.hedged)


def _currency(text: str, amount: Amount, match: re.Match[str]) -> tuple[Amount, str]:
    if not match["figure"]:
        return amount, ""
    patterns = _patterns()
    sign = patterns.sign.search(text, max(0, amount.start - 5), amount.start)
    return (replace(amount, start=sign.start()), patterns.currency[sign["sign"]]) if sign else (amount, "")


def _hedge(lowered: str, amount: Amount) -> tuple[Amount, str]:
    """The amount widened by the words around it, and the word in front of it all."""
    patterns = _patterns()
    lead = lowered[max(0, amount.start - 40) : amount.start]
    last = lead.rpartition(" ")[0].rpartition(" ")[2] if lead.endswith(" ") else ""
    if last in patterns.last:
        before = patterns.before.search(lead)
        if before:
            sort = patterns.hedges[before["hedge"]]
            if sort == "above" and before["hedge"] == "over" and _during(lowered, amount):
                return amount, last
            start = amount.start - len(lead) + before.start("hedge")
            value = bounded(amount.value, sort)
            return Amount(start, amount.end, value, amount.hedged or value.approximate or sort != "exact"), ""
    behind = patterns.behind.match(lowered, amount.end)
    if behind:
        value = bounded(
            amount.value, "floor" if behind["hedge"] == "+" else patterns.hedges["behind " + behind["hedge"]]
        )
        return Amount(amount.start, behind.end(), value, True), last
    return amount, last


def _during(lowered: str, amount: Amount) -> bool:
    """ "Over seven sessions" is while they lasted, at the head of a sentence or for few of them."""
    head = re.search(r"(?:^|[.!?\n]\s?)over $", lowered[max(0, amount.start - 8) : amount.start])
    return head is not None


def _named(text: str, lowered: str, amount: Amount, last: str, match: re.Match[str]) -> bool:
    """Whether the word in front makes a name of the number: page 12, Apollo 11."""
    if not last or amount.hedged:
        return False
    if last in _patterns().words["names"]:
        return True
    first = text[amount.start - len(last) - 1]
    return (
        bool(match["figure"])
        and first.isupper()
        and last not in _patterns().words["plain"]
        and "," not in match.group()
    )


def _counted(text: str, lowered: str, amount: Amount, currency: str, last: str, match: re.Match[str]) -> Mention | None:
    percent = _PERCENT.match(lowered, amount.end)
    if percent:
        point = "point" in percent.group()
        return mention("count", text, replace(amount, end=percent.end()), Thing("percentage-point" if point else "%"))
    if currency:
        return mention("count", text, amount, Thing(currency, currency))
    compound = _COMPOUND.match(lowered, amount.end)
    if compound:
        thing = nouns.one([nouns.Word(compound["noun"], compound.start("noun"), compound.end())])
        whole = amount.value.point is not None and amount.value.point > 1 and not nouns.is_time(compound["noun"])
        return mention("count", text, replace(amount, end=compound.end()), thing) if thing and whole else None
    partitive = _PARTITIVE.match(lowered, amount.end)
    words = nouns.phrase(lowered, partitive.end() if partitive else amount.end)
    if _is_one(amount):
        return _single(text, amount, words, last) if not partitive else None
    if amount.value.point is not None and amount.value.point < 1:
        return mention("count", text, amount, Thing("fraction")) if lowered.startswith(" of ", amount.end) else None
    if partitive:
        return mention("count", text, amount, nouns.many(words) or Thing(), partitive="yes")
    if match["vague"] and lowered.startswith(" of ", amount.end):
        words = nouns.phrase(lowered, amount.end + 3)
    return _several(text, lowered, amount, words, last, match)


def _several(
    text: str, lowered: str, amount: Amount, words: list[nouns.Word], last: str, match: re.Match[str]
) -> Mention | None:
    thing = nouns.many(words)
    if thing is None:
        return (
            None
            if match["vague"] or not _bare(lowered, amount, words, last, match)
            else mention("count", text, amount, Thing())
        )
    if thing.unit == "time" and _patterns().factor.match(lowered, thing.end):
        return None
    if _like_year(amount, match) and not amount.hedged and thing.unit not in ("person", "warhead"):
        return None
    if thing.unit == "time" and text[thing.start : thing.end].lower() == "times":
        return mention("count", text, replace(amount, end=thing.end), Thing("time"))
    definite = {"definite": "yes"} if last in ("these", "those", "the", "both", "all", "this") else {}
    return mention("count", text, replace(amount, end=thing.end), thing, **definite)


def _bare(lowered: str, amount: Amount, words: list[nouns.Word], last: str, match: re.Match[str]) -> bool:
    """Whether a number without a noun counts something all the same."""
    if (words and nouns.is_time(words[0].text)) or _like_year(amount, match):
        return False
    if match["figure"]:
        large = "," in match.group() or bool(match["scale"])
        return large or amount.hedged or (last in _patterns().words["cues"] and not words)
    after = lowered[amount.end : amount.end + 1]
    return amount.hedged or ((not words or last in _patterns().words["cues"]) and last not in (
        "the", "these", "those", "all", "other", "last", "first", "between", "by", "at", "after", "to", "or", "any", "and",
    ) and after in " .,;:)")  # fmt: skip


def _like_year(amount: Amount, match: re.Match[str]) -> bool:
    point = amount.value.point
    return point is not None and point in _YEAR and "," not in match.group() and bool(match["figure"])


def _is_one(amount: Amount) -> bool:
    return amount.value.point == 1


def _single(text: str, amount: Amount, words: list[nouns.Word], last: str) -> Mention | None:
    """ "one" counts only where it is stressed: just one, one each."""
    thing = nouns.one(words, 2)
    if thing is None or (last not in ("only", "just", "exactly", "but", "than", "least", "most") and not amount.hedged):
        if thing is None or not text[amount.start].isdigit():
            return None
    if amount.value.point != 1:
        return None
    return mention("count", text, replace(amount, end=thing.end), thing)


def _only(text: str, lowered: str, match: re.Match[str]) -> Mention | None:
    """ "the only agreement": there is one."""
    thing = nouns.one(nouns.phrase(lowered, match.end()), 3)
    if thing is None:
        return None
    return mention("count", text, Amount(match.start(), thing.end, Quantity.exact(1)), thing, only="yes")


def _often(text: str, lowered: str, match: re.Match[str]) -> Mention | None:
    if _patterns().factor.match(lowered, match.end()):
        return None
    value = {"twice": 2, "thrice": 3}[match["often"]]
    return mention("count", text, Amount(*match.span(), Quantity.exact(value)), Thing("time"))


@cache
def _patterns() -> _Patterns:
    words, numerals_ = table("en"), numerals()
    small = "|".join(
        sorted([*numerals_["digits"], *(s for s in numerals_["scales"] if len(s) > 2)], key=len, reverse=True)
    )
    part = "|".join(sorted([*numerals_["fractions"], *numerals_["fractions-plural"]], key=len, reverse=True))
    vague = "|".join(sorted(words["vague"], key=len, reverse=True))
    hedges = {form: sort for sort, forms in words["hedges"].items() for form in forms}
    behind = {f"behind {form}": sort for sort, forms in words["behind"].items() for form in forms}
    context = {name: frozenset(text.split()) for name, text in words["context"].items() if isinstance(text, str)}
    last = frozenset(form.split()[-1] for form in hedges)
    context["plain"] = context["stop"] | last | context["cues"]
    before = "|".join(re.escape(form) for form in sorted(hedges, key=len, reverse=True))
    after = "|".join(re.escape(form[7:]) for form in behind)
    signs = "|".join(re.escape(sign) for sign in sorted(words["currency"], key=len, reverse=True))
    first = "|".join(sorted({*numerals_["digits"], *words["vague"], "half", "several", "tens", "a few"}))
    return _Patterns(
        trigger=re.compile(
            rf"(?<![a-z0-9])(?:\d|(?:{first}|{'|'.join(ordinals.words())}|twice|thrice|the (?:only|sole))(?![a-z])|an? (?=[hmtb][uihr]|doz)|the -?(?=(?:st|nd|rd|th) ))"
        ),
        number=re.compile(
            rf"(?P<figure>{_DIGITS})(?:[ -]?(?P<scale>{_SCALE})\b)?(?!\d)|(?P<only>the (?:only|sole)\b)|(?P<often>twice|thrice)\b"
            rf"|(?P<vague>{vague})\b"
            rf"|(?P<words>(?:half an? |an? (?=(?:half|{small})\b))?(?:(?:{small})\b)(?:(?:[ -]| and )(?:{small})\b){{0,12}}"
            rf"(?: and (?:a half|three quarters|a quarter)\b(?: (?:million|billion))?|[ -](?:{part})\b(?! [a-z]+(?:th|rd)\b))?)"
        ),
        before=re.compile(rf"(?:^|[^a-z])(?P<hedge>{before}) $"),
        last=last,
        behind=re.compile(rf"(?: |-)(?P<hedge>{after})\b|(?P<plus>\+)(?=[ .,;])".replace("(?P<plus>", "(?:")),
        hedges=hedges | behind,
        currency=words["currency"],
        sign=re.compile(rf"(?<![A-Za-z])(?P<sign>{signs}) ?$"),
        factor=re.compile(rf" (?:{'|'.join(context['factors'])})\b"),
        words=context,
    )
