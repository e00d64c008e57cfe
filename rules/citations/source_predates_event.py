"""C607: a source older than what it is cited for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from factlint.claims.cited import Citation, citations
from factlint.claims.model import Claim, Corpus, Extraction
from factlint.claims.values.time import Time
from factlint.claims.works import Stated, accessed, is_limit, published
from factlint.rules.finding import Evidence, Finding, claim_evidence, source_evidence
from factlint.rules.rule import Case, Rule
from factlint.rules.severity import Severity
from factlint.sources.document import Document

_PLAIN = ("asserted", "attributed")


class SourcePredatesEvent(Rule):
    """A work that was published before the event for which it is cited.

    It cannot report what had not happened yet: the mark belongs to another sentence or to another work, or one of the
    two dates is wrong.

    Agreement: the work came out in the year of the event or later. What is planned or denied is not an event; of
    several works cited together the latest counts, and a page that was looked at after the event may have been
    brought up to date. Of a page without a date the day on which it was looked at counts.

    To settle it, look up the work and see which of its statements was meant.
    """

    code = "C607"
    name = "source-predates-event"
    family = "order"
    severity = "error"

    flagged = (
        Case(
            (
                ("note.md", "The bridge was opened on 4 May 1961 [@lee1958, p. 7].\n"),
                ("refs.bib", "@book{lee1958,\n  title = {Rivers},\n  year = {1958}\n}\n"),
            ),
            "1961-05-04 is told from a work of 1958 (lee1958)",
            ("4 May 1961", "@lee1958", "1958"),
        ),
        Case(
            (
                (
                    "note.md",
                    "In 1961 the bridge was opened. Nobody spoke.[^1]\n\n[^1]: J. Lee, Rivers (London, 1958), p. 7.\n",
                ),
            ),
            "1961 is told from a work of 1958 (1)",
            ("1961", "[^1]", "[^1]: J. Lee, Rivers (London, 1958), p. 7."),
        ),
        Case(
            (
                (
                    "jilu.md",
                    "1972年2月28日，双方发表联合公报。[^1]\n\n[^1]: 李明：《会议纪要》，外文出版社，1965年版。\n",
                ),
            ),
            "1972-02-28 is told from a work of 1965 (1)",
            ("1972年2月28日", "[^1]", "[^1]: 李明：《会议纪要》，外文出版社，1965年版。"),
        ),
        Case(
            (("jilu.wiki", "1984年12月19日，雙方簽署聲明。<ref>{{cite book|title=談判錄|last=李|year=1979}}</ref>\n"),),
            "1984-12-19 is told from a work of 1979 (note 1)",
            ("1984年12月19日", "<ref>{{cite book|title=談判錄|last=李|year=1979}}</ref>", "1979"),
        ),
        Case(
            (
                (
                    "note.md",
                    "The law was changed in 1985 (Smith 1977, p. 4). It was new (Lee 1990, p. 3) and good "
                    "(Kay 1991).\n\n"
                    "## References\n\nKay, A. (1991). *Laws*.\n\nLee, B. (1990). *New laws*.\n\n"
                    "Smith, C. (1977). *Old laws*.\n",
                ),
            ),
            "1985 is told from a work of 1977 (Smith 1977)",
            ("1985", "Smith 1977, p. 4", "1977"),
        ),
        Case(
            (
                (
                    "jilu.wiki",
                    "大桥于2005年大修。<ref>{{cite web|title=维修|url=http://a.example|accessdate=2004-11-03}}</ref>\n",
                ),
            ),
            "2005 is told from a page looked at on 2004-11-03 (note 1)",
            (
                "2005年",
                "<ref>{{cite web|title=维修|url=http://a.example|accessdate=2004-11-03}}</ref>",
                "2004-11-03",
            ),
        ),
    )
    passed = (
        Case(
            (
                (
                    "note.md",
                    "Following Smith (1977), the law was changed in 1985. It was new (Lee 1990, p. 3) and good "
                    "(Kay 1991).\n\n"
                    "## References\n\nKay, A. (1991). *Laws*.\n\nLee, B. (1990). *New laws*.\n\n"
                    "Smith, C. (1977). *Old laws*.\n",
                ),
            )
        ),
        Case(
            (
                ("note.md", "The bridge was to open in 1961 [@lee1958]. It opened in 1962 [@lee1958; @li1970].\n"),
                ("refs.bib", "@book{lee1958,\n  year = {1958}\n}\n\n@book{li1970,\n  year = {1970}\n}\n"),
            )
        ),
        Case(
            (
                (
                    "note.md",
                    "The bridge was opened on 4 May 1961.[^1]\n\n[^1]: The ferry of 1950 had been sold in 1958.\n",
                ),
            )
        ),
        Case(
            (
                (
                    "note.md",
                    "The treaty lowered it to 20 by the end of 1961.[^1]\n\n[^1]: J. Lee, Rivers (London, 1958).\n",
                ),
            )
        ),
        Case((("jilu.md", "1965年2月，双方会晤。[^1]\n\n[^1]: 李明：《会议纪要》，外文出版社，1965年版，第3页。\n"),)),
        Case(
            (
                (
                    "jilu.wiki",
                    "2021年3月，雙方會晤。<ref>{{cite web|title=網站|url=http://a.example|date=2019-01-02"
                    "|access-date=2021-04-01}}</ref>\n",
                ),
            )
        ),
    )

    def check(self, corpus: Corpus) -> Iterator[Finding]:
        together: dict[tuple[int, int], list[Citation]] = defaultdict(list)
        last: dict[int, int] = {}
        before: dict[tuple[int, int], int] = {}
        for citation in sorted(
            citations(corpus.extractions, corpus.library), key=lambda each: (each.document, each.end)
        ):
            if citation.end > citation.mark.at:
                continue  # the author is part of the sentence: "Following Smith (1977), the law was changed in 1985"
            key = citation.document, citation.end
            if key not in together:
                before[key] = last.get(citation.document, -1)
            together[key].append(citation)
            last[citation.document] = citation.end
        for key, cited in together.items():
            yield from self._judge(corpus, cited, before[key])

    def _judge(self, corpus: Corpus, cited: Sequence[Citation], before: int) -> Iterator[Finding]:
        dated = [(citation, _published(citation)) for citation in cited]
        if any(work is None or work.time.bounds is None for _, work in dated):
            return
        ends = [(_end(work.time), citation, work) for citation, work in dated if work is not None]
        latest, citation, work = max(ends, key=lambda found: found[0])
        claim = _event(corpus.extractions[citation.document], citation, before)
        if claim is None or not isinstance(claim.value, Time) or _start(claim.value) <= latest:
            return
        if any(_was_looked_at(each, claim.value) for each in cited):
            return
        document = corpus.extractions[citation.document].document
        mark = citation.mark
        apart = citation.sentence - claim.sentence
        own = apart == 0
        seen = citation.entry is not None and published(citation.entry) is None
        told = f"a page looked at on {work.time}" if seen else f"a work of {work.time}"
        yield self.finding(
            f"{claim.value} is told from {told} ({mark.label})",
            (
                claim_evidence(corpus, claim),
                source_evidence(document, mark.start, mark.end, mark.label, "citation"),
                _stated(corpus, citation, work),
            ),
            severity=_severity(claim, apart, seen=seen),
            confidence=0.9 if own else 0.75,
            trace=(f"{mark.label}: {told}; {claim.value} begins after that",),
            subject=mark.label,
        )


def _severity(claim: Claim, apart: int, *, seen: bool) -> Severity:
    """What stands so many sentences before the one of the mark need not be told from the work at all."""
    if apart > 1 or (apart and seen):
        return "info"
    return "error" if not apart and claim.modality == "asserted" and not seen else "warning"


def _published(citation: Citation) -> Stated | None:
    """When the work came out, or the page was looked at: it cannot say what happened later."""
    return (published(citation.entry) or accessed(citation.entry)) if citation.entry is not None else None


def _event(extraction: Extraction, citation: Citation, before: int) -> Claim | None:
    """The earliest date of the last dated sentence that the mark can speak for: in its block, behind other marks."""
    block = extraction.sentences[citation.sentence].block
    dates = [
        claim
        for claim in extraction.claims
        if claim.kind in ("date", "range")
        and extraction.sentences[claim.sentence].block == block
        and before <= claim.mention.start < citation.end
        and _is_known(claim)
    ]
    if not dates:
        return None
    first, last = _whole(extraction, max(claim.sentence for claim in dates))
    own = [claim for claim in dates if first <= claim.sentence <= last]
    if not all(claim.modality in _PLAIN and not claim.mention.get("deictic") for claim in own):
        return None
    if any(is_limit(extraction, claim) for claim in own):
        return None
    return min(own, key=lambda claim: _start(claim.value) if isinstance(claim.value, Time) else 0)


def _whole(extraction: Extraction, number: int) -> tuple[int, int]:
    """The first and last of the sentences that semicolons join into one."""
    first = last = number
    while first and _joined(extraction, first - 1):
        first -= 1
    while _joined(extraction, last):
        last += 1
    return first, last


def _joined(extraction: Extraction, number: int) -> bool:
    """Whether a sentence goes on in the next."""
    sentences = extraction.sentences
    ended = extraction.document.text[sentences[number].end - 1] in ";；"
    return ended and number + 1 < len(sentences) and sentences[number + 1].block == sentences[number].block


def _is_known(claim: Claim) -> bool:
    """Whether a date states its year: another year may be the one meant where the context gives it."""
    inferred = claim.mention.certainty == "inferred"
    return (
        isinstance(claim.value, Time)
        and not inferred
        and claim.value.bounds is not None
        and claim.value.bounds[0] is not None
    )


def _was_looked_at(citation: Citation, event: Time) -> bool:
    seen = accessed(citation.entry) if citation.entry is not None else None
    return seen is not None and seen.time.bounds is not None and _end(seen.time) >= _start(event)


def _start(time: Time) -> int:
    return (time.bounds[0] or 0) if time.bounds else 0


def _end(time: Time) -> int:
    return (time.bounds[1] or 0) if time.bounds else 0


def _stated(corpus: Corpus, citation: Citation, work: Stated) -> Evidence:
    """The place where the entry states its date."""
    document: Document = corpus.extractions[citation.entry_document].document
    place = work.field or citation.entry or citation.mark
    return source_evidence(document, place.start, place.end, str(work.time), "date", "context")
