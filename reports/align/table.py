"""`table`: one row a fact, one column a source, the verdict last; sources go by letters that a legend explains."""

from __future__ import annotations

from msgspec.structs import replace

from factlint.claims.facts import copies
from factlint.claims.model import Verdict
from factlint.reports.align.matrix import Row, common_parties, finer, letters, reason, rows, tally
from factlint.reports.grid import grid, room
from factlint.reports.result import FactList, Style
from factlint.reports.summary import plural
from factlint.reports.words import inert, line, width, wrap

_CELL = 10
"""Least columns of a source: a day, "1955-08-01"."""
_WIDEST = 19
"""Columns beyond which the cell of a source is wrapped, where there is room for that."""
_FACT = 13
_VERDICT = 12
"""Least columns of the first and the last cell: "ambassadorial" and "corroborated"."""
_PLACES = 3
"""Lines told of one value."""
_ROOMY = 24
"""Columns of the last cell from which every reason is told."""
_REASON = 4
"""Lines shown of a reason."""
_PAINT = {Verdict.CONFLICT: "error", Verdict.CORROBORATED: "good", Verdict.NOT_COMPARABLE: "quiet"}


def report(result: FactList, style: Style) -> str:
    """Legend, table and tally; facts that one source alone states are counted, and listed where asked for."""
    told = tuple(fact for fact in result.facts if result.single or fact.verdict)
    known = common_parties(told)
    shown = rows(replace(result, facts=told), known)
    parts = [_legend(result, known, style)]
    if shown:
        parts.append(_table(result, shown, style) + "\n")
    if not style.quiet:
        parts.append(_closing(result, len(shown)))
    return "\n".join(part for part in parts if part)


def _legend(result: FactList, known: frozenset[str], style: Style) -> str:
    names = letters(len(result.corpus.extractions))
    alone = [fact.claims[0].document for fact in result.facts if not fact.verdict]
    lines = []
    same = copies(result.corpus.extractions)
    for index, (name, extraction) in enumerate(zip(names, result.corpus.extractions, strict=True)):
        document = extraction.document
        copied = f", a copy of {names[same[index]]}" if index in same else ""
        only = f", {plural(alone.count(index), 'fact')} only here" if alone.count(index) else ""
        path = style.paint(inert(document.path), "path")
        lines.append(f"{name}  {path} ({document.language}, {plural(len(extraction.claims), 'claim')}{only}{copied})\n")
    if known:
        lines.append(f"Parties, where no others are named: {line(', '.join(sorted(known)))}\n")
    return "".join(lines)


def _table(result: FactList, shown: list[Row], style: Style) -> str:
    used = [index for index in range(len(result.corpus.extractions)) if any(row.cells[index] for row in shown)]
    names = letters(len(result.corpus.extractions))
    left = room(style.width, len(used) + 2)
    if left < len(used) * _CELL + _FACT + _VERDICT:
        return _stacked(result, shown, style)
    widths = _widths({index: _need(shown, index) for index in used}, left - _FACT - _VERDICT)
    rest = left - sum(widths.values())
    last = rest * 2 // 5 if rest * 2 // 5 >= _ROOMY else _VERDICT
    cells = [
        [
            _fact(row, rest - last),
            *("\n".join(_said(row, index, widths[index])) for index in used),
            _verdict(result, row, last, style),
        ]
        for row in shown
    ]
    return grid(["Fact", *(names[index] for index in used), "Verdict"], cells)


def _widths(needs: dict[int, int], spare: int) -> dict[int, int]:
    """Columns of each source: first what a day takes, then one more to the narrowest that needs it."""
    widths = dict.fromkeys(needs, _CELL)
    for _ in range(spare - sum(widths.values())):
        short = [index for index, need in needs.items() if widths[index] < min(need, _WIDEST)]
        if short:
            widths[min(short, key=lambda index: widths[index])] += 1
    return widths


def _stacked(result: FactList, shown: list[Row], style: Style) -> str:
    """The same with one column for all sources: for more sources than the terminal has room for."""
    names = letters(len(result.corpus.extractions))
    left = max(_FACT + _VERDICT + 24, room(style.width, 3))
    middle = max(24, (left - _VERDICT) // 2)
    verdict = max(_VERDICT, (left - middle) * 2 // 5)
    cells = []
    for row in shown:
        said = [
            f"{names[index] if number == 0 else '':<2} {text}"
            for index in range(len(names))
            for number, text in enumerate(_said(row, index, middle - 3))
        ]
        cells.append([_fact(row, left - middle - verdict), "\n".join(said), _verdict(result, row, verdict, style)])
    return grid(["Fact", "Said", "Verdict"], cells)


def _need(shown: list[Row], index: int) -> int:
    return max(width(text) for row in shown for text in [*_texts(row, index), ""])


def _texts(row: Row, index: int) -> list[str]:
    return [line(f"{value} {_lines(at)}") for value, at in row.cells[index]]


def _lines(at: tuple[int, ...]) -> str:
    return f"L{','.join(map(str, at[:_PLACES]))}{'…' if len(at) > _PLACES else ''}"


def _said(row: Row, index: int, columns: int) -> list[str]:
    """The values of a source; a period that is too broad is broken before its end."""
    texts = [text if width(text) <= columns else text.replace("/", " /") for text in _texts(row, index)]
    return [part for text in texts for part in wrap(text, columns)]


def _fact(row: Row, columns: int) -> str:
    return "\n".join(wrap(line(f"{row.name} ({row.fact.claims[0].kind})"), columns))


def _verdict(result: FactList, row: Row, columns: int, style: Style) -> str:
    """The verdict; who is finer, why two values are not compared at all, and where there is room every reason."""
    role = _PAINT.get(row.fact.verdict) if row.fact.verdict else "quiet"
    lines = [style.paint(row.verdict, role) if role else row.verdict]
    exact = finer(row.fact, len(result.corpus.extractions))
    lines += wrap(exact, columns) if exact else []
    told = columns >= _ROOMY or row.fact.verdict is Verdict.NOT_COMPARABLE
    if told and row.fact.verdict not in (None, Verdict.CORROBORATED):
        lines += wrap(line(reason(row.fact)), columns, _REASON)
    return "\n".join(lines)


def _closing(result: FactList, shown: int) -> str:
    hidden = len(result.facts) - shown
    hint = " (--all lists them)" if hidden else ""
    if not result.facts:
        return "No facts.\n"
    return f"{plural(len(result.facts), 'fact')}: {tally(result.facts)}{hint}.\n"
