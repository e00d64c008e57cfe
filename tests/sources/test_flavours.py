"""Markdown as note-taking programs and pandoc write it: what they add is not read as text, its places stay exact."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factlint.sources.document import Document
from factlint.sources.markdown import read

Exact = Callable[[Document], None]
Blocks = Callable[[Document], list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Opened %%or was it closed in 1960?%% in 1961.", "Opened in 1961."),
        ("Opened in 1961.\n\n%%\nnot in 1960\n%%\n\nThen closed.", "Opened in 1961.\nThen closed."),
        ("Opened on ==3 May 1961== at noon.", "Opened on 3 May 1961 at noon."),
        ("It has 14 gates. ^gates-1", "It has 14 gates."),
        ("会谈于==1961年==开始。 ^a", "会谈于1961年开始。"),
        ("- Cost:: $41 million", "Cost: $41 million"),
        ("## Floods #dam/floods #todo", "Floods"),
        ("## Floods {#sec:floods .unnumbered}", "Floods"),
        ("Issue #12 was closed, see C#", "Issue #12 was closed, see C#"),
        ("#标题", "#标题"),
        ("::: {.note #a}\nInside.\n:::\n\nOutside.", "Inside.\nOutside."),
        ("The [harbour]{.smallcaps} opened.", "The harbour opened."),
        ("About 10^6^ tonnes of H~2~O, ~~not~~ two.", "About 10^6 tonnes of H2O, two."),
        ("They met.^[Some say in 1960.] Then they left.", "They met. Then they left."),
        ("![[plan.png|400]]\n\n![[Other note#Part]]\n\n![[plan.png|The plan]]", "The plan"),
        ("Term\n:   Its meaning in 1951.", "Term\nIts meaning in 1951."),
    ],
)  # fmt: skip
def test_what_is_left_out(exact: Exact, source: str, text: str) -> None:
    document = read(source, "a.md")
    exact(document)
    assert document.text == text


@pytest.mark.parametrize(
    "source",
    [
        "`a ==b== %%c%%`",
        "``x ^[y]``",
        "if x==y and y==z: 5",
        "100%% of 50%",
        "a::b and std::vector",
        "They gave 5 ~ 6 of them.",
    ],
)
def test_what_only_looks_so(source: str) -> None:
    assert read(source, "a.md").text == source.strip("`")


@pytest.mark.parametrize("source", ["```\n==a== %%b%% #c\n```", "~~~ py\nx = [1]{.a} ^b\n~~~"])
def test_code_is_left_alone(source: str) -> None:
    assert read(source, "a.md").text == source.split("\n")[1]


def test_callouts(exact: Exact, blocks: Blocks) -> None:
    source = "> [!warning]- Two accounts\n> The Herald says 19.\n\n> [!note]\n> 会谈。\n"
    document = read(source, "a.md")
    exact(document)
    said = ["Two accounts", "The Herald says 19.", "会谈。"]
    assert blocks(document) == [("quotation", text) for text in said]


def test_the_head_of_pandoc(exact: Exact) -> None:
    document = read("% The talks\n% A. Daly; B. Mills\n% 14 March 1952\n\n# Opening\n\nThey met.", "a.md")
    exact(document)
    assert document.text == "The talks\nOpening\nThey met."
    assert document.metadata == {"title": "The talks", "author": "A. Daly; B. Mills", "date": "14 March 1952"}
    assert document.blocks[0].kind == "title"


def test_a_note_in_the_line() -> None:
    document = read("Met.^[In 1960, some say.]", "a.md")
    assert [(each.kind, each.label, each.target) for each in document.references] == [
        ("marker", "^1", ""),
        ("entry", "^1", "In 1960, some say."),
    ]


GRID = """\
+---------+-----------+
| Session | Opened    |
+=========+===========+
| First   | 5 March   |
|         | 1952      |
+---------+-----------+

: Sessions {#tbl:s}
"""
SIMPLE = """\
 Session  Opened
--------  ------------
First     5 March 1952
第二次    1952年9月

Table: Sessions
"""
LONG = """\
----------------------------
 Session     Opened
----------- ----------------
 First       5 March
             1952

 Second      9 May 1952
----------------------------
"""


@pytest.mark.parametrize(
    ("source", "cell", "heads"),
    [
        (GRID, "5 March 1952", ["Sessions", "Opened", "First"]),
        (SIMPLE, "5 March 1952", ["Sessions", "Opened", "First"]),
        (SIMPLE, "1952年9月", ["Sessions", "Opened", "第二次"]),
        (LONG, "5 March 1952", ["Opened", "First"]),
        (LONG, "9 May 1952", ["Opened", "Second"]),
    ],
)
def test_drawn_tables(exact: Exact, source: str, cell: str, heads: list[str]) -> None:
    document = read(f"They met.\n\n{source}\nThen they left.\n", "a.md")
    exact(document)
    said = [document.text[block.start : block.end] for block in document.blocks]
    assert said[0] == "They met." and said[-1] == "Then they left."
    assert {said[at] for at in document.blocks[said.index(cell)].headers} == set(heads)


def test_a_drawing_in_code_is_none() -> None:
    assert [block.kind for block in read(f"```\n{GRID}```\n", "a.md").blocks] == ["code"]


@pytest.mark.parametrize(
    "source", ["It has 14 gates. ^gates-1\n\n## Floods #a #b\n", "# Floods {#a}\n\n::: x\nIn.\n:::\n", GRID, LONG]
)
def test_lines_may_end_as_in_windows(exact: Exact, source: str) -> None:
    document = read(source.replace("\n", "\r\n"), "a.md")
    exact(document)
    assert document.text == read(source, "a.md").text
