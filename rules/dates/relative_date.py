"""D106: a date that is not as far from the date before it as the words say."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.claims.distances import Distance, counted_otherwise, distances
from factlint.claims.model import Claim, Corpus, Extraction, Mention
from factlint.claims.relatives import Relative, relatives
from factlint.claims.values.duration import Duration
from factlint.claims.values.lengths import length
from factlint.claims.values.time import Precision, Time
from factlint.claims.zones import zones
from factlint.rules.finding import Evidence, Finding, at, claim_evidence, evidence
from factlint.rules.rule import Case, Rule
from factlint.rules.said import denied, end, severity

_NEAR = 1500
"""How far back, in characters, another date may be what the words count from."""


class RelativeDate(Rule):
    """A date with words that count to it from the date before, and the count is wrong.

    "On 5 May they arrived. Four days later, on 12 May, they left": one of the three is wrong, and a reader who counts
    finds out before the editor does.

    Agreement: days may be counted with the first one or without, months and years be rounded up or down, and years told
    as years are compared as years; only "the next day" and "the following year" are exact. Nothing is said where the
    count is vague ("about a week later"), where two clocks are named, or where an earlier date nearby fits the count.

    To settle it, look for either date in another source; where both are right, it is the count, or a sentence with the
    date that it was counted from has been lost.
    """

    code = "D106"
    name = "relative-date"
    family = "relative-date"
    severity = "error"

    flagged = (
        Case(
            (("note.md", "The delegation arrived on 5 May 1961. Four days later, on 12 May, it left again.\n"),),
            "`Four days later` does not lead from 1961-05-05 to 1961-05-12: that is 7 days, 8 counted inclusively",
            ("Four days later", "12 May", "5 May 1961"),
        ),
        Case(
            (("note.md", "The probe was launched on 24 April 1991 and set free two days later, on 25 April.\n"),),
            "`two days later` does not lead from 1991-04-24 to 1991-04-25: that is 1 day, 2 counted inclusively",
            ("two days later", "25 April", "24 April 1991"),
        ),
        Case(
            (("note.md", "The treaty was signed in 1955. The following year (1958) it was ratified.\n"),),
            "`The following year` does not lead from 1955 to 1958: that is 2 to 4 years",
            ("The following year", "1958", "1955"),
        ),
        Case(
            (("jilu.md", "1962年8月1日代表团到达上海，次日（8月3日）前往杭州。\n"),),
            "`次日` does not lead from 1962-08-01 to 1962-08-03: that is 2 days, 3 counted inclusively",
            ("次日", "8月3日", "1962年8月1日"),
        ),
        Case(
            (("jilu.md", "第一座燈塔建於1902年。八年後的1914年，第二座燈塔落成。\n"),),
            "`八年` does not lead from 1902 to 1914: that is 11 to 13 years",
            ("八年", "1914年", "1902年"),
        ),
        Case(
            (("jilu.md", "1930年的博览会在本市举行，距1922年首届博览会五年。\n"),),
            "`五年` does not lead from 1922 to 1930: that is 7 to 9 years",
            ("五年", "1930年", "1922年"),
        ),
        Case(
            (("jilu.md", "談判於1987年3月5日破裂。談判破裂後第十天，即3月20日，雙方又回到談判桌前。\n"),),
            "`十天` does not lead from 1987-03-05 to 1987-03-20: that is 15 days, 16 counted inclusively",
            ("十天", "3月20日", "1987年3月5日"),
        ),
        Case(
            (
                (
                    "note.md",
                    "The mill burnt down on 5 February 1891. Ten days after the fire, on 1 March 1891, it was sold.\n",
                ),
            ),
            "`Ten days` does not lead from 1891-02-05 to 1891-03-01: that is 24 days, 25 counted inclusively",
            ("Ten days", "1 March 1891", "5 February 1891"),
        ),
        Case(
            (
                (
                    "note.md",
                    "The dam broke in 1931. Two years after the bank failed in 1931, in 1935, the debts were paid.\n",
                ),
            ),
            "`Two years` does not lead from 1931 to 1935: that is 3 to 5 years",
            ("Two years", "1935", "1931"),
        ),
        Case(
            (
                ("a.md", "The Albin Line strike began on 7 May 1926.\n"),
                (
                    "b.md",
                    "The Albin Line strike was long. On 2 June 1926, eleven days after the strike began,"
                    " the firm made its first offer.\n",
                ),
            ),
            "`eleven days` is not the time from 1926-05-07 to 1926-06-02: that is 26 days, 27 counted inclusively",
            ("eleven days", "2 June 1926", "7 May 1926"),
        ),
    )
    passed = (
        Case((("note.md", "Carl Berg, born in 1882, died on 4 May 1960, nine years after his sister Anna Berg.\n"),)),
        Case((("jilu.md", "地震發生於1935年4月21日。震後第三天（4月23日），救援隊抵達；第四天，即4月24日，通車。\n"),)),
        Case(
            (
                ("note.md", "The ship sailed on 3 June 1911. Ten days later, on 13 June, it was seen off the cape.\n"),
                ("log.md", "The ship sailed on 3 June 1911. About a week later, on 13 June, it was seen.\n"),
                ("jilu.md", "该船1911年6月3日启航。十天后，即6月13日，有人在海角外看见它。\n"),
            )
        ),
        Case(
            (
                (
                    "note.md",
                    "The hall closed on 1 March 1950 and the yard on 4 March 1950. Five days later, on 6 March, "
                    "both were sold.\n",
                ),
            )
        ),
        Case((("jilu.md", "条约于1955年签署，次年即1956年生效。1960年12月31日休会，次日（1月1日）重开。\n"),)),
        Case((("jilu.md", "展覽於1964年10月10日開幕，為期兩周。四天後，即10月28日，展品運回臺北。\n"),)),
        Case((("note.md", "In 1930, eight years after the fair of 1922, a second fair was held in the city.\n"),)),
    )

    def check(self, corpus: Corpus) -> Iterator[Finding]:
        for extraction in corpus.extractions:
            claims = {claim.mention: claim for claim in extraction.claims}
            for found in relatives(extraction.folded, extraction.sentences, [*claims]):
                ends = claims[found.given], claims[found.origin]
                if not any(denied(claim) for claim in ends) and not _right(extraction, found):
                    yield self._finding(extraction, found, *ends, _elsewhere(corpus, extraction, found))

        for distance in distances(corpus):
            yield self._distance(corpus, distance)
        for counted, told in counted_otherwise(corpus):
            yield self._counted(corpus, counted.date, told.date)

    def _distance(self, corpus: Corpus, found: Distance) -> Finding:
        ends = (found.given, found.origin) if found.back else (found.origin, found.given)
        earlier, later = (_time(claim.mention) for claim in ends)
        unit = found.length.value.unit if isinstance(found.length.value, Duration) else "day"
        document = corpus.extractions[found.length.document].document
        said = " ".join(document.text[found.length.mention.start : found.length.mention.end].split())
        calculation = length(earlier, later, unit)
        return self.finding(
            f"`{said}` is not the time from {earlier} to {later}: that is {calculation}",
            tuple(claim_evidence(corpus, claim) for claim in (found.length, found.given, found.origin)),
            severity="warning",
            confidence=0.8,
            trace=(
                f"counted from {at(corpus, found.origin)}, leads to {at(corpus, found.given)}",
                f"{earlier} to {later} is {calculation}",
            ),
            subject=str(found.given.subject),
        )

    def _counted(self, corpus: Corpus, counted: Claim, told: Claim) -> Finding:
        return self.finding(
            f"counted, it is {counted.value} here, but {told.value} in {at(corpus, told)}",
            (claim_evidence(corpus, counted), claim_evidence(corpus, told)),
            severity="warning",
            confidence=0.7,
            trace=(
                f"{counted.value} is counted from another date; {at(corpus, told)} dates the same stage of the same",
            ),
            subject=str(told.subject),
        )

    def _finding(
        self, extraction: Extraction, found: Relative, given: Claim, origin: Claim, elsewhere: tuple[Evidence, ...]
    ) -> Finding:
        words = _words(extraction, found)
        first, last = _time(origin.mention), _time(given.mention)
        earlier, later = (last, first) if found.back else (first, last)
        calculation = length(earlier, later, found.length.unit)
        return self.finding(
            f"`{' '.join(words.text.split())}` does not lead from {first} to {last}: that is {calculation}",
            (words, end(extraction, given), end(extraction, origin), *_years(extraction, found), *elsewhere),
            severity=severity(extraction, given, origin),
            confidence=0.9,
            trace=(
                f"counted from the last date told: {first}",
                f"{found.length} {'before' if found.back else 'after'} {first} is not {last}",
                f"{earlier} to {later} is {calculation}",
                "no earlier date nearby fits the count",
            ),
            subject=str(given.subject),
        )


def _years(extraction: Extraction, found: Relative) -> tuple[Evidence, ...]:
    """Where the year of the date counted from is told, if it does not tell it itself."""
    anchor = found.origin.anchor
    if anchor is None or anchor.start < 0:
        return ()
    place = evidence(extraction.document, anchor.start, anchor.end, anchor.text, "date", "context")
    return () if found.given.start <= anchor.start < found.given.end else (place,)


def _right(extraction: Extraction, found: Relative) -> bool:
    """Whether the count holds, from its origin or from another date told before, or cannot be judged."""
    if found.agrees(found.origin):
        return True
    start = min(found.start, found.origin.start, found.given.start)
    stop = max(found.end, found.origin.end, found.given.end)
    if found.length.unit == "day" and zones(extraction.folded, max(0, start - 100), stop + 100):
        return True
    times = [claim.mention for claim in extraction.claims if _usable(claim.mention, found)]
    return any(found.may_start(other) and found.agrees(other) for other in times)


def _elsewhere(corpus: Corpus, extraction: Extraction, found: Relative) -> tuple[Evidence, ...]:
    """The day to which the count leads, where another source names it: the first place of each."""
    expected = found.expected
    places = []
    for other in corpus.extractions if expected is not None else ():
        claim = next((c for c in other.claims if _plain(c.mention) == expected), None)
        if other is not extraction and claim is not None:
            mention = claim.mention
            place = evidence(other.document, mention.start, mention.end, str(mention.value), mention.kind, "context")
            places.append(place)
    return tuple(sorted(places, key=lambda place: place.path))


def _plain(mention: Mention) -> Time | None:
    stated = isinstance(mention.value, Time) and mention.certainty == "stated" and not mention.value.is_period
    return _time(mention) if stated else None


def _usable(mention: Mention, found: Relative) -> bool:
    """Whether it is a date from which the words may count: before them, for years and months also behind."""
    time = mention.value
    if not isinstance(time, Time) or time.open or not time.year_known or not time.possible or mention == found.given:
        return False
    near = 0 <= found.start - mention.end <= _NEAR or (found.is_compound and 0 <= mention.start - found.end <= _NEAR)
    told = mention.certainty == "stated" or (found.day_alone and not mention.get("offset"))
    coarsest = Precision.MONTH if found.is_compound else _time(found.origin).precision
    return near and told and time.precision <= coarsest


def _time(mention: Mention) -> Time:
    assert isinstance(mention.value, Time)
    return Time(mention.value.last or mention.value.first)


def _words(extraction: Extraction, found: Relative) -> Evidence:
    sign = "-" if found.back else "+"
    return evidence(extraction.document, found.start, found.end, f"{sign}{found.length}", "duration")
