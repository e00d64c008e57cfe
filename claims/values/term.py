"""Values that are names: an outcome, a person, an office, a place."""

from __future__ import annotations

from msgspec import Struct


class Term(Struct, frozen=True):
    """A canonical name; two terms agree when they are the same one.

    >>> str(Term("not-reached"))
    'not-reached'
    """

    name: str

    def __str__(self) -> str:
        return self.name
