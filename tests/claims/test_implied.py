"""What a source says without stating it, and what it does not say for all that its numbers could be put together."""

from __future__ import annotations

import pytest

from factlint.claims.pipeline import corpus, extract
from factlint.claims.support import supports
from factlint.sources.formats import read

SOURCE = """# The works

The works employed 884 men and 261 women. The tender of 3 May 1922 was for £86,400.

The wall is 1,320 feet long. It was begun on 10 July 1922 and handed over on 28 August 1925. The record of 1951 stood
for eleven years.

The hall was closed on 4 March 1930. The total cost was £97,150. Of 368 patients 95 died.

| Year | Output (thousand tons) |
| --- | --- |
| 1930 | 17.9 |
"""


def _answers(text: str, source: str = SOURCE) -> set[str]:
    documents = {"brief.md": text + " (see [it](works.md)).\n", "works.md": source}
    found = corpus([extract(read(data.encode(), name)) for name, data in documents.items()])
    return {support.answer for support in supports(found)}


@pytest.mark.parametrize(
    "text",
    [
        "The works had 1,145 people, men and women",
        "There were 623 more men than women at the works",
        "About a quarter of the patients died",
        "The wall is about 400 metres long",
        "The wall is 402 m long",
        "The wall took just over three years to build",
        "The record stood until 1962",
        "The final cost was £10,750 above the tender",
        "The output of 1930 was 17,900 tons",
        "牆長約四百米",
        "病人中約四分之一死亡",
    ],
)
def test_implied(text: str) -> None:
    assert _answers(text) <= {"supported", "coarser"}


@pytest.mark.parametrize(
    "text",
    [
        "The works had 1,234 people, men and women",
        "Some 40 per cent of the patients died",
        "The wall is about 600 metres long",
        "The wall took five years to build",
        "The record stood until 1964",
        "The final cost was £13,980 above the tender",
        "牆長約六百米",
    ],
)
def test_not_implied(text: str) -> None:
    assert _answers(text) & {"not-found", "contradicted"}


def test_what_the_text_works_out_itself_is_not_looked_for() -> None:
    assert _answers("The cost rose from £86,400 to £97,150, by 12 per cent") == {"supported"}
    assert "not-found" in _answers("The cost rose from £86,400 to £97,150, by 44 per cent")
