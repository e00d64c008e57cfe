"""Two claims side by side: what their values, units, heads and times have to say to each other."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from factlint.claims.counted import PERSON, currencies, known_units
from factlint.claims.gazetteer import regions
from factlint.claims.identity import same_person
from factlint.claims.localities import TOWN
from factlint.claims.measures import converted, rounded, rounds
from factlint.claims.model import Claim, Subject
from factlint.claims.premises import is_listed
from factlint.claims.sound import sounds_like
from factlint.claims.text import has_cjk
from factlint.claims.topics import FAMILIES
from factlint.claims.towns import apart
from factlint.claims.values.agreement import Agreement
from factlint.claims.values.duration import Duration
from factlint.claims.values.lengths import fits
from factlint.claims.values.number import Quantity
from factlint.claims.values.term import Term
from factlint.claims.values.time import Date, Precision, Time
from factlint.claims.zones import may_be_one_day

MEETINGS = frozenset({"meeting", "session", "time", "round", "talks", "dialogue"})
"""Units that count the meetings of a series of talks, whatever a source calls them."""
LONG = 3
"""From how many digits a number is hardly shared by chance."""
_DAY = 10
"""Characters of a day: 1955-08-01."""
_NAMED_TWICE = {"object": "item", "measure": "step"}
"""Units that are one where two languages meet: 件 are objects or items, 步骤 steps or measures."""
_POUNDS = {"pound", "£"}
"""A pound in English may be one of money."""
ANYTHING = frozenset({"time", "person", "country", "%", "fraction", "year"})
"""Units of which every text has several."""


def compare(a: Claim, b: Claim) -> Agreement:
    """The algebra's answer for the values of two claims."""
    match a.value, b.value:
        case Time() as one, Time() as two:
            answer = _times(one, two, bool(a.mention.get("alone") or b.mention.get("alone")))
            return Agreement.FINER if answer is Agreement.DISJOINT and may_be_one_day(a, b) else answer
        case Quantity() as one, Quantity() as two:
            if a.mention.unit == b.mention.unit and rounds(one, two, a.mention.unit):
                return Agreement.FINER
            if a.mention.unit == b.mention.unit or same_thing(a, b):
                return one.compare(two)
            return one.compare(two) if maybe_one_unit(a, b) else _measures(a, b)
        case Duration() as one, Duration() as two:
            return one.compare(two)
        case (Time() as period, Duration() as length) | (Duration() as length, Time() as period) if period.last:
            return Agreement.FINER if fits(length, Time(period.first), Time(period.last))[0] else Agreement.UNKNOWN
        case Term(), Term() if a.kind == "participant" == b.kind:
            return _persons(a, b)
        case Term() as one, Term() as two if has_cjk(one.name) != has_cjk(two.name):
            return Agreement.FINER
        case Term() as one, Term() as two:
            return Agreement.EQUAL if one == two else _places(a, b, one.name, two.name)
    return Agreement.UNKNOWN


def _measures(a: Claim, b: Claim) -> Agreement:
    return Agreement.FINER if converts(a, b) else Agreement.UNKNOWN


def converts(a: Claim, b: Claim) -> bool:
    """Whether two counts are one measure in two units, rounded as conversions are: 182 m and 597 feet."""
    return any(map(_stands_for, (a, b), (b, a)))


def _stands_for(a: Claim, b: Claim) -> bool:
    """Whether a number can be what the other is in its unit."""
    if not isinstance(a.value, Quantity) or not isinstance(b.value, Quantity) or a.value.point is None:
        return False
    other = converted(b.value, b.mention.unit, a.mention.unit)
    return other is not None and other.point is not None and rounded(a.value.point, other.point, converted=True)


def _places(a: Claim, b: Claim, one: str, two: str) -> Agreement:
    """Two names, of which one may be of a place within the other; of what no list has, only towns far apart differ."""
    if not is_listed(a) or not is_listed(b):
        return Agreement.FINER
    within = regions()
    near = one in within.get(two, ()) or two in within.get(one, ())
    guessed = a.mention.get(TOWN) or b.mention.get(TOWN)
    return Agreement.FINER if near or (guessed and not apart(one, two)) else Agreement.DISJOINT


def _times(one: Time, two: Time, inferred: bool) -> Agreement:
    """A day and an hour of it agree, the hour being finer; of one hour a day that was inferred may be wrong."""
    if not clocked(one) and not clocked(two):
        return one.compare(two)
    if inferred and one.first.clock == two.first.clock:
        return Agreement.FINER
    answer = one.compare(two)
    return Agreement.FINER if answer is Agreement.EQUAL and clocked(one) != clocked(two) else answer


def clocked(time: Time) -> bool:
    """Whether a time is told to the hour."""
    return bool(time.first.clock)


def sound_alike(one: str, two: str, heard: Callable[[str, str], bool] = sounds_like) -> bool:
    """Whether the surnames of two names in two scripts sound alike, or what else is `heard` of them."""
    if has_cjk(one) == has_cjk(two):
        return False
    characters, letters = (one, two) if has_cjk(one) else (two, one)
    return heard(characters.split("·")[-1], letters.split()[-1])


def other_posts(a: Claim, b: Claim) -> bool:
    """Whether one side is represented by the holder of one post here and of another there."""
    one, two = a.mention, b.mention
    if not one.get("role") or not two.get("role") or one.get("country") != two.get("country"):
        return False
    return bool(one.get("posting") and two.get("posting")) and one.get("posting") != two.get("posting")


def _persons(a: Claim, b: Claim) -> Agreement:
    """One person in the same office, or with an office that one source leaves out; other persons exclude each other."""
    if other_posts(a, b):
        return Agreement.DISJOINT
    one, two = a.mention, b.mention
    if not one.get("name") or not two.get("name"):
        return Agreement.EQUAL if a.value == b.value else Agreement.FINER
    same = same_person(one.get("name"), two.get("name"))
    if same is None:
        offices = {one.get("office"), two.get("office")} - {""}
        alike = len(offices) < 2 and sound_alike(one.get("name"), two.get("name"))
        return Agreement.EQUAL if alike else Agreement.FINER
    if not same:
        return Agreement.DISJOINT
    offices = {one.get("office"), two.get("office")} - {""}
    return Agreement.EQUAL if len(offices) < 2 else Agreement.FINER


def unit_class(claim: Claim) -> str:
    """What a count or ordinal counts; all ways of counting meetings are one."""
    unit = claim.mention.unit
    if unit in MEETINGS and (family(claim.subject) in ("talks", "") or claim.subject.aspect == "meet"):
        return "meeting"
    if unit in _NAMED_TWICE:
        return _NAMED_TWICE[unit]
    if unit == "person-time" and "spectators" in claim.subject.words:
        return "person"
    return "match" if claim.kind == "count" and (unit == "games" or _of_games(claim)) else unit


def _of_games(claim: Claim) -> bool:
    """Whether 场 counts matches: where the sentence is of games, or of nothing that is known."""
    return (
        claim.mention.get("classifier") == "场" and claim.mention.unit == "session" and family(claim.subject) != "talks"
    )


def same_thing(a: Claim, b: Claim) -> bool:
    """Whether two counts or ordinals have one unit, or a noun that no table knows is what the other's can mean."""
    if a.mention.unit == b.mention.unit and "" in (family(a.subject), family(b.subject)):
        return True
    units = {unit_class(a), unit_class(b)}
    if len(units) == 1 or units == _POUNDS:
        return True
    one, two = a.subject, b.subject
    return (one.noun in two.nouns or two.noun in one.nouns) and not units <= known_units()


def maybe_one_unit(a: Claim, b: Claim) -> bool:
    """Whether a number counts what no table knows, or nothing: 684 men, 684; 5,630 folios, 5630帧; 140 porters, 140名.

    Of a short number two languages have to name it. Beside a bare number (684 men, 648) a slip of a digit will do.
    """
    if a.kind != "count" or not isinstance(a.value, Quantity) or not isinstance(b.value, Quantity):
        return False
    units = {unit_class(a), unit_class(b)}
    if units <= known_units() or units & currencies():
        return False
    if digits(a.value.point) < LONG:
        return a.value == b.value and "" not in units and _unknown_in_one_script(a, b)
    return a.value == b.value or ("" in units and slip_of_a_digit(a.value, b.value) > 0)


def _unknown_in_one_script(a: Claim, b: Claim) -> bool:
    """Whether one alone is counted in Chinese, by a noun that no table knows or by a classifier alone."""
    chinese = [claim for claim in (a, b) if claim.mention.get("classifier")]
    if len(chinese) != 1:
        return False
    mention = chinese[0].mention
    return mention.unit not in known_units() or mention.unit == PERSON or not mention.get("counted")


def slip_of_a_digit(a: Quantity, b: Quantity) -> float:
    """What it weighs that one number is the other with a digit changed or two exchanged: errors of copying.

    Two numbers that have nothing to do with each other are seldom so by chance: of three digits 3 in 100 differ in one
    digit and 2 in 1000 in their order, of four digits a fifth of that. Method: Damerau, CACM 7 (1964), 171-176.
    """
    one, two = str(a), str(b)
    if len(one) != len(two) or len(one) < 3 or ".." in one + two:
        return 0.0
    if sorted(one) == sorted(two) and sum(x != y for x, y in zip(one, two, strict=True)) == 2:
        return 2.0 if len(one) > 3 else 1.4
    if sum(x != y for x, y in zip(one, two, strict=True)) != 1:
        return 0.0
    return 1.0 if len(one) > 3 else 0.6


def digits(number: Fraction | None) -> int:
    """How many digits of a number tell something: 2 of 1,500."""
    return len(str(number.numerator).strip("-0")) if number is not None else 0


def family(subject: Subject) -> str:
    """The family of its head."""
    return FAMILIES.get(subject.head, subject.head)


def at_one_time(a: Subject, b: Subject) -> float:
    """Whether both sentences set the fact at one time."""
    if a.when is None or b.when is None:
        return 0.0
    answer = a.when.compare(b.when)
    if answer is Agreement.EQUAL:
        return 1.5 if a.when.precision <= Precision.MONTH else 0.8
    sure = a.paired and b.paired
    if answer is Agreement.DISJOINT and not sure and (_beside(a.when, b) or _beside(b.when, a)):
        return 0.0
    return {Agreement.FINER: 0.6, Agreement.DISJOINT: -1.2}.get(answer, 0.0)


def parts_apart(a: Date | None, b: Date | None) -> int:
    """In how many of day, month and year two days differ; 3 where they are not both days."""
    if a is None or b is None or a.day is None or b.day is None:
        return 3
    return sum(x != y for x, y in ((a.year, b.year), (a.month, b.month), (a.day, b.day)))


def of_two_years(a: Subject, b: Subject) -> bool:
    """Whether each sentence sets its number in a year, or longer, and the one in another than the other."""
    long = a.when is not None and b.when is not None and a.when.precision >= Precision.YEAR <= b.when.precision
    return long and at_one_time(a, b) < 0


def _beside(when: Time, subject: Subject) -> bool:
    """Whether a sentence gives a time beside the one that is taken for its own."""
    day = str(when)[:_DAY]
    return any(value.partition("  ")[2][:_DAY] == day for value in subject.beside)
