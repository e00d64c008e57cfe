"""S902: suppressions whose time is over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factlint.rules.finding import Finding
from factlint.rules.rule import Case
from factlint.rules.suppressions.review import Judged, Review


class ExpiredSuppression(Review):
    """A suppression that was to hold until a day that is past: what it hid is reported again.

    "Until" is a promise to look again: that day has come. The day counts as past by `--today`, else by
    SOURCE_DATE_EPOCH, else by the date of the last commit, never by the clock: the same files in the same repository
    give the same report whenever it is made.

    To settle it, mend what it hid, or give it another day and say in the reason why.
    """

    code = "S902"
    name = "expired-suppression"
    family = "suppression"
    severity = "warning"
    flagged = (
        Case(
            (("talks.md", "<!-- factlint: ignore D103 archive is asked until 1999-12-31 -->\n\nOn 1 May 1955.\n"),),
            "this suppression of D103 held until 1999-12-31 (archive is asked)",
            ("<!-- factlint: ignore D103 archive is asked until 1999-12-31 -->",),
        ),
        Case(
            (
                (
                    "tanpan.md",
                    "<!-- factlint: ignore-file date-conflict 史料不一，待查 until 1999-12-31 -->\n\n会谈很长。\n",
                ),
            ),
            "this suppression of date-conflict held until 1999-12-31 (史料不一，待查)",
            ("<!-- factlint: ignore-file date-conflict 史料不一，待查 until 1999-12-31 -->",),
        ),
        Case(
            (("tanpan.md", "會談於1955年2月28日開始。<!-- factlint: ignore D103 待查 until 1999-12-31 -->\n"),),
            "this suppression of D103 held until 1999-12-31 (待查)",
            ("<!-- factlint: ignore D103 待查 until 1999-12-31 -->",),
        ),
    )
    passed = (
        Case(
            (("talks.md", "On 30 February 1955. <!-- factlint: ignore D103 archive is asked until 2999-12-31 -->\n"),)
        ),
        Case((("tanpan.md", "会谈于1955年2月30日开始。<!-- factlint: ignore D103 待查 until 2000-01-01 -->\n"),)),
        Case((("tanpan.md", "會談於1955年2月30日開始。<!-- factlint: ignore D103 史料如此 -->\n"),)),
    )

    def judge(self, suppressions: Sequence[Judged]) -> Iterator[Finding]:
        """One finding for each that has expired."""
        for each in suppressions:
            waiver = each.waiver
            if each.expired and not waiver.fault:
                why = f" ({waiver.reason})" if waiver.reason else ""
                named = waiver.called(waiver.rules)
                yield self.finding(f"this suppression of {named} held until {waiver.until}{why}", (waiver.place,))
