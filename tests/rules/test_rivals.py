"""Whole texts that contradict each other about persons, decisions and places, and texts that only seem to."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from factlint.claims.pipeline import corpus, extract
from factlint.rules.agreements.agreement_conflict import AgreementConflict
from factlint.rules.entities.participant_conflict import ParticipantConflict
from factlint.rules.entities.place_conflict import PlaceConflict
from factlint.rules.finding import Evidence, Finding
from factlint.sources.formats import read

CORPORA = [
    tomllib.loads((Path(__file__).parents[1] / "corpora" / name).read_text(encoding="utf-8"))
    for name in (
        "rivals.toml",
        "rivals_short.toml",
        "rivals_plain.toml",
        "rivals_denied.toml",
        "rivals_places.toml",
    )
]
CORPUS = {kind: [case for corpus in CORPORA for case in corpus[kind]] for kind in ("planted", "silent")}
RULES = (ParticipantConflict(), AgreementConflict(), PlaceConflict())
PLANTED = [(case, conflict) for case in CORPUS["planted"] for conflict in case["conflicts"]]


def findings(texts: dict[str, str]) -> list[Finding]:
    read_in = corpus([extract(read(text.encode(), name)) for name, text in texts.items()])
    return [finding for rule in RULES for finding in rule.check(read_in)]


def shows(texts: dict[str, str], end: Evidence, words: str) -> bool:
    start = texts[end.path].find(words)
    return start >= 0 and start <= end.end and end.start <= start + len(words)


@pytest.mark.parametrize(("case", "conflict"), PLANTED, ids=[" ".join(conflict) for _, conflict in PLANTED])
def test_a_contradiction_is_found_at_both_ends(case: dict[str, Any], conflict: list[str]) -> None:
    code, *quotes = conflict
    found = [finding for finding in findings(case["texts"]) if finding.code == code]
    assert any(all(any(shows(case["texts"], end, words) for end in one.evidence) for words in quotes) for one in found)


@pytest.mark.parametrize("case", CORPUS["planted"], ids=lambda case: case["name"])
def test_nothing_else_is_found_there(case: dict[str, Any]) -> None:
    for finding in findings(case["texts"]):
        assert any(
            finding.code == code
            and all(any(shows(case["texts"], end, words) for end in finding.evidence) for words in quotes)
            for code, *quotes in case["conflicts"]
        ), finding.message


@pytest.mark.parametrize("case", CORPUS["silent"], ids=lambda case: case["name"])
def test_what_only_seems_to_contradict_is_silent(case: dict[str, Any]) -> None:
    assert [finding.message for finding in findings(case["texts"])] == []
