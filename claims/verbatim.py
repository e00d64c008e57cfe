"""Quotations against the source they are cited from: word for word, nearly so, or not at all.

A quotation is looked for where the source has rows of its words; what surrounds the place is compared as two quotations
are. A translated quotation is not looked for.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cached_property

from msgspec import Struct
from rapidfuzz.fuzz import partial_ratio_alignment

from factlint.claims.model import Extraction
from factlint.claims.quotes import Quote, Token, stream
from factlint.claims.wordings import Comparison, pieces, side_by_side

_ROW = 3
"""So many words, or characters of Chinese, in a row show where to look."""
_MARGIN = 8
_COMMON = 200
_LIKE = 0.7


class Found(Struct, frozen=True):
    """Where a source has a quotation, or nearly has it."""

    start: int
    end: int
    """Offsets into the source's `Document.text`."""
    comparison: Comparison
    tokens: tuple[Token, ...]
    """The source's words there."""
    wanted: tuple[Token, ...]
    """The quotation's, or those of its part between two ellipses."""

    @property
    def verbatim(self) -> bool:
        """Whether it is there word for word."""
        return not self.comparison.differences


class Words:
    """The words of one source, to look quotations up in."""

    def __init__(self, source: Extraction) -> None:
        self._source = source

    def speaks(self, quote: Quote) -> bool:
        """Whether the source is in the language of a quotation."""
        han = sum("㐀" <= token.form[:1] <= "鿿" for token in self._tokens[:2000])
        return bool(self._tokens) and quote.is_han == (han * 2 > min(len(self._tokens), 2000))

    def find(self, quote: Quote) -> Found | None:
        """The place that comes nearest to a quotation; None where some part of it is like nothing."""
        places = []
        for low, high in pieces(quote.tokens):
            if high - low < _ROW:
                continue
            place = self._nearest(quote.tokens[low:high])
            if place is None:
                return None
            places.append(place)
        return min(places, key=lambda place: place.verbatim, default=None)

    def _nearest(self, wanted: Sequence[Token]) -> Found | None:
        """The place of a stretch of words without a gap."""
        forms = [token.form for token in wanted]
        hits: Counter[int] = Counter()
        for at in range(len(forms) - _ROW + 1):
            rows = self._rows.get(tuple(forms[at : at + _ROW]), ())
            if len(rows) <= _COMMON:
                hits.update((place - at) // _MARGIN for place in rows)
        best: Found | None = None
        for place, _ in sorted(hits.items(), key=lambda hit: (-hit[1], hit[0]))[:3]:
            low, high = max(0, (place - 1) * _MARGIN), (place + 2) * _MARGIN + len(forms)
            window = self._window(forms, low, high)
            compared = side_by_side(wanted, window)
            if compared.likeness < _LIKE or compared.shared < _LIKE * len(forms):
                continue
            if best is None or compared.shared > best.comparison.shared:
                best = Found(window[0].start, window[-1].end, compared, tuple(window), tuple(wanted))
        return best

    def _window(self, forms: Sequence[str], low: int, high: int) -> Sequence[Token]:
        """The stretch of the source within some bounds that is most like some words."""
        around = self._tokens[low:high]
        if len(around) <= len(forms):
            return around
        found = partial_ratio_alignment(forms, [token.form for token in around])
        return around[found.dest_start : found.dest_end] if found is not None else around

    @cached_property
    def _tokens(self) -> list[Token]:
        return list(stream(self._source.folded, 0, len(self._source.folded)))

    @cached_property
    def _rows(self) -> dict[tuple[str, ...], list[int]]:
        forms = [token.form for token in self._tokens]
        rows: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for at in range(len(forms) - _ROW + 1):
            rows[tuple(forms[at : at + _ROW])].append(at)
        return rows
