"""What holds of every text whatever it is: no crash, exact runs, linear time."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factlint.sources import delimited, feeds, html, latex, markdown, plain, restructured, subtitles, wikitext
from factlint.sources.decode import Unreadable
from factlint.sources.detect import detect
from factlint.sources.document import Document
from factlint.sources.formats import READERS, read

READ = [plain.read, markdown.read, html.read, wikitext.read, feeds.read, subtitles.read, delimited.read]
READ += [latex.read, restructured.read]
PIECES = [
    *(
        "<",
        ">",
        "&",
        "&amp;",
        "&nbsp;",
        "&#10;",
        "&#x41",
        "[",
        "](",
        "]",
        "*",
        "**",
        "_",
        "`",
        "```",
        "~~",
        "[[a|",
        "]]",
    ),
    *(
        "[^1]",
        "[^a]: ",
        "[1]",
        "\\[2\\]",
        "\\",
        "①",
        "〔3〕",
        "[@key, p. 3]",
        "![",
        "- ",
        "1. ",
        "|",
        "fig:",
        ' "wikilink")',
    ),
    *(
        "%%",
        "==",
        " ^a1",
        "> [!note] ",
        "a:: ",
        " #tag",
        ":::",
        "::: {.a}\n",
        "]{.b}",
        "^[",
        "% ",
        "\n: ",
        "~2~",
        "^3^",
    ),
    *("+---+\n", "| a |\n", "+===+\n", "--- ---\n", "-------\n", "Table: ", "![[a|40]]"),
    *(
        "<p>",
        "</p>",
        "<li>",
        "<ul>",
        "</ul>",
        "<ol>",
        "<td>",
        "<table>",
        "<h1>",
        "<h2>",
        "<a href=x>",
        '<a href="#n1">',
    ),
    *("</a>", "<sup>", "</sup>", "<br>", "<nav>", "</nav>", "<del>", "</del>", "<pre>", "<title>", "<!--", "-->", "</"),
    *(
        "# References\n",
        "参考\n",
        "===\n",
        "---\n",
        "> ",
        "-\n",
        "Page 1\n",
        "第1页\n",
        "\r",
        "\n",
        "\r\n",
        "\n\n",
        "\f",
    ),
    *(
        "<item>",
        "</item>",
        "<entry>",
        "<title>",
        "<description>",
        "<![CDATA[",
        "]]>",
        "&lt;p&gt;",
        "&amp;nbsp;",
        "<pubDate>",
    ),
    *("<pubDate>", "00:00:01,000 --> 00:00:02,000\n", "WEBVTT\n", "NOTE ", "{\\an8}", '"', '""', ",", "\t", ";"),
    *(
        "\\begin{tabular}{l}",
        "\\end{tabular}",
        "\\section{",
        "\\footnote{",
        "\\item ",
        "\\cite{a}",
        "\\'e",
        "\\\\",
        "$",
    ),
    *(
        "\\begin{itemize}",
        "{",
        "}",
        "%",
        "&",
        "~",
        ".. note:: ",
        ".. [1] ",
        "`a <b>`_",
        ":a: ",
        "::\n\n",
        "+--+\n",
        "=== ==\n",
    ),
    *("{{", "}}", "{{lang|zh|", "{|\n", "|-\n", "|}\n", "||", "!!", "! ", "-{", "}-", "zh-hans:", "<ref>", "</ref>"),
    *("''", "'''", "[http://a.b ", "{{Infobox\n|a=", "<nowiki>", "</nowiki>", "<blockquote>", "* ", "# "),
    *(
        ".",
        "。",
        "，",
        "“",
        "月",
        "日",
        "谈判",
        "會談",
        "1954",
        "é",
        "𠀀",
        "\u3000",
        "\u2028",
        "\x85",
        "\x0b",
        "Geneva",
        " ",
        "  \n",
    ),
]
WORDS = st.sampled_from(PIECES)
TEXTS = st.lists(st.one_of(WORDS, WORDS, st.text(max_size=3)), max_size=60).map("".join)


def _clean(text: str) -> str:
    return text.encode("utf-8", "ignore").decode("utf-8")


@pytest.mark.parametrize("reader", READ)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_every_text_reads_exactly(
    reader: Callable[[str, str], Document], exact: Callable[[Document], None], text: str
) -> None:
    source = _clean(text)
    document = reader(source, "a")
    assert document.source == source
    exact(document)


@settings(max_examples=300, deadline=None)
@given(data=st.binary(max_size=200), suffix=st.sampled_from(["txt", "md", "html", "wiki", ""]))
def test_every_file_reads_or_is_refused(data: bytes, suffix: str) -> None:
    try:
        document = read(data, f"a.{suffix}")
    except Unreadable as error:
        assert error.reason
    else:
        assert document.format in READERS


@settings(max_examples=200, deadline=None)
@given(text=TEXTS)
def test_detection_never_fails(text: str) -> None:
    assert detect(_clean(text), "a.txt") in READERS


JUNK = [
    "<",
    "&",
    "[",
    "](",
    "*",
    "> ",
    "a\n",
    "中\n\n",
    "<li>",
    "<ul>",
    "<h1>",
    "<nav>",
    "[1]",
    "a [1] ",
    "\\[1\\] ",
    "[[a",
    "\f",
    "{{",
    "{{a|",
    "[[",
    "<ref>",
    "<nowiki>",
    "{|\n|",
    "[http://a ",
    "{{lang|zh|",
    "{{a|[[",
    "<![CDATA[",
    "<item><title>",
    "\\section{",
    "\\begin{tabular}",
    "\\footnote{a}",
    "{",
    "`a ",
    "**a",
    ".. a\n",
    "+--+\n| a|\n",
    "== ==\n",
    "<description>&lt;",
    "00:00:01,000 --> 00:00:02,000\na\n\n",
    '"',
    "a,",
    "''",
    "<!--",
    "-{zh:",
    "| a || b\n",
    "==a",
    "%%",
    "%%\n",
    "#a ",
    "#a b\n",
    "> [!a",
    "^[a",
    "]{.a",
    "a:: ",
    ":::\n",
    "-- --\n",
    "-------\na\n",
    "+-+\n|a\n",
    "~a",
]


@pytest.mark.slow
@pytest.mark.parametrize("reader", [*READ, detect])
@pytest.mark.parametrize(
    "junk", [*JUNK, "[@a;", "<!-- -->", "1.\n", "<a href=x>", "x  y", "|a|\n|-|\n", "![a](b)", "=", "①"]
)
def test_time_grows_with_the_length(reader: Callable[[str, str], object], junk: str) -> None:
    def took(size: int) -> float:
        text = junk * (size // len(junk))
        start = time.process_time()
        reader(text, "a")
        return time.process_time() - start

    def bounded() -> bool:
        small, large = took(40_000), took(320_000)
        return large < 40 * small + 0.5

    assert bounded() or bounded()  # once more where the machine had other work
