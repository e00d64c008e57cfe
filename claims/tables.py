"""What a cell of a table is about: what its row, its column and the caption say that the cell leaves out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import takewhile

from msgspec import Struct
from msgspec.structs import replace

from factlint.claims.clauses import Scope
from factlint.claims.concepts import lower
from factlint.claims.model import Subject
from factlint.claims.numerals import english_ordinal
from factlint.claims.values.number import Quantity
from factlint.claims.values.time import Time
from factlint.claims.wording import Wording, wording
from factlint.sources.document import Document

_NOTHING = Wording()
_DATED = frozenset({"date", "range"})
_BESIDE = 2
"""Characters that a cell may have besides its date."""


class Header(Struct, frozen=True):
    """Everything that stands at the head of one cell."""

    scopes: tuple[Scope, ...] = ()
    """The sentences of its headers: of the column, the row and the caption."""
    wording: Wording = _NOTHING
    number: int | None = None
    """The number in a series that they give: the row of the second meeting."""

    def complete(self, subject: Subject) -> Subject:
        """The subject with what the headers say; what the cell says itself is kept."""
        if not self.scopes:
            return subject
        countries = frozenset(hit.name for scope in self.scopes for hit in scope.of("country", "body"))
        qualifiers = frozenset(hit.name for scope in self.scopes for hit in scope.of("qualifier"))
        return replace(
            subject,
            head=subject.head or self._first("head"),
            aspect=subject.aspect or self._first("aspect"),
            qualifiers=subject.qualifiers | qualifiers,
            parties=subject.parties or countries,
            places=subject.places | {hit.name for scope in self.scopes for hit in scope.of("place")},
            ordinal=subject.ordinal if subject.ordinal is not None else self.number,
            when=subject.when or self._time(),
        )

    def _first(self, category: str) -> str:
        return next((hit.name for scope in self.scopes for hit in scope.of(category)), "")

    def _time(self) -> Time | None:
        return next((m.value for scope in self.scopes for m in scope.mentions if isinstance(m.value, Time)), None)


_NONE = Header()


class Headers:
    """The headers of all cells of a document."""

    def __init__(self, document: Document, folded: str, scopes: Sequence[Scope]) -> None:
        self._document = document
        self._folded = folded
        self._scopes: dict[int, list[Scope]] = defaultdict(list)
        wanted = {index for block in document.blocks for index in block.headers}
        wanted |= {number for number, block in enumerate(document.blocks) if block.headers and block.kind == "cell"}
        for scope in scopes if wanted else ():
            if scope.sentence.block in wanted:
                self._scopes[scope.sentence.block].append(scope)
        self._known: dict[tuple[int, ...], Header] = {}

    def of(self, block: int) -> Header:
        """What heads a block, and for a day that heads its row what the row tells; nothing for what is no cell."""
        indexes = self._document.blocks[block].headers + self._row(block)
        if not indexes:
            return _NONE
        if indexes not in self._known:
            self._known[indexes] = self._header(indexes)
        return self._known[indexes]

    def _row(self, block: int) -> tuple[int, ...]:
        """The cells of the row that a block heads which is a date and no more: 2012年5月22日 | 兩國草簽."""
        blocks = self._document.blocks
        if not any(self._is_date(scope) for scope in self._scopes.get(block, ())):
            return ()
        behind = range(block + 1, len(blocks))
        return tuple(takewhile(lambda index: blocks[index].kind == "cell" and block in blocks[index].headers, behind))

    @staticmethod
    def _is_date(scope: Scope) -> bool:
        span = scope.sentence.end - scope.sentence.start
        return any(m.kind in _DATED and m.end - m.start + _BESIDE >= span for m in scope.mentions)

    def _header(self, indexes: tuple[int, ...]) -> Header:
        """What the headers say, and behind them what heads these: the row of the second | meeting."""
        blocks = self._document.blocks
        above = (other for index in indexes for other in blocks[index].headers)
        scopes = tuple(scope for index in dict.fromkeys((*indexes, *above)) for scope in self._scopes.get(index, ()))
        said = Wording()
        for scope in scopes:
            said |= wording(self._folded, scope, scope.sentence.start, scope.sentence.end)
        return Header(scopes, said, next(self._numbers(scopes), None))

    def _numbers(self, scopes: Sequence[Scope]) -> Iterator[int]:
        """Numbers of a series, told of a meeting (第二次会议) or alone in a cell (Second)."""
        for scope in scopes:
            alone = english_ordinal(lower(self._folded[scope.sentence.start : scope.sentence.end]).strip())
            if alone is not None:
                yield alone
            values = (m.value for m in scope.mentions if m.kind == "ordinal")
            yield from (int(v.point) for v in values if isinstance(v, Quantity) and v.point is not None)
