"""How a report may be drawn."""

from __future__ import annotations

from msgspec import Struct

_COLORS = {"error": "31", "warning": "33", "info": "36", "good": "32", "path": "1", "mark": "31;1", "quiet": "2"}


class Style(Struct, frozen=True):
    """How a report for people may be drawn; machine formats ignore it."""

    width: int = 80
    """Columns of the terminal."""
    color: bool = False
    quiet: bool = False
    """Leave out the summary line."""

    def paint(self, text: str, role: str) -> str:
        """The text in the colour of a role: a severity, "good", "path", "mark", "quiet"."""
        return f"\x1b[{_COLORS[role]}m{text}\x1b[0m" if self.color and text else text
