"""Markers in running text: what is one, what only looks like one."""

from __future__ import annotations

import pytest

from factlint.sources.citations import cuts, entry, is_heading
from factlint.sources.document import Document
from factlint.sources.formats import read as reads
from factlint.sources.plain import read

MARKERS = [
    ("Held in Geneva.[1]", "Held in Geneva.", ["1"]),
    ("Held[1][2] in Geneva[3, 4].", "Held in Geneva.", ["1", "2", "3", "4"]),
    ("Held in Geneva [5–7].", "Held in Geneva.", ["5", "6", "7"]),
    ("会谈在日内瓦举行〔12〕。", "会谈在日内瓦举行。", ["12"]),
    ("會談在日內瓦舉行。②其後中斷。", "會談在日內瓦舉行。其後中斷。", ["②"]),
    ("Held in Geneva.³", "Held in Geneva.", ["3"]),
    ("Held [^note] in Geneva.", "Held in Geneva.", ["note"]),
    ("Held there [see @lee1990, ch. 5].", "Held there [see @lee1990, ch. 5].", []),
    ("Held there [@lee1990, ch. 5; @smith80].", "Held there.", ["lee1990", "smith80"]),
]
NO_MARKERS = [
    "He wrote: “In [1955] we met.”",
    "They held [17] meetings.",
    "包括：①平民回国；②其他问题。",
    "[1] stands at the beginning of a line.",
    "An area of 5 km² and 10³ people.",
    "See [a](b) and f[x].",
    "The array a[3] is empty, as is line_items[2] or $list[1].",
]


@pytest.mark.parametrize(("text", "left", "labels"), MARKERS)
def test_markers_are_cut(text: str, left: str, labels: list[str]) -> None:
    document = read(text, "a.txt")
    assert document.text == left.replace("  ", " ") or document.text.replace("  ", " ") == left
    assert [each.label for each in document.references if each.kind == "marker"] == labels


@pytest.mark.parametrize("text", NO_MARKERS)
def test_others_stay(text: str) -> None:
    assert list(cuts(text)) == []


def test_entries_of_a_plain_text() -> None:
    document = read("Held in May.[1] Over in June.〔2〕\n\n[1] Gazette, p. 4.\n\n〔2〕 Records.\n", "a.txt")
    assert [(each.label, each.target) for each in document.references if each.kind == "entry"] == [
        ("1", "Gazette, p. 4."),
        ("2", "Records."),
    ]
    assert [block.kind for block in document.blocks] == ["paragraph", "footnote", "footnote"]
    assert document.text.endswith("Gazette, p. 4.\nRecords.")


LISTED = "正文[1]。又见[2][3]。\n\n参考文献\n\n[1] 张三：《史》\n[2] 李四：《论》\n［3］ 同上\n"
MARKED = "Told.[1][2]\n\nNotes\n[1] Smith, p. 4\n[2] Jones, who wrote to\n[7] people\n"


def _entries(document: Document) -> list[tuple[str, str]]:
    return [(each.label, each.target) for each in document.references if each.kind == "entry"]


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_entries_line_by_line(name: str) -> None:
    def document(text: str) -> Document:
        return read(text, name) if name == "a.txt" else reads(text.encode(), name)

    def page(text: str) -> str:
        return "".join(f"<p>{part}</p>" for part in text.split("\n\n")) if name == "a.html" else text

    assert _entries(document(page(LISTED))) == [("1", "张三：《史》"), ("2", "李四：《论》"), ("3", "同上")]
    assert [label for label, _ in _entries(document(page(MARKED)))] == ["1", "2"]


def test_entries_between_forced_line_ends() -> None:
    document = reads(b"<p>Told.[1][2]</p><p>[1] Smith, p. 4<br>[2] Jones, p. 5</p>", "a.html")
    assert _entries(document) == [("1", "Smith, p. 4"), ("2", "Jones, p. 5")]


def test_headings_of_references() -> None:
    for heading in ("参考", "參考文獻", "注释", "References", "Notes and references", "六、资料来源："):
        assert is_heading(heading), heading
    for heading in ("参考消息的报道", "Notes on the talks", "Sources of the conflict"):
        assert not is_heading(heading), heading


def test_names_of_entries() -> None:
    assert entry("[1] Gazette") == ("1", 4)
    assert entry("③ 公报") == ("③", 2)
    assert entry("Gazette [1]") is None
