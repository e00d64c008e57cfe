"""What every rule is: a stateless class that documents itself, with its own examples.

To add one: a new file in the folder of its family, a class with the attributes below and a docstring (what it finds,
why it matters, what counts as agreement, how to settle it), and one entry in `registry.RULES`. The tests run its
examples, `factlint rule` prints them, and the README's table is made from them.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import ClassVar

from msgspec import Struct

from factlint.claims.model import Corpus
from factlint.rules.finding import Evidence, Finding
from factlint.rules.severity import Severity


class Case(Struct, frozen=True):
    """An example: one or more small sources, and for a flagged one what is said of them."""

    sources: tuple[tuple[str, str], ...]
    """File name (its suffix chooses the reader) and text, in order."""
    message: str = ""
    """The exact message of a flagged case."""
    spans: tuple[str, ...] = ()
    """The exact text of each end of a flagged case, in order."""


class Rule(ABC):
    """One kind of inconsistency."""

    code: ClassVar[str]
    """"D101": a family letter and three digits; never reused."""
    name: ClassVar[str]
    family: ClassVar[str]
    """The family shown in JSON; several rules may share one."""
    severity: ClassVar[Severity]
    """The highest severity it gives: a finding may be weaker."""
    flagged: ClassVar[tuple[Case, ...]]
    passed: ClassVar[tuple[Case, ...]]

    @abstractmethod
    def check(self, corpus: Corpus) -> Iterator[Finding]:
        """Every finding of this kind in the corpus, in order of place."""

    def finding(
        self,
        message: str,
        ends: tuple[Evidence, ...],
        *,
        severity: Severity | None = None,
        confidence: float = 1.0,
        trace: tuple[str, ...] = (),
        subject: str = "",
    ) -> Finding:
        """A finding of this rule."""
        return Finding(
            self.code, self.name, self.family, severity or self.severity, confidence, message, ends, trace, subject
        )
