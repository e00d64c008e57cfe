"""Names that a user settles: which spellings, translations and nicknames are one person, place or event."""

from __future__ import annotations

from msgspec import Struct

KINDS = {"people": "person", "places": "place", "events": "event"}
"""What a user calls them, and the category that the lexicons know them by."""


class Name(Struct, frozen=True):
    """One thing and what it is called."""

    category: str
    name: str
    others: tuple[str, ...]

    @property
    def forms(self) -> tuple[str, ...]:
        """All that it is called, the name first."""
        return (self.name, *self.others)
