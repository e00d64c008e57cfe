"""Pinned facts: what contradicts them is found, what agrees is joined, what only shares their words is left alone."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from factlint.claims.ledger.document import ledger_document
from factlint.claims.ledger.entries import read_ledger
from factlint.claims.model import Corpus, Fact, Verdict
from factlint.claims.pipeline import corpus, extract
from factlint.rules.run import check
from factlint.sources.formats import read

CASES = tomllib.loads((Path(__file__).parent.parent / "corpora" / "pinned.toml").read_text("utf-8"))["case"]


def _corpus(ledger: str, text: str) -> Corpus:
    names = read_ledger(ledger).names
    documents = [read(f"{text}\n".encode(), "a.md"), ledger_document(ledger, "facts.toml")]
    return corpus([extract(document, None, names) for document in documents])


def _pinned(found: Corpus) -> Fact:
    (fact,) = [fact for fact in found.facts if fact.pins]
    return fact


def _sentences(kind: str) -> list[object]:
    return [
        pytest.param(case["ledger"], each, id=each[1] if isinstance(each, list) else each)
        for case in CASES
        for each in case[kind]
    ]


@pytest.mark.parametrize(("ledger", "told"), _sentences("conflict"))
def test_conflict(ledger: str, told: list[str]) -> None:
    """One error, sure, with the words of the text first and the pinned value as the other end."""
    words, text = told
    (finding,) = [each for each in check(_corpus(ledger, text)) if each.evidence[-1].path == "facts.toml"]
    assert finding.evidence[0].text == words
    assert (finding.severity if finding.code != "E401" else "error", finding.confidence) == ("error", 1.0)
    other = finding.evidence[1]
    assert ledger[other.start : other.end] == other.text != ""


@pytest.mark.parametrize(("ledger", "text"), _sentences("agrees"))
def test_agreement(ledger: str, text: str) -> None:
    """Joined with the pinned fact, and nothing is said of it."""
    found = _corpus(ledger, text)
    assert _pinned(found).verdict in (Verdict.CORROBORATED, Verdict.COMPATIBLE)
    assert [each for each in check(found) if each.evidence[-1].path == "facts.toml"] == []


@pytest.mark.parametrize(("ledger", "text"), _sentences("other"))
def test_something_else(ledger: str, text: str) -> None:
    """Not joined at all: a wrong join would be a false alarm."""
    fact = _pinned(_corpus(ledger, text))
    assert fact.claims == fact.pins, fact.reason


COARSE = """
[[fact]]
subject = { en = "harbour treaty signed Lisbon", zh = "港口条约 里斯本 签署" }
date = "1921-05"
"""
TOLD = {
    "a.md": "The harbour treaty was signed in Lisbon on 14 May 1921.\n",
    "b.md": "港口条约于1921年5月14日在里斯本签署。\n",
    "c.md": "港口條約於1921年5月24日在里斯本簽署。\n",
    "d.md": "The harbour treaty was signed in Lisbon on 4 June 1921.\n",
}


def _ends(ledger: str) -> list[set[str]]:
    """The files of the two deciding ends of each finding."""
    documents = [read(text.encode(), path) for path, text in TOLD.items()]
    found = corpus([extract(each) for each in (*documents, ledger_document(ledger, "facts.toml"))])
    return [{end.path for end in finding.evidence[:2]} for finding in check(found)]


def test_what_a_pinned_fact_leaves_open_is_told() -> None:
    """Two days of the pinned month exclude each other; of a list of values that is known."""
    assert _ends(COARSE) == [{"b.md", "c.md"}, {"d.md", "facts.toml"}]
    assert _ends(COARSE.replace('"1921-05"', '["1921-05", "1921-06"]')) == []
    assert _ends(COARSE.replace("1921-05", "1921-05-14")) == [{"c.md", "facts.toml"}, {"d.md", "facts.toml"}]


def test_what_is_pinned_twice_is_told_once() -> None:
    assert _ends(COARSE.replace("1921-05", "1921-05-14") * 2) == [{"c.md", "facts.toml"}, {"d.md", "facts.toml"}]
