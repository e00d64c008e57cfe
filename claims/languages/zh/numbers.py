"""Counts of Chinese texts: a number, its classifier, and the noun behind or in front."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from factlint.claims.counted import Amount, Thing, mention, table
from factlint.claims.kept import compiled
from factlint.claims.languages.zh import amounts, nouns, ordinals
from factlint.claims.languages.zh.living import species
from factlint.claims.languages.zh.tallies import tallied
from factlint.claims.model import Mention
from factlint.claims.values.number import Quantity

_MONEY = ("US$", "HK$", "NT$", "€", "£", "yen", "won", "rouble", "franc", "krone", "mark", "rupee", "tael")
_PERCENT = re.compile(r" ?%|个百分点")
_DATE = re.compile(r"\d{1,4} ?[年月日号时页](?!元|圆)")
_TENTHS = re.compile(r"成(?=[，。；、！？,;\n]|的|以|左右|$)")
_SHARE = re.compile(r"(?P<tens>[一二三四五六七八九])成(?P<ones>[一二三四五六七八九半])(?![一二三四五六七八九十百千万])")
"""Tenths and what is more: 七成一 is 71 per cent."""
_ONES = "〇一二三四五六七八九"
_ENDS = "，。；：、！？,;:!?\n（）()」”）"
_SOLE = re.compile("唯一(?:的)?(?:一[项个份])?(?:达成的|签署的)?")
_SENTENCE_END = re.compile("[。！？!?\n]")
_SEVERAL = 10
"""From this number on a classifier of things that no table knows is none by chance."""
_DESCRIBED = 2
_KINDS = ("种", "类")
_DESCRIBING = "同要见型式性新大小样用定"
"""How words end that describe in front of 的 what is counted: 三种不同的方法."""
_FEW_KINDS = 2
"""Up to this number kinds of something are ideas as a rule: 两种可能."""
_ANY = "个"
"""The classifier of anything, of ideas as well."""
_CARRY = 40
"""Characters within which a count may go on counting what the one before it counts."""
_QUOTES = "《“「『[【"
_MEASURES = frozenset(
    "kilogram gram tonne kilometre metre mile hectare barrel percentage-point magnitude".split()  # noqa: SIM905 - words
)
_SCALED = ("square", "cubic", "nautical", "centi", "milli", "kilowatt")


class _Patterns(Struct, frozen=True):
    trigger: re.Pattern[str]
    classifier: re.Pattern[str]
    classifiers: dict[str, str]
    unlike: dict[str, str]
    wants: dict[str, re.Pattern[str]]
    """What has to follow, by classifier."""
    need: frozenset[str]
    many: frozenset[str]
    times: tuple[str, ...]
    itself: frozenset[str]
    """Classifiers that are nouns: 十九国代表 counts countries."""
    one: tuple[str, ...]
    currency: re.Pattern[str]
    currencies: dict[str, str]


def numbers(text: str) -> Iterator[Mention]:
    """Counts and ordinals of a folded text in order of place, then what is said to be the only one."""
    patterns = _patterns()
    end, last = 0, None
    for trigger in patterns.trigger.finditer(text):
        start = trigger.start()
        if start < end:
            continue
        if trigger["idiom"]:
            end = trigger.end()
            continue
        found = ordinals.ordinal(text, trigger) if trigger["series"] else _count(text, start)
        if found is not None:
            last = found = _carried(text, last, found)
            yield found
        end = max(trigger.end(), found.end if found else 0, trigger.start() + 1)
    yield from _only(text)


def _only(text: str) -> Iterator[Mention]:
    """唯一的协议: there is one."""
    for match in _SOLE.finditer(text):
        thing = nouns.behind(text, match.end())
        if thing is not None and thing.unit == "agreement" and thing.start == match.end():
            yield mention("count", text, Amount(match.start(), thing.end, Quantity.exact(1)), thing, only="yes")


def _count(text: str, start: int) -> Mention | None:
    if (start and text[start - 1] in "第初周每") or text.endswith("第 ", 0, start) or _DATE.match(text, start):
        return None
    if share := _SHARE.match(text, start):
        tenths = 10 * _ONES.index(share["tens"]) + (_ONES.index(share["ones"]) if share["ones"] != "半" else 5)
        return mention("count", text, Amount(start, share.end(), Quantity.exact(tenths)), Thing("%"))
    amount = amounts.amount(text, start)
    if amount is None:
        return None
    if text.startswith(("百分之", "千分之", "半数", "一半"), start) or "分之" in text[start : amount.end]:
        unit = "%" if "百分之" in text[amount.start : amount.end] else "fraction"
        return mention("count", text, amounts.behind(text, amount, amount.end), Thing(unit))
    if text.startswith("周年", amount.end) and amount.value.point is not None:
        noun = Thing("anniversary", "anniversary", amount.end, amount.end + 2)
        return mention("ordinal", text, replace(amount, end=noun.end), noun)
    percent = _PERCENT.match(text, amount.end)
    if percent:
        unit = "percentage-point" if "点" in percent.group() else "%"
        return mention(
            "count", text, replace(amounts.behind(text, amount, percent.end()), end=percent.end()), Thing(unit)
        )
    classifier = _patterns().classifier.match(text, amount.end)
    if classifier is None or not _fits(text, amount, classifier):
        return _bare(text, amount)
    return _classified(text, amount, classifier["classifier"], classifier.end())


def _fits(text: str, amount: Amount, classifier: re.Match[str]) -> bool:
    """Whether what stands behind lets it be a classifier, of its thing: 级 in 7级地震, not in 8级大风."""
    word = classifier["classifier"]
    wanted = _patterns().wants.get(word)
    if wanted is not None and (amount.value.low or 0).denominator == 1:
        return wanted.match(text, classifier.end()) is not None
    liked = tuple(table("zh")["like"].get(word, ()))
    return text.startswith(liked, classifier.end()) or text[classifier.end() : classifier.end() + 1] not in tuple(
        _patterns().unlike.get(word, "")
    )


def _classified(text: str, amount: Amount, classifier: str, end: int) -> Mention | None:
    patterns = _patterns()
    default = patterns.classifiers[classifier]
    plain = amounts.behind(text, amount, end)
    if text.startswith(patterns.times, end):
        return None
    if default in patterns.currencies.values() or classifier in ("元",):
        return _money(text, plain, default, end)
    if amount.value.point == 1 and not _stressed(text, amount, end):
        return None
    thing = (
        None
        if classifier in patterns.itself
        else _thing(text, amount, classifier, end) or _headed(text, classifier, end)
    )
    if classifier in _KINDS and (amount.value.low or 0) > _FEW_KINDS:
        thing = species(text, amount.start, amounts.after(text, end)) or thing or _of_a_kind(text, end)
    if thing is None and classifier in patterns.need - patterns.itself and not _many(amount, classifier):
        return None
    thing = thing or Thing(default or classifier, default or classifier)
    stop = thing.end if thing.start == end else end
    if thing.start == end:
        plain = amounts.behind(text, amount, stop)
    details = {"definite": "yes"} if text[amount.start - 1 : amount.start] in tuple("这那该") else {}
    return mention("count", text, replace(plain, end=stop), thing, classifier=classifier, **details)


def _of_a_kind(text: str, end: int) -> Thing | None:
    """The noun of two characters or more, known to no table, that closes its phrase: 六种温室气体, 六种气体的排放."""
    noun = nouns.unknown(text, end)
    if noun is None or noun.end - noun.start < 2:
        return None
    closed = not text[noun.end : noun.end + 1] or text[noun.end] in _ENDS or text[noun.end] in "（(：:"
    owns = text.startswith("的", noun.end) and text[noun.end - 1] not in _DESCRIBING
    return noun if closed or owns else None


def _headed(text: str, classifier: str, end: int) -> Thing | None:
    """The thing of the classifier where an unknown noun ends as such things do: 支 counts teams, 救难队 is one."""
    heads = table("zh")["heads"].get(classifier, "")
    noun = nouns.unknown(text, end) if heads else None
    unit = _patterns().classifiers[classifier]
    return Thing(unit, unit, noun.start, noun.end) if noun is not None and text[noun.end - 1] in heads else None


def _many(amount: Amount, classifier: str) -> bool:
    """Whether a classifier counts something even without a noun: 病床186张, but not 一张."""
    return classifier in _patterns().many and (amount.value.low or 0) >= _SEVERAL


def _carried(text: str, last: Mention | None, found: Mention) -> Mention:
    """The thing counted just before with the same classifier: 离心机由19000台减至6104台，其中5060台."""
    classifier = found.get("classifier")
    if last is None or not classifier or found.kind == "ordinal" or found.get("counted"):
        return found
    default = _patterns().classifiers.get(classifier) or classifier
    near = found.start - last.end <= _CARRY and not _SENTENCE_END.search(text, last.end, found.start)
    if not near or found.unit != default or last.get("classifier") != classifier or last.unit == default:
        return found
    return replace(found, unit=last.unit, detail=(*last.detail, ("carried", "yes")))


def _thing(text: str, amount: Amount, classifier: str, end: int) -> Thing | None:
    """The noun behind, else in front; a classifier that names its thing itself needs none."""
    context = table("zh")["context"]
    at = amounts.after(text, end)
    at += text[at : at + 1] == " "
    at += text[at : at + 1] in tuple(_QUOTES)
    at += text.startswith("的", at)
    occurrence = classifier in context["occurrences"]
    default = _patterns().classifiers[classifier] or (classifier if classifier == _ANY else "")
    thing = nouns.event(text, at, 10) if occurrence else nouns.behind(text, at, whole=bool(default))
    if thing is not None and default not in ("", _ANY, thing.unit) and _far_off(text, at, thing):
        thing = None
    if thing is None:
        closed = not text[end : end + 1] or text[end] in _ENDS or text[end] == " " or occurrence or not default
        owned = text.endswith("的", 0, amount.start)
        front = None if owned else nouns.before(text, amount.start, 6 if closed and default else 1)
        if front is not None and (not occurrence or front.unit in context["series"]) and _kind(front, default):
            return front
    if thing is None and classifier in context["shaped"]:
        return nouns.unknown(text, at)
    if thing is not None or _patterns().classifiers[classifier]:
        return _kind(thing, default)
    return nouns.unknown(text, at) or nouns.unknown_before(text, amount.start)


def _far_off(text: str, at: int, thing: Thing) -> bool:
    """Whether so much stands in front of a noun, without 的, that it may be a verb: 车通过大桥."""
    return thing.start - at > _DESCRIBED and "的" not in text[at : thing.start]


def _kind(thing: Thing | None, default: str) -> Thing | None:
    """人 and 名 count persons: a noun that is no person only describes them. Measures need no noun."""
    if thing is None or (default == "person" and thing.unit != "person"):
        return None
    return None if default in _MEASURES or default.startswith(_SCALED) else thing


def _money(text: str, amount: Amount, unit: str, end: int) -> Mention:
    lead = _patterns().currency.search(text, max(0, amount.start - 8), amount.start)
    if lead:
        amount, unit = replace(amount, start=lead.start()), _patterns().currencies[lead["currency"]]
    return mention("count", text, replace(amount, end=end), Thing(unit, unit))


def _stressed(text: str, amount: Amount, end: int) -> bool:
    """一 is an article unless it is written 1, stressed (各派一名, 只有一次) or stands behind its noun (主席一名)."""
    if text[amount.start].isdigit() or amount.hedged:
        return True
    if text.endswith(_patterns().one, max(0, amount.start - 3), amount.start):
        return True
    closed = not text[end : end + 1] or text[end] in _ENDS
    context = table("zh")["context"]
    if not closed or text[end - 1] in context["occurrences"] or text[amount.start - 1] in context["vague-one"]:
        return False
    front = nouns.before(text, amount.start, 1)
    return front is not None and front.end == amount.start


def _bare(text: str, amount: Amount) -> Mention | None:
    """A number without a classifier counts in front of a noun (30万军民), or behind a word like 共 or 达到."""
    if text[amount.end - 1] in "万亿余多":
        noun = nouns.behind(text, amount.end)
        if noun is not None and noun.start == amount.end:
            return mention("count", text, replace(amount, end=noun.end), noun)
    tenths = _TENTHS.match(text, amount.end)
    if tenths and amount.value.point is not None and amount.value.point <= 10:
        share = replace(amount, end=tenths.end(), value=Quantity.exact(amount.value.point * 10))
        return mention("count", text, share, Thing("%"))
    if text[amount.end : amount.end + 1] not in tuple(_ENDS) or amount.value.point is None:
        return None
    thing = tallied(text, amount)
    if thing is not None and not _like_year(amount):
        return mention("count", text, amount, thing)
    if amount.value.point < 10 or not text.endswith(
        ("为", "达", "达到", "共", "共计", "合计", "总数", "是"), 0, amount.start
    ):
        return None
    if _like_year(amount):
        return None
    front = nouns.before(text, amount.start)
    return mention("count", text, amount, front) if front else None


def _like_year(amount: Amount) -> bool:
    return amount.value.point is not None and 1500 <= amount.value.point <= 2100


@cache
def _patterns() -> _Patterns:
    words = table("zh")
    context = words["context"]
    longest = "|".join(sorted(words["classifiers"], key=len, reverse=True))
    idioms = "|".join(sorted(context["idioms"], key=len, reverse=True))
    signs = "|".join(words["currency"])
    counted = "".join(sorted({word[0] for word in words["classifiers"]} | amounts.followers()))
    alone = f"[一二三四五六七八九](?![{counted}])"  # 一 in 一般: nothing that is counted, and no greater number
    return _Patterns(
        trigger=compiled(
            rf"(?=[0-9几数成第首次届轮半{amounts.HAN}])"
            rf"(?:半数|一半|(?P<idiom>(?=[一二三四五六七八九十百千万两成伍陆])(?:{idioms}|{alone}|(?<=[统单唯之同专划任合归逐惟])一))|(?P<series>{ordinals.trigger()})"
            rf"|(?:[\d几{amounts.HAN}]|数(?!\d)|(?<=\D)[百千]分之)[\d.,{amounts.HAN}]*+)"
        ),
        classifier=compiled(rf" ?(?P<classifier>{longest})"),
        classifiers=words["classifiers"],
        unlike=words["unlike"],
        wants={word: compiled(form) for word, form in words["wants"].items()},
        need=frozenset(context["need-noun"]),
        many=frozenset(context["many"]),
        times=tuple(context["times"]),
        itself=frozenset(context["itself"]),
        one=tuple(context["counting-one"]),
        currency=compiled(rf"(?P<currency>{signs}) ?(?:约|近|逾|超过)?$"),
        currencies=words["currency"]
        | {
            sign: sign
            for sign in (
                "US$",
                "HK$",
                "NT$",
                "€",
                "£",
                "yen",
                "won",
                "rouble",
                "franc",
                "krone",
                "mark",
                "rupee",
                "tael",
            )
        },
    )
