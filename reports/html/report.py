"""`html`: the discrepancy report for people: summary, fact × source matrix, timeline, findings, citations, archive."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from factlint.claims.model import Corpus
from factlint.reports import supports
from factlint.reports.align.matrix import letters, tally
from factlint.reports.html.archive import data, source
from factlint.reports.html.grid import BROAD, lines
from factlint.reports.html.page import page
from factlint.reports.html.passages import Passage, passage
from factlint.reports.html.references import MOST, references
from factlint.reports.html.timeline import timeline
from factlint.reports.paths import shared_folder
from factlint.reports.result import SEVERITIES, CheckResult, FactList, Style
from factlint.reports.rules import documentation
from factlint.reports.statistics import counts
from factlint.reports.words import line
from factlint.rules.finding import Finding
from factlint.rules.registry import RULES
from factlint.sources.document import Document

_ENDS = 8
"""Ends shown of one finding; the data of the archive hold all."""
_SINGLE = 400
"""Facts of one source that are listed (and hidden until asked for); more are counted only."""
PAGE = 200
"""Findings, and rows of the matrix, that are elements from the start; the others are text until they are shown."""
_OPEN = 12
"""Findings up to which all are unfolded from the start."""


class Item(Struct, frozen=True):
    """A finding as it is shown."""

    number: int
    code: str
    name: str
    severity: str
    confidence: int
    """Per cent."""
    message: str
    fingerprint: str
    places: str
    sources: str
    """Letters of its sources, with a space around each."""
    differ: bool
    """Whether its two deciding ends give different values."""
    ends: tuple[Passage, ...]
    more: int
    trace: tuple[str, ...]


def report(result: CheckResult, _style: Style) -> str:
    """The page, the gravest findings first."""
    findings = sorted(result.findings, key=lambda each: SEVERITIES.index(each.severity))
    names = letters(len(result.corpus.extractions))
    documents = {extraction.document.path: extraction.document for extraction in result.corpus.extractions}
    letter = dict(zip(documents, names, strict=False))
    used = Counter(path for finding in result.findings for path in {end.path for end in finding.evidence})
    cited = references(result.corpus)
    supported = supports.rows(result.corpus)
    folder = line(shared_folder(documents))
    return page(
        "report.html",
        {
            "items": [_item(number, each, documents, letter, folder) for number, each in enumerate(findings, 1)],
            "folder": folder,
            "unfolded": len(result.findings) <= _OPEN,
            "counts": result.counts(),
            "severities": [severity for severity in SEVERITIES if result.counts()[severity]],
            "by_rule": counts(result.findings),
            "rules": _rules(result),
            "sources": [
                source(extraction, names[index], used[extraction.document.path])
                for index, extraction in enumerate(result.corpus.extractions)
            ],
            "claims": sum(len(extraction.claims) for extraction in result.corpus.extractions),
            "timeline": timeline(result.corpus, findings),
            "references": cited[:MOST],
            "references_left": max(0, len(cited) - MOST),
            "supports": supported[: supports.MOST],
            "supports_left": max(0, len(supported) - supports.MOST),
            "skipped": [(line(each.path), line(each.reason), each.fatal) for each in result.skipped],
            "settings": [(line(name), line(value)) for name, value in result.settings],
            "data": data(result),
            **matrix_values(FactList(result.corpus, result.corpus.facts)),
        },
    )


def matrix_values(result: FactList) -> Mapping[str, object]:
    """What the template of the matrix is given."""
    shared = [fact for fact in result.facts if fact.verdict]
    single = [fact for fact in result.facts if not fact.verdict]
    listed = single if len(single) <= _SINGLE else []
    return {
        "facts": lines(result.corpus, shared),
        "single": lines(result.corpus, listed),
        "single_count": len(single),
        "tally": tally(result.facts),
        "columns": _columns(result.corpus),
        "most": PAGE,
    }


def _columns(corpus: Corpus) -> list[tuple[str, str]]:
    """Letter and path of the sources that have a column of their own; empty where there are too many for that."""
    names = letters(len(corpus.extractions))
    if len(names) > BROAD:
        return []
    paths = [each.document.path for each in corpus.extractions]
    folder = shared_folder(paths)
    return [(name, line(path.removeprefix(folder))) for name, path in zip(names, paths, strict=True)]


def _item(
    number: int, finding: Finding, documents: Mapping[str, Document], letter: Mapping[str, str], folder: str
) -> Item:
    shown = [passage(documents.get(end.path), end) for end in finding.evidence[:_ENDS]]
    ends = tuple(replace(end, path=end.path.removeprefix(folder)) for end in shown)
    places = dict.fromkeys(f"{end.path}:{end.line}" for end in ends[:2])
    known = dict.fromkeys(letter[end.path] for end in finding.evidence if end.path in letter)
    return Item(
        number=number,
        code=finding.code,
        name=finding.name,
        severity=finding.severity,
        confidence=round(100 * finding.confidence),
        message=_without(folder, finding.message),
        fingerprint=finding.fingerprint,
        places=" · ".join(places),
        sources=f" {' '.join(known)} ",
        differ=len({end.value for end in ends[:2]}) > 1,
        ends=ends,
        more=max(0, len(finding.evidence) - _ENDS),
        trace=tuple(_without(folder, step) for step in finding.trace),
    )


def _without(folder: str, text: str) -> str:
    """One inert line, the paths in it without the folder that is told once."""
    return line(text).replace(folder, "") if folder else line(text)


def _rules(result: CheckResult) -> list[tuple[str, str, list[str]]]:
    """Code, name and paragraphs of each rule that found something."""
    used = {finding.code for finding in result.findings}
    return [(rule.code, rule.name, documentation(rule).split("\n\n")) for rule in RULES if rule.code in used]
