"""What the tests of all readers share."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factlint.sources.document import Document

Told = list[tuple[str, str]]


def told(document: Document) -> Told:
    """Kind and text of each block."""
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


@pytest.fixture
def blocks() -> Callable[[Document], Told]:
    """Kind and text of each block of a document."""
    return told


def assert_exact(document: Document) -> None:
    """Runs ascend and equal the source letter by letter; blocks cover the text; `locate` never goes back."""
    text, source = document.text, document.source
    at_text = at_source = 0
    for run in document.runs:
        assert at_text <= run.text and at_source <= run.source, run
        at_text, at_source = run.text + run.text_length, run.source + run.source_length
        assert at_text <= len(text) and at_source <= len(source)
        if run.text_length == run.source_length:
            assert text[run.text : at_text] == source[run.source : at_source]
    expected = 0
    for block in document.blocks:
        assert block.start == expected < block.end
        assert not {"\n", "\r"} & set(text[block.start : block.end])
        assert text[block.start : block.end].strip() == text[block.start : block.end]
        expected = block.end + 1
    assert len(text) == max(0, expected - 1)
    before = 0
    for place in range(len(text)):
        start, end = document.locate(place, place + 1)
        assert before <= start <= end <= len(source)
        before = start
    for reference in document.references:
        assert 0 <= reference.start <= reference.end <= len(source)
        assert 0 <= reference.at <= len(text)


@pytest.fixture
def exact() -> Callable[[Document], None]:
    """Asserts what holds of every document."""
    return assert_exact
