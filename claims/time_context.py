"""What stands around an expression of time: its sentence, its tense, what has been told before it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from factlint.claims.model import Anchor, Sentence
from factlint.claims.time_events import EventMention
from factlint.claims.time_piece import Piece
from factlint.claims.time_state import Known, State
from factlint.claims.values.time import Date
from factlint.sources.document import Document

_QUOTES = (("“", "”"), ("「", "」"))


class Context(Struct):
    """A document, its expressions of time, and the state of the telling at the one that is looked at."""

    document: Document
    folded: str
    sentences: Sequence[Sentence]
    found: list[Piece]
    events: list[EventMention]
    state: State
    sentence: int = -1
    """The sentence of the expression, by number."""
    starts: Sequence[int] = ()
    """Where the sentences start."""
    before: tuple[int, State] | None = None
    """In a table: where it begins, and what had been told before it."""
    parts: list[tuple[int, Known]] = field(default_factory=list)
    """The parts with dates of their own that are still to come: where each begins, and its date."""

    def anchor(self, start: int, end: int) -> Anchor:
        """A place of the text as the origin of what is inferred from it."""
        return Anchor(self.document.text[start:end], start, end)

    def said(self, piece: Piece, cue: str, before: bool = False) -> bool:
        """Whether its language's cue stands directly behind the expression, or before it."""
        pattern = dict(piece.language.sentence).get(cue)
        if pattern is None:
            return False
        if before:
            return pattern.search(self.folded[max(0, piece.start - 16) : piece.start]) is not None
        return pattern.match(self.folded, piece.end) is not None

    def turn(self, place: int) -> None:
        """Goes on to the part of the document in which a place lies: what other parts have told is forgotten."""
        while self.parts and self.parts[0][0] <= place:
            base, self.before = self.parts.pop(0)[1], None
            self.state = State(base=base, dated=True, news=True, day_first=self.state.day_first)

    def enter(self, piece: Piece, index: int) -> None:
        """What the sentence says of its tense, and a full date that stands later in it."""
        at = bisect_right(self.starts, piece.start) - 1
        if at < 0:
            return
        sentence = self.sentences[at]
        if at != self.sentence:
            self.sentence = at
            self._past_tables(piece, in_table=self.document.blocks[sentence.block].kind == "cell")
            self.state.tell_on(self.document.blocks[sentence.block].start)
        self.state.quoted = self._quoted(sentence.start, piece.start)
        self.state.close = self._close(at, index)
        cues = dict(piece.language.sentence)
        if self.state.base is not None:
            self.state.future, self.state.past = self._tense(piece, cues, sentence)
        self.state.initial = piece.start - sentence.start <= 16 or self.said(piece, "initial", before=True)
        self.state.ahead = None
        if self.state.last is None:
            for later in self.found[index + 1 : index + 4]:
                if later.start < sentence.end and later.year is not None and later.kind == "date" and not later.span:
                    self.state.ahead = Known(
                        Date(later.year, later.month, later.day), self.anchor(later.start, later.end)
                    )
                    break

    def _past_tables(self, piece: Piece, *, in_table: bool) -> None:
        """What follows a table of several years goes on from what stood before it, not from its last row."""
        if in_table:
            self.before = self.before or (piece.start, replace(self.state))
            return
        if self.before is not None:
            start, told = self.before
            years = {each.year for each in self.found if start <= each.start < piece.start and each.year is not None}
            if len(years) > 1:
                for name in ("last", "latest", "day", "span", "open", "period"):
                    setattr(self.state, name, getattr(told, name))
        self.before = None

    def _close(self, at: int, index: int) -> bool:
        last = self.state.last
        sentence = self.sentences[at]
        before = self.sentences[max(at - 1, 0)]
        if (
            last is None
            or last.date.month is not None
            or before.block != sentence.block
            or last.anchor.start < before.start
        ):
            return False
        start = self.document.blocks[sentence.block].start
        told = {each.year for each in self.found[:index] if each.start >= start and each.year is not None}
        return told == {last.date.year}

    def _quoted(self, start: int, end: int) -> bool:
        return any(self.folded.count(a, start, end) > self.folded.count(b, start, end) for a, b in _QUOTES)

    def _tense(self, piece: Piece, cues: dict[str, re.Pattern[str]], sentence: Sentence) -> tuple[bool, bool]:
        """Whether the nearest cue, before the expression or else after it, is of the future or of the past."""
        future, past = cues.get("future"), cues.get("past")
        if future is None or past is None:
            return False, False
        places = []
        for ahead, cue in ((True, future), (False, past)):
            before = [m.end() for m in cue.finditer(self.folded, max(sentence.start, piece.start - 160), piece.start)]
            after = cue.search(self.folded, piece.end, min(sentence.end, piece.end + 160))
            if before:
                places.append((0, piece.start - before[-1], not ahead))
            elif after is not None:
                places.append((1, after.start() - piece.end, not ahead))
        if not places:
            return False, False
        past_told = min(places)[2]  # "is expected" ends where "expected" does: then it is of the future
        return not past_told, past_told
