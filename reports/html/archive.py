"""What a report needs to be understood years later: what was read, what was not, how, and all of it as data."""

from __future__ import annotations

import hashlib
import re

from msgspec import Struct

from factlint.claims.model import Extraction
from factlint.reports.records import check_record, dump
from factlint.reports.result import CheckResult
from factlint.reports.words import line

_ACTIVE = re.compile("[<>&\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""Markup, control characters that JSON lets pass, changes of direction."""


class Source(Struct, frozen=True):
    """One source that was read."""

    letter: str
    path: str
    format: str
    language: str
    claims: int
    findings: int
    characters: int
    digest: str
    """SHA-256 of its decoded text in UTF-8, hexadecimal."""


def source(extraction: Extraction, letter: str, findings: int) -> Source:
    """What is told of a source."""
    document = extraction.document
    digest = hashlib.sha256(document.source.encode("utf-8", "surrogatepass")).hexdigest()
    return Source(letter, line(document.path), document.format, document.language, len(extraction.claims), findings,
                  len(document.source), digest)  # fmt: skip


def data(result: CheckResult) -> str:
    """The JSON of the check, with the settings, to stand in a script element: nothing in it ends that or acts."""
    record = {"settings": dict(result.settings), **check_record(result)}
    return _ACTIVE.sub(lambda match: f"\\u{ord(match[0]):04x}", dump(record))
