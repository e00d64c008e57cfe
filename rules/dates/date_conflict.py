"""D101: one event, two dates."""

from __future__ import annotations

from factlint.rules.conflict import ComparingRule, Conflict
from factlint.rules.rule import Case


class DateConflict(ComparingRule):
    """Two sources date one aspect of one event differently.

    A wrong date is the error that is copied most often and checked least. Dates agree when they can be the same day:
    13 July 1955, mid-July and 1955年7月 do, and so do dates that differ only in a year that the text leaves to be
    inferred. Signing and entry into force, plan and fact, announcement and event are different things.

    To settle it, look the date up in a primary source and correct the other one, or say in the text that the sources
    differ.
    """

    code = "D101"
    name = "date-conflict"
    family = "date-conflict"
    severity = "error"
    flagged = (
        Case(
            (
                ("a.md", "作曲家周鶴鳴於1931年11月8日生於基隆，1940年隨家人遷居。\n"),
                ("b.md", "周鶴鳴，作曲家。一九三一年八月十一日出生於基隆一個醫師家庭。\n"),
            ),
            "1931-08-11 here, 1931-11-08 in a.md:1 (be-born)",
            ("一九三一年八月十一日", "1931年11月8日"),
        ),
        Case(
            (
                ("a.md", "The harbour treaty was signed in Lisbon on 4 May 1921.\n"),
                ("b.md", "In Lisbon the two ministers signed the harbour treaty on 14 May 1921.\n"),
            ),
            "1921-05-14 here, 1921-05-04 in a.md:1 (treaty, sign)",
            (
                "14 May 1921",
                "4 May 1921",
            ),
        ),
        Case(
            (
                ("a.md", "1949年5月4日，中苏部长级会谈在莫斯科开始。\n"),
                ("b.md", "1949年5月14日，中苏部长级会谈在莫斯科开始。\n"),
            ),
            "1949-05-14 here, 1949-05-04 in a.md:1 (ministerial talks, begin, China/Soviet Union)",
            (
                "1949年5月14日",
                "1949年5月4日",
            ),
        ),
        Case(
            (
                ("a.md", "1958年9月15日，中美大使級會談在華沙恢復。\n"),
                ("b.md", "The Sino-American ambassadorial talks were resumed in Warsaw on 25 September 1958.\n"),
            ),
            "1958-09-25 here, 1958-09-15 in a.md:1 (ambassadorial talks, resume, China/United States)",
            (
                "25 September 1958",
                "1958年9月15日",
            ),
        ),
        Case(
            (
                ("a.md", "Amina Sesay (born 3 February 1948) is a Ghanaian botanist.\n"),
                ("b.md", "Amina Sesay was born on 3 March 1948 in Kumasi.\n"),
            ),
            "1948-03-03 here, 1948-02-03 in a.md:1 (be-born)",
            ("3 March 1948", "3 February 1948"),
        ),
        Case(
            (
                ("a.md", "周立民（1902年5月6日—1971年11月20日），浙江人，数学家。\n"),
                ("b.md", "數學家周立民1902年5月6日生於紹興，1972年11月20日在杭州病逝。\n"),
            ),
            "1972-11-20 here, 1971-11-20 in a.md:1 (die)",
            ("1972年11月20日", "1971年11月20日"),
        ),
    )
    passed = (
        Case(
            (
                ("a.md", "Peter Hall (born 3 May 1940) was a judge. Amina Sesay's son Karl was born on 3 May 1970.\n"),
                ("b.md", "Paul Hall (born 4 June 1950) was a judge. Amina Sesay was born on 4 June 1948.\n"),
            )
        ),
        Case(
            (
                ("a.md", "王建国（1950年3月5日生）曾任县长。周立民1902年5月6日生于绍兴。\n"),
                ("b.md", "王建中1952年4月1日出生，教師。周立民之子1932年5月6日出生。\n"),
            )
        ),
        Case(
            (
                (
                    "a.md",
                    "The mayors met in Bergen from 4 to 6 May 1988. On the last day they signed the treaty.\n",
                ),
                ("b.md", "The mayors signed the treaty in Bergen on 6 May 1988.\n"),
            )
        ),
        Case(
            (
                ("a.md", "The treaty was signed in Lisbon on 4 May 1921.\n"),
                ("b.md", "The treaty entered into force on 1 January 1922.\n"),
            )
        ),
        Case(
            (
                ("a.md", "1955年7月13日，瑞典建议中法举行部长级会谈。\n"),
                ("b.md", "In mid-July 1955 Sweden proposed ministerial talks between China and France.\n"),
            )
        ),
        Case(
            (
                ("a.md", "會談原定於1957年3月1日在華沙舉行。\n"),
                ("b.md", "會談於1957年5月4日在華沙舉行。\n"),
            )
        ),
        Case(
            (
                ("a.md", "2005年8月1日，中法战略对话在北京举行。2006年11月8日，中法战略对话在北京举行。\n"),
                ("b.md", "2005年12月7日，中法战略对话在巴黎举行。\n"),
            )
        ),
    )

    kinds = frozenset({"date"})

    def applies(self, conflict: Conflict) -> bool:
        """A date against a date or a period; two periods are D102."""
        return not (conflict.outlier.kind == "range" and conflict.others[0].kind == "range")
