"""Sentences: what nobody writes as one is cut where there is a pause, and nothing of it is lost."""

from __future__ import annotations

import pytest

from factlint.claims.pipeline import extract
from factlint.sources.formats import read


@pytest.mark.parametrize("part", ["in 1990 its 30th anniversary, ", "1990年3月5日的第30次会议，", "abcdefg"])
def test_an_endless_sentence_is_cut_at_its_pauses(part: str) -> None:
    text = "It marked " + part * 1500 + "and so on.\n"
    found = extract(read(text.encode(), "a.md"))
    assert max(sentence.end - sentence.start for sentence in found.sentences) <= 4000
    assert sum(sentence.end - sentence.start for sentence in found.sentences) >= len(text) - len(found.sentences) - 1
    dates = [claim for claim in found.claims if claim.kind == "date"]
    assert len(dates) == (1500 if "1990" in part else 0)


def test_a_sentence_of_usual_length_is_one() -> None:
    text = "The talks, " + "which lasted, " * 100 + "ended in 1990.\n"
    assert len(extract(read(text.encode(), "a.md")).sentences) == 1
