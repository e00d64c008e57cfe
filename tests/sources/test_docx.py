"""DOCX as a reader sees it today: changes accepted, comments gone, notes and tables in place; damage is told."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from factlint.sources.decode import Unreadable
from factlint.sources.document import Document
from factlint.sources.formats import read

MADE = Path(__file__).parent / "made"
_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _packed(body: str, **parts: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{_NAMESPACE}"><w:body>{body}</w:body></w:document>'
        )
        for name, part in parts.items():
            archive.writestr(f"word/{name}.xml", part)
    return data.getvalue()


def _paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def _text(body: str) -> str:
    return read(_packed(body), "a.docx").text


def test_a_document_of_writer(exact: Callable[[Document], None], blocks: Callable[[Document], object]) -> None:
    document = read((MADE / "changed.docx").read_bytes(), "changed.docx")
    exact(document)
    assert document.format == "docx" and document.unit == "paragraph"
    assert blocks(document) == [
        ("title", "The harbour talks"),
        ("paragraph", "The talks opened on 5 March 1931 in Lisbon."),
        ("paragraph", "See the minutes of it."),
        ("item", "fishing rights"),
        ("item", "pilot dues"),
        *[("cell", said) for said in ("Year", "Round", "Days", "1931", "First", "12", "Second", "8")],
        ("paragraph", "After the table all went home."),
        ("paragraph", "A box beside it."),
        ("footnote", "Gazette of the harbour, 6 March 1931."),
    ]
    marker, link, entry = document.references
    assert (marker.kind, marker.label, document.source[marker.start : marker.end]) == ("marker", "1", "[1]")
    assert (link.kind, link.target) == ("link", "http://a.example/minutes")
    assert (entry.kind, entry.target) == ("entry", "Gazette of the harbour, 6 March 1931.")


def test_merged_cells_head_their_rows() -> None:
    document = read((MADE / "changed.docx").read_bytes(), "changed.docx")
    said = [document.text[block.start : block.end] for block in document.blocks]
    assert [said[at] for at in document.blocks[said.index("8")].headers] == ["Days", "1931"]


def test_paragraphs_are_counted() -> None:
    document = read(_packed(_paragraph("Opened.") + "<w:p/>" + _paragraph("Closed in May.")), "a.docx")
    place = document.locate(document.text.index("May"), document.text.index("May") + 3)[0]
    assert document.number(place) == 3 and document.number(0) == 1


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<w:p><w:r><w:t>on </w:t></w:r><w:del><w:r><w:delText>4</w:delText></w:r></w:del>"
         "<w:ins><w:r><w:t>5</w:t></w:r></w:ins><w:r><w:t> March</w:t></w:r></w:p>", "on 5 March"),
        ("<w:p><w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom><w:r><w:t>stays</w:t></w:r></w:p>", "stays"),
        ("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>one </w:t></w:r></w:p>"
         + _paragraph("line"), "one line"),
        ("<w:p><w:r><w:instrText>DATE 1931</w:instrText></w:r><w:r><w:t>today</w:t></w:r></w:p>", "today"),
        ("<w:p><w:r><w:t>two</w:t><w:br/><w:t>rows</w:t></w:r></w:p>", "two rows"),
        ("<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>no tab</w:t></w:r></w:p>", "no tab"),
        ("<w:p><w:sdt><w:sdtContent><w:r><w:t>a field</w:t></w:r></w:sdtContent></w:sdt></w:p>", "a field"),
        ("<w:p><w:r><w:t>5</w:t></w:r><w:r><w:t> Ma</w:t></w:r><w:r><w:t>rch</w:t></w:r></w:p>", "5 March"),
    ],
)  # fmt: skip
def test_what_is_read(body: str, text: str) -> None:
    assert _text(body) == text


def test_headings_by_outline() -> None:
    document = read(_packed(_paragraph("Talks", '<w:outlineLvl w:val="1"/>') + _paragraph("They met.")), "a.docx")
    assert [(block.kind, block.level) for block in document.blocks] == [("title", 2), ("paragraph", 0)]


def _reason(data: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        read(data, "a.docx")
    return caught.value.reason


def test_damage_is_told() -> None:
    whole = (MADE / "changed.docx").read_bytes()
    assert "cannot be unpacked" in _reason(whole[: len(whole) // 2])
    assert "no well-formed XML at line 1" in _reason(_packed("<w:p>"))
    for at in range(0, len(whole), 97):
        data = whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :]
        try:
            read(data, "a.docx")
        except Unreadable as error:
            assert error.reason


def test_entities_are_refused() -> None:
    bomb = '<!DOCTYPE w:document [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("word/document.xml", f'{bomb}<w:document xmlns:w="{_NAMESPACE}">&b;</w:document>')
    assert "document type" in _reason(data.getvalue())


def test_what_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factlint.sources.docx._LARGEST", 100_000)
    assert "unpacks to more than 100,000 bytes" in _reason(_packed(_paragraph("a" * 10_000_000)))


def test_other_archives_are_no_documents() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("a.txt", "text")
    assert _reason(data.getvalue()) == "binary file (ZIP archive)"


def test_deep_nesting_is_read() -> None:
    deep = "<w:sdt>" * 20_000 + _paragraph("deep") + "</w:sdt>" * 20_000
    assert _text(deep) == "deep"
