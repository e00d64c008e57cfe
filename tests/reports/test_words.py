"""Text made fit for a cell."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factlint.reports import cells, paths, words
from factlint.reports.align import matrix


@pytest.mark.parametrize("module", [words, cells, matrix, paths])
def test_examples(module: object) -> None:
    """The examples of the docstrings hold."""
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


@given(st.text(max_size=200), st.integers(2, 40))
def test_wrap_keeps_the_width_and_the_text(text: str, columns: int) -> None:
    """Whatever the text: no line is too broad, and nothing but blanks is lost."""
    flat = words.line(text)
    lines = words.wrap(flat, columns)
    assert all(words.width(line) <= columns for line in lines)
    assert "".join("".join(lines).split()) == "".join(flat.split())


@given(st.text(max_size=100), st.integers(1, 40))
def test_clip_keeps_the_width(text: str, columns: int) -> None:
    """A clipped text is no broader than asked."""
    assert words.width(words.clip(words.line(text), columns)) <= columns


@given(st.text(max_size=100))
def test_inert_text_does_nothing(text: str) -> None:
    """No control character and no change of direction is left, whatever the text."""
    assert not any(ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0 or c in "\u202e\u2066\u2028" for c in words.inert(text))


def test_limit_marks_the_cut() -> None:
    """The last line of a text with too many shows that there was more."""
    assert words.wrap("one two three four", 5, 2) == ["one", "two…"]


def test_closing_punctuation_never_begins_a_line() -> None:
    """Kinsoku: a full stop stays with its sentence."""
    assert words.wrap("会谈开始。会谈结束。", 8) == ["会谈开", "始。会谈", "结束。"]
    assert words.wrap("told (“会谈结束后”), but", 19) == ["told (“会谈结束", "后”), but"]
    assert words.wrap("见（会谈).", 6) == ["见（会", "谈)."]
