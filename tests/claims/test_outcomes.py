"""Outcomes in both languages and scripts: tests/corpora/outcomes.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from factlint.claims.clauses import scopes
from factlint.claims.concepts import scan
from factlint.claims.outcomes import outcomes
from factlint.claims.sentences import split
from factlint.claims.text import fold
from factlint.sources.formats import read

CORPUS = tomllib.loads((Path(__file__).parents[1] / "corpora" / "outcomes.toml").read_text(encoding="utf-8"))
PHRASES = [(value, phrase) for table in CORPUS.values() for value, phrases in table.items() for phrase in phrases]


@pytest.mark.parametrize(("value", "phrase"), PHRASES)
def test_outcome(value: str, phrase: str) -> None:
    document = read(phrase.encode(), "a.txt")
    folded = fold(document.text)
    sentences = split(document, folded)
    found = [str(mention.value) for mention in outcomes(scopes(folded, sentences, [], scan(folded)))]
    assert found == ([] if value == "none" else [value])
