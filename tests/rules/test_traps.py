"""What looks inconsistent and is not: no rule says anything of it above information."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from factlint.claims.pipeline import corpus, extract
from factlint.rules.run import check
from factlint.sources.formats import read

_TRAPS = tomllib.loads((Path(__file__).parents[1] / "corpora" / "traps.toml").read_text(encoding="utf-8"))["trap"]


@pytest.mark.parametrize("trap", _TRAPS, ids=[f"{number}-{trap['sort']}" for number, trap in enumerate(_TRAPS)])
def test_nothing_is_said(trap: dict[str, str]) -> None:
    sources = [(name, text) for name, text in trap.items() if name != "sort"]
    found = check(corpus([extract(read(text.encode(), name)) for name, text in sources]))
    assert [(finding.code, finding.message) for finding in found if finding.severity != "info"] == []
