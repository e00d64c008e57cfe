"""C610: days on which a page cannot have been looked at."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.claims.model import Corpus
from factlint.claims.values.calendar import day_number
from factlint.claims.values.time import Time
from factlint.claims.works import Stated, accessed, published
from factlint.rules.finding import Evidence, Finding, source_evidence
from factlint.rules.rule import Case, Rule
from factlint.sources.document import Document, Reference

_WEB = day_number(1991, 8, 6)
"""The day on which the World Wide Web was made public."""
_ZONES = 1
"""Days by which the date of a page may run ahead of its reader's: it is tomorrow already where it was written."""


class ImpossibleAccessDate(Rule):
    """A page that was looked at on a day that does not exist, before there was a web, or before it was published.

    The access date tells the reader which state of a page was seen. Where it cannot be, it was mistyped or copied from
    another entry, and the archive is searched in vain.

    Agreement: the day exists, is not before 6 August 1991, and not before the date that the entry gives for the page.
    Nothing is compared with the present day: the same text gives the same report tomorrow.

    To settle it, look up in the page's history when the entry was added.
    """

    code = "C610"
    name = "impossible-access-date"
    family = "citation"
    severity = "error"

    flagged = (
        Case(
            (("note.wiki", "A.<ref>{{cite web|title=T|url=http://a.example|access-date=30 February 2020}}</ref>\n"),),
            "looked at on 2020-02-30, which does not exist",
            ("30 February 2020",),
        ),
        Case(
            (
                (
                    "refs.bib",
                    "@online{lee,\n  title = {Rivers},\n  date = {2019-05-04},\n  url = {http://a.example},\n"
                    "  urldate = {2018-05-06},\n}\n",
                ),
            ),
            "looked at on 2018-05-06, before it was published (2019-05-04)",
            ("2018-05-06", "2019-05-04"),
        ),
        Case(
            (("jilu.md", "双方会晤。[^1]\n\n[^1]: 会议网站，http://a.example，访问日期：1989年3月5日。\n"),),
            "looked at on 1989-03-05, before there was a web",
            ("[^1]: 会议网站，http://a.example，访问日期：1989年3月5日。",),
        ),
        Case(
            (
                (
                    "jilu.wiki",
                    "雙方會晤。<ref>{{cite web|title=公報|date=2021年3月18日|url=http://a.example"
                    "|access-date=2020年3月19日}}</ref>\n",
                ),
            ),
            "looked at on 2020-03-19, before it was published (2021-03-18)",
            ("2020年3月19日", "2021年3月18日"),
        ),
    )
    passed = (
        Case(
            (
                (
                    "page.wiki",
                    "Rain.<ref>{{cite news |title=Rain |date=17 August 2010 |accessdate=16 August 2010}}</ref>\n",
                ),
            )
        ),
        Case((("note.wiki", "A.<ref>{{cite web|title=T|date=May 2019|access-date=2 May 2019}}</ref>\n"),)),
        Case((("note.md", "A.[^1]\n\n[^1]: A report of 1955, accessed on 4 May 2020.\n"),)),
        Case((("jilu.md", "双方会晤。[^1]\n\n[^1]: 会议网站，http://a.example，访问日期：2019年3月5日。\n"),)),
        Case((("jilu.md", "雙方會晤。[^1]\n\n[^1]: 公報，1955年；檢索於2020年3月19日。\n"),)),
    )

    def check(self, corpus: Corpus) -> Iterator[Finding]:
        for extraction in corpus.extractions:
            document = extraction.document
            told: set[tuple[int, int]] = set()
            for entry in document.references:
                seen = accessed(entry) if entry.kind == "entry" else None
                if seen is None:
                    continue
                message, ends = _judged(document, entry, seen)
                if message and (ends[0].start, ends[0].end) not in told:
                    told.add((ends[0].start, ends[0].end))
                    yield self.finding(message, ends, confidence=0.95, subject=entry.label)


def _judged(document: Document, entry: Reference, seen: Stated) -> tuple[str, tuple[Evidence, ...]]:
    end = _end(document, entry, seen)
    if not seen.time.possible:
        return f"looked at on {seen.time}, which does not exist", (end,)
    last = _last(seen.time)
    if last is None:
        return "", ()
    if last < _WEB:
        return f"looked at on {seen.time}, before there was a web", (end,)
    out = published(entry)
    first = out.time.bounds[0] if out is not None and out.time.bounds else None
    if out is not None and first is not None and last < first - _ZONES:
        message = f"looked at on {seen.time}, before it was published ({out.time})"
        return message, (end, _end(document, entry, out))
    return "", ()


def _last(time: Time) -> int | None:
    return time.bounds[1] if time.bounds else None


def _end(document: Document, entry: Reference, stated: Stated) -> Evidence:
    place = stated.field or entry
    return source_evidence(document, place.start, place.end, str(stated.time), "date")
