"""Markdown, wiki exports included."""

from __future__ import annotations

from collections.abc import Callable

from factlint.sources.document import Document
from factlint.sources.markdown import read

Blocks = Callable[[Document], list[tuple[str, str]]]


def _references(document: Document, kind: str) -> list[tuple[str, str, str]]:
    return [
        (each.label, each.target, document.source[each.start : each.end])
        for each in document.references
        if each.kind == kind
    ]


def test_kinds_of_blocks(blocks: Blocks, exact: Callable[[Document], None]) -> None:
    document = read(
        "# The talks\n\nThey *began* in\n**1955** &amp; went on.\n\n"
        "> Said once,\n> said twice.\n\n1. one\n2. two\n   - deep\n\n"
        "| year | city |\n|---|---|\n| 1955 | Geneva |\n\n```\nn = 3\n```\n\n![The hall](hall.png)\n",
        "a.md",
    )
    exact(document)
    assert blocks(document) == [
        ("title", "The talks"),
        ("paragraph", "They began in 1955 & went on."),
        ("quotation", "Said once, said twice."),
        ("item", "one"),
        ("item", "two"),
        ("item", "deep"),
        ("cell", "year"),
        ("cell", "city"),
        ("cell", "1955"),
        ("cell", "Geneva"),
        ("code", "n = 3"),
        ("caption", "The hall"),
    ]
    assert [(block.level, block.label) for block in document.blocks if block.kind == "item"] == [
        (1, "1."),
        (1, "2."),
        (2, "-"),
    ]


def test_chinese_lines_are_joined_without_a_space(blocks: Blocks) -> None:
    assert blocks(read("会谈于8月\n1日开始，\n在**日内**瓦\nGeneva举行。\n", "a.md")) == [
        ("paragraph", "会谈于8月1日开始，在日内瓦 Geneva举行。")
    ]


def test_footnotes(blocks: Blocks) -> None:
    document = read("Signed in May.[^a] Kept in June.[^9]\n\n[^a]: Gazette, p. 4.\n\n    Second part.\n", "a.md")
    assert blocks(document) == [
        ("paragraph", "Signed in May. Kept in June."),
        ("footnote", "Gazette, p. 4."),
        ("footnote", "Second part."),
    ]
    assert _references(document, "marker") == [("a", "", "[^a]"), ("9", "", "[^9]")]
    assert _references(document, "entry") == [
        ("a", "Gazette, p. 4. Second part.", "[^a]: Gazette, p. 4.\n\n    Second part.")
    ]
    assert document.text[: document.references[0].at] == "Signed in May."


WIKI = (
    '[Hall_1955.jpg](https://wiki.example/File:Hall_1955.jpg "fig:Hall_1955.jpg")\n'
    '**两国会谈**在[湖城](../Page/湖城_\\(市\\).md "wikilink")举行\\[1\\]。\n\n## 参考\n\n'
    '[Category:会谈](https://wiki.example/C "wikilink")\n\n1.\n\n2.\n3.\n'
)


def test_wiki_exports(blocks: Blocks, exact: Callable[[Document], None]) -> None:
    document = read(WIKI, "a.md")
    exact(document)
    assert blocks(document) == [
        ("paragraph", "两国会谈在湖城举行。"),
        ("heading", "参考"),
        ("boilerplate", "Category:会谈"),
    ]
    assert _references(document, "marker") == [("1", "", "\\[1\\]")]
    assert _references(document, "entry") == [("1", "", "1."), ("2", "", "2."), ("3", "", "3.")]


def test_wikilinks_show_their_label() -> None:
    document = read("The [[Lake city|city]] lent [[Council hall]].\n", "a.md")
    assert document.text == "The city lent Council hall."
    assert [(label, target) for label, target, _ in _references(document, "link")] == [
        ("city", "Lake city"),
        ("Council hall", "Council hall"),
    ]


def test_links_to_notes_are_markers() -> None:
    document = read("Held twice[[1]](#note-1) and again[2](#note-2).\n", "a.md")
    assert document.text == "Held twice and again."
    assert [label for label, _, _ in _references(document, "marker")] == ["1", "2"]


def test_front_matter_is_metadata() -> None:
    document = read("---\ntitle: The talks\ndate: 1955-08-01\n---\n\nText.\n", "a.md")
    assert (document.text, document.metadata) == ("Text.", {"title": "The talks", "date": "1955-08-01"})


def test_html_inside(blocks: Blocks) -> None:
    document = read(
        "A <b>bold</b> word.<!-- 17 -->\n\n<div><p>One &lt; two</p>\n<p>Three</p></div>\n\n~~16~~ 17\n", "a.md"
    )
    assert blocks(document) == [
        ("paragraph", "A bold word."),
        ("paragraph", "One < two"),
        ("paragraph", "Three"),
        ("paragraph", "17"),
    ]


def test_bold_paragraphs_and_years_are_headings(blocks: Blocks) -> None:
    kinds = [
        kind for kind, _ in blocks(read("# 年表\n\n**1985年**\n\n- 五月\n\n1987年\n\n- 六月\n\n**Signed.**\n", "a.md"))
    ]
    assert kinds == ["title", "heading", "item", "heading", "item", "paragraph"]


def test_numbered_list_of_references() -> None:
    document = read("Held.[1]\n\n## References\n\n1. Records, p. 3.\n2. Gazette.\n", "a.md")
    assert _references(document, "entry") == [
        ("1", "Records, p. 3.", "1. Records, p. 3."),
        ("2", "Gazette.", "2. Gazette."),
    ]
    assert [block.kind for block in document.blocks[-2:]] == ["footnote", "footnote"]


def test_citation_keys() -> None:
    document = read("Signed there [@smith1980, pp. 166–270; @lee1990].\n", "a.md")
    assert document.text == "Signed there."
    assert [label for label, _, _ in _references(document, "marker")] == ["smith1980", "lee1990"]


def test_a_table_of_contents_tells_nothing() -> None:
    source = "- [Opening](#opening)\n- [1972 flood](#flood)\n- See [1974](#x) too\n- [1975](a.md)\n\nThey met.\n"
    document = read(source, "a.md")
    assert [block.kind for block in document.blocks] == ["boilerplate", "boilerplate", "item", "item", "paragraph"]
