"""What one document is about, as a whole: worked out when two documents are first compared."""

from __future__ import annotations

from functools import cached_property

from factlint.claims.concepts import stop_words
from factlint.claims.model import Extraction
from factlint.claims.surroundings import key, told
from factlint.claims.titles import Title, issued, reported, title, words
from factlint.claims.values.time import Time

_TELLING = 2.5
"""From where a value tells what a text is about: a day, a number of three digits."""
_KINDS = frozenset({"date", "range", "count", "duration"})
_ARTICLE = ("the ", "a ")


class About:
    """What one document is about."""

    def __init__(self, extraction: Extraction) -> None:
        self.extraction = extraction

    @cached_property
    def title(self) -> Title | None:
        """Its title."""
        return title(self.extraction)

    @cached_property
    def issued(self) -> Time | None:
        """The day on which it was issued."""
        return issued(self.extraction)

    @cached_property
    def reported(self) -> int | None:
        """The year of which it reports."""
        return reported(self.extraction)

    @cached_property
    def years(self) -> frozenset[int]:
        """The years in which what it tells took place; none where it dates less than twice."""
        dated = [
            claim.value.first.year
            for claim in self.extraction.claims
            if isinstance(claim.value, Time) and claim.value.first.year is not None
        ]
        return frozenset(dated) if len(dated) > 1 else frozenset()

    @cached_property
    def body(self) -> str:
        """What follows its title, folded, in small letters."""
        return self._body.casefold()

    @cached_property
    def _body(self) -> str:
        return self.extraction.folded[self.title.ends if self.title else 0 :].lstrip()

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of that in Latin letters."""
        return frozenset(words(self.body))

    @cached_property
    def names(self) -> frozenset[str]:
        """Those of them that are always written with a capital letter."""
        said = words(self._body)
        capital = {word.casefold() for word in said if word[0].isupper()}
        return frozenset(capital - {word for word in said if word[0].islower()} - stop_words())

    @cached_property
    def is_article(self) -> bool:
        """Whether its first words are its title: an article on what has that name."""
        if self.title is None or self.title.opens:
            return self.title is not None
        name, lead = self.title.text.casefold(), self.body
        for article in _ARTICLE:
            name, lead = name.removeprefix(article), lead.removeprefix(article)
        return lead.startswith(name)

    @cached_property
    def values(self) -> frozenset[str]:
        """The values that tell what it is about."""
        found = (key(claim) for claim in self.extraction.claims if claim.kind in _KINDS)
        return frozenset(value for value in found if told(value) >= _TELLING)
