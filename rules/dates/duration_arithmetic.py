"""D107: a length of time that does not lie between the two ends it is given for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from factlint.claims.between import between
from factlint.claims.birthdays import Birthday, birthdays
from factlint.claims.extents import Extent, Passage, extents, is_range, lasting, passages
from factlint.claims.lifetimes import Lifetime, lifetimes
from factlint.claims.model import Claim, Corpus, Extraction, Mention
from factlint.claims.rows import rows
from factlint.claims.spans import Span, spans
from factlint.claims.spells import spells
from factlint.claims.values.duration import Duration
from factlint.claims.values.lengths import fits
from factlint.claims.values.time import Precision
from factlint.rules.finding import Finding, at, claim_evidence
from factlint.rules.rule import Case, Rule
from factlint.rules.said import denied, end, severity
from factlint.rules.severity import Severity

_LOOSE = ("next sentence", "until", "same subject", "two events", "beginning and end")


class DurationArithmetic(Rule):
    """A period whose stated length is not the time between its stated ends.

    Length and ends are two ways to tell one thing. Where they disagree, one of three figures is wrong.

    Agreement: the length may count the first day or not, and be rounded down or up in its unit: 1 August to
    10 September is 40 days or 41, 12 December 1957 to 15 September 1958 is 9 months. What is known to the month or the
    year alone may be any day of it: 1955 to 1970 is 15 years. "Nearly", "about" and "more than" have their room. Only a
    length that the words join with the ends is judged (lasted, ran for, 历时, 为期, a length in brackets behind the
    period, a row of a table most of whose rows agree).

    So is an age held against the birth of its person: at death, against the only birth and death that a text gives; at
    anything dated, against the year of birth that a sentence or document with the same name tells.

    To settle it, look for a second statement of either end, in this document or another; `factlint align` lists them.
    """

    code = "D107"
    name = "duration-arithmetic"
    family = "duration-arithmetic"
    severity = "error"

    flagged = (
        Case(
            (
                (
                    "note.md",
                    "The crew left on 2 December 1991, landed on 13 December and so kept busy for three weeks.\n",
                ),
            ),
            "said to last three weeks, but 1991-12-02 to 1991-12-13 is 1 week and 4 days",
            ("three weeks", "2 December 1991", "13 December"),
        ),
        Case(
            (("jilu.md", "1999年4月5日颁布的条例自当日起施行，到2000年3月4日期满，为期六个月。\n"),),
            "said to last 六个月, but 1999-04-05 to 2000-03-04 is 10 months and 28 days",
            ("六个月", "1999年4月5日", "2000年3月4日"),
        ),
        Case(
            (
                (
                    "note.md",
                    "The decree of 5 April 1999 was in force from that day until 4 March 2000, for six months.\n",
                ),
            ),
            "said to last six months, but 1999-04-05 to 2000-03-04 is 10 months and 28 days",
            ("six months", "that day until 4 March 2000"),
        ),
        Case(
            (("jilu.md", "大壩從1905年10月2日開工到1909年10月2日落成，用了三年。\n"),),
            "said to last 三年, but 1905-10-02 to 1909-10-02 is 4 years",
            ("三年", "1905年10月2日", "1909年10月2日"),
        ),
        Case(
            (("note.md", "The conference ran from 26 April 1954 to 15 June 1954 and lasted ten weeks.\n"),),
            "said to last ten weeks, but 1954-04-26 to 1954-06-15 is 7 weeks and 1 day",
            ("ten weeks", "26 April 1954 to 15 June 1954"),
        ),
        Case(
            (("jilu.md", "谈判于1951年7月10日开始，1953年7月27日结束，历时三年零十七天。\n"),),
            "said to last 三年零十七天, but 1951-07-10 to 1953-07-27 is 748 days, 749 counted inclusively",
            ("三年零十七天", "1951年7月10日", "1953年7月27日"),
        ),
        Case(
            (("jilu.md", "展覽自1964年10月10日至10月24日舉行，為期三十天。\n"),),
            "said to last 三十天, but 1964-10-10 to 1964-10-24 is 14 days, 15 counted inclusively",
            ("三十天", "1964年10月10日至10月24日"),
        ),
        Case(
            (
                (
                    "note.md",
                    "From the start on 4 May 1971 to the verdict on 9 June 1974 it went on for five years.\n",
                ),
            ),
            "said to last five years, but 1971-05-04 to 1974-06-09 is 3 years, 1 month and 5 days",
            ("five years", "4 May 1971", "9 June 1974"),
        ),
        Case(
            (("jilu.md", "水庫1962年3月動工，1966年10月竣工，歷時三年。\n"),),
            "said to last 三年, but 1962-03 to 1966-10 is 4 to 5 years",
            ("三年", "1962年3月", "1966年10月"),
        ),
        Case(
            (("jilu.md", "从1971年5月4日首次开庭到1974年6月9日宣判，前后历时五年。\n"),),
            "said to last 五年, but 1971-05-04 to 1974-06-09 is 3 years, 1 month and 5 days",
            ("五年", "1971年5月4日", "1974年6月9日"),
        ),
        Case(
            (
                ("a.md", "The blockade of Orle began on 24 June 1948.\n"),
                ("b.md", "The blockade of Orle ended on 12 May 1949, after fifteen months.\n"),
            ),
            "said to last fifteen months, but 1948-06-24 to 1949-05-12 is 10 months and 18 days",
            ("fifteen months", "24 June 1948", "12 May 1949"),
        ),
        Case(
            (("a.md", "望江隧道於2001年3月動工。\n"), ("b.md", "望江隧道2004年10月竣工，历时五年。\n")),
            "said to last 五年, but 2001-03 to 2004-10 is 3 to 4 years",
            ("五年", "2001年3月", "2004年10月"),
        ),
        Case(
            (
                ("life.md", "The engraver Tilda Norr was born on 2 May 1874 in Turku.\n"),
                ("show.md", "Tilda Norr showed her first prints in June 1899, at the age of thirty.\n"),
            ),
            "aged 30 in 1899-06, but born in 1874-05-02 (life.md:1): 24 to 25",
            ("at the age of thirty", "2 May 1874", "June 1899"),
        ),
        Case(
            (
                ("a.md", "歌唱家周蘊華1921年生於廈門。\n"),
                ("b.md", "1940年，周蕴华首次登台，时年二十五岁。\n"),
            ),
            "aged 25 in 1940, but born in 1921 (a.md:1): 18 to 21",
            ("二十五岁", "1921年", "1940年"),
        ),
        Case(
            (("a.md", "Tilda Norr was born in Turku in 1874. She was 31 when her first prints were shown in 1899.\n"),),
            "aged 31 in 1899, but born in 1874 (a.md:1): 24 to 25",
            ("She was 31", "1874", "1899"),
        ),
    )
    passed = (
        Case((("jilu.md", "他从1990年5月到2000年5月任职，写这本书用了三年。\n"),)),
        Case((("jilu.md", "1999年4月5日颁布的条例自当日起施行，到2000年3月4日期满，为期十一个月。\n"),)),
        Case(
            (
                ("note.md", "The first phase ran from 1 August to 10 September 1955 and lasted 40 days.\n"),
                ("table.md", "The talks went on from 1955 to 1970, that is, for 15 years.\n"),
            )
        ),
        Case(
            (
                ("note.md", "She was mayor for 12 years (1998–2006 and 2010–2014).\n"),
                ("jilu.md", "他任職十二年（1998—2006年、2010—2014年）。\n"),
            )
        ),
        Case(
            (
                (
                    "note.md",
                    "From the start on 4 May 1971 to the verdict on 9 June 1974 it went on for 3 years.\n",
                ),
                ("jilu.md", "1962年3月，水庫動工；1966年10月竣工，歷時四年半。大桥1990年动工，1992年通车。\n"),
            )
        ),
        Case((("note.md", "From 3 to 9 May 1955 they met for the first time in five years.\n"),)),
        Case((("jilu.md", "1957年12月12日会谈中断，1958年9月15日恢复，中断达九个月之久。两年后又中断。\n"),)),
        Case(
            (
                ("a.md", "Tilda Norr was born in 1874. In 1899 her brother Olle, aged 31, showed his prints.\n"),
                (
                    "b.md",
                    "Tilda Norr, aged 25, showed her prints in 1899; in 1920 she opened a school for girls aged 12.\n",
                ),
                ("c.md", "周蘊華1921年生於廈門。她1940年首次登台，時年二十歲；1950年，其師陳子敬病逝，享年八十歲。\n"),
            )
        ),
        Case(
            (
                ("a.md", "The blockade of Orle began on 24 June 1948. 望江隧道于2001年3月动工。\n"),
                (
                    "b.md",
                    "The blockade of Marn ended on 12 May 1949, after fifteen months. 望江大橋2004年竣工，歷時五年。\n",
                ),
            )
        ),
        Case((("jilu.md", "小組1985年5月27日成立，2000年1月1日結束工作，前後存在十四年有餘。\n"),)),
    )

    def check(self, corpus: Corpus) -> Iterator[Finding]:
        """Lengths against their ends, then ages against births, then lengths whose ends other documents tell."""
        at_death: set[Mention] = set()
        judged: set[Mention] = set()
        for extraction in corpus.extractions:
            claims = {claim.mention: claim for claim in extraction.claims}
            said = passages(extraction.folded, extraction.sentences, [*claims])
            joined = extents(said) + between(said, extraction.sentences, extraction.claims)
            joined += [
                extent
                for extent in spells(said, extraction.document.blocks)
                if all(extent.duration is not each.duration for each in joined)
            ]
            joined += _same_subject(said, claims, {extent.duration for extent in joined})
            for extent in (*joined, *_outliers(list(rows(extraction.document, [*claims])))):
                if not any(denied(claims[mention]) for mention in (extent.duration, extent.first, extent.last)):
                    judged.add(extent.duration)
                    yield from self._judge(
                        extraction, extent, claims[extent.duration], claims[extent.first], claims[extent.last]
                    )

            for life in lifetimes(extraction):
                if not life.fits:
                    at_death.add(life.age.mention)
                    yield self._aged(extraction, life)
        for birthday in birthdays(corpus):
            if birthday.age.mention not in at_death:
                yield self._aged_then(corpus, birthday)
        for span in spans(corpus):
            if span.length.mention not in judged:
                yield self._spanned(corpus, span)

    def _aged(self, extraction: Extraction, life: Lifetime) -> Finding:
        """An age at death that the days of birth and death do not admit."""
        ends = tuple(end(extraction, claim) for claim in (life.age, life.birth, life.death))
        lived = " or ".join(str(years) for years in dict.fromkeys((life.least, life.most)))
        if life.most > life.least + 1:
            lived = f"{life.least} to {life.most}"
        return self.finding(
            f"aged {life.age.mention.get('age')}, but {life.birth.value} to {life.death.value} is {lived}",
            ends,
            severity=severity(extraction, life.age, life.birth, life.death),
            confidence=0.9,
            trace=("one birth, one death and one age are told", f"an age of {lived} is admitted"),
            subject=str(life.age.subject),
        )

    def _aged_then(self, corpus: Corpus, found: Birthday) -> Finding:
        """An age at something dated that the birth told elsewhere does not admit."""
        age = found.age.mention.get("age")
        years = f"{found.least} to {found.most}" if found.most > found.least else str(found.least)
        return self.finding(
            f"aged {age} in {found.at.value}, but born in {found.birth.value} ({at(corpus, found.birth)}): {years}",
            tuple(claim_evidence(corpus, claim) for claim in (found.age, found.birth, found.at)),
            severity="warning",
            confidence=0.8,
            trace=(f"{found.birth.value} to {found.at.value} admits an age of {years}",),
            subject=str(found.age.subject),
        )

    def _spanned(self, corpus: Corpus, found: Span) -> Finding:
        """A length whose beginning or end another sentence or document tells."""
        claims = found.length, found.first, found.last
        ends = tuple(claim_evidence(corpus, claim) for claim in claims)
        return self.finding(
            f"said to last {' '.join(ends[0].text.split())}, but {found.calculation}",
            ends,
            severity="warning",
            confidence=0.7,
            trace=(
                f"{at(corpus, found.first)} and {at(corpus, found.last)} tell its ends",
                f"{found.length.value} against {found.first.value} and {found.last.value}",
            ),
            subject=str(found.length.subject),
        )

    def _judge(
        self, extraction: Extraction, extent: Extent, duration: Claim, first: Claim, last: Claim
    ) -> Iterator[Finding]:
        fitting, calculation = _fits(extent)
        if fitting:
            return
        ends = (
            end(extraction, duration),
            end(extraction, first),
            *([end(extraction, last)] if last is not first else []),
        )
        yield self.finding(
            f"said to last {' '.join(ends[0].text.split())}, but {calculation}",
            ends,
            severity=_severity(extraction, extent, duration, first, last),
            confidence=0.7 if extent.how in _LOOSE else 0.9,
            trace=(
                f"joined by: {extent.how}",
                f"{duration.value} against {' and '.join(map(str, extent.ends))}",
                calculation,
            ),
            subject=str(duration.subject),
        )


def _fits(extent: Extent) -> tuple[bool, str]:
    assert isinstance(extent.duration.value, Duration)
    return fits(extent.duration.value, *extent.ends)


def _severity(extraction: Extraction, extent: Extent, *claims: Claim) -> Severity:
    length = extent.duration.value
    exact = isinstance(length, Duration) and not length.hedge
    fine = all(time.precision is Precision.DAY for time in extent.ends)
    return severity(extraction, *claims) if exact and fine and extent.how not in _LOOSE else "warning"


def _same_subject(said: Sequence[Passage], claims: dict[Mention, Claim], joined: set[Mention]) -> list[Extent]:
    """What is said to last with the only period that the document gives for the very same subject."""
    found = []
    for duration in lasting(said):
        subject = _identity(claims[duration])
        if duration in joined or subject is None:
            continue
        periods = [m for m, claim in claims.items() if is_range(m) and _identity(claim) == subject]
        if len({str(period.value) for period in periods}) == 1:
            found.append(Extent(duration, periods[0], periods[0], "same subject"))
    return found


def _identity(claim: Claim) -> tuple[object, ...] | None:
    """What tells a subject from all others; None where its words do not."""
    subject = claim.subject
    if not subject.head or not subject.qualifiers or claim.modality not in ("asserted", "hedged"):
        return None
    return subject.head, subject.qualifiers, subject.parties, subject.ordinal


def _outliers(joined: Sequence[Extent]) -> Iterator[Extent]:
    """The rows of a table that do not add up where at least two others do, and more than half of all.

    Where the column is headed by a word for a length, half of them are enough.
    """
    tables: dict[int, list[Extent]] = defaultdict(list)
    for extent in joined:
        tables[extent.table].append(extent)
    for table in tables.values():
        wrong = [row for row in table if not _fits(row)[0]]
        right, headed = len(table) - len(wrong), all(row.how == "headed row" for row in table)
        if right >= (max(1, len(wrong)) if headed else max(2, len(wrong) + 1)):
            yield from wrong
