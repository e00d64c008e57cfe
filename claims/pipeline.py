"""The way from a document to its claims, and from all claims to facts: the two calls that commands make."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from msgspec.structs import replace

from factlint.claims.agreed_on import with_matters
from factlint.claims.cells import cells
from factlint.claims.clauses import scopes
from factlint.claims.concepts import Hit, scan
from factlint.claims.deferred import with_deferred
from factlint.claims.elided import with_elided
from factlint.claims.facts import corpus
from factlint.claims.fates import fated
from factlint.claims.hours import hours
from factlint.claims.ledger import FORMAT as LEDGER
from factlint.claims.lives import lives
from factlint.claims.marks import marks
from factlint.claims.matters import matters
from factlint.claims.measured import measured
from factlint.claims.model import Claim, Cue, Extraction, Mention, Sentence
from factlint.claims.name_months import without_names
from factlint.claims.names import Name
from factlint.claims.numbers import numbers
from factlint.claims.occasions import with_occasions
from factlint.claims.outcomes import outcomes
from factlint.claims.paired import paired, without
from factlint.claims.participants import participants
from factlint.claims.persons import persons
from factlint.claims.places import places
from factlint.claims.present import with_present
from factlint.claims.sentences import split
from factlint.claims.standing import standing
from factlint.claims.subjects import claims
from factlint.claims.text import fold
from factlint.claims.times import times
from factlint.claims.values.edtf import parse
from factlint.claims.values.time import Time
from factlint.claims.zones import zoned
from factlint.sources.document import Document

__all__ = ["corpus", "extract"]

_TITLE = re.compile(r"《[^《》\n]{1,80}》")
_NUMERAL = re.compile("[0-9零〇一二三四五六七八九十廿卅]")
_UNREAD = frozenset({"und", "ja"})
"""Languages of documents of which figures alone are read."""
_SIGNED = re.compile("[0-9]{4}(?:年|년) ?[0-9]{1,2}(?:月|월) ?[0-9]{1,2}(?:日|일)")
"""A day in figures, with the signs that several languages put behind year, month and day."""
_CUES = frozenset({"continuation", "total", "total-behind", "universal"})


def extract(document: Document, base_date: str | None = None, names: Sequence[Name] = ()) -> Extraction:
    """Everything a document says.

    `base_date` (YYYY-MM-DD) is its reference date where it states none; `names` are known besides the lexicons'.
    """
    if document.format == LEDGER:
        from factlint.claims.ledger.document import pinned_claims

        return pinned_claims(document, names)
    folded = fold(document.text)
    sentences = split(document, folded)
    if document.language in _UNREAD and not any(block.language for block in document.blocks):
        return _figures(document, folded, sentences, base_date)
    dated = hours(document, folded, times(document, folded, sentences, base_date))
    dated = list(zoned(folded, dated))
    dated = standing(folded, sentences, _deictic(folded, _outside_citations(document, _outside_titles(folded, dated))))
    dated = with_occasions(folded, sentences, dated)
    numbered = numbers(document, folded, sentences, [(mention.start, mention.end) for mention in dated])
    headed = list(
        cells(document, folded, [(m.start, m.end) for m in (*dated, *numbered) if m.kind != "count" or m.unit])
    )
    starts = {mention.start for mention in headed}
    numbered = [*headed, *(mention for mention in numbered if mention.start not in starts)]
    numbered = list(fated(folded, _outside_citations(document, _outside_titles(folded, numbered))))
    pairs = paired(folded, sentences, (*dated, *numbered))
    dated = without(dated, pairs)
    numbered = [*measured(document, folded, sentences, without(numbered, pairs)), *pairs]
    numbered = with_elided(folded, sentences, with_present(folded, sentences, numbered))
    hits = persons(document, folded, _concepts(folded, names))
    dated = lives(folded, dated, hits)
    first = scopes(folded, sentences, _in_order(dated, numbered), hits)
    agreed = with_deferred(folded, sentences, with_matters(folded, sentences, outcomes(first)))
    persons_told = participants(document, folded, first)
    dated = list(without_names(folded, dated, persons_told))
    mentions = _in_order(dated, numbered, agreed, persons_told, places(folded, first))
    final = scopes(folded, sentences, mentions, list(matters(folded, hits)))
    cues = tuple(Cue(hit.start, hit.end, hit.category) for hit in hits if hit.category in _CUES)
    said = _as_of(claims(document, 0, folded, final), parse(document.metadata.get("date", base_date or "")[:10]))
    whole = Extraction(document, folded, sentences, said, cues, names=tuple(names))
    return replace(whole, marks=marks(whole))


def _concepts(folded: str, names: Sequence[Name]) -> list[Hit]:
    hits = scan(folded)
    if not names:
        return hits
    from factlint.claims.naming import named

    return named(folded, hits, names)


def _figures(document: Document, folded: str, sentences: tuple[Sentence, ...], base_date: str | None) -> Extraction:
    """What can be read of a document in a language that is not: dates in figures, quotations and citations."""
    dated = [
        mention
        for mention in times(document, folded, sentences, base_date)
        if _in_figures(folded[mention.start : mention.end])
    ]
    whole = Extraction(document, folded, sentences, claims(document, 0, folded, scopes(folded, sentences, dated, [])))
    return replace(whole, marks=marks(whole))


def _in_figures(date: str) -> bool:
    return _SIGNED.fullmatch(date) is not None or not any(map(str.isalpha, date))


def _as_of(said: tuple[Claim, ...], day: Time | None) -> tuple[Claim, ...]:
    """A number for which a dated text gives no time is the number of its day."""
    if day is None or day.bounds is None:
        return said
    return tuple(
        replace(claim, subject=replace(claim.subject, when=day))
        if claim.kind == "count" and claim.subject.when is None
        else claim
        for claim in said
    )


def _outside_titles(folded: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions that do not stand in the title of a work: 《三个父亲》 counts nothing."""
    titles = [match.span() for match in _TITLE.finditer(folded)]
    if not titles:
        return mentions
    starts = [start for start, _ in titles]
    return [m for m in mentions if not ((at := bisect_right(starts, m.start)) and m.start < titles[at - 1][1])]


def _outside_citations(document: Document, mentions: list[Mention]) -> list[Mention]:
    """The mentions that are not the year or page of a work that is cited: (Smith 2003, p. 4)."""
    marks = [each for each in document.references if each.kind == "marker" and each.scheme == "author"]
    spans = sorted((document.find(mark.start), document.find(mark.end)) for mark in marks)
    if not spans:
        return mentions
    starts = [start for start, _ in spans]
    return [m for m in mentions if not ((at := bisect_right(starts, m.start)) and m.start < spans[at - 1][1])]


def _deictic(folded: str, mentions: list[Mention]) -> list[Mention]:
    """Dates that name no number are told from the day of the text: today, Sunday, 昨天."""
    return [
        replace(m, detail=(*m.detail, ("deictic", "yes")))
        if m.certainty == "inferred" and not _NUMERAL.search(folded, m.start, m.end)
        else m
        for m in mentions
    ]


def _in_order(*lists: list[Mention]) -> list[Mention]:
    return sorted((mention for found in lists for mention in found), key=lambda m: (m.start, m.end, m.kind))
