"""Marks that pair up and marks that do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factlint.claims.quotations import breaks, quoted
from factlint.sources.document import Document
from factlint.sources.formats import read


def _document(text: str) -> Document:
    return read(text.encode(), "note.txt")


@pytest.mark.parametrize(
    "text",
    [
        'He said "yes" and then "no".',
        "The ship's log, the crews' letters and the '60s: nothing there.",
        'A 6\'2" man with a 12" rule said "measure it".',
        'At 51°30\'26"N they turned; "north again," he wrote.',
        "“One thing,” she said, “is plain.”",
        '„Das ist so“, he said, in the "German" way.',
        "“The first day.\n\n“The second day.\n\n“The third.”",
        "“It began in May.\n\nIt went on in June.\n\nIt ended in July.”",
        '"It began, as they called it, in May.\n\nThe so-called "long June" came.\n\nIt ended in July."',
        "The excerpt breaks off: “We were all of us quite certain…",
        "他说：“这份‘备忘录’我读过。”",
        "《第一份〈公报〉解说》和“第二份”。",
        "「『內』與外」、『單獨』。",
        '他说"好"，又说"不好"。',
        "他说:\"我们'已经'同意\"。",
        "“第一段。\n\n“第二段。\n\n“第三段。”",
        "在’９７贸易年之后，’98旅游年开幕，“’99书市”也已筹备。",
        "在’９７貿易年之後，’98旅遊年開幕，「’99書市」也已籌備。",
        "星线从‘Iwa画到Pi’ikea，再到北方。",
        '"It rains," she said. "We shall stay here. "Tomorrow we go on."',
        '将第三条改为："社员应当出工。\n"社员有权分粮。\n"社员可以退社。"',
        '將第三條改為："社員應當出工。\n"社員有權分糧。\n"社員可以退社。"',
    ],
)
def test_paired(text: str) -> None:
    assert list(breaks(_document(text))) == []


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        ('He said "yes and left.', True),
        ('He said yes" and left.', True),
        ('"One. "Two. "Three.', True),
        ('He said "yes. "Then he left.', False),
        ("“One. “Two.", True),
        ("他说：“好，就走了。", True),
        ("他说好”，就走了。", True),
        ("《公报签署后。", True),
        ("「甲」乙」。", True),
        ('他说"好"，又说"不好。', True),
        ("“第一段。\n\n第二段。", True),
    ],
)
def test_broken(text: str, certain: bool) -> None:
    assert [broken.certain for broken in breaks(_document(text))] == [certain]


def test_quoted() -> None:
    text = 'On 1 May he said "we met on 2 May" and on 3 May “we met on 4 May”.'
    document = _document(text)
    assert [quoted(document, text.index(day)) for day in ("1 May", "2 May", "3 May", "4 May")] == [
        False,
        True,
        False,
        True,
    ]


_INNER = st.text("a 。b", min_size=1, max_size=5).map(lambda text: f"x{text}x")


def _quoted(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    pairs = st.sampled_from(["“”", "「」", "『』", "《》"])
    parts = st.tuples(pairs, st.lists(inner, min_size=1, max_size=3))
    return parts.map(lambda part: part[0][0] + " ".join(part[1]) + part[0][1])


_NESTED = st.recursive(_INNER, _quoted, max_leaves=12)


@given(st.lists(_NESTED, min_size=1, max_size=4).map(" ".join))
def test_whatever_is_nested_is_paired(text: str) -> None:
    assert list(breaks(_document(text))) == []


@given(st.lists(_NESTED, min_size=1, max_size=4).map(" ".join), st.data())
def test_a_lost_mark_is_noticed(text: str, data: st.DataObject) -> None:
    marks = [place for place, letter in enumerate(text) if letter in "“”「」『』《》"]
    if marks:
        lost = data.draw(st.sampled_from(marks))
        assert len(list(breaks(_document(text[:lost] + text[lost + 1 :])))) == 1


@given(st.text("\"'“”‘’「」『』《》 a1中。\n", max_size=60))
def test_any_marks_at_all_are_read(text: str) -> None:
    document = _document(text)
    for broken in breaks(document):
        block = document.blocks[broken.block]
        assert all(block.start <= mark.place < block.end for mark in broken.marks)
        assert broken.first or broken.second
