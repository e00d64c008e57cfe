"""The fact × source matrix: what stands in each cell, and how it stands to the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct

from factlint.claims.model import Corpus, Fact, Verdict
from factlint.reports.align.matrix import Row, finest, letters, reason, rows
from factlint.reports.result import FactList
from factlint.reports.words import clip, line

State = Literal["agrees", "finer", "conflict", "apart", "alone", "missing"]
BROAD = 12
"""Sources up to which each has a column; with more a row names those that speak."""
_LINES = 4
"""Lines told of one value."""
_VALUE = 60
"""Columns shown of a value."""


class Cell(Struct, frozen=True):
    """What one source says of one fact."""

    letter: str
    state: State
    values: tuple[tuple[str, str], ...]
    """Each value with its places: "L3, L7"."""


class Line(Struct, frozen=True):
    """A row of the matrix."""

    name: str
    kind: str
    verdict: str
    reason: str
    cells: tuple[Cell, ...]
    """With few sources one a source, also where it is missing; else those that speak."""


def lines(corpus: Corpus, facts: Iterable[Fact]) -> list[Line]:
    """Every fact given, conflicts first."""
    names = letters(len(corpus.extractions))
    return [_line(row, names) for row in rows(FactList(corpus, tuple(facts)))]


def _line(row: Row, names: list[str]) -> Line:
    fact = row.fact
    verdict = fact.verdict.value if fact.verdict else "one source"
    why = line(reason(fact)) if fact.verdict else ""
    cells = tuple(_cells(row, names, wide=len(names) <= BROAD))
    return Line(line(row.name), fact.claims[0].kind, verdict, why, cells)


def _cells(row: Row, names: list[str], *, wide: bool) -> Iterator[Cell]:
    pairs = [pair for pair in row.fact.pairs if pair.verdict is Verdict.CONFLICT]
    opposed = {claim.document for pair in pairs for claim in (pair.first, pair.second)}
    exact = finest(row.fact)
    for index, values in enumerate(row.cells):
        if values or wide:
            told = tuple((clip(line(value), _VALUE), _places(at)) for value, at in values)
            yield Cell(names[index], _state(row.fact, index, bool(values), opposed, exact), told)


def _state(fact: Fact, index: int, speaks: bool, opposed: set[int], exact: frozenset[int]) -> State:
    if not speaks:
        return "missing"
    if fact.verdict is None:
        return "alone"
    if fact.verdict is Verdict.NOT_COMPARABLE:
        return "apart"
    if fact.verdict is Verdict.CONFLICT and (index in opposed or not opposed):
        return "conflict"
    return "finer" if index in exact else "agrees"


def _places(at: tuple[int, ...]) -> str:
    return ", ".join(f"L{number}" for number in at[:_LINES]) + (" …" if len(at) > _LINES else "")
