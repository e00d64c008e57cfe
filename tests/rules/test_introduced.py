"""Which findings a change introduces: matched by what they say, and by the lines that were changed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from factlint.rules.finding import Evidence, Finding
from factlint.rules.introduced import changed_lines, introduced
from factlint.sources.document import Document
from factlint.sources.formats import read

Place = tuple[str, int, str]
"""Path, line, and the value and words there."""


def _finding(*places: Place, code: str = "D101") -> Finding:
    ends = (Evidence(path, 0, 1, line, 1, line, 2, f"on {value}", value, "date") for path, line, value in places)
    return Finding(code, "date-conflict", "date-conflict", "error", 1.0, "", tuple(ends), ("aligned",))


def _documents(**texts: str) -> list[Document]:
    return [read(text.encode(), f"{name}.txt") for name, text in texts.items()]


A_B = _finding(("a", 3, "4 May"), ("b", 1, "14 May"))


def test_what_was_there_is_not_introduced() -> None:
    """Whatever lines and files its ends stand in now."""
    now = _finding(("z", 7, "4 May"), ("y", 9, "14 May"))
    told = introduced([now], [A_B], {}, "HEAD")
    assert (told.findings, told.resolved) == ((), ())


def test_what_was_not_there_is() -> None:
    told = introduced([A_B], [], {}, "main")
    assert [finding.trace for finding in told.findings] == [("aligned", "introduced: not found in main")]


def test_what_is_gone_is_resolved() -> None:
    told = introduced([], [A_B, A_B], {}, "HEAD")
    assert (told.findings, told.resolved) == ((), (A_B, A_B))


def test_an_end_in_a_changed_line() -> None:
    """The same finding, told because its line was touched; nothing is resolved by that."""
    told = introduced([A_B], [A_B], {"b": frozenset({1})}, "HEAD")
    assert [finding.trace[-1] for finding in told.findings] == ["introduced: found in HEAD, too, but b:1 was changed"]
    assert told.resolved == ()


def test_one_more_of_the_same() -> None:
    """Of two alike the one in a changed line is the new one."""
    copy = _finding(("a", 3, "4 May"), ("c", 1, "14 May"))
    told = introduced([copy, A_B], [A_B], {"c": frozenset({1})}, "HEAD")
    assert [finding.evidence for finding in told.findings] == [copy.evidence]
    assert told.findings[0].trace[-1] == "introduced: not found in HEAD"


def test_another_source_decides() -> None:
    """Of several sources that agree another one may be shown: the finding is the same where no line was touched."""
    now = replace(A_B, subject="treaty")
    assert introduced([now], [A_B], {}, "HEAD").findings == ()
    assert len(introduced([now], [A_B], {"a": frozenset({3})}, "HEAD").findings) == 1
    other = _finding(("a", 3, "4 May"), ("b", 1, "15 May"))
    assert len(introduced([other], [A_B], {}, "HEAD").findings) == 1


def test_changed_lines() -> None:
    """New words are a change; other white space, other line ends, and another place are none."""
    before = _documents(a="One.\n\nTwo.\n\nThree.\n", b="Four.\n")
    assert changed_lines(before, before) == {}
    now = _documents(a="Three.\r\n\r\n  One.\t\r\n\r\nTwo, and more.\r\n", c="Four.\n\nFive.\n")
    assert changed_lines(now, before) == {"a.txt": {5}, "c.txt": {3}}


def test_paragraphs_wrapped_anew() -> None:
    """White space alone, wherever it is; a paragraph with another word in it is another."""
    before = _documents(a="They met on Monday,\n3 May 1955, in Geneva.\n\n會議於1955年\n8月1日舉行。\n\nLater.\n")
    now = _documents(a="They met on\nMonday, 3 May 1955,\nin  Geneva.\n\n會議於1955年8月\n1日舉行。\n\nLater.\n")
    assert changed_lines(now, before) == {"a.txt": frozenset()}
    now = _documents(a="They met on\nMonday, 3 May 1955,\nin Vienna.\n\n會議於1955年8月\n1日舉行。\n\nLater.\n")
    assert changed_lines(now, before) == {"a.txt": frozenset({1, 2, 3})}
    twice = "They met on\nMonday, 3 May 1955,\nin Geneva.\n"
    assert changed_lines(_documents(a=f"{twice}\n{twice}"), before) == {"a.txt": frozenset({5, 6, 7})}


def test_copied_lines() -> None:
    """The second of two equal lines is new where there was one."""
    assert changed_lines(_documents(a="One.\nOne.\n"), _documents(a="One.\n")) == {"a.txt": {2}}
    assert changed_lines(_documents(a="One.\n", b="One.\n"), _documents(a="One.\n")) == {"b.txt": {1}}


@given(
    st.lists(st.sampled_from(["4 May", "14 May", "1 June"])), st.lists(st.sampled_from(["4 May", "14 May", "1 June"]))
)
def test_every_finding_is_accounted_for(now: list[str], before: list[str]) -> None:
    """New ones, less those introduced, are old ones, less those resolved."""

    def findings(values: list[str]) -> list[Finding]:
        return [_finding(("a", number, value), ("b", number, "3 May")) for number, value in enumerate(values, 1)]

    told = introduced(findings(now), findings(before), {}, "HEAD")
    assert len(now) - len(told.findings) == len(before) - len(told.resolved)
