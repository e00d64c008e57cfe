"""From bytes to text: what encoding a file is in, and when it is no text at all."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = ((b"%PDF-", "PDF file"), (b"PK\x03\x04", "ZIP archive"), (b"\x1f\x8b", "gzip file"), (b"\x89PNG", "image"))
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x80-\x84\x86-\x9f]")
_CONTROLS_ALLOWED = 0.01
_PLAUSIBLE = frozenset(
    {
        "gb18030",
        "gbk",
        "gb2312",
        "big5",
        "big5hkscs",
        "windows1252",
        "cp1252",
        "iso88591",
        "latin1",
        "utf16le",
        "utf16be",
    }
)
"""Encodings that texts in our languages come in; a guess at any other is a sign of damage."""
_SAMPLE = 65_536


class Unreadable(Exception):
    """A file that is not text, or not in an encoding known here."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


def decode(data: bytes, path: str) -> tuple[str, tuple[str, ...]]:
    """The text of a file without its byte order mark, and what had to be assumed; raises `Unreadable`.

    >>> decode("１９５５年".encode("utf-16"), "a.txt")
    ('１９５５年', ('read as UTF-16, as its byte order mark says',))
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding, path)
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise Unreadable(path, f"binary file ({what})")
    if b"\0" in data:
        raise Unreadable(path, "binary file")
    notes: tuple[str, ...] = ()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        text, notes = _guessed(data, error.start, path)
    _refuse_controls(text, path)
    return text, notes


def _marked(data: bytes, encoding: str, path: str) -> tuple[str, tuple[str, ...]]:
    name = encoding.upper().removesuffix("-LE").removesuffix("-BE")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(
            path, f"not valid {name} at byte {error.start + 1}, though its byte order mark says so"
        ) from None
    if "\0" in text:
        raise Unreadable(path, "binary file")
    return text, () if encoding == "utf-8" else (f"read as {name}, as its byte order mark says",)


def _guessed(data: bytes, at: int, path: str) -> tuple[str, tuple[str, ...]]:
    """Text in another encoding than UTF-8, where it is clear which."""
    lenient = data.decode("utf-8", "replace")
    broken = lenient.count("\ufffd")
    if len(data) - len(lenient) > 8 * broken:  # nearly all of it is UTF-8: say where it is damaged
        raise Unreadable(path, f"not valid UTF-8 at byte {at + 1}")
    from turbohtml.detect import detect

    name = detect(data[:_SAMPLE]).encoding or ""
    try:
        text = data.decode(name if _plain(name) in _PLAUSIBLE else "utf-8")
    except (UnicodeDecodeError, LookupError):
        raise Unreadable(path, f"neither UTF-8 (byte {at + 1}) nor another encoding that could be told") from None
    return text, (f"read as {name}, a guess from its bytes",)


def _plain(name: str) -> str:
    return name.lower().replace("-", "").replace("_", "")


def _refuse_controls(text: str, path: str) -> None:
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > len(sample) * _CONTROLS_ALLOWED:
        raise Unreadable(path, "binary file")
