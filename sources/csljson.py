"""Reads bibliographies in CSL-JSON, as reference managers export them: an array of works, each with its id.

The items are decoded one by one, so that a broken one does not hide those before it and each has its place.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from factlint.sources.bibtex import document
from factlint.sources.document import Document, Field, Reference

_TEXT = ("title", "container-title", "publisher", "note")
_NAMES = {"URL": "url", "DOI": "doi", "issued": "date", "accessed": "urldate", "attachments": "file"}
"""What BibTeX calls the same."""
_START = re.compile(r"\s*(?:\{\s*\"items\"\s*:\s*)?\[\s*")
_NEXT = re.compile(r"[\s,]*")
_IS_CSL = re.compile(r'\s*(?:\{\s*"items"\s*:\s*)?\[\s*\{[^\[\]]{0,4000}?"(?:id|citation-key|type)"\s*:')


def is_csl(source: str) -> bool:
    """Whether a text looks like a list of works.

    >>> is_csl('[{"id": "a", "type": "book"}]'), is_csl('{"id": 1}'), is_csl("[1]")
    (True, False, False)
    """
    return _IS_CSL.match(source[:5000]) is not None


def read(source: str, path: str) -> Document:
    """The document of a bibliography: a block and an entry for every work; where decoding fails, what is malformed."""
    return document(source, path, "csl-json", tuple(_references(source)), _TEXT)


def _references(source: str) -> Iterator[Reference]:
    opening = _START.match(source)
    at = opening.end() if opening else 0
    decoder = json.JSONDecoder()
    while at < len(source) and source[at] not in "]}":
        try:
            item, end = decoder.raw_decode(source, at)
        except (ValueError, RecursionError) as error:
            place = min(getattr(error, "pos", at), len(source))
            reason = f"not valid JSON: {getattr(error, 'msg', 'nested too deeply').lower()}"
            yield Reference("malformed", "", reason, place, min(place + 1, len(source)), 0, "key")
            return
        if isinstance(item, dict):
            yield from _entry(source, item, at, end)
        spaces = _NEXT.match(source, end)
        at = spaces.end() if spaces else end


def _entry(source: str, item: dict[str, Any], start: int, end: int) -> Iterator[Reference]:
    key = _whole(str(item.get("citation-key") or item.get("id") or ""))
    if not key:
        yield Reference("malformed", "", "the work has no id, by which it could be cited", start, start + 1, 0, "key")
        return
    fields = tuple(_fields(source, item, start, end))
    target = " ".join(field.value for field in fields if field.name in _TEXT) or source[start:end]
    yield Reference("entry", key, target, start, end, 0, "key", "", fields)


def _fields(source: str, item: dict[str, Any], start: int, end: int) -> Iterator[Field]:
    for name, value in item.items():
        said = _whole(_said(name, value))
        if not said:
            continue
        head = re.compile(rf'"{re.escape(str(name))}"\s*:\s*').search(source, start, end)
        low = head.end() if head else start
        if source[low : low + 1] == '"' and source.startswith(said, low + 1):
            low, high = low + 1, low + 1 + len(said)
        else:
            high = json.JSONDecoder().raw_decode(source, low)[1] if head else low
        yield Field(_whole(_NAMES.get(name, name.lower())), said, low, high)


def _whole(text: str) -> str:
    """A text with halves of characters, which JSON may hold ("\\ud800"), marked as what cannot be shown."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _said(name: str, value: object) -> str:
    """A field as one text: dates as YYYY-MM-DD, authors as names, attachments as the paths of their files."""
    if isinstance(value, dict):
        parts = value.get("date-parts")
        first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
        numbers = [str(part).zfill(2) for part in first[:3] if str(part).isdecimal()]
        return "-".join(numbers) or str(value.get("literal") or value.get("raw") or "")
    if isinstance(value, list) and name == "author":
        names = [each for each in value if isinstance(each, dict)]
        return "; ".join(str(each.get("family") or each.get("literal") or "") for each in names).strip("; ")
    if isinstance(value, list) and name == "attachments":
        return ";".join(str(each.get("path") or "") for each in value if isinstance(each, dict))
    return str(value) if isinstance(value, str | int) else ""
