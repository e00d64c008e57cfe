"""Plain text: paragraphs found again, headings, items, columns, pages."""

from __future__ import annotations

from collections.abc import Callable

from factlint.sources.document import Document
from factlint.sources.plain import read

Told = list[tuple[str, str]]
Blocks = Callable[[Document], Told]

WRAPPED = """\
NOTES ON THE TALKS

The two delegations met for the first time in the spring of
1954. They sat in the old council hall, which had been lent
to them by the city.
The second meeting followed at the end of the summer and was
over in two hours.

Those who had come a long way stayed on until the end of the
month of September.
"""


def test_lines_of_a_paragraph_are_joined(blocks: Blocks) -> None:
    assert blocks(read(WRAPPED, "a.txt")) == [
        ("title", "NOTES ON THE TALKS"),
        (
            "paragraph",
            "The two delegations met for the first time in the spring of 1954. They sat in the old council hall, "
            "which had been lent to them by the city.",
        ),
        ("paragraph", "The second meeting followed at the end of the summer and was over in two hours."),
        ("paragraph", "Those who had come a long way stayed on until the end of the month of September."),
    ]


def test_every_character_leads_back(exact: Callable[[Document], None]) -> None:
    for end in ("\n", "\r\n", "\r"):
        document = read(WRAPPED.replace("\n", end), "a.txt")
        exact(document)
        at = document.text.index("spring of 1954")
        start, stop = document.locate(at, at + len("spring of 1954"))
        assert document.source[start:stop] == f"spring of{end}1954"


SPACED = "\n\n".join(
    [
        "简报第三期 ",
        "两国大使的会谈 ",
        "首次会谈在湖边的旧议会大厦举行，双方各有四名代表出席。会谈开始",
        "以前，东道国的外长向双方表示欢迎，并介绍了会场的安排。双方商定",
        "每周会面两次，地点不变。 ",
        "第二次会谈讨论平民回国的问题，到 9 月 10 日为止一共开了十四次会",
        "议，双方达成协议。 \n — 1 — ",
        "此后的会谈时断时续，一九五七年年底停顿，到次年九月才在另一座城",
        "市恢复，前后相隔九个月。 \n",
    ]
)


def test_blank_lines_between_all_lines(blocks: Blocks, exact: Callable[[Document], None]) -> None:
    document = read(SPACED, "a.txt")
    exact(document)
    assert blocks(document) == [
        ("title", "简报第三期"),
        ("heading", "两国大使的会谈"),
        (
            "paragraph",
            "首次会谈在湖边的旧议会大厦举行，双方各有四名代表出席。会谈开始以前，东道国的外长向双方表示欢迎，"
            "并介绍了会场的安排。双方商定每周会面两次，地点不变。",
        ),
        ("paragraph", "第二次会谈讨论平民回国的问题，到 9 月 10 日为止一共开了十四次会议，双方达成协议。"),
        ("paragraph", "此后的会谈时断时续，一九五七年年底停顿，到次年九月才在另一座城市恢复，前后相隔九个月。"),
    ]


def test_a_line_is_a_paragraph_where_lines_are_not_broken(blocks: Blocks) -> None:
    long = "雙方就兩國關係和共同關心的問題交換了意見，並同意繼續保持對話。" * 4
    assert blocks(read(f"對話經過\n\n2005年\n2005年8月，{long}\n2006年\n2006年11月，{long}\n", "a.txt")) == [
        ("title", "對話經過"),
        ("heading", "2005年"),
        ("paragraph", f"2005年8月，{long}"),
        ("heading", "2006年"),
        ("paragraph", f"2006年11月，{long}"),
    ]


COLUMNS = """\
CHRONOLOGY

5 April 1951      The two sides exchange notes through a third
                  country.
19 May 1951       First meeting. It lasts for three hours, of
                  which the interpreters take two.

2 June 1951       Recess.
"""


def test_an_entry_of_a_chronology_is_a_block(blocks: Blocks) -> None:
    assert blocks(read(COLUMNS, "a.txt")) == [
        ("title", "CHRONOLOGY"),
        ("paragraph", "5 April 1951 The two sides exchange notes through a third country."),
        ("paragraph", "19 May 1951 First meeting. It lasts for three hours, of which the interpreters take two."),
        ("paragraph", "2 June 1951 Recess."),
    ]


def test_items_give_their_marker_to_the_label(blocks: Blocks) -> None:
    document = read(
        "The agenda had three points:\n\n1. prisoners;\n2. the line;\n3. supervision.\n\n- one\n- two\n", "a.txt"
    )
    assert blocks(document)[1:] == [
        ("item", "prisoners;"),
        ("item", "the line;"),
        ("item", "supervision."),
        ("item", "one"),
        ("item", "two"),
    ]
    assert [block.label for block in document.blocks] == ["", "1.", "2.", "3.", "-", "-"]


def test_numbered_headings_are_no_items(blocks: Blocks) -> None:
    text = "1. The beginning\n\nThe talks opened in the spring and went on.\n\n2. Who came?\n\nNine delegations.\n"
    assert [kind for kind, _ in blocks(read(text, "a.txt"))] == ["title", "paragraph", "heading", "paragraph"]


PAGED = """\
REVIEW NO. 4                                  page 1

The commission had been meeting since the autumn of the year
before, and it was to go on meeting until the question which

REVIEW NO. 4                                  page 2

had brought it together was settled by the two governments.

                                                       page 3
"""


def test_page_headings_do_not_part_a_sentence(blocks: Blocks) -> None:
    assert blocks(read(PAGED, "a.txt")) == [
        ("boilerplate", "REVIEW NO. 4 page 1"),
        (
            "paragraph",
            "The commission had been meeting since the autumn of the year before, and it was to go on meeting until "
            "the question which had brought it together was settled by the two governments.",
        ),
    ]


def test_words_broken_at_the_line_end() -> None:
    text = (
        "The two governments signed an agreement on the return of civil-\n"
        "ians in September. Consular-level talks had come before, and these consular-\n"
        "level talks were short. A civilians' committee saw to the rest of the matter.\n"
    )
    joined = read(text, "a.txt").text
    assert "return of civilians in" in joined
    assert "these consular-level talks" in joined


def test_form_feeds_are_line_ends(blocks: Blocks) -> None:
    assert blocks(read("The first page ends here.\fThe second page begins here.\n", "a")) == [
        ("paragraph", "The first page ends here."),
        ("paragraph", "The second page begins here."),
    ]


def test_an_empty_text_has_no_blocks() -> None:
    assert read("", "a").blocks == read(" \n\n", "a").blocks == ()


def test_a_long_paragraph_that_comes_back_is_boilerplate(blocks: Blocks) -> None:
    lead = "After long preparation the two sides met again in the city in which they had met before."
    kinds = [kind for kind, _ in blocks(read(f"{lead}\n\nThey agreed on nothing.\n\n{lead}\n", "a"))]
    assert kinds == ["paragraph", "paragraph", "boilerplate"]
