"""Numbers that do not add up, and one number told twice: each planted error is told, and nothing else is."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from factlint.claims.pipeline import corpus, extract
from factlint.rules.finding import Finding
from factlint.rules.registry import RULES
from factlint.rules.run import check
from factlint.sources.formats import read

_PLANTED = Path(__file__).parents[1] / "corpora" / "planted"


def _cases(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads((_PLANTED / name).read_text("utf-8"))["case"]
    return found


def _loud(texts: list[str]) -> list[Finding]:
    documents = [read(text.encode(), f"{number}.md") for number, text in enumerate(texts)]
    return list(check(corpus([extract(document) for document in documents]), RULES))


@pytest.mark.parametrize("case", _cases("sums.toml"), ids=lambda case: case["name"])
def test_the_error_is_told_and_nothing_else(case: dict[str, Any]) -> None:
    found = _loud(case["texts"])
    assert [each.code for each in found] == [case["code"]]
    texts = [case["texts"][int(end.path.removesuffix(".md"))] for end in found[0].evidence]
    places = [(end, text.find(case["at"])) for end, text in zip(found[0].evidence, texts, strict=True)]
    assert any(at >= 0 and end.start < at + len(case["at"]) and at < end.end for end, at in places)


@pytest.mark.parametrize("case", _cases("sums_silent.toml"), ids=lambda case: case["name"])
def test_nothing_is_told(case: dict[str, Any]) -> None:
    assert [(each.code, each.message) for each in _loud(case["texts"])] == []
