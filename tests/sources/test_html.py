"""HTML pages and fragments."""

from __future__ import annotations

from collections.abc import Callable

from factlint.sources.document import Document
from factlint.sources.html import read

Blocks = Callable[[Document], list[tuple[str, str]]]

PAGE = """<!DOCTYPE html>
<html><head><title>Talks &ndash; News</title><meta name="author" content="A. Lee">
<meta property="article:published_time" content="1955-08-02"><style>p { color: red }</style></head>
<body><nav><a href="/">Home</a></nav><h1>The talks</h1>
<p>They opened on 1&nbsp;August,
   and <b>14</b> meetings followed.<sup><a href="#cite_note-1">[1]</a></sup></p>
<blockquote><p>We shall meet again.</p></blockquote>
<ol><li>one<li>two <a href="/x">there</a></ol>
<table><caption>Meetings</caption><tr><th>year<td>1955</table>
<script>if (a < b) { "</p>" }</script>
<h2>Notes</h2><ol class="references"><li id="cite_note-1"><a href="#r">^</a> Gazette.</li><li></li></ol>
</body></html>
"""


def test_a_page(blocks: Blocks, exact: Callable[[Document], None]) -> None:
    document = read(PAGE, "a.html")
    exact(document)
    assert blocks(document) == [
        ("title", "The talks"),
        ("paragraph", "They opened on 1\xa0August, and 14 meetings followed."),
        ("quotation", "We shall meet again."),
        ("item", "one"),
        ("item", "two there"),
        ("caption", "Meetings"),
        ("cell", "year"),
        ("cell", "1955"),
        ("heading", "Notes"),
        ("footnote", "Gazette."),
    ]
    assert document.metadata == {"title": "Talks – News", "author": "A. Lee", "date": "1955-08-02"}
    assert [(each.kind, each.label, each.target) for each in document.references] == [
        ("marker", "1", ""),
        ("link", "there", "/x"),
        ("entry", "1", "Gazette."),
        ("entry", "2", ""),
    ]


def test_the_title_is_read_where_no_heading_says_it(blocks: Blocks) -> None:
    assert blocks(read("<title>The talks</title><p>They opened.", "a"))[0] == ("title", "The talks")


def test_raised_figures() -> None:
    assert read("<p>10<sup>6</sup> people, 5 km<sup>2</sup>, the 73<sup>rd</sup> talk.<sup>4</sup>", "a").text == (
        "10^6 people, 5 km2, the 73rd talk."
    )


def test_what_is_struck_out_is_not_said() -> None:
    assert read("<p>There were <del>136</del> <s>135</s> 134.", "a").text == "There were 134."


def test_an_element_that_is_never_closed_swallows_nothing() -> None:
    assert "They met." in read("<nav><p>Home<p>They met.", "a").text


def test_forced_line_ends(blocks: Blocks) -> None:
    assert blocks(read("<p>第一次会谈。<br>第二次会谈。<br><br>The hall<br>of the city", "a")) == [
        ("paragraph", "第一次会谈。"),
        ("paragraph", "第二次会谈。"),
        ("paragraph", "The hall of the city"),
    ]


def test_link_bars_at_the_end_are_boilerplate(blocks: Blocks) -> None:
    told = blocks(read("<p>They met in May.</p><div>分享：</div><div><a href=a>one</a> <a href=b>two</a></div>", "a"))
    assert [kind for kind, _ in told] == ["paragraph", "boilerplate", "boilerplate"]


def test_offsets_behind_all_kinds_of_line_ends(exact: Callable[[Document], None]) -> None:
    document = read("<p>會談\r\n在\r日內瓦\n舉行</p>\r\n<p>第二次 &amp; 第三次</p>", "a")
    exact(document)
    assert document.text == "會談在日內瓦舉行\n第二次 & 第三次"
    at = document.text.index("第三次")
    assert document.source[slice(*document.locate(at, at + 3))] == "第三次"


def test_the_date_of_a_time_stamp() -> None:
    assert read("<h1>Talks</h1><div>18/06/2023 - 23:50</div><p>They met.", "a").metadata["date"] == "18/06/2023"


def test_a_quotation_by_its_element(blocks: Blocks, exact: Callable[[Document], None]) -> None:
    """The marks that a browser sets around <q> are read, and lead back to its tags."""
    document = read("<p>She wrote: <q>Never again</q>.</p><q>At once</q>", "a.html")
    assert [text for _, text in blocks(document)] == ["She wrote: “Never again”.", "“At once”"]
    exact(document)
