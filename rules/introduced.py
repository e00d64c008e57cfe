"""Which findings a change introduces, and how many it resolves: a small step after the rules.

A finding is introduced where the earlier state had none of its fingerprint, or where one of its ends stands in a line
that was changed: who touches a line can mend it. White space alone changes no line, also where a paragraph is wrapped
anew, and a line that moved, within its file or to another one, did not change.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from factlint.rules.finding import Evidence, Finding
from factlint.sources.document import Document

_END = re.compile(r"\r\n|\r|\n")

_Key = tuple[str, ...]
Lines = Mapping[str, frozenset[int]]
"""By path the lines, from 1, that the earlier state did not have."""


class Introduced(Struct, frozen=True):
    """What a change does to the findings."""

    findings: tuple[Finding, ...]
    """Those that it introduces; the last step of their trace says why."""
    resolved: tuple[Finding, ...]
    """Those of before that are no more."""


def introduced(
    now: Sequence[Finding],
    before: Sequence[Finding],
    changed: Lines,
    name: str,
    hidden: tuple[Sequence[Finding], Sequence[Finding]] = ((), ()),
) -> Introduced:
    """Compare the findings of two states; `name` is what the earlier one is called.

    `hidden` are those that are suppressed, now and before: what has come to be hidden is not resolved.
    """
    left = _by_key(before, _exactly)
    touched = [_touched(finding, changed) for finding in now]
    known: set[int] = set()
    for index in sorted(range(len(now)), key=lambda index: touched[index] is not None):
        if _take(left, _exactly(now[index])):
            known.add(index)
    rest = _by_key((finding for findings in left.values() for finding in findings), _roughly)
    for index, finding in enumerate(now):
        if index not in known and touched[index] is None and _take(rest, _roughly(finding)):
            known.add(index)
    _leave_hidden(rest, hidden)
    found = [
        _told(finding, None if index not in known else touched[index], name)
        for index, finding in enumerate(now)
        if index not in known or touched[index] is not None
    ]
    return Introduced(tuple(found), tuple(finding for findings in rest.values() for finding in findings))


def _leave_hidden(gone: Mapping[_Key, list[Finding]], hidden: tuple[Sequence[Finding], Sequence[Finding]]) -> None:
    """Take out of what is gone what has been suppressed since."""
    known = _by_key(hidden[1], _exactly)
    for finding in hidden[0]:
        if not _take(known, _exactly(finding)):
            _take(gone, _roughly(finding))


def changed_lines(now: Iterable[Document], before: Iterable[Document]) -> Lines:
    """The lines of documents that stood nowhere in the documents of before."""
    old = {document.path: document for document in before}
    added: dict[str, list[tuple[int, str]]] = {}
    gone: Counter[str] = Counter()
    wrapped: Counter[str] = Counter()
    kept: dict[str, list[tuple[range, str]]] = {}
    for document in now:
        earlier = old.pop(document.path, None)
        if earlier is None or earlier.source != document.source:
            had = Counter(_lines(earlier) if earlier else [])
            added[document.path] = list(_without(enumerate(_lines(document), 1), had))
            gone += had
            wrapped.update(text for _, text in (_paragraphs(earlier) if earlier else ()))
            kept[document.path] = list(_paragraphs(document))
    for document in old.values():
        gone.update(_lines(document))
        wrapped.update(text for _, text in _paragraphs(document))
    same = {path: _as_before(paragraphs, wrapped) for path, paragraphs in kept.items()}
    return {
        path: frozenset(number for number, line in _without(lines, gone) if line and number not in same[path])
        for path, lines in added.items()
    }


def _as_before(paragraphs: Iterable[tuple[range, str]], known: Counter[str]) -> set[int]:
    """The lines of paragraphs that are known, but for white space; each use of a known one is taken from it."""
    found: set[int] = set()
    for lines, text in paragraphs:
        if known[text] > 0:
            known[text] -= 1
            found.update(lines)
    return found


def _paragraphs(document: Document) -> Iterator[tuple[range, str]]:
    """The numbers of lines that stand together, and what they say without any white space."""
    lines = ["".join(line.split()) for line in _END.split(document.source)]
    for is_blank, group in groupby(enumerate(lines, 1), key=lambda numbered: not numbered[1]):
        if not is_blank:
            together = list(group)
            yield range(together[0][0], together[-1][0] + 1), "".join(text for _, text in together)


def _without(lines: Iterable[tuple[int, str]], known: Counter[str]) -> Iterator[tuple[int, str]]:
    """The numbered lines that are not known; each use of a known one is taken from it."""
    for number, line in lines:
        if known[line] > 0:
            known[line] -= 1
        else:
            yield number, line


def _lines(document: Document) -> list[str]:
    return [" ".join(line.split()) for line in _END.split(document.source)]


def _touched(finding: Finding, changed: Lines) -> Evidence | None:
    """The first end that stands in a changed line."""
    for end in finding.evidence:
        lines = changed.get(end.path, frozenset())
        if lines and not lines.isdisjoint(range(end.line, end.end_line + 1)):
            return end
    return None


def _told(finding: Finding, end: Evidence | None, name: str) -> Finding:
    why = f"not found in {name}" if end is None else f"found in {name}, too, but {end.path}:{end.place} was changed"
    return replace(finding, trace=(*finding.trace, f"introduced: {why}"))


def _exactly(finding: Finding) -> _Key:
    return (finding.fingerprint,)


def _roughly(finding: Finding) -> _Key:
    """What stays where another of several sources that agree came to be the deciding one."""
    return (finding.code, *sorted(end.value for end in finding.evidence[:2]))


def _by_key(findings: Iterable[Finding], key: Callable[[Finding], _Key]) -> dict[_Key, list[Finding]]:
    found: dict[_Key, list[Finding]] = defaultdict(list)
    for finding in findings:
        found[key(finding)].append(finding)
    return found


def _take(findings: Mapping[_Key, list[Finding]], key: _Key) -> bool:
    """Use up one of the findings of a key."""
    if findings.get(key):
        findings[key].pop()
        return True
    return False
