"""The formats of `claims`, whole."""

from __future__ import annotations

import csv
import io
import json

from msgspec.structs import replace

from factlint.claims.model import Corpus
from factlint.claims.pipeline import extract
from factlint.reports.claims.formats import FORMATS
from factlint.reports.records import claim_ids
from factlint.reports.result import ClaimList, Style
from factlint.sources.formats import read

KEYS = ["path", "id", "kind", "start", "end", "line", "column", "text", "value", "unit", "subject", "modality",
        "speaker", "certainty", "anchor", "sentence"]  # fmt: skip


def test_table(corpus: Corpus) -> None:
    """One line a claim, under its source."""
    assert (
        FORMATS["table"](ClaimList(corpus.extractions), Style(78))
        == """\
talks.en.txt (text, en)
┌────────┬────────┬───────────────────────┬─────────────┬────────────────────┐
│ Line   │ Kind   │ Value                 │ Text        │ About              │
├────────┼────────┼───────────────────────┼─────────────┼────────────────────┤
│ 1      │ date   │ 1954-09-02 (inferred) │ September 2 │ consular talks, b… │
│ 1      │ count  │ 17 session            │ 17          │ consular talks, b… │
└────────┴────────┴───────────────────────┴─────────────┴────────────────────┘

talks.zh.txt (text, zh-Hans)
┌────────┬────────┬────────────┬───────────┬───────────────────────┐
│ Line   │ Kind   │ Value      │ Text      │ About                 │
├────────┼────────┼────────────┼───────────┼───────────────────────┤
│ 1      │ date   │ 1954-09    │ 1954年9月 │ consular talks, begin │
│ 1      │ count  │ 16 session │ 16次      │ consular talks, begin │
└────────┴────────┴────────────┴───────────┴───────────────────────┘

4 claims in 2 sources.
"""
    )


def test_jsonl(corpus: Corpus) -> None:
    """The keys of the contract; the text is what the file has there."""
    records = [json.loads(line) for line in FORMATS["jsonl"](ClaimList(corpus.extractions), Style()).splitlines()]
    assert [list(record) for record in records] == [KEYS] * 4
    for record, extraction in zip(records, [corpus.extractions[0]] * 2 + [corpus.extractions[1]] * 2, strict=True):
        assert extraction.document.source[record["start"] : record["end"]] == record["text"]
    assert records[0]["anchor"] == {"text": "--base-date"}
    assert (records[1]["value"], records[1]["unit"], records[1]["anchor"]) == ("17", "session", None)
    assert json.loads(FORMATS["json"](ClaimList(corpus.extractions), Style()))["claims"] == records


def test_kinds(corpus: Corpus) -> None:
    """Only the kinds asked for; a claim has the same name in every listing."""
    every = FORMATS["jsonl"](ClaimList(corpus.extractions), Style()).splitlines()
    counts = FORMATS["jsonl"](ClaimList(corpus.extractions, frozenset({"count"})), Style()).splitlines()
    assert counts == every[1::2]
    nothing = FORMATS["table"](ClaimList(corpus.extractions, frozenset({"quote"})), Style())
    assert nothing == "0 claims in 2 sources.\n"


def test_csv(corpus: Corpus) -> None:
    """One row a claim under the same names."""
    rows = list(csv.DictReader(io.StringIO(FORMATS["csv"](ClaimList(corpus.extractions), Style()))))
    assert list(rows[0]) == KEYS
    assert [row["value"] for row in rows] == ["1954-09-02", "17", "1954-09", "16"]


def test_names_of_claims_survive_edits_elsewhere(corpus: Corpus) -> None:
    """A name comes from what is said, not from where; the second of two equal claims has its own."""
    extraction = corpus.extractions[0]
    twice = replace(
        extraction.claims[1], mention=replace(extraction.claims[1].mention, unit="session"), sentence=0, speaker="x"
    )
    ids = claim_ids(replace(extraction, claims=(*extraction.claims, twice)))
    moved = claim_ids(replace(extraction, document=replace(extraction.document, path="elsewhere.md")))
    assert list(ids.values())[:2] == list(moved.values())
    assert len(set(ids.values())) == 3


def test_quotations_and_citations() -> None:
    """They are listed in their place; the mark of a citation is no part of the readable text, but of the file."""
    text = (
        'He said: "We shall not build the bridge again."[^1] It fell in 1931 (see [notes](n.md)).\n\n[^1]: Minutes.\n'
    )
    extraction = extract(read(text.encode(), "a.md"))
    told = FORMATS["jsonl"](ClaimList((extraction,), frozenset({"quote", "citation"})), Style())
    records = [json.loads(line) for line in told.splitlines()]
    assert [(record["kind"], record["text"], record["value"]) for record in records] == [
        ("quote", "We shall not build the bridge again.", "We shall not build the bridge again."),
        ("citation", "[^1]", "1"),
        ("citation", "[notes](n.md)", "n.md"),
    ]
    assert all(text[record["start"] : record["end"]] == record["text"] for record in records)
    assert "[^1] " in FORMATS["table"](ClaimList((extraction,)), Style(78))
