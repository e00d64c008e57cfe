"""Encodings, and what is no text."""

from __future__ import annotations

import codecs

import pytest

from factlint.sources.decode import Unreadable, decode
from factlint.sources.formats import read

CHINESE = "一九五五年八月一日，两国的大使在日内瓦开始会谈，会谈的议程一共有两项，双方都表示愿意继续谈判。" * 4
TRADITIONAL = "一九五五年八月一日，兩國的大使在日內瓦開始會談，會談的議程一共有兩項，雙方都表示願意繼續談判。" * 4


def test_utf_8_with_and_without_mark() -> None:
    assert decode(CHINESE.encode(), "a") == (CHINESE, ())
    assert decode(codecs.BOM_UTF8 + CHINESE.encode(), "a") == (CHINESE, ())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_marks_tell_the_encoding(encoding: str) -> None:
    text, notes = decode(CHINESE.encode(encoding), "a")
    assert text == CHINESE
    assert notes == (f"read as {encoding.upper()}, as its byte order mark says",)


@pytest.mark.parametrize(
    ("text", "encoding"), [(CHINESE, "gb18030"), (TRADITIONAL, "big5"), ("Café d’été: 1955. " * 9, "cp1252")]
)
def test_other_encodings_are_guessed_and_told(text: str, encoding: str) -> None:
    decoded, notes = decode(text.encode(encoding), "a")
    assert decoded == text
    assert "a guess" in notes[0]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"text\0text", "binary file"),
        (b"%PDF-1.7\n", "binary file (PDF file)"),
        (bytes(range(1, 256)) * 20, ""),
        (b"\x01\x02\x03" * 50, "binary file"),
        (CHINESE.encode()[:-1], f"not valid UTF-8 at byte {len(CHINESE.encode()) - 2}"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8", "not valid UTF-16 at byte 1, though its byte order mark says so"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as caught:
        decode(data, "notes/a.txt")
    assert caught.value.path == "notes/a.txt"
    assert caught.value.reason == reason or (not reason and caught.value.reason)


def test_notes_reach_the_document() -> None:
    assert read("會談".encode("utf-16"), "a.txt").notes == ("read as UTF-16, as its byte order mark says",)


def test_an_empty_file_is_a_document_without_blocks() -> None:
    for name in ("a.txt", "a.md", "a.html", "a"):
        document = read(b"", name)
        assert (document.text, document.blocks, document.runs) == ("", (), ())
        assert document.locate(0, 0) == (0, 0)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ["Opened on 5 March 1931.\n" * 3, "会谈于1931年3月5日开始，双方代表出席。\n" * 9])
def test_utf_16_without_a_mark(text: str, encoding: str) -> None:
    decoded, notes = decode(text.encode(encoding), "a.txt")
    assert decoded == text and notes == ("read as UTF-16, a guess from its bytes",)


def test_a_declared_encoding_is_taken() -> None:
    page = '<meta charset="gbk"><p>会谈于1931年开始</p>'
    decoded, notes = decode(page.encode("gbk"), "a.html")
    assert decoded == page and notes == ("read as gbk, as it declares",)


def test_characters_beyond_gbk() -> None:
    text = "会谈于1931年3月5日在里斯本开始，双方代表𠀀先生出席，会谈持续了十二天。" * 5
    assert decode(text.encode("gb18030"), "a.txt")[0] == text
