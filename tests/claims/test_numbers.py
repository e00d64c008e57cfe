"""Counts and ordinals: what is found in sentences of both languages, what is not, and how long it takes."""

from __future__ import annotations

import time
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factlint.claims.model import Mention
from factlint.claims.numbers import numbers
from factlint.claims.sentences import split
from factlint.claims.text import fold
from factlint.claims.values.number import Quantity
from factlint.sources.document import Block, Document, Run

_CORPORA = Path(__file__).parent.parent / "corpora"


def document(*blocks: str) -> Document:
    """A document of paragraphs."""
    text = "\n".join(blocks)
    found, at = [], 0
    for block in blocks:
        found.append(Block("paragraph", at, at + len(block)))
        at += len(block) + 1
    return Document("a.txt", text, text, (Run(0, 0, len(text), len(text)),), tuple(found))


def mentions(*blocks: str, taken: tuple[tuple[int, int], ...] = ()) -> list[Mention]:
    """What is found in a document of paragraphs."""
    read = document(*blocks)
    folded = fold(read.text)
    return numbers(read, folded, split(read, folded), taken)


def _cases(kind: str) -> list[tuple[str, str, str]]:
    cases = []
    for path in sorted(_CORPORA.glob("numbers_*.toml")):
        corpus: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        for case in corpus[kind]:
            cases += [(sentence, case["value"], case["unit"]) for sentence in case["sentences"]]
    return cases


def _nothing() -> list[str]:
    corpora = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(_CORPORA.glob("numbers_*.toml"))]
    return [sentence for corpus in corpora for sentence in corpus["nothing"]["sentences"]]


@pytest.mark.parametrize(("sentence", "value", "unit"), _cases("count"))
def test_counts(sentence: str, value: str, unit: str) -> None:
    found = [(str(m.value), m.unit) for m in mentions(sentence) if m.kind == "count"]
    assert (_plain(value), unit) in [(_plain(number), name) for number, name in found], found


@pytest.mark.parametrize(("sentence", "value", "unit"), _cases("ordinal"))
def test_ordinals(sentence: str, value: str, unit: str) -> None:
    found = [(str(m.value), m.unit) for m in mentions(sentence) if m.kind == "ordinal"]
    assert (value, unit) in found, found


def _plain(value: str) -> str:
    return {"2/3": "two thirds", "1/3": "one third"}.get(value, value)


@pytest.mark.parametrize("sentence", _nothing())
def test_what_only_looks_like_a_number(sentence: str) -> None:
    assert [(sentence[m.start : m.end], str(m.value)) for m in mentions(sentence)] == []


def test_a_lost_ordinal_is_marked() -> None:
    (lost,) = mentions("此后,次部长级会谈在首都举行。")
    assert (lost.kind, lost.value, lost.get("lost")) == ("ordinal", Quantity(None, None), "yes")
    assert (lost.start, lost.end) == (3, 4)


def test_spans_are_the_words() -> None:
    text = "They returned some 27,000 prisoners and 684 men."
    assert [text[m.start : m.end] for m in mentions(text)] == ["some 27,000 prisoners", "684 men"]


def test_taken_spans_are_left_alone() -> None:
    text = "In 1955 five ministers met for two days."
    assert [m.unit for m in mentions(text, taken=((3, 7), (31, 39)))] == ["person"]
    assert mentions(text, taken=((0, len(text)),)) == []


def test_hedges_are_hedged() -> None:
    assert [m.certainty for m in mentions("About 40 ships and 12 tanks.")] == ["hedged", "stated"]


def test_persons_keep_what_they_are() -> None:
    (mention,) = mentions("It has nine directors.")
    assert (mention.unit, mention.get("thing"), mention.get("counted")) == ("person", "director", "directors")


def test_a_mention_never_crosses_blocks() -> None:
    assert [m.unit for m in mentions("A list of 1,500", "ships at sea", "会谈进行了3", "名代表")] == [""]


def test_both_languages_in_one_document() -> None:
    found = mentions("The envoys held four meetings.", "双方举行了四次会晤。")
    assert [(str(m.value), m.unit) for m in found] == [("4", "meeting"), ("4", "meeting")]


@given(st.text(alphabet="0123一二十百千万亿第首次届轮个名余约近,. -–aonedztf the\n半分之%$", max_size=60))
def test_never_fails_and_never_overlaps(text: str) -> None:
    found = mentions(*text.split("\n"))
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(a.start < a.end <= len(text) for a in found)


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["1", "第", " ", "一", "1,", "first ", "one ", "第1", "百分之", "a hundred "])
def test_time_is_linear(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        started = time.process_time()
        mentions(text)
        return time.process_time() - started

    seconds(1000)
    small, large = seconds(30_000), seconds(240_000)
    assert large < 24 * max(small, 0.01)
