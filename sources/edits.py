"""Markup in running text, found once over a whole file and then left out line by line.

A reader notes what is not read or reads otherwise; `masked` gives the text with all that blanked out, in which lines
and columns can be told without minding what is markup; `write` hands a stretch of it to a builder.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from factlint.sources.builder import Builder
from factlint.sources.joint import joint

GONE = "\ufdd0"
"""Stands in a masked text where nothing is read: a noncharacter, so that no text has it."""
SAID = "\ufdd1"
"""Stands in a masked text where other words are read than those of the file."""
MARK = "\ufdd2"
"""Stands in a masked text where a block begins whatever the line."""
BLANK = f" \t\r\n\f\v{GONE}"

Act = Callable[[Builder, int, int], None]
"""What is done instead of reading a stretch: called with its range when the writing has come so far."""


class Edits:
    """Stretches of a source that are left out, replaced, or that refer to something; added in any order."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._edits: list[tuple[int, int, str, Act | None]] = []
        self._ordered: list[tuple[int, int, str, Act | None]] | None = None
        self._starts: list[int] = []

    def __bool__(self) -> bool:
        return bool(self._edits)

    def drop(self, start: int, end: int, act: Act | None = None) -> None:
        """Leaves out `source[start:end]`; `act` is called there, which may refer to something."""
        if end > start:
            self._edits.append((start, end, "", act))

    def say(self, text: str, start: int, end: int) -> None:
        """Reads `text` for `source[start:end]`."""
        self._edits.append((start, end, text, None))

    def masked(self, marks: Sequence[int] = ()) -> str:
        """The source with every edit blanked out, of the same length; `MARK` at some places that edits begin at."""
        parts: list[str] = []
        at = 0
        at_mark = set(marks)
        for start, end, text, _ in self._sorted():
            parts.append(self.source[at:start])
            filler = SAID if text.strip() else " " if text else GONE
            first = MARK if start in at_mark else filler
            parts.append(first + filler * (end - start - 1))
            at = end
        parts.append(self.source[at:])
        return "".join(parts)

    def write(self, builder: Builder, start: int, end: int) -> None:
        """Hands `source[start:end]` to the builder as running text, edits minded."""
        edits = self._sorted()
        index = bisect_left(self._starts, start)
        if index:
            start = max(start, edits[index - 1][1])
        while index < len(edits) and edits[index][0] < end:
            first, last, text, act = edits[index]
            if first > start:
                builder.flow(start, first)
            if act is not None:
                act(builder, first, last)
            elif text:
                builder.replace(text, first, last)
            start = max(start, last)
            index += 1
        if end > start:
            builder.flow(start, end)

    def skip(self, builder: Builder, start: int, end: int) -> None:
        """Does what there is to do in a stretch of which nothing is read."""
        edits = self._sorted()
        for index in range(bisect_left(self._starts, start), len(edits)):
            first, last, _, act = edits[index]
            if first >= end:
                return
            if act is not None:
                act(builder, first, last)

    def join(self, builder: Builder, masked: str, before: int, start: int) -> None:
        """A line end between what was written last and `source[start:]`: a space, nothing beside Chinese."""
        at = start
        while at < len(masked) and masked[at] in BLANK:
            at += 1
        said = builder.since(max(0, builder.mark - 1))[-1:]
        if said and start > before:
            builder.replace(joint(said, masked[at : at + 1]), before, start)

    def _sorted(self) -> list[tuple[int, int, str, Act | None]]:
        """The edits in order; what lies in another one is left out with it."""
        if self._ordered is None:
            self._ordered = []
            end = 0
            for edit in sorted(self._edits, key=lambda edit: (edit[0], -edit[1])):
                if edit[0] >= end:
                    self._ordered.append(edit)
                    end = edit[1]
            self._starts = [edit[0] for edit in self._ordered]
        return self._ordered
