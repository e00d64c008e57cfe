"""Wikitext as readers of the page see it; what templates, references and tables become."""

from __future__ import annotations

import pytest

from factlint.sources.detect import detect
from factlint.sources.document import Document
from factlint.sources.wikitext import read


def _told(source: str) -> list[tuple[str, str]]:
    document = read(source, "a.wiki")
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


def _text(source: str) -> str:
    return read(source, "a.wiki").text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("The '''Harbour Talks''' of ''1931''", "The Harbour Talks of 1931"),
        ("met in [[Lisbon|the capital]] and [[Porto]]", "met in the capital and Porto"),
        ("the [[:Category:Talks]] of 1931", "the Category:Talks of 1931"),
        ("seen [http://a.example/x the report] there", "seen the report there"),
        ("seen [http://a.example/x] there", "seen there"),
        ("5&nbsp;March 1931", "5\u00a0March 1931"),
        ("opened<!-- or closed? --> on 5 March", "opened on 5 March"),
        ("opened on <s>4</s> <del>6</del> 5 March", "opened on 5 March"),
        ("opened on <nowiki>''5''</nowiki> March", "opened on ''5'' March"),
        ("{{nowrap|5 March}} 1931", "5 March 1931"),
        ("{{lang|pt|''Conversas''}} of 1931", "Conversas of 1931"),
        ("signed on {{start date|1931|3|5}}", "signed on 1931-03-05"),
        ("born {{c.|1880}}", "born c. 1880"),
        ("after {{convert|40|km|mi}} of road", "after 40 km of road"),
        ("held{{citation needed|date=May 2010}} in May", "held in May"),
        ("Opened.\n[[Category:1931]]\n[[fr:Pourparlers]]", "Opened."),
        ("__NOTOC__\nOpened ~~~~", "Opened"),
        ("双方于1931年3月\n5日会谈", "双方于1931年3月5日会谈"),
        ("held on\n5 March", "held on 5 March"),
        ("{{unclosed | and the [[rest", "{{unclosed | and the [[rest"),
    ],
)
def test_running_text(source: str, text: str) -> None:
    assert _text(source) == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("谈判在-{zh-hans:马那瓜; zh-hant:馬拿瓜}-举行，两国会谈", "谈判在马那瓜举行，两国会谈"),
        ("談判在-{zh-hans:马那瓜; zh-hant:馬拿瓜}-舉行，兩國會談", "談判在馬拿瓜舉行，兩國會談"),
        ("談判在-{zh-cn:马那瓜;zh-tw:馬拿瓜;zh-hk:馬那瓜}-舉行，兩國會談", "談判在馬拿瓜舉行，兩國會談"),
        ("谈判在-{马那瓜}-举行", "谈判在马那瓜举行"),
        ("-{H|zh-cn:马那瓜;zh-tw:馬拿瓜}-谈判举行", "谈判举行"),
        ("-{T|zh-cn:马那瓜;zh-tw:馬拿瓜}-谈判举行", "谈判举行"),
    ],
)
def test_variants_of_chinese(source: str, text: str) -> None:
    assert _text(source) == text


def test_blocks() -> None:
    source = (
        "== Opening ==\nTalks opened.\n\nThey went on\nfor days.\n* first\n** inner\n# one\n# two\n: set in\n----\n"
        "<blockquote>No date was set.</blockquote>\nThe end.\n"
        "[[File:Hall.jpg|thumb|200px|The hall in [[Lisbon]], 1931]]\nAfter it.\n{{quote|We agree.|A delegate}}"
    )
    assert _told(source) == [
        ("title", "Opening"),
        ("paragraph", "Talks opened."),
        ("paragraph", "They went on for days."),
        ("item", "first"),
        ("item", "inner"),
        ("item", "one"),
        ("item", "two"),
        ("paragraph", "set in"),
        ("quotation", "No date was set."),
        ("paragraph", "The end."),
        ("caption", "The hall in Lisbon, 1931"),
        ("paragraph", "After it."),
        ("quotation", "We agree."),
    ]
    assert [block.label for block in read(source, "a").blocks if block.label] == ["-", "-", "1.", "2."]


def _headed(document: Document) -> list[tuple[str, list[str]]]:
    said = [document.text[block.start : block.end] for block in document.blocks]
    return [(text, [said[at] for at in block.headers]) for text, block in zip(said, document.blocks, strict=True)]


def test_a_table() -> None:
    source = (
        '{| class="wikitable"\n|+ Rounds\n! Round !! Opened\n! scope="col" | Days\n|-\n! First\n'
        '| style="x" | 5 March || 12\n'
        "|-\n| Second\n| 9 May [[Porto|there]] || 8\n|}\nAfter."
    )
    assert _headed(read(source, "a.wiki")) == [
        ("Rounds", []),
        ("Round", ["Rounds"]),
        ("Opened", ["Rounds"]),
        ("Days", ["Rounds"]),
        ("First", ["Rounds", "Round"]),
        ("5 March", ["Rounds", "Opened", "First"]),
        ("12", ["Rounds", "Days", "First"]),
        ("Second", ["Rounds", "Round"]),
        ("9 May there", ["Rounds", "Opened", "Second"]),
        ("8", ["Rounds", "Days", "Second"]),
        ("After.", []),
    ]


def test_spans_and_a_table_in_a_table() -> None:
    source = (
        "{|\n! rowspan=2 | Year !! colspan=2 | Sides\n|-\n! North !! South\n|-\n"
        "| rowspan=2 | 1931 || 7 || 9\n|-\n| 4 || 5\n"
        "|-\n| 1932\n|\n{|\n| a || b\n|}\n| 6\n|}"
    )
    told = dict(_headed(read(source, "a.wiki")))
    assert told["9"] == ["Sides", "South", "1931"]
    assert told["4"] == ["Sides", "North", "1931"]
    assert told["6"] == ["Sides", "South", "1932"]


def test_an_infobox() -> None:
    source = (
        "{{Infobox event\n| name = Talks\n| date = {{start date|1931|3|5}}\n| image = \n"
        "| sides = [[North]] and South\n}}\nText."
    )
    assert _headed(read(source, "a.wiki")) == [
        ("name", []),
        ("Talks", ["name"]),
        ("date", []),
        ("1931-03-05", ["date"]),
        ("sides", []),
        ("North and South", ["sides"]),
        ("Text.", []),
    ]


def test_references_are_no_text() -> None:
    source = (
        'Opened.<ref name="a">{{cite book|title=Talks|year=1990}}</ref> Closed.<ref name=a /><ref>B, p. 3.</ref>\n'
        "Left.<ref group=note>C</ref>{{sfn|Daly|1980|p=4}}\n<references><ref name=e>E said so.</ref></references>"
    )
    document = read(source, "a.wiki")
    assert document.text == "Opened. Closed. Left."
    first, other = (each for each in document.references if each.label == "a" and each.start < 10), None
    mark = next(first, other)
    assert mark is not None
    assert source[mark.start : mark.end].startswith('<ref name="a">') and document.text[: mark.at].rstrip() == "Opened."


def test_detected_by_content() -> None:
    assert detect("'''Talks''' opened.<ref>A</ref>\n\n== Course ==\n", "page") == "wikitext"
    assert detect("{{Infobox event\n| date = 1931\n}}\nThe '''talks''' opened.", "page.txt") == "wikitext"
    assert detect("He said ''no''. See {{x}} in == the text", "page.txt") == "text"
