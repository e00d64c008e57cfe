"""The noun the tool is about: a claim, from the bare mention of a value to the fact it speaks of.

Document ─extractors─▶ Mention ─context, subjects─▶ Claim ─alignment─▶ Fact
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from msgspec import Struct, field

from factlint.claims.kinship import Kinship
from factlint.claims.names import Name
from factlint.claims.values.duration import Duration
from factlint.claims.values.number import Quantity
from factlint.claims.values.term import Term
from factlint.claims.values.time import Precision, Time
from factlint.sources.document import Document
from factlint.sources.library import Library

if TYPE_CHECKING:
    from factlint.claims.align import Alignment

Kind = Literal[
    "date", "range", "duration", "count", "ordinal", "agreement", "place", "participant", "quote", "citation"
]
Certainty = Literal["stated", "inferred", "hedged"]
Modality = Literal["asserted", "negated", "hedged", "planned", "attributed", "superseded"]
Value = Time | Quantity | Duration | Term


class Verdict(StrEnum):
    """What holds between two claims of one fact."""

    CONFLICT = "conflict"
    COMPATIBLE = "compatible"
    CORROBORATED = "corroborated"
    NOT_COMPARABLE = "not-comparable"


class Anchor(Struct, frozen=True):
    """What an inferred part of a value was taken from: a place of the same document, or an option."""

    text: str
    """The words of the place ("1955年4月"), or the name of the option ("--base-date")."""
    start: int = -1
    """Offset into `Document.text`; -1 where no place of the document is meant."""
    end: int = -1


class Mention(Struct, frozen=True):
    """A value met in a text, before anything is known of what it is about."""

    kind: Kind
    start: int
    end: int
    """Offsets into `Document.text`; never across a block separator."""
    value: Value
    unit: str = ""
    """Language-neutral counted unit: "meeting", "person", "%", "NT$"; "" for a bare number and for other kinds."""
    certainty: Certainty = "stated"
    anchor: Anchor | None = None
    detail: tuple[tuple[str, str], ...] = ()
    """What else the words carry, by name: weekday=1..7, calendar=republic, relation=after, counted=meetings …"""
    source: tuple[int, int] | None = None
    """Offsets into `Document.source` of what is no part of the readable text: the mark of a citation."""

    def get(self, name: str, default: str = "") -> str:
        """The detail of that name."""
        return next((value for key, value in self.detail if key == name), default)


class Sentence(Struct, frozen=True):
    """A sentence of a block: `Document.text[start:end]`."""

    start: int
    end: int
    block: int
    """Index into `Document.blocks`."""
    language: str
    """"en", "zh", or "und"."""


class Subject(Struct, frozen=True):
    """What a claim is about, in no language: the ground on which two claims are compared at all."""

    head: str = ""
    """The concept of the thing or event: "talks", "agreement", "visit"; "" where none was found."""
    aspect: str = ""
    """What is said of it: "begin", "hold", "resume", "suspend", "end", "sign", "propose", …"""
    qualifiers: frozenset[str] = frozenset()
    """What tells it from others of its kind: "consular", "ambassadorial", "phase:1"."""
    assumed: frozenset[str] = frozenset()
    """Those of the qualifiers that the sentence leaves out and its context gives."""
    parties: frozenset[str] = frozenset()
    """Countries, organisations and persons taking part, by canonical name."""
    places: frozenset[str] = frozenset()
    ordinal: int | None = None
    """The number it bears in its series: 73 for the 73rd meeting."""
    when: Time | None = None
    """The time at which the fact holds, where the sentence gives one besides the claim's own value."""
    paired: bool = False
    """Whether that time is beyond doubt its own: of a number in a clause with as many times as numbers."""
    near: frozenset[str] = frozenset()
    """The content words of the claim's own clause, as concepts or folded words."""
    words: frozenset[str] = frozenset()
    """Those of its whole sentence."""
    near_runs: frozenset[str] = frozenset()
    """The Chinese characters of the clause that no lexicon knows, as they stand together."""
    runs: frozenset[str] = frozenset()
    """Those of the whole sentence."""
    near_meanings: frozenset[str] = frozenset()
    """What the words of `near_runs` can mean in English, in the form that `near` has."""
    meanings: frozenset[str] = frozenset()
    """The same for `runs`."""
    noun: str = ""
    """Of a count in English what is counted, in the form that `near` has."""
    nouns: frozenset[str] = frozenset()
    """Of a count in Chinese what may be counted, as English words, where documents of both languages meet."""
    beside: frozenset[str] = frozenset()
    """The other values of its sentence, with their units (see `surroundings`)."""

    def __str__(self) -> str:
        number = f" {self.ordinal}" if self.ordinal is not None else ""
        kinds = [qualifier.replace(":", " ") for qualifier in sorted(self.qualifiers)]
        thing = " ".join([*kinds, self.head]).strip() + number
        return ", ".join(part for part in (thing, self.aspect, "/".join(sorted(self.parties))) if part)


class Claim(Struct, frozen=True):
    """A value, what it is about, and how it is said."""

    mention: Mention
    subject: Subject
    sentence: int
    """Index into `Extraction.sentences`."""
    modality: Modality = "asserted"
    speaker: str = ""
    """Who says so, where the claim is attributed."""
    document: int = 0
    """Index into the corpus."""

    @property
    def kind(self) -> Kind:
        """The kind of its value."""
        return self.mention.kind

    @property
    def value(self) -> Value:
        """Its value."""
        return self.mention.value


class Cue(Struct, frozen=True):
    """A word that tells how something is said: `Document.text[start:end]`."""

    start: int
    end: int
    kind: str
    """"continuation" (then, 会后), "total" (共), "total-behind" (in all), "universal" (any … whatsoever, 任何)."""


class Extraction(Struct, frozen=True, dict=True):
    """Everything one document says."""

    document: Document
    folded: str
    """`document.text` in simplified script and half-width digits, of the same length: what patterns are matched on."""
    sentences: tuple[Sentence, ...]
    claims: tuple[Claim, ...]
    cues: tuple[Cue, ...] = ()
    """In order of place."""
    marks: tuple[Claim, ...] = ()
    """Its quotations and citations, in order of place."""
    names: tuple[Name, ...] = ()
    """What the user calls people, places and events, with which it was read."""

    def in_sentence(self, sentence: int) -> Sequence[Claim]:
        """The claims of one of its sentences, in order of place."""
        return self._by_sentence.get(sentence, ())

    @cached_property
    def _by_sentence(self) -> dict[int, list[Claim]]:
        found: dict[int, list[Claim]] = {}
        for claim in self.claims:
            found.setdefault(claim.sentence, []).append(claim)
        return found


class Place(Struct, frozen=True):
    """A claim's address in a corpus."""

    document: int
    claim: int
    """Index into `Extraction.claims`."""


class Pair(Struct, frozen=True):
    """Two claims of one fact and what holds between them."""

    first: Claim
    second: Claim
    verdict: Verdict
    reason: str
    score: float
    """How much speaks for their being about one thing, their values left out (see `features`)."""
    identity: float = 0.0
    """How much of it tells the thing from others of its kind."""


class Fact(Struct, frozen=True):
    """Everything the sources say about one property of one subject."""

    claims: tuple[Claim, ...]
    """In order of document and place; one or more."""
    verdict: Verdict | None
    """None where one source alone speaks."""
    reason: str
    pairs: tuple[Pair, ...] = ()
    """Every two claims of different sources, one of each value a source gives."""
    trace: tuple[str, ...] = ()
    """Why these claims were joined and how their values were compared, a step a line."""
    presumed: bool = False
    """Joined because the user says that the sources are about one subject (see `counterparts`, `ledger`)."""
    pins: tuple[Claim, ...] = ()
    """Those of its claims that a ledger pins; more than one where sources are known to differ."""


_NAME = re.compile(r"[A-Z][a-zà-ÿ]{2,}")
_INSIDE = re.compile(r"(?<=[a-z,;’'] )[A-Z][a-zà-ÿ]{2,}")
_UNNAMED = frozenset({"date", "range", "place", "participant"})


class Corpus(Struct, frozen=True, dict=True):
    """What the rules look at: every document's claims and the facts they join into."""

    extractions: tuple[Extraction, ...]
    facts: tuple[Fact, ...] = field(default=())
    library: Library = field(default_factory=Library)
    """Where the addresses in the documents lead."""
    alignment: Alignment | None = None
    """How any two claims compare as subjects."""

    @cached_property
    def kinship(self) -> Kinship:
        """Which of the documents tell so much alike that they are surely about one thing."""
        alike = (fact for fact in self.facts if fact.verdict is Verdict.CORROBORATED)
        sisters = self.alignment.sisters.are if self.alignment is not None else _never
        found = [({claim.document for claim in fact.claims}, _is_day(fact.claims[0].value)) for fact in alike]
        return Kinship(found, sisters, [names_of(extraction) for extraction in self.extractions])


def names_of(extraction: Extraction) -> frozenset[str]:
    """The words with a capital within its sentences, but for places, countries, persons and what stands in dates."""
    subjects = [claim.subject for claim in extraction.claims]
    known = {word for each in subjects for name in (*each.parties, *each.places) for word in name.split()}
    folded = extraction.folded
    for claim in extraction.claims:
        if claim.kind in _UNNAMED:
            known.update(_NAME.findall(folded, claim.mention.start, claim.mention.end))
    return frozenset(found.group() for found in _INSIDE.finditer(folded)) - known


def _never(_one: int, _two: int) -> bool:
    return False


def _is_day(value: object) -> bool:
    """Whether a value is a day of a known year."""
    return isinstance(value, Time) and value.year_known and value.precision <= Precision.DAY
