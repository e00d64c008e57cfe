"""Notes that name their work by another note: ibid., op. cit., "see note 4", 同上, "Harker, Ferries, p. 88".

Such a note cites what the other one cites, at a place of its own. Only notes that state no year are taken for one:
what states a year names a work by itself. Words are data, `languages/*/citations.toml`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from factlint.claims.text import fold
from factlint.claims.works import words
from factlint.sources.document import Document, Reference

_SHORT = 160
"""A longer note is more than a reference."""
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_WORD = re.compile(r"[A-Z][A-Za-zÀ-ɏ'’-]{2,}|[㐀-鿿]{2,4}")
_NAME = re.compile(
    r"(?:(?:[A-Z]\.\s*)+|[A-Z][a-zà-ɏ]+\s+)?(?P<surname>[A-Z][A-Za-zÀ-ɏ'’-]{2,})\b|(?P<han>[㐀-鿿]{2,4})(?=[:：,，、《])"
)


def meant(document: Document) -> Mapping[int, Reference]:
    """By where they begin, the notes that lead to another note, and that note: it states the work."""
    notes = [entry for entry in document.references if entry.kind == "entry" and _is_note(entry)]
    by_label = {entry.label: entry for entry in reversed(notes)}
    found: dict[int, Reference] = {}
    full: dict[str, list[Reference]] = defaultdict(list)
    before: Reference | None = None
    for note in notes:
        work = _work(note, before, full, by_label)
        if work is not None and work.start != note.start:
            found[note.start] = found.get(work.start, work)
        elif _YEAR.search(note.target) and (name := _author(fold(note.target[:_SHORT]))):
            full[name].append(note)
        before = note
    return found


def _is_note(entry: Reference) -> bool:
    return entry.scheme in ("", "note", "number") and not entry.fields and bool(entry.target.strip())


def _work(
    note: Reference,
    before: Reference | None,
    full: Mapping[str, Sequence[Reference]],
    by_label: Mapping[str, Reference],
) -> Reference | None:
    text = fold(note.target.strip())
    if len(text) > _SHORT or _YEAR.search(text):
        return None
    if words("same").match(text):
        return before
    numbered = words("note").search(text)
    if numbered:
        return by_label.get(next(group for group in numbered.groups() if group))
    name = _author(text)
    return _told_before(text, name, full.get(name, ())) if name else None


def _told_before(text: str, name: str, full: Sequence[Reference]) -> Reference | None:
    """The full note of the author that a short one names: the one of its title, or the only one."""
    rest = set(_WORD.findall(words("place").sub(" ", text))) - {name}
    if rest:
        titled = [note for note in full if rest & set(_WORD.findall(fold(note.target)))]
        return titled[0] if len({note.target for note in titled}) == 1 else None
    return full[-1] if len({note.target for note in full}) == 1 and words("place").search(text) else None


def _author(text: str) -> str:
    match = _NAME.match(text)
    return (match["surname"] or match["han"]) if match else ""
