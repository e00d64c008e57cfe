"""Goes through the expressions of a document in order and makes mentions of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from factlint.claims.discourse import resolve
from factlint.claims.flashbacks import is_flashback
from factlint.claims.model import Anchor, Certainty, Kind, Mention, Sentence, Value
from factlint.claims.time_events import EventMention
from factlint.claims.time_piece import Piece
from factlint.claims.time_relative import offset, stretch
from factlint.claims.time_state import Known, Resolved, State
from factlint.claims.values.time import Date, Precision, Time
from factlint.sources.document import Document

_ASIDE = ("boilerplate", "caption", "footnote", "code")
"""Kinds of blocks that stand beside the telling."""
_AROUND = 160
"""So much of a sentence to either side of a date is asked whether it stands aside."""
_TRAILING = " ,，、.。"
_QUOTES = (("“", "”"), ("「", "」"))
_CLAUSE = re.compile(r"[，。；：！？、,;:.!?\n(（)）]")


@dataclass
class Reader:
    """Goes through the expressions in order, with the state of the telling."""

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

    def mentions(self) -> Iterator[Mention]:
        """The mentions, in order; what nothing dates is passed over."""
        self.starts = [sentence.start for sentence in self.sentences]
        upcoming, seen_block, told_in_block, covered = 0, -1, False, 0
        for index, piece in enumerate(self.found):
            block = self.document.block_at(piece.start)
            if block != seen_block:
                seen_block, told_in_block = block, False
            while upcoming < len(self.events) and self.events[upcoming].start < piece.start:
                event = self.events[upcoming]
                upcoming += 1
                if not told_in_block and self.document.block_at(event.start) == block:
                    self._see_event(event)
            if piece.start < covered:
                continue
            self._sentence(piece, index)
            mention = self._mention(piece, index)
            if mention is None:
                continue
            yield mention
            covered = mention.end
            if mention.kind != "duration":
                self._see(piece, mention)
                told_in_block = told_in_block or piece.year is not None

    def _see_event(self, event: EventMention) -> None:
        """An event of one year, named in a paragraph that has told no year of its own, says which year it is."""
        first, last = event.time.first, event.time.last or event.time.first
        if first.year != last.year or self.state.news:
            return
        anchor = Anchor(self.document.text[event.start : event.end], event.start, event.end)
        self.state.last = Known(replace(first, month=None, day=None), anchor)

    def _see(self, piece: Piece, mention: Mention) -> None:
        """Move the telling on, unless the date is told aside."""
        assert isinstance(mention.value, Time)
        block = self.document.blocks[self.document.block_at(piece.start)]
        heading = block.kind in ("heading", "title")
        time = mention.value
        date = time.first if heading else time.last or time.first
        anchor = Anchor(self.document.text[mention.start : mention.end], mention.start, mention.end)
        if date.span and block.kind not in _ASIDE:
            self.state.span = Known(date, anchor)
        if date.span or block.kind in _ASIDE:
            return
        standing = not heading and self._standing(piece)
        moves = heading or (self._moves(piece, date) and not standing and not self._compared(piece))
        if moves or (
            not standing and not self._compared(piece) and self._later(date) and not self._beside(piece, mention)
        ):
            self.state.tell(date, anchor)
        if not moves:
            return
        told = self.state.day
        self.state.see(date, anchor)
        if self._said(piece, "planned", before=True):
            self.state.see_plan(told)
        elif self.state.plan is not None and piece.base == "context":
            self.state.see_plan(self.state.plan[1])
        self.state.period = time if time.is_period and not heading else None

    def _standing(self, piece: Piece) -> bool:
        """Whether a year only bounds a state that holds while the telling goes on: "manager since 2020"."""
        if piece.year is None or self.state.initial or self.state.last is None:
            return False
        return self._said(piece, "standing", before=True)

    def _compared(self, piece: Piece) -> bool:
        """Whether a date is only compared with: "than in the previous year", "(2020: 5.1 %)", 上年同期."""
        before, behind = self.folded[max(0, piece.start - 1) : piece.start], self.folded[piece.end : piece.end + 1]
        if before in ("(", "（") and behind in (":", "："):
            return True
        if piece.kind == "offset" and piece.relation == "before" and not self.state.initial:
            return True
        return self._said(piece, "compared", before=True) or self._said(piece, "likewise")

    def _later(self, date: Date) -> bool:
        last = self.state.last
        return last is not None and date.year is not None and date.year > (last.date.year or 0)

    def _beside(self, piece: Piece, mention: Mention) -> bool:
        """Whether a date is said of something that only stands beside what is told."""
        if not self.sentences:
            return False
        sentence = self.sentences[max(0, bisect_right(self.starts, piece.start) - 1)]
        start, end = max(sentence.start, mention.start - _AROUND), min(sentence.end, mention.end + _AROUND)
        return is_flashback(self.folded, replace(sentence, start=start, end=end), mention)

    def _moves(self, piece: Piece, date: Date) -> bool:
        """Whether the telling moves on to this date, or only mentions it aside ("the 1912 treaty", "since 1882")."""
        if piece.kind == "offset" and piece.length is not None and piece.length.hedge:
            return False
        if date.precision >= Precision.YEAR and self._said(piece, "aside"):
            return False
        last = self.state.last
        if last is None or last.date.year is None or date.year is None:
            return True
        counted = piece.kind == "offset" and piece.relation == "after"
        if date.precision < Precision.YEAR or piece.base or counted:
            return True
        return self.state.initial or abs(date.year - last.date.year) <= 1

    def _said(self, piece: Piece, cue: str, before: bool = False) -> bool:
        """Whether its language's cue stands directly behind the expression, or before it."""
        pattern = dict(piece.language.sentence).get(cue)
        if pattern is None:
            return False
        if before:
            return pattern.search(self.folded[max(0, piece.start - 16) : piece.start]) is not None
        return pattern.match(self.folded, piece.end) is not None

    def _sentence(self, piece: Piece, index: int) -> None:
        """What the sentence says of its tense, and a full date that stands later in it."""
        at = bisect_right(self.starts, piece.start) - 1
        if at < 0:
            return
        sentence = self.sentences[at]
        if at != self.sentence:
            self.sentence = at
            self.state.tell_on(self.document.blocks[sentence.block].start)
        self.state.quoted = self._quoted(sentence.start, piece.start)
        cues = dict(piece.language.sentence)
        if self.state.base is not None:
            self.state.future, self.state.past = self._tense(piece, cues, sentence)
        self.state.initial = piece.start - sentence.start <= 16 or self._said(piece, "initial", before=True)
        self.state.ahead = None
        if self.state.last is None:
            for later in self.found[index + 1 : index + 4]:
                if later.start < sentence.end and later.year is not None and later.kind == "date" and not later.span:
                    words = self.document.text[later.start : later.end]
                    self.state.ahead = Known(
                        Date(later.year, later.month, later.day), Anchor(words, later.start, later.end)
                    )
                    break

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

    def _mention(self, piece: Piece, index: int) -> Mention | None:
        match piece.kind:
            case "date":
                listed, anchor = self._listed(piece, index)
                resolved = resolve(listed, self.state)
                if resolved is None and piece.last is not None and piece.alone:  # the other end means nothing here
                    piece.last, piece.end = None, piece.alone
                    resolved = resolve(piece, self.state)
                if resolved is None:
                    return None
                return self._date(piece, Resolved(resolved.time, anchor) if anchor is not None else resolved)
            case "duration" | "age" | "anniversary":
                return self._duration(piece)
            case "offset":
                return self._offset(piece, index)
            case "stretch":
                return self._stretch(piece)
        return None

    def _listed(self, piece: Piece, index: int) -> tuple[Piece, Anchor | None]:
        """A month takes the year of the next date where the two are told as a list: "in May and June 1954"."""
        following = self.found[index + 1] if index + 1 < len(self.found) else None
        if following is None or not piece.bare or piece.month is None or piece.last is not None:
            return piece, None
        if following.kind != "date" or following.year is None or following.month is None or following.span:
            return piece, None
        gap = self.folded[piece.end : following.start]
        connectors = dict(piece.language.joins)
        if not any(connectors[role].fullmatch(gap) for role in ("and", "to") if role in connectors):
            return piece, None
        later = piece.month <= 12 and following.month <= 12 and piece.month > following.month
        words = self.document.text[following.start : following.end]
        return replace(piece, year=following.year - later), Anchor(words, following.start, following.end)

    def _date(self, piece: Piece, resolved: Resolved) -> Mention:
        time = resolved.time
        if piece.lunar:
            first, last = time.first.year, (time.last or time.first).year
            time = Time(Date(first)) if first == last else Time(Date(first), Date(last))
        certainty: Certainty = "inferred" if resolved.anchor is not None else "stated"
        if piece.hedge in ("about", "nearly"):
            certainty = "hedged"
        return self._build("range" if time.is_period else "date", piece, time, certainty, resolved.anchor)

    def _build(
        self, kind: Kind, piece: Piece, value: Value, certainty: Certainty, anchor: Anchor | None, end: int = 0
    ) -> Mention:
        detail = list(piece.detail)
        if piece.weekday and piece.day is not None:
            detail.append(("weekday", str(piece.weekday)))
        if piece.calendar:
            detail.append(("calendar", piece.calendar))
        if piece.kind == "offset" and piece.length is not None:
            detail += [("offset", str(piece.length)), ("relation", piece.relation)]
        end = end or piece.end
        while end > piece.start and self.folded[end - 1] in _TRAILING and not self._abbreviated(end):
            end -= 1
        start = piece.start
        while start < end and self.folded[start] == " ":
            start += 1
        return Mention(kind, start, end, value, "", certainty, anchor, tuple(detail))

    def _abbreviated(self, end: int) -> bool:
        return self.folded[end - 1] == "." and end >= 3 and self.folded[end - 3] == "."

    def _duration(self, piece: Piece) -> Mention | None:
        if piece.length is None:
            return None
        if piece.kind in ("age", "anniversary"):
            piece.detail.append((piece.kind, str(piece.length.parts[0][1])))
        certainty: Certainty = "hedged" if piece.length.hedge else "stated"
        return self._build("duration", piece, piece.length, certainty, None)

    def _offset(self, piece: Piece, index: int) -> Mention | None:
        """ "Four days later" is the day it leads to; where nothing says from when, it is a duration."""
        if piece.length is None:
            return None
        known, end = self._origin(piece, index)
        if self.folded[max(0, piece.start - 1) : piece.start] in ("(", "（"):  # told aside: how long it took
            known = None
        if piece.exact and self.folded.startswith("in ", piece.start) and (self.state.past or not self.state.news):
            piece.start += 3
            return self._build("duration", replace(piece, kind="duration"), piece.length, "stated", None)
        time = None if known is None else offset(piece, known)
        if time is None or known is None:
            if piece.definite:
                return None
            end = piece.end if not piece.fromwhat else piece.end - len(piece.fromwhat) - 1
            return self._build("duration", piece, piece.length, "hedged" if piece.length.hedge else "stated", None, end)
        if piece.length.hedge in ("about", "nearly"):
            time = replace(time, first=replace(time.first, approximate=True))
        return self._build("date", piece, time, "inferred", known.anchor, end)

    def _origin(self, piece: Piece, index: int) -> tuple[Known | None, int]:
        """From when an offset counts, and where the words that say so end."""
        if piece.now:
            return self.state.base, 0
        following = self.found[index + 1] if index + 1 < len(self.found) else None
        if following is not None and following.kind == "date" and following.start - piece.end <= 5:
            gap = self.folded[piece.end : following.start].strip()
            resolved = resolve(following, self.state) if gap in ("", "the", "of") else None
            if resolved is not None:
                piece.now = piece.exact = following.base == "now" and following.grain == "day"
                words = self.document.text[following.start : following.end]
                return Known(resolved.time.first, Anchor(words, following.start, following.end)), following.end
        for event in self.events:
            if 0 <= event.start - piece.end <= 6 and event.time.last is None:
                words = self.document.text[event.start : event.end]
                return Known(event.time.first, Anchor(words, event.start, event.end)), event.end
        told = self.state.news and piece.relation == "before"
        if piece.fromwhat or not (told or self._opens_clause(piece)):
            return None, 0
        return self.state.counted(piece.length.unit if piece.length else "day"), 0

    def _opens_clause(self, piece: Piece) -> bool:
        """Whether nothing but the time itself stands before it in its clause; else that is what it counts from.

        Only where the language puts first what is counted from (签字四天后); elsewhere it follows the words.
        """
        if not dict(piece.language.sentence).get("prefixed"):
            return True
        before = self.folded[max(0, piece.start - 12) : piece.start]
        cut = 0
        for match in _CLAUSE.finditer(before):
            cut = match.end()
        rest = before[cut:].strip()
        return dict(piece.language.sentence)["opener"].search(rest) is not None or (len(before) < 12 and not rest)

    def _stretch(self, piece: Piece) -> Mention | None:
        """ "The last two years": a period before or after the date of the document, else a length."""
        if piece.length is None:
            return None
        apart = dict(piece.language.sentence).get("apart")  # days that are not those of the calendar
        counted = apart is None or apart.search(self.folded, piece.start, piece.end) is None
        time = stretch(piece, self.state) if counted else None
        if time is not None and self.state.base is not None:
            return self._build("range" if time.is_period else "date", piece, time, "inferred", self.state.base.anchor)
        return self._build("duration", piece, piece.length, "hedged" if piece.length.hedge else "stated", None)
