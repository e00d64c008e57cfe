"""S901: suppressions that hide nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factlint.rules.finding import Finding
from factlint.rules.rule import Case
from factlint.rules.suppressions.review import Judged, Review


class UnusedSuppression(Review):
    """A suppression that hides nothing: what it was for is mended, or it cannot be understood.

    What was settled once should not hide the next fault in the same place, and a comment with a slip of the pen
    suppresses nothing, though its author believes it does. A comment that cannot be understood, or names a rule that
    does not exist, is a warning; one without anything left to hide is an info.

    Only rules that ran are asked about, and nothing is said of unused suppressions where single files were named and
    no corpus is configured, for the other end of what they hide may lie elsewhere.

    To settle it, take the comment or the rule out, or write it as in `factlint: ignore D101 reason`.
    """

    code = "S901"
    name = "unused-suppression"
    family = "suppression"
    severity = "warning"
    flagged = (
        Case(
            (("talks.md", "The talks began on 1 August 1955. <!-- factlint: ignore D103 typo of the archive -->\n"),),
            "nothing is left to ignore here for D103",
            ("<!-- factlint: ignore D103 typo of the archive -->",),
        ),
        Case(
            (("tanpan.md", "会谈于1955年2月30日开始。<!-- factlint: ignore D999 史料如此 -->\n"),),
            "no rule has the code or name D999: nothing is suppressed by it",
            ("<!-- factlint: ignore D999 史料如此 -->",),
        ),
        Case(
            (("tanpan.md", "<!-- factlint: ignore 史料如此 -->\n\n會談於1955年2月30日開始。\n"),),
            "this suppression cannot be understood: it names no rule (ALL stands for every rule)",
            ("<!-- factlint: ignore 史料如此 -->",),
        ),
    )
    passed = (
        Case((("talks.md", "The talks began on 30 February 1955. <!-- factlint: ignore D103 so in the file -->\n"),)),
        Case((("tanpan.md", "<!-- factlint: ignore D103 史料如此 -->\n\n會談於1955年2月30日開始。\n"),)),
        Case((("tanpan.md", "会谈于1955年2月28日开始。<!-- 待核：factlint -->\n"),)),
    )

    def judge(self, suppressions: Sequence[Judged]) -> Iterator[Finding]:
        """One finding a suppression: its fault, else the rules that do not exist, else those that hid nothing."""
        for each in suppressions:
            place = (each.waiver.place,)
            if each.waiver.fault:
                yield self.finding(f"this suppression cannot be understood: {each.waiver.fault}", place)
            elif each.unknown:
                named = ", ".join(each.unknown)
                yield self.finding(f"no rule has the code or name {named}: nothing is suppressed by it", place)
            elif each.idle and not each.expired:
                named = each.waiver.called(each.idle)
                yield self.finding(f"nothing is left to ignore here for {named}", place, severity="info")
