"""D105: told as following what it comes before."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from factlint.claims.breaks import Break, breaks
from factlint.claims.causes import inverted
from factlint.claims.facts import where
from factlint.claims.guessed import year_is_guessed
from factlint.claims.model import Claim, Corpus, Cue, Extraction
from factlint.claims.precedence import preceded
from factlint.claims.stages import Stages, disordered
from factlint.claims.stale import Stale, overtaken, stale
from factlint.rules.context import beside, elsewhere
from factlint.rules.dates.gaps import days_before, is_aside, is_counted_from_afar, is_dated, length, named, slack
from factlint.rules.dates.stage_names import disorder
from factlint.rules.finding import Finding, at, claim_evidence, evidence
from factlint.rules.rule import Case, Rule

_MONTH = 31
"""Days. A day told without its year that lies further back than this may be one of the next year."""


class NarrativeOrder(Rule):
    """A sentence tells something as following what was told before, but by its own dates it begins earlier.

    The same of the stages of one thing: an entry into force dated before the signature, an end
    before the beginning, what is "begun after the opening" and finished before it.

    Readers take the order of a narrative for the order of events. Of the sentences of a narrative only one with a word
    of sequence ("then", "after the conference", 会后, 随后) is looked at: an explicitly dated flashback, background
    told backwards, a caption are no error; nor is a date that belongs to something else in the sentence ("the treaty
    of 1635", "the house he had bought in 1990"). The dates have to exclude each other: what begins within the month or
    year of the date before it is in order.

    To settle it, look both dates up; mostly the passage was moved, or what it really follows was cut.
    """

    code = "D105"
    name = "narrative-order"
    family = "order"
    severity = "warning"
    flagged = (
        Case(
            (
                (
                    "a.md",
                    "On 13 July 1955 the United States proposed talks at ambassadorial level."
                    " Then the two sides held consular talks in Geneva from September 1954 to July 1955.\n",
                ),
            ),
            "1954-09/1955-07 (consular talks, hold) is told as following 1955-07-13 (“Then”), "
            "but begins about 9 months before it",
            (
                "September 1954 to July 1955",
                "13 July 1955",
                "Then",
            ),
        ),
        Case(
            (("a.md", "1955年7月13日，美国建议举行大使级会谈。会后，双方于1954年9月2日开始领事级会谈。\n"),),
            "1954-09-02 (consular talks, begin) is told as following 1955-07-13 (“会后”), "
            "but begins about 10 months before it",
            (
                "1954年9月2日",
                "1955年7月13日",
                "会后",
            ),
        ),
        Case(
            (("a.md", "1999年3月5日，工廠動工。隨後，公司於1998年6月1日遷入新廠房。\n"),),
            "1998-06-01 (plant) is told as following 1999-03-05 (“隨後”), but begins about 9 months before it",
            (
                "1998年6月1日",
                "1999年3月5日",
                "隨後",
            ),
        ),
        Case(
            (
                (
                    "a.md",
                    "The fisheries treaty was signed in Bergen on 12 June 1974;"
                    " it entered into force on 3 March 1974.\n",
                ),
            ),
            "in force on 1974-03-03 here, but signed only on 1974-06-12 in a.md:1",
            ("3 March 1974", "12 June 1974"),
        ),
        Case(
            (("a.md", "渔业协定于1974年6月12日在卑尔根签署，1974年3月3日正式生效。\n"),),
            "in force on 1974-03-03 here, but signed only on 1974-06-12 in a.md:1",
            ("1974年3月3日", "1974年6月12日"),
        ),
        Case(
            (("a.md", "新橋於2006年5月動工，2004年9月竣工。\n"),),
            "completed in 2004-09 here, but work begun only in 2006-05 in a.md:1",
            ("2004年9月", "2006年5月"),
        ),
        Case(
            (
                (
                    "a.md",
                    "The tram depot was opened on 2 May 2016. A second shed, planned after the opening,"
                    " was finished in March 2016.\n",
                ),
            ),
            "in 2016-03 here, but told as after the opening, which is dated 2016-05-02 in a.md:1",
            ("March 2016", "2 May 2016"),
        ),
        Case(
            (("a.md", "车库于2016年5月2日启用。启用后动工的第二车间于2016年3月竣工。\n"),),
            "in 2016-03 here, but told as after the opening, which is dated 2016-05-02 in a.md:1",
            ("2016年3月", "2016年5月2日"),
        ),
        Case(
            (
                (
                    "a.md",
                    "On 6 May 1998 the two ministers will hold the second session of the harbour talks."
                    " On 6 May 1998 the harbour talks were closed, and the ministers left.\n",
                ),
            ),
            "1998-05-06 is told as still to come (“will hold”), but as past in a.md:1",
            ("will hold", "6 May 1998", "6 May 1998"),
        ),
        Case(
            (("a.md", "1998年5月6日，雙方將舉行港務會談第二場會議。5月6日中午，港務會談結束，代表團已離開會場。\n"),),
            "1998-05-06 is told as still to come (“將舉行”), but as past in a.md:1",
            ("將舉行", "5月6日中午", "1998年5月6日"),
        ),
        Case(
            (
                ("a.md", "The Orlen Tunnel was completed in June 1999 and opened to traffic that autumn.\n"),
                ("b.md", "奧倫隧道（Orlen Tunnel）於2000年2月動工。\n"),
            ),
            "completed in 1999-06 here, but work begun only in 2000-02 in b.md:1",
            ("June 1999", "2000年2月"),
        ),
        Case(
            (("a.md", "臨溪大橋的開工典禮於1965年9月18日舉行。大橋於1964年12月竣工，全長四百公尺。\n"),),
            "completed in 1964-12 here, but work begun only on 1965-09-18 in a.md:1",
            ("1964年12月", "1965年9月18日"),
        ),
        Case(
            (
                (
                    "a.md",
                    "The ground-breaking ceremony for the Osk bridge was held on 18 September 1965."
                    " The Osk bridge was finished in December 1964.\n",
                ),
            ),
            "completed in 1964-12 here, but work begun only on 1965-09-18 in a.md:1",
            ("December 1964", "18 September 1965"),
        ),
        Case(
            (("a.md", "临溪足球俱乐部于1998年解散。该俱乐部由三名铁路职工于2001年创立。\n"),),
            "dissolved in 1998 here, but founded only in 2001 in a.md:1",
            ("1998年", "2001年"),
        ),
    )
    passed = (
        Case(
            (
                (
                    "a.md",
                    "The mayor said the talks will be held on 6 May 1998. On 6 May 1998 the talks were closed."
                    " The fair will open on 7 May 1998. On 7 May 1998 the fair opens at noon.\n",
                ),
                ("b.md", "双方宣布将于1998年5月6日举行会谈。1998年5月6日，会谈结束了。\n"),
                ("c.md", "會談將於1998年5月6日舉行。1998年5月6日上午，會談在甲廳開始，下午在乙廳繼續。\n"),
            )
        ),
        Case(
            (
                (
                    "a.md",
                    "The treaty was signed on 12 June 1974; the older one entered into force on 3 March 1952."
                    " He died in 1950, and his daughter was born in 1930. Work began in 1990; a pier was finished"
                    " in 1980. The contract was signed in June 1974 and entered into force in June 1974.\n",
                ),
                (
                    "b.md",
                    "The hall was opened on 2 May 2016. After the opening of the port it was let in March 2016.\n",
                ),
                ("c.md", "The hall was opened on 2 May 2016. After the opening, guests saw what was built in 1988.\n"),
            )
        ),
        Case(
            (
                ("a.md", "协定于1974年6月12日签署，旧约1952年3月3日生效。东桥1990年动工，西桥1980年竣工。\n"),
                ("b.md", "車庫於2016年5月2日啟用。啟用後，市長參觀了2009年建成的舊車間。\n"),
            )
        ),
        Case((("a.md", "The league met in May 1920. Then, in 1919–1920, it had grown to twelve clubs.\n"),)),
        Case(
            (
                ("a.md", "臨溪水庫於1979年6月建成。臨溪燈塔於1934年重建竣工；燈塔最初於1901年動工。\n"),
                ("b.md", "The Qingshan Reservoir lies 30 km north of Linxi; work on it began in May 1981.\n"),
            )
        ),
        Case((("a.md", "Emil Oster died in 1919. The painter Maria Oster, his niece. Oster was born in 1921.\n"),)),
        Case((("a.md", "The talks opened on 1 August 1955. The war had ended in July 1953.\n"),)),
        Case((("a.md", "1955年9月10日，双方签约。随后，一方从1956年9月起另提新案。\n"),)),
        Case((("a.md", "1955年8月1日，會談開始。1954年9月以來雙方一直有領事級接觸。\n"),)),
        Case(
            (
                ("a.md", "He became mayor in 2010. He subsequently sold the house he had bought in 1990.\n"),
                ("b.md", "The war ended in 1648. Then the terms of the treaty of 1635 were forgotten.\n"),
                (
                    "c.md",
                    "The bridge opened in 2004. Later it was widened; then the club, which moved in 1999, left.\n",
                ),
                ("d.md", "Output fell in 2004. Thereafter it was lower than in 1997, as the 1990 report had warned.\n"),
            )
        ),
        Case(
            (
                ("a.md", "2004年通车。其后十年，这座1997年动工的桥运行良好。接着看1990年的情况。\n"),
                ("b.md", "會談1995年結束。此後多年，他一直在寫1990年的回憶錄。後來他參觀了於1988年建成的舊橋。\n"),
                ("c.md", "2004年合同签订。随后，早在1998年就签约的公司退出。\n"),
            )
        ),
        Case((("a.md", "The hall was opened on 4 May 1990. By then the old station of 1881 had been pulled down.\n"),)),
    )

    def check(self, corpus: Corpus) -> Iterator[Finding]:
        """One finding for each sentence of sequence whose date lies before the date it continues."""
        for extraction in corpus.extractions:
            dated = [claim for claim in extraction.claims if is_dated(claim)]
            for cue in extraction.cues:
                if cue.kind == "continuation":
                    yield from self._cue(corpus, extraction, dated, cue)
            yield from self._left_over(corpus, extraction)
            yield from (self._break(corpus, found) for found in breaks(extraction))
        within = (
            each for extraction in corpus.extractions for each in (*disordered(extraction), *inverted(extraction))
        )
        told: set[int] = set()
        for stages in (*within, *preceded(corpus)):
            if not {id(stages.late), id(stages.early)} & told:
                yield self._stages(corpus, stages)
            told.add(id(stages.late))

    def _left_over(self, corpus: Corpus, extraction: Extraction) -> Iterator[Finding]:
        for found in stale(extraction):
            yield self._stale(corpus, extraction, found, f"as past in {at(corpus, found.past)}")
        for found in overtaken(extraction):
            yield self._stale(corpus, extraction, found, f"the text is of {found.past.value}")

    def _stale(self, corpus: Corpus, extraction: Extraction, found: Stale, against: str) -> Finding:
        document, past = extraction.document, found.past
        word = document.text[found.start : found.end]
        return self.finding(
            f"{found.planned.value} is told as still to come (“{word}”), but {against}",
            (
                evidence(document, found.start, found.end, str(found.planned.value), "text"),
                claim_evidence(corpus, past),
                claim_evidence(corpus, found.planned, "context"),
            ),
            confidence=0.7,
            trace=(f'"{word}" speaks of {found.planned.value} as to come; {where(corpus.extractions, past)} is past',),
            subject=str(past.subject),
        )

    def _break(self, corpus: Corpus, found: Break) -> Finding:
        cause, length, last = found.cause, found.length, found.last
        text = corpus.extractions[length.document].document.text
        when, long = (text[each.mention.start : each.mention.end] for each in (cause, length))
        return self.finding(
            f"“{when}” is told as the cause of a break ({long}) that begins on {last.value} in {at(corpus, last)}",
            (
                claim_evidence(corpus, cause),
                claim_evidence(corpus, last),
                claim_evidence(corpus, length, "context"),
                claim_evidence(corpus, found.resumed, "context"),
            ),
            confidence=0.6,
            trace=(
                f"{where(corpus.extractions, found.resumed)} resumes what {where(corpus.extractions, last)} ended",
                found.calculation,
            ),
            subject=str(length.subject),
        )

    def _stages(self, corpus: Corpus, stages: Stages) -> Finding:
        early, late = stages.early, stages.late
        gap = days_before(late, early) or 0
        return self.finding(
            disorder(stages, at(corpus, early)),
            (claim_evidence(corpus, late), claim_evidence(corpus, early)),
            confidence=0.8,
            trace=(
                f"{where(corpus.extractions, late)} is of the same thing as {where(corpus.extractions, early)}",
                f"first day of {early.value} minus last day of {late.value}: {gap} days or more",
            ),
            subject=str(early.subject),
        )

    def _cue(self, corpus: Corpus, extraction: Extraction, dated: list[Claim], cue: Cue) -> Iterator[Finding]:
        at = bisect_right([claim.mention.start for claim in dated], cue.start)
        before, after = dated[:at], dated[at:]
        if not before or not after:
            return
        told, reference = after[0], before[-1]
        sentences = extraction.sentences
        if is_aside(extraction, told, cue.end) or is_aside(extraction, reference):
            return
        inside = sentences[told.sentence].start <= cue.start < sentences[told.sentence].end
        if not inside or sentences[told.sentence].block != sentences[reference.sentence].block:
            return
        if any(is_counted_from_afar(extraction, claim) for claim in (told, reference)):
            return
        gap = days_before(told, reference)
        if gap is None or gap <= slack(told, reference):
            return
        if gap > _MONTH and year_is_guessed(extraction, told):
            return
        document = extraction.document
        word = document.text[cue.start : cue.end]
        yield self.finding(
            f"{named(told)} is told as following {reference.value} (“{word}”), but begins {length(gap)} before it",
            (
                claim_evidence(corpus, told),
                claim_evidence(corpus, reference),
                evidence(document, cue.start, cue.end, word, "text", "context"),
            ),
            confidence=0.8,
            trace=(
                f'"{word}" tells {where(corpus.extractions, told)} as following {where(corpus.extractions, reference)}',
                f"first day of {reference.value} minus last possible first day of {told.value}: {gap} days",
                *beside(extraction, told),
                *elsewhere(corpus, told),
            ),
            subject=str(told.subject),
        )
