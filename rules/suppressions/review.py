"""What the rules on suppressions have in common: they look at what became of each suppression, not at documents."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Sequence

from msgspec import Struct

from factlint.claims.model import Corpus
from factlint.rules.finding import Finding
from factlint.rules.rule import Rule
from factlint.rules.waiver import Waiver


class Judged(Struct, frozen=True):
    """A suppression after a run."""

    waiver: Waiver
    expired: bool
    idle: tuple[str, ...]
    """The words for rules that hid nothing, though all their rules ran."""
    unknown: tuple[str, ...]
    """The words that no rule goes by."""


class Review(Rule):
    """A rule on suppressions."""

    def check(self, _corpus: Corpus) -> Iterator[Finding]:
        """Nothing: only the other rules' findings tell (`judge`)."""
        return iter(())

    @abstractmethod
    def judge(self, suppressions: Sequence[Judged]) -> Iterator[Finding]:
        """The findings on the suppressions of a run."""
