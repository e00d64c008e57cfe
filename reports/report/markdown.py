"""`markdown`: the whole report as a document: findings with their passages, facts, sources, settings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from factlint.reports import supports
from factlint.reports.align import markdown as facts
from factlint.reports.align.matrix import letters
from factlint.reports.cells import escaped, markdown_text
from factlint.reports.html.archive import source
from factlint.reports.html.passages import passage
from factlint.reports.result import CheckResult, FactList, Style
from factlint.reports.summary import closing
from factlint.reports.version import VERSION
from factlint.rules.finding import Evidence, Finding
from factlint.sources.document import Document
from factlint.sources.own import MARKDOWN_MARK

_ENDS = 8
"""Ends shown of one finding."""


def report(result: CheckResult, _style: Style) -> str:
    """The document."""
    documents = {extraction.document.path: extraction.document for extraction in result.corpus.extractions}
    parts = [f"{MARKDOWN_MARK}\n", "# Discrepancy report\n", closing(result, Style())]
    if result.findings:
        parts.append("## Findings\n")
        parts += [_finding(number, each, documents) for number, each in enumerate(result.findings, 1)]
    parts += ["## Facts\n", facts.report(FactList(result.corpus, result.corpus.facts), Style())]
    if cited := supports.rows(result.corpus)[: supports.MOST]:
        rows = [[escaped(cell) for cell in supports.cells(row)] for row in cited]
        parts += ["## Cited sources\n", markdown_text(supports.HEADS, rows)]
    parts += ["## What was checked\n", _sources(result)]
    if result.skipped:
        skipped = [[escaped(each.path), escaped(each.reason)] for each in result.skipped]
        parts += ["Not read:\n", markdown_text(["Path", "Reason"], skipped)]
    settings = [["version", f"factlint {VERSION}"], *([name, escaped(value)] for name, value in result.settings)]
    parts.append(markdown_text(["Setting", "Value"], settings))
    return "\n".join(parts)


def _finding(number: int, finding: Finding, documents: Mapping[str, Document]) -> str:
    return "\n".join(_lines(number, finding, documents)) + "\n"


def _lines(number: int, finding: Finding, documents: Mapping[str, Document]) -> Iterator[str]:
    yield f"### {number}. {escaped(finding.message)}"
    yield ""
    rows = [_row(end, documents.get(end.path)) for end in finding.evidence[:_ENDS]]
    yield markdown_text(["Where", "Says", "In context"], rows)
    if len(finding.evidence) > _ENDS:
        yield f"and {len(finding.evidence) - _ENDS} more places"
        yield ""
    yield from (f"{step}. {escaped(text)}" for step, text in enumerate(finding.trace, 1))
    if finding.trace:
        yield ""
    about = f"{finding.code} {finding.name}, {finding.severity}, confidence {finding.confidence:.0%}"
    yield f"{about}, fingerprint {finding.fingerprint}"


def _row(end: Evidence, document: Document | None) -> list[str]:
    shown = passage(document, end)
    marked = f"**{escaped(shown.marked)}**" if shown.marked.strip() else ""
    context = " ".join(part for part in (escaped(shown.before), marked, escaped(shown.after)) if part)
    return [f"{escaped(shown.path)}:{shown.line}", escaped(shown.value), context]


def _sources(result: CheckResult) -> str:
    names = letters(len(result.corpus.extractions))
    listed = [source(extraction, name, 0) for extraction, name in zip(result.corpus.extractions, names, strict=True)]
    return markdown_text(
        ["", "Source", "Format", "Language", "Claims", "SHA-256 of its text"],
        [
            [each.letter, escaped(each.path), each.format, each.language, str(each.claims), each.digest]
            for each in listed
        ],
    )
