"""What is not to be reported, wherever that is written: in a comment of a document, or in a file of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from factlint.claims.model import Corpus
from factlint.rules.finding import Evidence, Finding, source_evidence
from factlint.sources.document import Document, Suppression

ALL = "ALL"


class Waiver(Struct, frozen=True):
    """One suppression, with the place where it is written."""

    place: Evidence
    covers: Callable[[Evidence], bool]
    """Whether an end of a finding lies where it holds."""
    rules: tuple[str, ...]
    """Codes, beginnings of codes, names, "ALL"."""
    words: tuple[str, ...] = ()
    fingerprint: str = ""
    """The first digits, at least; "" for any."""
    reason: str = ""
    until: str = ""
    fault: str = ""
    outside: bool = False
    """Whether it is written in a file of its own."""

    def hides(self, finding: Finding) -> bool:
        """Whether it is for this finding, whatever the rule: one end of it lies where it holds."""
        if not finding.fingerprint.startswith(self.fingerprint):
            return False
        return any(self._meets(end) for end in finding.evidence if end.role != "context")

    def called(self, words: Iterable[str]) -> str:
        """How messages name these of its words."""
        return f"fingerprint {self.fingerprint}" if self.fingerprint else ", ".join(words)

    def expired(self, today: str) -> bool:
        """Whether it holds no more on a day (YYYY-MM-DD); "" where no day is known."""
        return bool(self.until and today and today > self.until)

    def _meets(self, end: Evidence) -> bool:
        said = not self.words or any(word == end.value or word in end.text for word in self.words)
        return said and self.covers(end)


class Suppressed(Struct, frozen=True):
    """A finding that is not to be reported, and by what."""

    finding: Finding
    waiver: Waiver


def of_documents(corpus: Corpus) -> Iterator[Waiver]:
    """The comments of all documents, by path and place."""
    for extraction in corpus.extractions:
        document = extraction.document
        for suppression in document.suppressions:
            yield _of_comment(document, suppression)


def _of_comment(document: Document, told: Suppression) -> Waiver:
    place = source_evidence(document, told.start, told.end, ", ".join(told.rules), "suppression")

    def covers(end: Evidence) -> bool:
        within = end.start < told.high and told.low < max(end.end, end.start + 1)
        return end.path == document.path and within

    return Waiver(place, covers, told.rules, told.words, "", told.reason, told.until, told.fault)


def codes(word: str, known: Iterable[tuple[str, str]]) -> frozenset[str]:
    """The codes that a word stands for, of rules known by code and name; none where no rule has it."""
    return frozenset(
        code for code, name in known if word.upper() == ALL or word.lower() == name or code.startswith(word.upper())
    )
