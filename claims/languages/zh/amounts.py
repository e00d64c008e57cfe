"""Chinese amounts: the number, its scale, and the words that make it a bound (130余, 近百, 三四十, 3000至3500)."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from math import prod

from msgspec import Struct
from msgspec.structs import replace

from factlint.claims.counted import Amount, bounded, table
from factlint.claims.kept import compiled
from factlint.claims.languages.zh.numerals import chinese
from factlint.claims.values.number import Quantity

HAN = "零〇一二三四五六七八九十百千万亿两廿卅卌壹贰叁肆伍陆柒捌玖拾佰仟"
_FIGURE = r"(?:\d{1,3}(?:,\d{3})++(?:\.\d{1,6})?|\d{1,15}+(?:\.\d{1,6})?)"
_SCALES = "十百千万亿兆"
_UNIT = "(?!千[瓦米克]|兆[瓦赫])"
"""What begins a unit and is no scale: 12万千瓦, 120兆瓦."""
_SPELT = rf"(?:{_UNIT}[{HAN.replace('两', '')}]|两(?=[百千万亿点])|(?<![十百千万亿])两){{1,24}}"
"""Behind a scale 两 is no digit but a weight of silver: 二亿两."""
NUMBER = (
    rf"(?:(?:{_FIGURE} ?(?:{_UNIT}[{_SCALES}]){{1,2}}+){{1,4}}(?:{_FIGURE})?|{_FIGURE}"
    rf"|{_SPELT}(?:点[零〇一二三四五六七八九]{{1,6}}[{_SCALES}]{{0,2}})?)"
)
_AMOUNT = re.compile(
    r"(?P<half>(?<![另前后上下这那])一半|半数)"
    rf"|(?P<part>(?:百分之|千分之|[{HAN}]{{1,8}}分之)(?P<share>{NUMBER}))"
    rf"|(?P<few>十?[几数][{_SCALES}]{{0,2}})(?P<fewmore>[余多])?"
    rf"|(?P<number>{NUMBER})(?P<more>[余多几来](?P<scale>[{_SCALES}]{{0,2}})(?:[余多])?)?"
)
_JOINT = re.compile(r" ?(?:-|—|–|~|～|至|到) ?")
_PAIR = re.compile(
    r"(?P<lead>[一二三四五六七八九]?十)?(?P<a>[一二三四五六七八九两])(?P<b>[二三四五六七八九])(?P<scale>[十百千万亿]{0,2})"
)
_PIECES = "零一二三四五六七八九"
_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "兆": 10**12}
_ROUND = ("百", "千", "万", "百万", "千万", "亿")
"""Scales that stand for a number of their own behind a hedge: 近万人, 上百万."""
_LEAD = 6
_GLUED = re.compile(r"[A-Za-z0-9_/\\.:+=@#&^*<>-]")


class _Hedges(Struct, frozen=True):
    before: re.Pattern[str]
    behind: re.Pattern[str]
    sorts: dict[str, str]
    last: frozenset[str]
    first: frozenset[str]
    glued: dict[str, frozenset[str]]
    """What in front of a hedge makes another word of it."""


def amount(text: str, start: int) -> Amount | None:
    """The amount that starts at a place, with the hedges in front of it."""
    match = _AMOUNT.match(text, start)
    if match is None or (text[start].isdigit() and start and _GLUED.match(text, start - 1)):
        return None
    value = _value(text, match)
    if value is None:
        return None
    soft = value.low != value.high
    return _hedged(text, _to(text, Amount(start, match.end(), value, soft)))


def behind(text: str, found: Amount, at: int) -> Amount:
    """The amount with what is said behind its classifier: 40人左右, 130次以上."""
    hedges = _hedges()
    at += text[at : at + 1] == " "
    if text[at : at + 1] not in hedges.first:
        return found
    match = hedges.behind.match(text, at)
    if match is None:
        return found
    value = bounded(found.value, {"以上": "floor"}.get(match.group(), hedges.sorts["behind " + match.group()]))
    return replace(found, value=value, hedged=True)


def followers() -> frozenset[str]:
    """The characters that may go on a number of one digit."""
    return frozenset(f"{HAN}点几余多来分周成%个 —–~～至到\\-") | _hedges().first


def after(text: str, at: int) -> int:
    """Where the text goes on behind such a hedge."""
    match = _hedges().behind.match(text, at)
    return match.end() if match else at


def _value(text: str, match: re.Match[str]) -> Quantity | None:
    if match["half"]:
        return Quantity.exact(Fraction(1, 2))
    if match["part"]:
        part = chinese(match["part"])
        if part is None:
            return None
        return Quantity.exact(part * 100 if match["part"].startswith("百分之") else part)
    if match["few"]:
        return _few(match["few"])
    pair = _PAIR.fullmatch(match["number"])
    if pair and not match["more"] and _PIECES.find(pair["b"]) == _PIECES.find(pair["a"].replace("两", "二")) + 1:
        return _pair(pair)
    number = match["number"].replace(" ", "")
    value = None if match["more"] and number in _ROUND else chinese(number)
    hedged = match["more"] or text[match.start() - 1 : match.start()] in _hedges().last
    if value is None and number in _ROUND and hedged:
        value = prod((Fraction(_UNITS[unit]) for unit in number), start=Fraction(1))
    if value is None:
        return None
    return _more(value, match) if match["more"] else Quantity.exact(value)


def _more(value: Fraction, match: re.Match[str]) -> Quantity:
    """130余: above it; 二十几: the nine above it; 10多万: above 10万."""
    for unit in match["scale"]:
        value *= _UNITS[unit]
    step = Fraction(1) if value.denominator == 1 else Fraction(0)
    if match["more"].startswith("几"):
        return Quantity(value + step, value + 9, approximate=False)
    if match["more"].startswith("来"):
        return Quantity.about(value)
    return Quantity(value + step, None)


def _few(words: str) -> Quantity | None:
    """数百, 几十万, 十几."""
    tens, scale = words[0] == "十", Fraction(1)
    for unit in words.lstrip("十几数"):
        scale *= _UNITS[unit]
    if words[1:2] in ("十",) and not tens:
        scale *= 10
    if tens:
        return Quantity(11 * scale, 19 * scale, approximate=True)
    if scale == 1:
        return None
    return Quantity(2 * scale, 10 * scale - 1, approximate=True)


def _pair(pair: re.Match[str]) -> Quantity:
    """三四十, 五六个, 十七八."""
    scale = Fraction(1)
    for unit in pair["scale"]:
        scale *= _UNITS[unit]
    lead = chinese(pair["lead"]) if pair["lead"] else Fraction(0)
    low, high = (_PIECES.find(pair[name].replace("两", "二")) for name in ("a", "b"))
    return Quantity(((lead or 0) + low) * scale, ((lead or 0) + high) * scale)


def _to(text: str, found: Amount) -> Amount:
    """3000至3500, 30-40 as one amount."""
    joint = _JOINT.match(text, found.end)
    if joint is None or found.value.point is None or text[found.start - 1 : found.start] in ("从", "由"):
        return found
    match = _AMOUNT.match(text, joint.end())
    second = chinese(match["number"].replace(" ", "")) if match and match["number"] and not match["more"] else None
    if match is None or second is None:
        return found
    low = found.value.point
    scale = re.search("[万亿]$", match["number"])
    if scale and not re.search("[万亿]", text[found.start : found.end]):
        low *= _UNITS[scale.group()]
    return Amount(found.start, match.end(), Quantity(low, second)) if low < second else found


def _hedged(text: str, found: Amount) -> Amount:
    hedges = _hedges()
    at = found.start - (text[found.start - 1 : found.start] == " ")
    if at <= 0 or text[at - 1] not in hedges.last:
        return found
    match = hedges.before.search(text, max(0, at - _LEAD), at)
    if match is None or text[match.start() - 1 : match.start()] in hedges.glued.get(match.group()[0], ()):
        return found
    sort = hedges.sorts[match.group()]
    if sort == "over":
        round_number = text[found.start : found.end] in _ROUND
        return _at(match.start(), found, replace(found.value, high=None, approximate=True)) if round_number else found
    return _at(match.start(), found, bounded(found.value, sort))


def _at(start: int, found: Amount, value: Quantity) -> Amount:
    return Amount(start, found.end, value, True)


@cache
def _hedges() -> _Hedges:
    words = table("zh")
    before = {form: sort for sort, forms in words["hedges"].items() for form in forms}
    after = {form: sort for sort, forms in words["behind"].items() for form in forms}
    longest = "|".join(sorted(before, key=len, reverse=True))
    return _Hedges(
        compiled(rf"(?:{longest})$"),
        compiled("|".join(sorted(after, key=len, reverse=True))),
        before | {f"behind {form}": sort for form, sort in after.items()},
        frozenset(form[-1] for form in before),
        frozenset(form[0] for form in after),
        {hedge: frozenset(before) for hedge, before in words["glued"].items()},
    )
