"""Counts of English texts: a number, how it is hedged, and what it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from msgspec.structs import replace

from factlint.claims.counted import PERSON, Amount, Thing, bounded, mention, table
from factlint.claims.languages.en import context, nouns, ordinals
from factlint.claims.languages.en.carried import carried, headed, of_another
from factlint.claims.languages.en.numerals import english, numerals
from factlint.claims.languages.en.patterns import patterns
from factlint.claims.languages.en.tallies import tallied
from factlint.claims.model import Mention
from factlint.claims.values.number import Quantity

_GLUED = re.compile(r"[A-Za-z0-9_/\\.,:+=@#&%^~*$€£¥|<>'’°(\[-]")
"""In front of a figure: it belongs to something larger (B-52, 2+2, 9001:2015) unless it is an opener."""
_TAIL = re.compile(r"[a-z_/\\+=@#^°×]|[:.,'’-][0-9a-z]")
"""Behind a figure: the same."""
_NEXT_SENTENCE = re.compile(r"\.[A-Z][a-z]")
_PERCENT = re.compile(r" ?%| per ?cent\b| percentage points?\b")
_SHARE = re.compile(r" ?(?:%|/ ?\d|per ?cent\b|out of \d)")
"""Behind a number that need not be whole: 62 %, 4/10."""
_BETWEEN = re.compile(r" ?(?P<joint>-|–|—|~| to | or | and ) ?")
_SCORE = re.compile(r"[-–—](?=\d)")
_MAGNITUDES = ("magnitude of ",)
_IN = re.compile(r" (?:in|out of) (?P<every>every )?")
_ENDS_RATIO = re.compile(r"(?! (?:days?|weeks?|months?|years?|hours?|minutes?|seconds?|games?|matches)\b)[ .,;:)]|$")
_COMPOUND = re.compile(r"-(?P<noun>[a-z]+)\b")
_PARTITIVE = re.compile(
    r" of (?:(?:the|these|those|its|their|his|her|our|all)(?: \d[\d,]*+)?(?= )|\d[\d,]*+(?= [a-z])"
    r"|(?P<pronoun>them|which|whom|us)\b)"
)
_OF_A_PEOPLE = re.compile(r" (?P<people>[A-Z][a-z]+)(?:,| and|, and) (?=\d)")
_LATIN = "\u2e7f"
"""Behind the last letter of Western scripts: 5个 is read with the language of its classifier."""
_STRESSING = frozenset({"only", "just", "exactly", "but", "than", "least", "most"})
_FURTHER = re.compile(r" (?:more|others)\b(?! than| of\b)")
"""Behind a bare number: as many again of what was counted before."""
_POINTING = frozenset(
    "the these those all other last first between by at after to or any and".split()  # noqa: SIM905 - a list of words
)
"""In front of a bare number word: it stands for things named before."""


def numbers(text: str, lowered: str) -> Iterator[Mention]:
    """Counts and ordinals in order of place; `lowered` is the text in small letters, of the same length."""
    known = patterns()
    end, last = 0, None
    for trigger in known.trigger.finditer(lowered):
        start = trigger.start()
        if start < end:
            continue
        found = ordinals.ordinal(text, lowered, start) or _count(text, lowered, start) or of_another(text, last, start)
        if found is not None:
            found = carried(text, last, found)
            last = found if found.unit and found.kind == "count" else last
            yield found
            end = found.end
        elif not trigger.group().isdigit():
            end = trigger.end()


_PRICE = 100
"""From here on a unit of money that is also a verb ("won") is money."""


def _count(text: str, lowered: str, start: int) -> Mention | None:
    known = patterns()
    match = known.number.match(lowered, start)
    if match is None:
        return None
    if match["figure"] and lowered[match.end() : match.end() + 1] > _LATIN:
        return None
    if match["only"]:
        return _only(text, lowered, match)
    if match["often"]:
        return _often(text, lowered, match)
    amount = _amount(text, lowered, match)
    if amount is None:
        return None
    amount, currency = _currency(text, amount, match)
    if _SCORE.match(text, amount.end) and _falls(lowered, amount):
        return None
    if (ratio := _ratio(lowered, amount)) is not None:
        return mention("count", text, ratio, Thing("fraction"))
    amount, last = hedge(lowered, _range(lowered, amount))
    if context.named(text, amount, last, match) and not currency and not _PERCENT.match(lowered, amount.end):
        return None
    return _counted(text, lowered, amount, currency, last, match)


def _amount(text: str, lowered: str, match: re.Match[str]) -> Amount | None:
    """The number itself."""
    start, end = match.span()
    if match["figure"]:
        if start and _GLUED.match(text, start - 1) and not context.opens(text, start):
            return None
        if context.marks_item(text, start):
            return None
        if _TAIL.match(lowered, end) and not _ends_here(text, lowered, end):
            return None
    elif start and text[start - 1] in "-/_@#.":
        return None
    if match["vague"]:
        low = table("en")["vague"][match["vague"]]
        return Amount(start, end, Quantity(Fraction(low), None, approximate=True), True)
    value = english(match.group())
    if value is None:
        return None
    soft = bool(re.match(r"(?:a|half a) ", match.group())) and value >= 1
    return Amount(start, end, Quantity(value, value, approximate=soft), soft)


def _ends_here(text: str, lowered: str, end: int) -> bool:
    """Whether a figure ends although a letter follows: six-party, 500+, and a sentence begun without a space."""
    return (
        lowered[end : end + 1] == "+"
        or _COMPOUND.match(lowered, end) is not None
        or _NEXT_SENTENCE.match(text, end) is not None
    )


def _falls(lowered: str, amount: Amount) -> bool:
    """ "52–48": no range, as it falls, but the result of a vote or a game."""
    second = patterns().number.match(lowered, amount.end + 1)
    value = english(second.group()) if second and second["figure"] else None
    return value is not None and amount.value.point is not None and value <= amount.value.point


def _ratio(lowered: str, amount: Amount) -> Amount | None:
    """ "One in five", "nine out of ten": a share; nobody has counted five."""
    joint = _IN.match(lowered, amount.end)
    second = patterns().number.match(lowered, joint.end()) if joint else None
    whole = english(second.group()) if second and not second["vague"] else None
    if joint is None or second is None or whole is None or amount.value.point is None:
        return None
    share = amount.value.point == 1 or whole in (10, 100) or joint["every"]
    if not share or not 0 < amount.value.point < whole or not _ENDS_RATIO.match(lowered, second.end()):
        return None
    if second["figure"] and 1400 <= whole <= 2100:
        return None
    return replace(amount, end=second.end(), value=Quantity.exact(amount.value.point / whole))


def _range(lowered: str, amount: Amount) -> Amount:
    """ "30 to 40", "30–40", "between 30 and 40" as one amount."""
    joint = _BETWEEN.match(lowered, amount.end)
    if joint is None or amount.value.point is None:
        return amount
    word = joint["joint"].strip()
    lead = lowered[max(0, amount.start - 8) : amount.start]
    if (word == "and") is not lead.endswith("between ") or (word == "to" and lead.endswith("from ")):
        return amount
    second = patterns().number.match(lowered, joint.end())
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
    known = patterns()
    sign = known.sign.search(text, max(0, amount.start - 5), amount.start)
    return (replace(amount, start=sign.start()), known.currency[sign["sign"]]) if sign else (amount, "")


def hedge(lowered: str, amount: Amount) -> tuple[Amount, str]:
    """The amount widened by the words around it, and the word in front of it all."""
    known = patterns()
    lead = lowered[max(0, amount.start - 40) : amount.start]
    last = next(iter(lead.split()[-1:]), "") if lead.endswith(" ") else ""
    if last in known.last:
        before = known.before.search(lead)
        if before:
            sort = known.hedges[before["hedge"]]
            if before["hedge"] == "over" and _over_else(lowered, amount):
                return amount, last
            start = amount.start - len(lead) + before.start("hedge")
            value = bounded(amount.value, sort, whole=not _SHARE.match(lowered, amount.end))
            return Amount(start, amount.end, value, amount.hedged or value.approximate or sort != "exact"), ""
    behind = known.behind.match(lowered, amount.end)
    if behind:
        value = bounded(amount.value, known.hedges["behind " + behind["hedge"]] if behind["hedge"] else "floor")
        return Amount(amount.start, behind.end(), value, True), last
    return amount, last


def _over_else(lowered: str, amount: Amount) -> bool:
    """ "Over seven sessions" at the head of a sentence is while they lasted; "handed over 648" is no bound either."""
    lead = lowered[max(0, amount.start - 20) : amount.start - 5]
    if lead.strip() and lead.rstrip(" ")[-1:] not in ".!?\n":
        return lead.rstrip().rpartition(" ")[2] in patterns().words["particles"]
    thing = nouns.many(nouns.phrase(lowered, amount.end))
    return thing is not None and thing.unit in patterns().words["lasting"]


def _counted(text: str, lowered: str, amount: Amount, currency: str, last: str, match: re.Match[str]) -> Mention | None:
    if last == "of" and lowered.startswith(_MAGNITUDES, max(0, amount.start - len(_MAGNITUDES[0]))):
        return mention("count", text, amount, Thing(_MAGNITUDES[0].split()[0], _MAGNITUDES[0].split()[0]))
    if last in patterns().words["measures"]:
        return mention("count", text, amount, Thing(last, last))
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
    if words and words[0].text in patterns().words["verbal"] and (amount.value.high or _PRICE) < _PRICE:
        words = []
    if _is_one(amount):
        return _single(text, amount, words, last) if not partitive else None
    if amount.value.high is not None and amount.value.high < 1:
        return mention("count", text, amount, Thing("fraction")) if lowered.startswith(" of ", amount.end) else None
    if partitive:
        return mention("count", text, amount, nouns.many(words) or Thing(), partitive="yes")
    if match["vague"] and lowered.startswith(" of ", amount.end):
        words = nouns.phrase(lowered, amount.end + 3)
    return _several(text, lowered, amount, words, last, match)


def _several(
    text: str, lowered: str, amount: Amount, words: list[nouns.Word], last: str, match: re.Match[str]
) -> Mention | None:
    thing = nouns.many(words) or _persons(lowered, amount, words, last, match) or headed(lowered, amount)
    if thing is None and (shared := _shared(text, lowered, amount)) is not None:
        return shared
    if thing is None and not match["vague"] and not (words or context.like_year(amount, match)):
        thing = tallied(lowered, amount)
    if thing is None:
        return (
            None
            if match["vague"] or not _bare(lowered, amount, words, last, match)
            else mention("count", text, amount, Thing())
        )
    if thing.unit == "time" and patterns().factor.match(lowered, thing.end):
        return None
    if context.like_year(amount, match) and not amount.hedged and thing.unit not in ("person", "warhead"):
        return None
    if thing.unit == "time" and text[thing.start : thing.end].lower() == "times":
        return mention("count", text, replace(amount, end=thing.end), Thing("time"))
    if last in ("the", "these", "those") and amount.value.point == 2 and thing.unit in patterns().words["pairs"]:
        return None
    if not match["figure"] and context.is_title(text, amount, thing):
        return None
    definite = {"definite": "yes"} if last in ("these", "those", "the", "both", "all", "this") else {}
    return mention("count", text, replace(amount, end=thing.end), thing, **definite)


def _shared(text: str, lowered: str, amount: Amount) -> Mention | None:
    """A number whose noun stands behind the next one: 14 French, 17 British and 3 Danish sailors."""
    peoples = _OF_A_PEOPLE.match(text, amount.end)
    following = _count(text, lowered, peoples.end()) if peoples else None
    if peoples is None or following is None or not following.get("counted") or following.get("partitive"):
        return None
    kept = tuple((name, value) for name, value in following.detail if name in ("counted", "thing"))
    end = peoples.end("people")
    return replace(following, start=amount.start, end=end, value=amount.value, detail=(*kept, ("carried", "yes")))


def _persons(lowered: str, amount: Amount, words: list[nouns.Word], last: str, match: re.Match[str]) -> Thing | None:
    """ "112 died", "a crew of 39": persons, although no noun says so."""
    if context.like_year(amount, match):
        return None
    body = lowered[max(0, amount.start - 20) : amount.start].split()[-2:-1] if last == "of" else []
    if patterns().suffered.match(lowered, amount.end) or (body and not words and body[0] in patterns().words["bodies"]):
        return Thing(PERSON, PERSON, amount.end, amount.end)
    return None


def _bare(lowered: str, amount: Amount, words: list[nouns.Word], last: str, match: re.Match[str]) -> bool:
    """Whether a number without a noun counts something all the same."""
    if (words and nouns.is_time(words[0].text)) or context.is_hour(lowered, amount) or context.like_year(amount, match):
        return False
    if _FURTHER.match(lowered, amount.end):
        return True
    if match["figure"]:
        large = "," in match.group() or bool(match["scale"])
        return large or amount.hedged or (last in patterns().words["cues"] and len(words) < 2)
    if lowered[amount.end : amount.end + 1] not in tuple(" .,;:)") or last in _POINTING:
        return amount.hedged
    return amount.hedged or not words or last in patterns().words["cues"]


def _is_one(amount: Amount) -> bool:
    return amount.value.point == 1


def _single(text: str, amount: Amount, words: list[nouns.Word], last: str) -> Mention | None:
    """ "one" counts only where it is stressed: just one, one each."""
    thing = nouns.one(words, 2)
    stressed = amount.hedged or text[amount.start].isdigit() or last in _STRESSING
    return mention("count", text, replace(amount, end=thing.end), thing) if thing and stressed else None


def _only(text: str, lowered: str, match: re.Match[str]) -> Mention | None:
    """ "the only agreement": there is one."""
    thing = nouns.one(nouns.phrase(lowered, match.end()), 3)
    if thing is None:
        return None
    return mention("count", text, Amount(match.start(), thing.end, Quantity.exact(1)), thing, only="yes")


def _often(text: str, lowered: str, match: re.Match[str]) -> Mention | None:
    if patterns().factor.match(lowered, match.end()):
        return None
    value = {"twice": 2, "thrice": 3}[match["often"]]
    return mention("count", text, Amount(*match.span(), Quantity.exact(value)), Thing("time"))
