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
_WRITTEN = ("utf-8", "utf-16-le", "utf-16-be", "gb18030", "gbk", "cp950", "big5", "big5hkscs", "cp1252", "latin-1")
"""Encodings without a mark that a text may be written back in."""
_LARGER = {"gb2312": ("gb18030",), "gbk": ("gb18030",), "big5": ("cp950", "big5hkscs")}
_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*(?P<name>[A-Za-z][\w-]{2,20})", re.IGNORECASE)
_STRANGE = re.compile("[^ -\ud7ff\uf900-\uffef\t\r\n\f]")
_COMMON = re.compile("[ \n，。、的]")
"""What every text of some length has."""
_HEAD = 1024
"""So far from its beginning a file declares its encoding."""
_SAMPLE = 65_536


class Unreadable(Exception):
    """A file that is not text, or not in an encoding known here."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class Excess(Exception):
    """A text that is none for people: the message says what of it is too large."""


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
        return _unmarked(data, path)
    notes: tuple[str, ...] = ()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        text, notes = _guessed(data, error.start, path)
    _refuse_controls(text, path)
    return text, notes


def encoding_of(data: bytes, text: str) -> tuple[bytes, str] | None:
    """The byte order mark and the encoding by which the text gives exactly these bytes; None where none is found."""
    mark, named = next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", ""))
    for name in (named,) if named else _WRITTEN:
        try:
            if mark + text.encode(name) == data:
                return mark, name
        except UnicodeEncodeError:
            continue
    return None


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


def _unmarked(data: bytes, path: str) -> tuple[str, tuple[str, ...]]:
    """UTF-16 without a mark, known by the empty halves of its digits and line ends, which all lie on one side."""
    sample = data[: _SAMPLE - _SAMPLE % 2]
    first, second = sample[::2].count(0), sample[1::2].count(0)
    if len(data) % 2 == 0 and max(first, second) > 3 * min(first, second):
        try:
            text = data.decode("utf-16-le" if second > first else "utf-16-be")
        except UnicodeDecodeError:
            raise Unreadable(path, "binary file") from None
        strange = sum(
            not (" " <= each < "\ud800" or "\uf900" <= each <= "\uffef" or each in "\t\r\n\f")
            for each in text[:_SAMPLE]
        )
        if strange * 100 <= len(text) and _COMMON.search(text[:_SAMPLE]):
            _refuse_controls(text, path)
            return text, ("read as UTF-16, a guess from its bytes",)
    raise Unreadable(path, "binary file")


def _guessed(data: bytes, at: int, path: str) -> tuple[str, tuple[str, ...]]:
    """Text in another encoding than UTF-8, where it is clear which."""
    lenient = data.decode("utf-8", "replace")
    broken = lenient.count("\ufffd")
    if len(data) - len(lenient) > 8 * broken:  # nearly all of it is UTF-8: say where it is damaged
        raise Unreadable(path, f"not valid UTF-8 at byte {at + 1}")
    declared = _DECLARED.search(data[:_HEAD])
    if declared and (text := _decoded(data, name := declared["name"].decode("ascii"))):
        return text, (f"read as {name}, as it declares",)
    from turbohtml.detect import detect

    name = detect(data[:_SAMPLE]).encoding or ""
    if not (text := _decoded(data, name)):
        raise Unreadable(path, f"neither UTF-8 (byte {at + 1}) nor another encoding that could be told")
    return text, (f"read as {name}, a guess from its bytes",)


def _decoded(data: bytes, name: str) -> str:
    """The text in an encoding, or in the larger one that it is a part of; "" where it cannot be that."""
    plain = _plain(name)
    for encoding in (name, *_LARGER.get(plain, ())) if plain in _PLAUSIBLE else ():
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return ""


def _plain(name: str) -> str:
    return name.lower().replace("-", "").replace("_", "")


def _refuse_controls(text: str, path: str) -> None:
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > len(sample) * _CONTROLS_ALLOWED:
        raise Unreadable(path, "binary file")
