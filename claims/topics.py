"""What has been spoken of so far: coreference of "the talks", 会谈, "the agreement" by their kind.

A sentence that names the talks without saying which takes over what the block, or else the document, last told of them.
"""

from __future__ import annotations

from msgspec import Struct, field
from msgspec.structs import replace

from factlint.claims.model import Subject

FAMILIES: dict[str, str] = {
    "talks": "talks", "meeting": "talks", "conference": "talks", "dialogue": "talks",
    "round": "talks", "agreement": "accord", "treaty": "accord", "communique": "accord", "declaration": "accord",
    "bombardment": "battle", "battle": "battle", "mission": "mission", "launch": "mission", "landing": "mission",
    "deaths": "casualties", "casualties": "casualties", "games": "games", "match": "games", "events": "games",
    "cup": "games",
}  # fmt: skip
"""Heads that may name one thing: the talks, a meeting of them; an agreement, the treaty it is."""
THINGS = frozenset(
    {
        "issue", "civilians", "government", "force", "agenda", "representative", "delegation", "company", "ambassador",
        "phase", "round", "proposal", "book", "chair", "commission", "prisoners", "troops", "cooperation", "product",
        "shares", "events", "return", "plant", "exchange", "athletes", "players", "manager", "spectators", "seats",
        "points", "goals", "warheads", "missiles", "shareholders", "employees", "candidate",
        "mayor", "hospital", "school", "university", "degree",
    }
)  # fmt: skip
"""Heads that more often take part in an event than are one."""
NOUNS = {
    "acquire": "acquisition", "found": "founding", "withdraw": "withdrawal", "meet": "meeting", "land": "landing",
    "elect": "election", "attack": "battle", "declare": "statement", "announce": "announcement", "propose": "proposal",
    "agree": "agreement",
}  # fmt: skip
"""Verbs and the nouns that name the same thing."""
ONCE = frozenset({"be-born", "die"})
"""What happens to anybody once, at one time and in one place, and is said of him, not of the event that is nearest."""
_HELD_IN = frozenset({"", "representative", "ambassador", "delegation", "chair", "government", "statement"})
"""Heads beside an office that do not tell in which event its holder acts."""
_CONTINUED = frozenset({"talks", "accord"})
"""Families spoken of for pages as "the talks" and "the agreement"."""
_FADING = 0.75
"""What is left of a topic each time another sentence names one of its family."""


class Topics(Struct):
    """What has been spoken of so far: in this block, and on the whole."""

    near: dict[str, Subject] = field(default_factory=dict)
    """The last full subject of each family of heads in the block."""
    often: dict[str, dict[frozenset[str], float]] = field(default_factory=dict)
    """How much each set of qualifiers was seen with a family: a title counts more, what is long past less."""
    parties: frozenset[str] = frozenset()
    """The parties of the title, or of the last sentence that named two."""

    def fill(self, subject: Subject, kind: str = "") -> Subject:
        """The subject with what its words leave out: the qualifiers and parties of the talks it must mean."""
        vague = _HELD_IN if kind == "participant" else THINGS | {""} if kind == "agreement" else frozenset()
        if subject.head in vague and "talks" in self.often:
            subject = replace(subject, head="talks")
        family = FAMILIES.get(subject.head, subject.head)
        known = self.near.get(family)
        if family in _CONTINUED and not _own(subject.qualifiers):
            seen = self.often.get(family)
            usual = max(seen, key=lambda own: seen[own]) if seen else frozenset()
            kept = _own(known.qualifiers) if known is not None else usual
            subject = replace(subject, qualifiers=subject.qualifiers | kept, assumed=kept)
        if len(subject.parties) < 2 and family in _CONTINUED:
            subject = replace(
                subject,
                parties=subject.parties
                | (known.parties if known is not None and len(known.parties) > 1 else self.parties),
            )
        return subject

    def learn(self, subject: Subject, weight: int = 0) -> None:
        """Remember a subject that its own words make full; `weight` is what a sentence as a whole counts."""
        family = FAMILIES.get(subject.head, subject.head)
        if family and _own(subject.qualifiers):
            self.near[family] = subject
            if weight:
                seen = self.often.setdefault(family, {})
                for own in seen:
                    seen[own] *= _FADING
                seen[_own(subject.qualifiers)] = seen.get(_own(subject.qualifiers), 0.0) + weight
        if len(subject.parties) >= 2:
            self.parties = subject.parties


def _own(qualifiers: frozenset[str]) -> frozenset[str]:
    """The qualifiers that tell a kind; those that number a part of it or name its matter left out."""
    return frozenset(qualifier for qualifier in qualifiers if ":" not in qualifier)
