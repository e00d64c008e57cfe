"""Which claims of a document are surely about a pinned fact.

A claim is about it where its clause says all the subject words of one language, and nothing beside them that makes it
another thing: another number in a series, another verb, a part of what is counted, another time. Names may stand in
the heading above, where the sentence names no others of their kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from msgspec import Struct

from factlint.claims.align import GROUPS
from factlint.claims.clauses import Scope, scopes
from factlint.claims.compare import MEETINGS
from factlint.claims.concepts import lower, scan, stop_words
from factlint.claims.languages.en.lemmas import lemma
from factlint.claims.ledger.entries import Entry
from factlint.claims.ledger.said import Headings, Keys, is_run, keys, meets
from factlint.claims.ledger.strangers import Stretch
from factlint.claims.ledger.wording import CONTENT, NAMING, WORD, About, Wording, about, unknown_runs
from factlint.claims.model import Claim, Extraction
from factlint.claims.naming import named
from factlint.claims.subjects import vicinity
from factlint.claims.values.agreement import Agreement
from factlint.claims.values.number import Quantity
from factlint.claims.values.time import Time

_TAKING_PLACE = frozenset({"hold", "begin", "last", "end", "meet"})
"""What is said of an event that is named without a verb."""
_ASIDE = ("footnote", "code", "boilerplate")
"""Blocks that are not the document's own word."""
_DECIDING = ("agreed", "proposed", "refused", "failed", "plan")
"""What is said of an event before there is one."""
_CLOSE = 3
"""Characters between a name and the date in brackets behind it."""
_PARTIAL = ("qualifier", "place", "country", "body", "organ", "person")
"""What makes of a number that of a part."""


class Passages(Struct, frozen=True, dict=True):
    """A document, sentence by sentence, with what it is about."""

    extraction: Extraction

    def about(self, entry: Entry) -> Iterator[Claim]:
        """The claims that are about an entry, in order."""
        told = about(entry, self.extraction.names)
        found: dict[int, Claim] = {}
        for wording in told.wordings:
            for scope in (self.scopes[index] for index in self._saying(wording)):
                for claim in self._claims.get(scope.index, ()):
                    if self._is_about(claim, scope, entry, told, wording):
                        found[id(claim)] = claim
        yield from sorted(found.values(), key=lambda claim: claim.mention.start)

    def telling(self, claim: Claim) -> dict[tuple[str, str], str]:
        """What the clause of a claim says besides values, in order: concepts, and words that no lexicon knows.

        Each with the words as they stand there; of Chinese ones only such as stand before a concept, as names do.
        """
        scope, extraction = self.scopes[claim.sentence], self.extraction
        start, end = vicinity(scope, claim.mention)
        found = [
            (hit.start, hit.end, hit.category, hit.name)
            for hit in scope.hits
            if start <= hit.start < end and hit.category in CONTENT
        ]
        taken = [(each[0], each[1]) for each in found] + [
            (m.start, m.end) for m in scope.mentions if m.kind not in ("agreement", "place", "participant")
        ]
        stop = stop_words()
        for match in WORD.finditer(extraction.folded, start, end):
            word = lower(match.group())
            if word not in stop and not any(first < match.end() and match.start() < last for first, last in taken):
                found.append((match.start(), match.end(), "word", lemma(word)))
        heads = {at for at, _, category, _ in found if category != "aspect"}
        runs = unknown_runs(extraction.folded, start, end, taken)
        found += [(at, at + len(run), "word", run) for at, run in runs if at + len(run) in heads]
        return {(category, name): extraction.document.text[at:to] for at, to, category, name in sorted(found)}

    @cached_property
    def scopes(self) -> list[Scope]:
        """The sentences with their concepts and clauses."""
        extraction = self.extraction
        hits = named(extraction.folded, scan(extraction.folded), extraction.names)
        return scopes(extraction.folded, extraction.sentences, [claim.mention for claim in extraction.claims], hits)

    @cached_property
    def _claims(self) -> dict[int, list[Claim]]:
        found: dict[int, list[Claim]] = {}
        for claim in self.extraction.claims:
            found.setdefault(claim.sentence, []).append(claim)
        return found

    @cached_property
    def _said(self) -> dict[tuple[str, str], list[int]]:
        """The sentences that say a concept or an English word."""
        found: dict[tuple[str, str], list[int]] = {}
        for scope in self.scopes:
            for key in keys(self.extraction.folded, scope, scope.sentence.start, scope.sentence.end):
                found.setdefault(key, []).append(scope.index)
        return found

    def _saying(self, wording: Wording) -> Sequence[int]:
        """The sentences that say the rarest of the things that a passage itself has to say."""
        things = [need for need in wording.needs if need.category not in NAMING and need.category != "aspect"]
        own = things or list(wording.needs)
        known = [
            sorted({index for name in need.names for index in self._said.get((need.category, name), ())})
            for need in own
            if not is_run(need)
        ]
        if known:
            return min(known, key=len)
        text = self.extraction.folded
        run = min(name for need in own for name in need.names)
        if run not in text:
            return ()
        return [each.index for each in self.scopes if text.find(run, each.sentence.start, each.sentence.end) >= 0]

    def _is_about(self, claim: Claim, scope: Scope, entry: Entry, told: About, wording: Wording) -> bool:
        mention = claim.mention
        if self.extraction.document.blocks[scope.sentence.block].kind in _ASIDE:
            return False
        if GROUPS.get(claim.kind, claim.kind) != GROUPS.get(entry.kind, entry.kind):
            return False
        if claim.modality == "superseded" or (mention.certainty == "inferred" and mention.get("deictic")):
            return False
        clause = vicinity(scope, mention)
        if any(clause[0] <= hit.start < clause[1] for hit in scope.of("negation")):
            return False
        return (
            self._says_all(claim, scope, wording, clause)
            and self._is_in_scope(scope, told)
            and self._is_same_thing(claim, scope, told, wording, entry, clause)
        )

    def _says_all(self, claim: Claim, scope: Scope, wording: Wording, clause: tuple[int, int]) -> bool:
        """Whether the clause says every need; a head may be the one the claim is about, names may stand around."""
        text = self.extraction.folded
        part = self._between_dates(claim, scope, clause)
        own = keys(text, scope, *part)
        whole = keys(text, scope, scope.sentence.start, scope.sentence.end)
        alone = len([each for each in self._claims[scope.index] if _group(each) == _group(claim)]) == 1
        above = self._above(scope)
        inside = False
        for need in wording.needs:
            if meets(need, own, text[slice(*part)]):
                inside = True
            elif need.category == "head" and claim.subject.head in need.names and part == clause:
                pass
            elif need.category == "aspect":
                if not (claim.kind == "count" and need.names & _TAKING_PLACE and self._is_total(scope)):
                    return False
            elif alone and meets(need, whole, text[scope.sentence.start : scope.sentence.end]):
                pass
            elif need.category not in NAMING or scope.of(need.category) or not meets(need, *above):
                return False
        return inside

    def _between_dates(self, claim: Claim, scope: Scope, clause: tuple[int, int]) -> tuple[int, int]:
        """Of a clause with several dates the part from the one before a date to the one behind it."""
        others = [each.mention for each in self._claims[scope.index] if _group(each) == "date" and each is not claim]
        if _group(claim) != "date":
            return clause
        start = max((m.end for m in others if clause[0] <= m.end <= claim.mention.start), default=clause[0])
        return start, min((m.start for m in others if claim.mention.end <= m.start < clause[1]), default=clause[1])

    def _is_in_scope(self, scope: Scope, told: About) -> bool:
        """Whether the sentence, or what heads it, says the words of one scope."""
        if not told.scopes:
            return True
        text = self.extraction.folded
        own = keys(text, scope, scope.sentence.start, scope.sentence.end)
        above, words = self._above(scope)
        said = text[scope.sentence.start : scope.sentence.end] + " " + words
        return any(
            wording.numbered <= own | above and all(meets(need, own | above, said) for need in wording.needs)
            for wording in told.scopes
        )

    def _is_same_thing(
        self, claim: Claim, scope: Scope, told: About, wording: Wording, entry: Entry, clause: tuple[int, int]
    ) -> bool:
        """Whether nothing beside the words makes it another thing."""
        subject = claim.subject
        ordinals = wording.ordinals | frozenset(number for each in told.scopes for number in each.ordinals)
        said = subject.ordinal is not None or wording.numbered <= keys(self.extraction.folded, scope, *clause)
        if not said or not self._ordinals(scope, claim, clause) <= ordinals:
            return False
        if claim.kind in ("date", "range"):
            part = Stretch(self.extraction.folded, scope, *self._between_dates(claim, scope, clause), wording)
            return self._is_of_one_verb(claim, scope, wording, clause) and not part.is_of_another(claim.mention)
        if claim.kind == "place":
            if entry.when is not None and not _is_then(claim, entry.when):
                return False
            return [each.kind for each in self._claims[scope.index]].count("place") == 1 and (
                not subject.aspect or subject.aspect in wording.aspects | _TAKING_PLACE
            )
        if claim.kind == "count" and _unit(claim) != told.unit:
            return False
        part = Stretch(self.extraction.folded, scope, *clause, wording)
        return self._is_whole(claim, scope, told, wording, entry) and (
            self._is_total(scope) or not part.is_of_a_part(claim.mention)
        )

    @staticmethod
    def _ordinals(scope: Scope, claim: Claim, clause: tuple[int, int]) -> frozenset[int]:
        """The numbers in a series that the clause names, and that the claim has by what was told before."""
        values = [m.value for m in scope.mentions if m.kind == "ordinal" and clause[0] <= m.start < clause[1]]
        points = [value.point for value in values if isinstance(value, Quantity) and value.point is not None]
        own = {claim.subject.ordinal} - {None}
        return frozenset(int(point) for point in points) | frozenset(number for number in own if number is not None)

    def _is_of_one_verb(self, claim: Claim, scope: Scope, wording: Wording, clause: tuple[int, int]) -> bool:
        """Whether the date is that of the verb among the words; of an event without one, of its taking place."""
        aspect = self._verb(claim, scope, clause)
        if wording.aspects:
            return aspect in wording.aspects or not aspect
        verbs = {hit.name for hit in scope.of("aspect") if clause[0] <= hit.start < clause[1]}
        if not verbs <= _TAKING_PLACE or any(clause[0] <= hit.start < clause[1] for hit in scope.of(*_DECIDING)):
            return False
        if aspect:
            return aspect in _TAKING_PLACE
        hits = [hit.end for hit in scope.hits if hit.category in CONTENT and clause[0] <= hit.start]
        before = [end for end in hits if end <= claim.mention.start]
        return bool(before) and claim.mention.start - max(before) <= _CLOSE

    def _verb(self, claim: Claim, scope: Scope, clause: tuple[int, int]) -> str:
        """The verb of a date: where verbs and dates take turns in a clause, each date has the verb of its turn."""
        verbs = [hit for hit in scope.of("aspect") if clause[0] <= hit.start < clause[1]]
        dates = [each for each in self._claims[scope.index] if _group(each) == "date"]
        dates = [each for each in dates if clause[0] <= each.mention.start < clause[1]]
        turns = sorted([(hit.start, "verb") for hit in verbs] + [(each.mention.start, "date") for each in dates])
        takes_turns = all(one[1] != other[1] for one, other in pairwise(turns))
        if len(dates) > 1 and len(verbs) == len(dates) and takes_turns:
            return verbs[dates.index(claim)].name
        return claim.subject.aspect

    def _is_whole(self, claim: Claim, scope: Scope, told: About, wording: Wording, entry: Entry) -> bool:
        """Whether a number is that of the whole: no part of it is named, and no time but that of the entry."""
        wordings = (wording, *told.scopes)
        for category in _PARTIAL:
            known = frozenset(name for each in wordings for name in each.names(category))
            found = frozenset(hit.name for hit in scope.of(category))
            if found - known and not (category in ("country", "body") and self._is_total(scope)):
                return False
        if any(":" in qualifier for qualifier in claim.subject.qualifiers):
            return False
        return claim.subject.when is None if entry.when is None else _is_then(claim, entry.when)

    def _is_total(self, scope: Scope) -> bool:
        """Whether the sentence says that it counts all."""
        start, end = scope.sentence.start, scope.sentence.end
        return any(cue.kind.startswith("total") and start <= cue.start < end for cue in self.extraction.cues)

    def _above(self, scope: Scope) -> tuple[Keys, str]:
        """What the headings above a sentence and the title say: concepts and words, and their text."""
        return self._headings.above(self.extraction.sentences[scope.index].block)

    @cached_property
    def _headings(self) -> Headings:
        return Headings(self.extraction, self.scopes)


def _is_then(claim: Claim, when: Time) -> bool:
    """Whether a claim is told of a time that may be the one of an entry."""
    own = claim.subject.when
    return own is not None and own.compare(when) in (Agreement.EQUAL, Agreement.FINER)


def _group(claim: Claim) -> str:
    return GROUPS.get(claim.kind, claim.kind)


def _unit(claim: Claim) -> str:
    return "meeting" if claim.mention.unit in MEETINGS else claim.mention.unit
