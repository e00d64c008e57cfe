"""Bibliographies, whole and broken: every entry with its key, its fields and its place."""

from __future__ import annotations

import json
import logging
import time

import pytest

from factlint.sources.document import Document
from factlint.sources.formats import read
from factlint.sources.wiki_citations import references

_ENTRY = '@book{{key{0},\n  author = {{Lee, {0}}},\n  title = "Rivers {0}",\n  year = 19{1:02d}\n}}\n\n'


def _bib(text: str) -> Document:
    return read(text.encode(), "refs.bib")


def _entries(document: Document) -> list[str]:
    return [reference.label for reference in document.references if reference.kind == "entry"]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_places_of_entries_and_fields(newline: str) -> None:
    text = "@string{x = {y}}\n@comment{@book{no,}}\n@article{李1980,\n  title = {{江河} 志},\n  Year = {1980},\n}\n"
    document = _bib(text.replace("\n", newline))
    (entry,) = [each for each in document.references if each.kind == "entry"]
    assert document.format == "bibtex"
    assert document.source[entry.start : entry.end].startswith("@article{李1980,")
    assert document.source[entry.start : entry.end].endswith("}")
    year = entry.field("year")
    assert year is not None and document.source[year.start : year.end] == "1980" == year.value
    for block in document.blocks:
        assert document.text[block.start : block.end].strip()


def test_broken_entries_hide_no_others(caplog: pytest.LogCaptureFixture) -> None:
    text = "@book{a,\n  title = {A\n}\n\n@book{b,\n  title = {B}\n}\n\n@book{c title = {C}}\n\n@book{d,\n  year = 1}\n@"
    with caplog.at_level(logging.DEBUG):
        document = _bib(text)
    assert {"b", "d"} <= set(_entries(document))
    assert [each.label for each in document.references if each.kind == "malformed"][:1] == ["a"]
    assert caplog.records == []


@pytest.mark.parametrize("text", ["", "@", "@book{", "{" * 5000, "@book{a, title={" * 500, "}" * 500])
def test_nothing_crashes(text: str) -> None:
    _bib(text)
    read(f'[{{"id": "a", "title": {text!r}'.encode(), "refs.json")
    list(references("<ref>{{cite|" + text))


def test_csl_json() -> None:
    items = [
        {"id": "lee", "title": "Rivers “A”", "issued": {"date-parts": [[1980, 5]]}, "URL": "https://a.example"},
        {"id": "李", "title": "江河志", "accessed": {"date-parts": [[2021, 3, 4]]}, "attachments": [{"path": "a.pdf"}]},
    ]
    document = read(json.dumps(items, ensure_ascii=False).encode(), "works.json")
    first, second = document.references
    assert document.format == "csl-json"
    assert [(each.name, each.value) for each in first.fields][2:] == [("date", "1980-05"), ("url", "https://a.example")]
    assert [(each.name, each.value) for each in second.fields][2:] == [("urldate", "2021-03-04"), ("file", "a.pdf")]
    assert document.source[second.start : second.end].startswith('{"id": "李"')
    assert read(b'{"a": 1}', "data.json").format == "text"


def test_a_thousand_entries_take_ten_times_a_hundred() -> None:
    """Linear, with room to spare."""

    def seconds(count: int) -> float:
        text = "".join(_ENTRY.format(number, number % 100) for number in range(count))
        start = time.perf_counter()
        assert len(_entries(_bib(text))) == count
        return time.perf_counter() - start

    seconds(10)
    assert min(seconds(2000) for _ in range(3)) < 60 * max(min(seconds(200) for _ in range(3)), 0.002)
