"""The rules there are, in one list that can be read.

To add one: write its file in the folder of its family (see `rule.py`), import its class here and enter it in `RULES`,
in the order of the codes.
"""

from __future__ import annotations

from factlint.rules.agreements.agreement_conflict import AgreementConflict
from factlint.rules.agreements.sole_agreement import SoleAgreement
from factlint.rules.citations.duplicate_reference import DuplicateReference
from factlint.rules.citations.empty_reference import EmptyReference
from factlint.rules.citations.impossible_access_date import ImpossibleAccessDate
from factlint.rules.citations.malformed_reference import MalformedReference
from factlint.rules.citations.missing_target import MissingTarget
from factlint.rules.citations.reference_order import ReferenceOrder
from factlint.rules.citations.source_predates_event import SourcePredatesEvent
from factlint.rules.citations.undefined_reference import UndefinedReference
from factlint.rules.citations.unsupported_by_source import UnsupportedBySource
from factlint.rules.citations.unused_reference import UnusedReference
from factlint.rules.dates.anniversary import AnniversaryMismatch
from factlint.rules.dates.date_conflict import DateConflict
from factlint.rules.dates.duration_arithmetic import DurationArithmetic
from factlint.rules.dates.impossible_date import ImpossibleDate
from factlint.rules.dates.narrative_order import NarrativeOrder
from factlint.rules.dates.range_conflict import RangeConflict
from factlint.rules.dates.relative_date import RelativeDate
from factlint.rules.dates.weekday_mismatch import WeekdayMismatch
from factlint.rules.entities.participant_conflict import ParticipantConflict
from factlint.rules.entities.place_conflict import PlaceConflict
from factlint.rules.numbers.count_conflict import CountConflict
from factlint.rules.numbers.enumeration_mismatch import EnumerationMismatch
from factlint.rules.numbers.missing_ordinal import MissingOrdinal
from factlint.rules.numbers.ordinal_order import OrdinalOrder
from factlint.rules.numbers.ordinal_total import OrdinalExceedsTotal
from factlint.rules.quotations.quote_mismatch import QuoteMismatch
from factlint.rules.quotations.unbalanced_quote import UnbalancedQuote
from factlint.rules.rule import Rule
from factlint.rules.suppressions.expired_suppression import ExpiredSuppression
from factlint.rules.suppressions.unused_suppression import UnusedSuppression

RULES: tuple[type[Rule], ...] = (
    DateConflict,
    RangeConflict,
    ImpossibleDate,
    WeekdayMismatch,
    NarrativeOrder,
    RelativeDate,
    DurationArithmetic,
    AnniversaryMismatch,
    CountConflict,
    OrdinalExceedsTotal,
    EnumerationMismatch,
    MissingOrdinal,
    OrdinalOrder,
    AgreementConflict,
    SoleAgreement,
    PlaceConflict,
    ParticipantConflict,
    QuoteMismatch,
    UnbalancedQuote,
    UndefinedReference,
    EmptyReference,
    UnusedReference,
    DuplicateReference,
    MissingTarget,
    UnsupportedBySource,
    SourcePredatesEvent,
    ReferenceOrder,
    MalformedReference,
    ImpossibleAccessDate,
    UnusedSuppression,
    ExpiredSuppression,
)


def rule(name: str) -> type[Rule] | None:
    """The rule of that code ("D101", in either case) or name ("date-conflict")."""
    return next((known for known in RULES if name.upper() == known.code or name.lower() == known.name), None)
