"""EPUB: the chapters in their order, notes told apart, everything located in the extracted text; damage is told."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factlint.sources.decode import Unreadable
from factlint.sources.document import Document
from factlint.sources.formats import read

MADE = Path(__file__).parent / "made"
_NOTED = (
    '<h1>{0}</h1><p><a id="p1"/>They met in 193{0}<a epub:type="noteref" href="notes.xhtml#n1">1</a>, see '
    '<a href="http://a.example/{0}">the minutes</a> and <a href="ch9.xhtml">below</a>.</p>'
    '<ol class="references"><li id="n1">Gazette {0}.</li></ol>'
)


PIECES = ["<p>", "</p>", "<nav>", "<table><tr><td>", "</table>", "<li>", "[1]", "①", "1931", "谈判。", "talks", " "]
PIECES += ['<a href="#n">1</a>', "<sup>1</sup>", "<a/>", "<br/>", "<!--", "<del>", "<h2>", "\n", "&amp;"]


def _book(chapters: Sequence[str], **more: str) -> bytes:
    names = [f"text/ch {number}.xhtml" for number in range(len(chapters))]
    items = "".join(
        f'<item id="c{at}" href="{name.replace(" ", "%20")}" media-type="application/xhtml+xml"/>'
        for at, name in enumerate(names)
    )
    spine = "".join(f'<itemref idref="c{at}"/>' for at in range(len(names)))
    files = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container><rootfiles><rootfile full-path="book/a.opf"/></rootfiles></container>',
        "book/a.opf": '<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>The talks</dc:title>'
        f"<dc:creator>A. Daly</dc:creator></metadata><manifest>{items}</manifest><spine>{spine}</spine></package>",
        **{
            f"book/{name}": f'<?xml version="1.0"?><html><head><title>x{name}</title></head><body>{body}</body></html>'
            for name, body in zip(names, chapters, strict=True)
        },
        **more,
    }
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text, zipfile.ZIP_STORED if name == "mimetype" else None)
    return data.getvalue()


def test_a_book_of_pandoc(exact: Callable[[Document], None]) -> None:
    document = read((MADE / "nianbiao.epub").read_bytes(), "a.epub")
    exact(document)
    assert (document.format, document.unit, document.language) == ("epub", "paragraph", "zh-Hant")
    assert document.metadata == {"title": "nianbiao"}  # the date of a book is that of the file
    assert "xhtml" not in document.text


def test_chapters_and_their_notes(
    exact: Callable[[Document], None], blocks: Callable[[Document], list[tuple[str, str]]]
) -> None:
    document = read(_book([_NOTED.format(1), _NOTED.format(2)]), "a.epub")
    exact(document)
    assert blocks(document) == [
        ("title", "1"),
        ("paragraph", "They met in 1931, see the minutes and below."),
        ("footnote", "Gazette 1."),
        ("heading", "2"),
        ("paragraph", "They met in 1932, see the minutes and below."),
        ("footnote", "Gazette 2."),
    ]
    assert document.metadata == {"title": "The talks", "author": "A. Daly"}
    said = [(each.kind, each.label, document.source[each.start : each.end]) for each in document.references]
    assert said == [
        ("marker", "1", "[1]"),
        ("link", "the minutes", "the minutes"),
        ("entry", "1", "Gazette 1."),
        ("marker", "2:1", "[2:1]"),
        ("link", "the minutes", "the minutes"),
        ("entry", "2:1", "Gazette 2."),
    ]
    year = document.text.index("1932")
    start, end = document.locate(year, year + 4)
    assert document.source[start:end] == "1932" and document.number(start) == 5


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    chapters=st.lists(
        st.lists(
            st.sampled_from(PIECES),
            max_size=12,
        ).map("".join),
        min_size=1,
        max_size=4,
    )
)
def test_every_book_reads_exactly(exact: Callable[[Document], None], chapters: list[str]) -> None:
    exact(read(_book(chapters), "a.epub"))


def test_what_a_chapter_leaves_open_ends_with_it() -> None:
    document = read(_book(["<table><tr><td>1931<del>", "<p>They met.</p>"]), "a.epub")
    assert [block.kind for block in document.blocks] == ["cell", "paragraph"]


def _reason(data: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        read(data, "a.epub")
    return caught.value.reason


def test_damage_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = _book([_NOTED.format(1)])
    assert _reason(whole[: len(whole) // 2]) == "damaged EPUB file: its archive cannot be unpacked"
    assert _reason(_book([])) == "EPUB file without chapters"
    locks = '<encryption><CipherReference URI="book/text/ch%200.xhtml"/></encryption>'
    assert _reason(_book(["<p>1</p>"], **{"META-INF/encryption.xml": locks})) == "EPUB file locked against copying"
    bomb = '<!DOCTYPE a [<!ENTITY b "bbbb">]><container>&b;</container>'
    assert "document type" in _reason(_book(["<p>1</p>"], **{"META-INF/container.xml": bomb}))
    monkeypatch.setattr("factlint.sources.epub._LARGEST", 100_000)
    assert "unpacks to more than 100,000 bytes" in _reason(_book(["a" * 60_000, "b" * 60_000]))
    for at in range(0, len(whole), 31):
        try:
            read(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :], "a.epub")
        except Unreadable as error:
            assert error.reason
