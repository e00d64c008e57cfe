"""What surrounds the text of a page is told from it, and a page that names things oddly loses nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factlint.sources.document import Document
from factlint.sources.html import read

Exact = Callable[[Document], None]
TEXT = "<p>The ferries stopped on 21 August and sail again on 13 September, the company said on Monday.</p>"


def _kinds(source: str) -> dict[str, str]:
    document = read(source, "a.html")
    return {document.text[block.start : block.end]: block.kind for block in document.blocks}


@pytest.mark.parametrize(
    "opening",
    [
        '<div class="cookie-banner">',
        '<div id="onetrust-banner-sdk">',
        '<section class="relatedArticles">',
        '<aside class="widget newsletter-signup">',
        '<div role="dialog">',
        '<ul class="breadcrumbs">',
        '<table class="navbox">',
        '<div class="post-comments"><div class="comment">',
        '<header role="banner">',
    ],
)
def test_what_names_itself_so(exact: Exact, opening: str) -> None:
    source = f"{opening}<div><p>After 13 months.</p></div></div></section></aside></ul></table></header>{TEXT}"
    closing = f"</{opening[1:].split()[0]}>"
    source = f"{opening}<div><p>After 13 months.</p></div>{closing * opening.count('<')}{TEXT}"
    exact(read(source, "a.html"))
    kinds = _kinds(source)
    assert kinds.pop("After 13 months.") == "boilerplate"
    assert list(kinds.values()) == ["paragraph"]


@pytest.mark.parametrize(
    "opening",
    [
        '<div class="article-with-sidebar">',
        '<div class="has-comments layout">',
        '<div class="sidebar-content">',
        '<div class="social-studies text">',
        '<div class="header">',
        '<div class="advice">',
        '<body class="sidebar-open nav">',
    ],
)
def test_what_only_sounds_so(opening: str) -> None:
    assert set(_kinds(f"{opening}{TEXT}").values()) == {"paragraph"}


@pytest.mark.parametrize("tag", ["main", "article"])
def test_what_lies_outside_the_main_part(exact: Exact, tag: str) -> None:
    main = f"<{tag}>{TEXT}<h2>Later</h2></{tag}>"
    source = f"<h1>Ferries</h1><p>Archive 2020</p>{main}<h2>Most read</h2><ol><li>Mayor resigns</ol>"
    exact(read(source, "a.html"))
    kinds = _kinds(source)
    assert kinds["Ferries"] == "title" and kinds["Later"] == "heading"
    assert {kinds[each] for each in ("Archive 2020", "Most read", "Mayor resigns")} == {"boilerplate"}


def test_a_small_or_a_second_part_is_not_the_main_one() -> None:
    assert "boilerplate" not in _kinds(f"<article><p>Short.</p></article>{TEXT}").values()
    assert "boilerplate" not in _kinds(f"<article>{TEXT}</article><article>{TEXT[:50]}</article><p>End</p>").values()


def test_an_article_is_never_in_its_surroundings() -> None:
    kinds = _kinds(f'<div class="sidebar"><p>Links</p><div><article>{TEXT}</article>')
    assert kinds["Links"] == "boilerplate" and list(kinds.values())[1] == "paragraph"


@pytest.mark.parametrize(
    "hidden",
    [
        '<span class="sr-only">published 3 May 1999</span>',
        '<div style="display: none">3 May 1999</div>',
        "<p hidden>3 May 1999</p>",
        '<span class="mw-editsection">[<a href="x">edit</a>]</span>',
    ],
)
def test_what_nobody_sees_is_not_read(exact: Exact, hidden: str) -> None:
    document = read(f"<h2>History{hidden}</h2>{TEXT}", "a.html")
    exact(document)
    assert document.text.startswith("History\nThe ferries")


@pytest.mark.parametrize(
    ("source", "date"),
    [
        ('<meta property="article:published_time" content="2021-09-14T06:30:00Z">', "2021-09-14T06:30:00Z"),
        ('<meta itemprop="datePublished" content="2021-09-14">', "2021-09-14"),
        ('<meta name="PubDate" content="2021-09-14">', "2021-09-14"),
        ('<script type="application/ld+json">{"datePublished": "2021-09-14"}</script>', "2021-09-14"),
        ('<p><time datetime="2021-09-14">Tuesday</time></p>', "2021-09-14"),
        ("<p>发布时间：2021年9月14日 来源：本报</p>", "2021年9月14日"),
        ('<p>Published 14 September 2021</p>', "14 September 2021"),
        ('<script>var a = {"name": "x"}</script><script>{"datePublished": "soon"}</script>', ""),
    ],
)  # fmt: skip
def test_dates_of_publication(source: str, date: str) -> None:
    assert read(f"<html><body>{source}{TEXT}", "a.html").metadata.get("date", "") == date


@pytest.mark.parametrize(
    "line",
    [
        "发布时间：2019-06-14 09:30　　来源：市水利局　　浏览次数：1532次",
        "2009/08/15 14:20 記者林大明／新北報導",
        "更新時間：2009/08/15 16:02",
        "14 September 2021, 06:30 · 4 min read · 128 comments",
        "Updated 3 May 2019",
        "当前位置：首页 &gt; 政务公开 &gt; 2019年",
        "【延伸閱讀】去年颱風沖斷舊橋 5人失蹤",
        "Copyright © 2009 島報 版權所有",
    ],
)
def test_what_a_page_says_of_itself(line: str) -> None:
    document = read(f"<h1>Ferries</h1><p>{line}</p>{TEXT}", "a.html")
    assert [block.kind for block in document.blocks] == ["title", "boilerplate", "paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "2021-04-07 08:15 Fire breaks out in the engine room",
        "Published 3 May 2019, the report names 12 people. They deny it.",
        "2019年6月12日，大会开幕。",
        "The copyright of 1911 was renewed.",
        "位置：北纬30度",
    ],
)
def test_what_a_page_tells(line: str) -> None:
    document = read(f"<h1>Ferries</h1><p>{line}</p>{TEXT}", "a.html")
    assert [block.kind for block in document.blocks] == ["title", "paragraph", "paragraph"]
