"""D108: an anniversary that is not as many years after what it is of."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.claims.anniversaries import Anniversary, anniversaries
from factlint.claims.jubilees import Jubilee, jubilees
from factlint.claims.model import Claim, Corpus, Extraction
from factlint.claims.values.time import Time
from factlint.rules.finding import Evidence, Finding, at, claim_evidence, evidence
from factlint.rules.rule import Case, Rule
from factlint.rules.said import denied, end


class AnniversaryMismatch(Rule):
    """An anniversary, and years that make another number.

    A society founded in 1998 does not mark its thirtieth anniversary in 2023. The number is mostly taken over from an
    older text, and everybody who was there notices.

    Agreement: the number is the difference of the two years. Where the year of the celebration is that of the document
    and not told beside it, one year more or less is no error. Nothing is said of an anniversary to come whose date is
    not told beside it, of one that may be something else's, or where another year of the paragraph makes the number.

    To settle it, ask which of the three is wrong: the year of the founding, the year of the celebration, or the number.
    """

    code = "D108"
    name = "anniversary"
    family = "anniversary"
    severity = "warning"

    flagged = (
        Case(
            (("note.md", "In 2016 the firm marked the 115th anniversary of its founding in Bergen in 1911.\n"),),
            "anniversary number 115, but 1911 to 2016 is 105 years",
            ("115th anniversary", "1911", "2016"),
        ),
        Case(
            (("note.md", "The rowing club, founded in 1901, celebrated its fiftieth anniversary in 1961.\n"),),
            "anniversary number 50, but 1901 to 1961 is 60 years",
            ("fiftieth anniversary", "1901", "1961"),
        ),
        Case(
            (
                (
                    "note.html",
                    '<html><head><meta name="date" content="1998-10-03"><title>The bridge</title></head>'
                    "<body><p>Today is the fiftieth anniversary of the bridge. Many came on 3 October 1998 to see it, "
                    "as many had come on 3 October 1958.</p></body></html>\n",
                ),
            ),
            "anniversary number 50, but 1958-10-03 to 1998-10-03 is 40 years",
            ("fiftieth anniversary", "3 October 1958", "3 October 1998"),
        ),
        Case(
            (("jilu.md", "天文学会成立于1922年。1962年10月30日，学会在南京庆祝成立三十周年。\n"),),
            "anniversary number 30, but 1922 to 1962-10-30 is 40 years",
            ("三十周年", "1922年", "1962年10月30日"),
        ),
        Case(
            (
                ("a.md", "The Tarn bridge was opened in 1971.\n"),
                ("b.md", "In 2001 crowds marked the fortieth anniversary of the opening of the Tarn bridge.\n"),
            ),
            "anniversary number 40, but 1971 to 2001 is 30 years",
            ("fortieth anniversary", "1971", "2001"),
        ),
        Case(
            (
                ("a.md", "臨江大橋於1971年10月1日建成通車。\n"),
                ("b.md", "2001年10月，市民在橋頭集會，慶祝臨江大橋建成通車四十周年。\n"),
            ),
            "anniversary number 40, but 1971-10-01 to 2001-10 is 30 years",
            ("四十周年", "1971年10月1日", "2001年10月"),
        ),
        Case(
            (
                (
                    "note.md",
                    "OSLO, 3 May 1998\n\nToday the town marked the thirtieth anniversary of the flood of 1958.\n",
                ),
            ),
            "anniversary number 30, but 1958 to 1998-05-03 is 40 years",
            ("thirtieth anniversary", "1958", "3 May 1998"),
        ),
        Case(
            (("note.md", "On 1 February 1983 the islanders marked the twentieth anniversary of the flood of 1953.\n"),),
            "anniversary number 20, but 1953 to 1983-02-01 is 30 years",
            ("twentieth anniversary", "1953", "1 February 1983"),
        ),
        Case(
            (("note.md", "Founded in 1912, the firm will celebrate its fiftieth anniversary in May 1972.\n"),),
            "anniversary number 50, but 1912 to 1972-05 is 60 years",
            ("fiftieth anniversary", "1912", "May 1972"),
        ),
        Case(
            (("jilu.md", "1983年2月1日，岛上居民纪念1953年大水灾二十周年。\n"),),
            "anniversary number 20, but 1953 to 1983-02-01 is 30 years",
            ("二十周年", "1953年", "1983年2月1日"),
        ),
        Case(
            (("jilu.md", "該校創辦於1928年，1988年迎來建校五十周年。\n"),),
            "anniversary number 50, but 1928 to 1988 is 60 years",
            ("五十周年", "1928年", "1988年"),
        ),
        Case(
            (
                ("a.md", "The Ostrand foundry was founded in 1884 by two brothers.\n"),
                ("b.md", "In 2014 the Ostrand foundry turned 120.\n"),
            ),
            "anniversary number 120, but 1884 to 2014 is 130 years",
            ("120", "1884", "2014"),
        ),
    )
    passed = (
        Case((("note.md", "In 2016 the town marked the 50th anniversary of the museum in 1998.\n"),)),
        Case(
            (
                ("note.md", "The rowing club, founded in 1901, celebrated its sixtieth anniversary in 1961.\n"),
                ("plan.md", "The choir, founded in 1950, planned in 1968 how it would mark its twentieth anniversary."),
                ("other.md", "The choir, founded in 1950, marked its tenth anniversary of radio work in 1975.\n"),
            )
        ),
        Case((("note.md", "In 1963 they marked the tenth anniversary of the flood of 1953; the dike is of 1958.\n"),)),
        Case((("note.md", "Dated 1990. The stamp was made for the tenth anniversary of the flood of 1953.\n"),)),
        Case((("jilu.md", "1963年2月1日，島上居民紀念1953年大水災十週年。\n"),)),
        Case((("jilu.md", "天文学会成立于1922年。1962年10月30日，学会庆祝成立四十周年。\n"),)),
        Case((("jilu.md", "學會成立於1922年。1961年，學會籌備成立五十周年的展覽。\n"),)),
        Case((("jilu.md", "1932年創刊的《海潮日報》，2012年迎來八十華誕；同年，其副刊《浪花》慶祝創刊五十週年。\n"),)),
        Case((("jilu.md", "学会成立于1935年。1962年，学会参加庆祝天文台建台十周年的活动。\n"),)),
    )

    def check(self, corpus: Corpus) -> Iterator[Finding]:
        told = set()
        for index, extraction in enumerate(corpus.extractions):
            claims = {claim.mention: claim for claim in extraction.claims}
            for found in anniversaries(extraction):
                claim = claims[found.mention]
                to_come = claim.modality == "planned" and (found.now is None or found.now.certainty != "stated")
                if not denied(claim) and not to_come:
                    told.add((index, found.mention.start))
                    yield self._finding(corpus, extraction, found, claims[found.event], claim)

        for jubilee in jubilees(corpus):
            extraction = corpus.extractions[jubilee.document]
            if (jubilee.document, jubilee.what.start) not in told:
                yield self._jubilee(corpus, extraction, jubilee)

    def _jubilee(self, corpus: Corpus, extraction: Extraction, found: Jubilee) -> Finding:
        what = found.what
        counted = f"{found.event.value} to {found.now.value} is {found.years} years"
        said = evidence(extraction.document, what.start, what.end, str(what.number), "ordinal")
        return self.finding(
            f"anniversary number {what.number}, but {counted}",
            (said, *(claim_evidence(corpus, claim) for claim in (found.event, found.now))),
            confidence=0.8 if abs(found.years - what.number) > 1 else 0.6,
            trace=(
                f"joined by: {found.how}",
                f"what it is of is dated in {at(corpus, found.event)}",
                f"{counted}, not {what.number}",
            ),
            subject="anniversary",
        )

    def _finding(
        self, corpus: Corpus, extraction: Extraction, found: Anniversary, event: Claim, claim: Claim
    ) -> Finding:
        marked = _date(extraction, found)
        counted = f"{event.value} to {marked} is {found.years} years"
        if found.how == "years ago":
            counted = f"the next sentence counts {found.years} years back from {marked}"
        now = _marked(extraction, found)
        return self.finding(
            f"anniversary number {found.number}, but {counted}",
            (end(extraction, claim), end(extraction, event), *now, *_elsewhere(corpus, extraction, found)),
            confidence=0.9 if abs(found.years - found.number) > 1 else 0.7,
            trace=(
                f"joined by: {found.how}",
                f"marked: {marked}, {'the date of the document' if found.now is None else 'told beside it'}",
                f"{counted}, not {found.number}",
            ),
            subject=str(claim.subject),
        )


def _marked(extraction: Extraction, found: Anniversary) -> tuple[Evidence, ...]:
    """The date on which the anniversary is marked; where its year is not told with it, also the first that tells it."""
    now = found.now
    if now is None or not isinstance(now.value, Time):
        return ()
    year, stated = now.value.first.year, (claim.mention for claim in extraction.claims if _stated(claim))
    source = next((m for m in stated if isinstance(m.value, Time) and m.value.first.year == year), None)
    ends = [now] if source is None or now.certainty == "stated" else [now, source]
    return tuple(evidence(extraction.document, m.start, m.end, str(m.value), m.kind) for m in ends)


def _stated(claim: Claim) -> bool:
    return isinstance(claim.value, Time) and claim.value.first.day is not None and claim.mention.certainty == "stated"


def _date(extraction: Extraction, found: Anniversary) -> str:
    return extraction.document.metadata["date"] if found.now is None else str(found.now.value)


def _elsewhere(corpus: Corpus, extraction: Extraction, found: Anniversary) -> tuple[Evidence, ...]:
    """What other sources date in the month of the event, where it is told to the day: the first place of each."""
    event = found.event.value
    if not isinstance(event, Time) or event.first.day is None:
        return ()
    places = []
    for other in corpus.extractions:
        same = (claim for claim in other.claims if _of_month(claim, event))
        claim = next(same, None) if other is not extraction else None
        if claim is not None:
            mention = claim.mention
            places.append(
                evidence(other.document, mention.start, mention.end, str(claim.value), mention.kind, "context")
            )
    return tuple(sorted(places, key=lambda place: place.path))


def _of_month(claim: Claim, event: Time) -> bool:
    value = claim.value
    return (
        isinstance(value, Time)
        and _stated(claim)
        and (value.first.year, value.first.month) == (event.first.year, event.first.month)
    )
