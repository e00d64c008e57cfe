"""The formats of `align`, whole."""

from __future__ import annotations

import csv
import io
import json

import pytest
from msgspec.structs import replace

from factlint.claims.model import Corpus, Fact, Verdict
from factlint.reports.align.formats import FORMATS
from factlint.reports.align.matrix import finer
from factlint.reports.result import FactList, Style
from factlint.reports.words import width


def test_table(corpus: Corpus) -> None:
    """A legend, conflicts first, a column a source, the verdict last; what one source says is counted."""
    assert (
        FORMATS["table"](FactList(corpus, corpus.facts), Style(80))
        == """\
A  talks.en.txt (en, 2 claims, 1 fact only here)
B  talks.zh.txt (zh-Hans, 2 claims)

┌────────────────────────┬────────────────┬────────────────┬────────────┐
│ Fact                   │ A              │ B              │ Verdict    │
├────────────────────────┼────────────────┼────────────────┼────────────┤
│ consular talks (count) │ 17 sessions L1 │ 16 sessions L1 │ conflict   │
├────────────────────────┼────────────────┼────────────────┼────────────┤
│ consular talks: begin  │ 1954-09-02 L1  │ 1954-09 L1     │ compatible │
│ (date)                 │                │                │ A finer    │
└────────────────────────┴────────────────┴────────────────┴────────────┘

3 facts: 1 conflict, 1 compatible, 1 in one source only (--all lists them).
"""
    )


def test_table_with_single_facts(corpus: Corpus) -> None:
    """`--all` adds them at the end, with the name of the source that has them."""
    text = FORMATS["table"](FactList(corpus, corpus.facts, single=True), Style(80))
    assert "│ only A" in text
    assert text.endswith("3 facts: 1 conflict, 1 compatible, 1 in one source only.\n")


def _wide(corpus: Corpus, sources: int) -> FactList:
    """The same facts told by more sources."""
    extractions = tuple(corpus.extractions[index % 2] for index in range(sources))
    claims = tuple(replace(extraction.claims[0], document=index) for index, extraction in enumerate(extractions))
    return FactList(Corpus(extractions), (Fact(claims, Verdict.COMPATIBLE, "one lies in the other"),))


@pytest.mark.parametrize("columns", [80, 100, 120])
@pytest.mark.parametrize("sources", [2, 3, 5, 9, 30])
def test_table_keeps_to_the_terminal(corpus: Corpus, columns: int, sources: int) -> None:
    """With few sources a column each; with more than fit, their letters stand before the values."""
    text = FORMATS["table"](_wide(corpus, sources), Style(columns))
    assert max(width(line) for line in text.splitlines()) <= columns
    assert ("│ Said" in text) == (columns < 3 * (sources + 2) + 1 + 10 * sources + 25)


def test_who_is_finer(corpus: Corpus) -> None:
    """Of values that can all be true the narrowest; nothing where they are of two kinds or equally broad."""
    dates, counts, single = corpus.facts
    assert finer(dates, 2) == "A finer"
    assert finer(replace(dates, claims=dates.claims[:1] * 2), 2) == ""
    assert finer(counts, 2) == finer(single, 2) == ""
    assert finer(replace(dates, claims=(*dates.claims, counts.claims[0])), 2) == ""


def test_json(corpus: Corpus) -> None:
    """All facts in the order of the corpus, with whole claims."""
    facts = json.loads(FORMATS["json"](FactList(corpus, corpus.facts), Style()))["facts"]
    assert [fact["verdict"] for fact in facts] == ["compatible", "conflict", None]
    assert [list(fact) for fact in facts] == [["id", "subject", "kind", "verdict", "reason", "claims", "trace"]] * 3
    assert [claim["path"] for claim in facts[0]["claims"]] == ["talks.en.txt", "talks.zh.txt"]
    assert len({fact["id"] for fact in facts}) == 3


def test_csv(corpus: Corpus) -> None:
    """One column a source, under its path."""
    rows = list(csv.DictReader(io.StringIO(FORMATS["csv"](FactList(corpus, corpus.facts), Style()))))
    assert list(rows[0]) == ["fact", "kind", "talks.en.txt", "talks.zh.txt", "verdict", "reason"]
    assert (rows[0]["talks.en.txt"], rows[0]["verdict"]) == ("17 sessions (line 1)", "conflict")
    assert len(rows) == 3


def test_markdown(corpus: Corpus) -> None:
    """Ready to paste."""
    assert (
        FORMATS["markdown"](FactList(corpus, corpus.facts), Style())
        == """\
- **A**: talks.en.txt
- **B**: talks.zh.txt

| Fact | A | B | Verdict |
| --- | --- | --- | --- |
| consular talks (count) | 17 sessions L1 | 16 sessions L1 | conflict: 17 and 16 exclude each other |
| consular talks, “The talks in Geneva began on …” (date) | 1954-09-02 L1 | 1954-09 L1 | compatible: 1954-09-02 lies in 1954-09 |

3 facts: 1 conflict, 1 compatible, 1 in one source only.
"""  # noqa: E501 - a row is as long as its reason
    )


def test_no_facts(corpus: Corpus) -> None:
    """Documents that say nothing: a legend and no table."""
    for name in ("table", "markdown"):
        assert FORMATS[name](FactList(corpus, ()), Style()).endswith("\nNo facts.\n")
