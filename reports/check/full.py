"""`full`: for a person who decides; every end quoted in its line with carets below it, then the whole trace."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from factlint.reports.ends import said
from factlint.reports.result import CheckResult, Style
from factlint.reports.summary import closing
from factlint.reports.words import ELLIPSIS, clip, hang, head, inert, line, tail, width, wrap
from factlint.rules.finding import Evidence, Finding
from factlint.sources.document import Document

_LINE = re.compile(r"(?P<text>[^\r\n]*)(?:\r\n|\r|\n|\Z)")
_LINES = 4
"""Lines quoted of one end; of a longer one the first and the last."""


def report(result: CheckResult, style: Style) -> str:
    """A block a finding and a closing sentence."""
    documents = {extraction.document.path: extraction.document for extraction in result.corpus.extractions}
    blocks = ["\n".join(_block(finding, documents, style)) + "\n" for finding in result.findings]
    return "\n".join([*blocks, closing(result, style)]) if blocks else closing(result, style)


def _block(finding: Finding, documents: Mapping[str, Document], style: Style) -> Iterator[str]:
    title = f"{finding.severity}[{finding.code}]"
    told = "\n  ".join(wrap(f"{title} {finding.name}: {line(finding.message)}", style.width - 2))
    yield told.replace(title, style.paint(title, finding.severity), 1)
    gutter = max((len(str(end.end_line)) for end in finding.evidence), default=1)
    for end in finding.evidence:
        yield f"{' ' * gutter}--> " + style.paint(f"{line(end.path)}:{end.line}:{end.column}", "path")
        yield from _quotation(end, documents.get(end.path), gutter, style)
    yield from (hang(f"{' ' * gutter} = ", line(step), style.width) for step in finding.trace)
    percent = f"{finding.confidence:.0%}"
    yield style.paint(f"{' ' * gutter} = confidence {percent}, fingerprint {finding.fingerprint}", "quiet")


def _quotation(end: Evidence, document: Document | None, gutter: int, style: Style) -> Iterator[str]:
    """The lines of an end with a bar before them; what it says is written after the last carets."""
    if document is None:
        return
    pieces = _shortened(list(_pieces(end, document)))
    columns = max(20, style.width - gutter - 3)
    for position, (number, before, marked, after) in enumerate(pieces):
        text, indent, carets = _fit(before, marked, after, columns)
        role = f"({end.role})" if end.role else ""
        note = "".join(f" {part}" for part in (said(end), role) if part) if position == len(pieces) - 1 else ""
        yield f"{number or '...':>{gutter}} | {text}".rstrip()
        if carets and indent + carets + width(note) <= columns:
            yield f"{' ' * gutter} | {' ' * indent}{style.paint('^' * carets + note, 'mark')}"
        elif carets:
            yield f"{' ' * gutter} | {' ' * indent}{style.paint('^' * carets, 'mark')}"
            told = clip(note.strip(), columns)
            left = min(indent, columns - width(told))
            yield f"{' ' * gutter} | {' ' * left}{style.paint(told, 'mark')}"


def _pieces(end: Evidence, document: Document) -> Iterator[tuple[int, str, str, str]]:
    """Line number, text before, inside and after the end, of each line it touches."""
    first = end.start - end.column + 1
    for number, match in enumerate(_LINE.finditer(document.source, first), end.line):
        if number > end.line and match.start() >= end.end:
            return
        text, low, high = match["text"], end.start - match.start(), end.end - match.start()
        low, high = max(0, low), max(0, high)
        yield number, text[:low], text[low:high], text[high:]


def _shortened(pieces: list[tuple[int, str, str, str]]) -> list[tuple[int, str, str, str]]:
    with_text = [piece for piece in pieces if "".join(piece[1:]).strip()] or pieces[:1]
    if len(with_text) <= _LINES:
        return with_text
    return [*with_text[: _LINES - 2], (0, "", "", ""), with_text[-1]]


def _fit(before: str, marked: str, after: str, columns: int) -> tuple[str, int, int]:
    """The line cut to the columns around its marked part, the columns before the part, and its width."""
    before, marked, after = _flat(before), _flat(marked), _flat(after)
    if width(before + marked + after) > columns:
        marked = marked if width(marked) <= columns - 4 else head(marked, columns - 5) + ELLIPSIS
        spare = columns - width(marked)
        left = min(width(before), max(spare // 2, spare - width(after)))
        if width(before) > left:
            before = ELLIPSIS + tail(before, left - 1)
        right = columns - width(before) - width(marked)
        if width(after) > right:
            after = head(after, right - 1) + ELLIPSIS
    return before + marked + after, width(before), width(marked)


def _flat(text: str) -> str:
    return inert(text.replace("\t", " "))
