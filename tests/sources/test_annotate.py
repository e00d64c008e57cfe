"""Writing suppression comments: they cover what they are for, and nothing else in the file changes."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factlint.sources.annotate import annotate
from factlint.sources.comment_writing import Wish, bears_comments, fault
from factlint.sources.document import Document
from factlint.sources.formats import read

TARGET = "1955"


def _annotated(data: bytes, path: str, reason: str = "so it is", target: str = TARGET) -> tuple[bytes, list[int]]:
    document = read(data, path)
    return annotate(data, document, _wishes(document, target, reason))


def _wishes(document: Document, target: str, reason: str) -> list[Wish]:
    at = document.source.find(target)
    return [Wish(at, at + len(target), ("D101",), reason)] if at >= 0 else []


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("a.md", "On 1 May 1955 they met.\n", "On 1 May 1955 they met. <!-- factlint: ignore D101 so it is -->\n"),
        ("a.md", "会谈于1955年，\n后来。\n", "会谈于1955年，<!-- factlint: ignore D101 so it is -->\n后来。\n"),
        ("a.md", "Met in 1955,  \nthen not.\n", "Met in 1955, <!-- factlint: ignore D101 so it is -->  \nthen not.\n"),
        (
            "a.md",
            "| a | b |\n|---|---|\n| 1955 | 1956 |\n",
            "| a | b |\n|---|---|\n| 1955 <!-- factlint: ignore D101 so it is --> | 1956 |\n",
        ),
        ("a.md", "# 1955\n\n會談。\n", "# 1955 <!-- factlint: ignore D101 so it is -->\n\n會談。\n"),
        ("a.html", "<p>1955.</p><p>1956.</p>", "<p>1955<!-- factlint: ignore D101 so it is -->.</p><p>1956.</p>"),
        ("a.wiki", "== A ==\n於1955年。\n", "== A ==\n於1955年。<!-- factlint: ignore D101 so it is -->\n"),
        ("a.tex", "\\documentclass{a}\nIn 1955.\n", "\\documentclass{a}\nIn 1955. % factlint: ignore D101 so it is\n"),
        ("a.rst", "A\n=\n\nIn 1955.\n", "A\n=\n\n.. factlint: ignore D101 so it is\n\nIn 1955.\n"),
        ("a.txt", "First.\r\n\r\n  In 1955.\r\n", "First.\r\n\r\n  # factlint: ignore D101 so it is\r\n  In 1955.\r\n"),
        ("a.adoc", "In 1955.\n", "// factlint: ignore D101 so it is\nIn 1955.\n"),
        (
            "a.vtt",
            "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\nIn 1955.\n",
            "WEBVTT\n\nNOTE factlint: ignore D101 so it is\n\n1\n00:00:01.000 --> 00:00:02.000\nIn 1955.\n",
        ),
    ],
)  # fmt: skip
def test_where_a_comment_goes(path: str, before: str, after: str) -> None:
    new, lost = _annotated(before.encode(), path)
    assert (new.decode(), lost) == (after, [])
    (told,) = read(new, path).suppressions
    assert told.low <= after.find(TARGET) < told.high


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.srt", "1\n00:00:01,000 --> 00:00:02,000\nIn 1955.\n"),
        ("a.csv", "year,what\n1955,talks\n"),
        ("a.md", "```\n1955\n```\n"),
        ("a.bib", "@book{a, title={Talks}, year={1955}}\n"),
    ],
)
def test_where_no_comment_can_stand(path: str, text: str) -> None:
    assert bears_comments(read(text.encode(), path)) == (path == "a.md")
    assert _annotated(text.encode(), path) == (text.encode(), [0])


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "big5"]
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends_stay(encoding: str, end: str) -> None:
    """Every byte but those of the comment is as it was."""
    text = end.join(
        ["# 會談", "", "會談於1955年8月1日在日內瓦開始，這是第一次。", "", "後來在華沙舉行了許多次會談。", ""]
    )
    data = text.encode(encoding)
    new, lost = _annotated(data, "a.md", "史料如此")
    comment = "<!-- factlint: ignore D101 史料如此 -->"
    assert lost == []
    assert new.decode(encoding) == text.replace("第一次。", f"第一次。{comment}")
    plain = encoding.removesuffix("-sig") if "16" not in encoding and "32" not in encoding else f"{encoding[:6]}-le"
    plain = encoding if encoding.endswith("-be") else plain
    assert new.replace(comment.encode(plain), b"") == data


def test_what_the_encoding_cannot_hold_is_not_written() -> None:
    data = "The café was opened in 1955 — “at last”, as they said.\r\n".encode("cp1252")
    assert _annotated(data, "a.txt", "史料如此") == (data, [0])
    assert _annotated(data, "a.txt")[1] == []


def test_no_comment_within_a_guarded_stretch() -> None:
    document = read(b"It was 1955\nor 1956.\n", "a.md")
    wish = Wish(7, 11, ("D101",), "r")
    new, lost = annotate(document.source.encode(), document, [wish], [(7, 19)])
    assert (new, lost) == (b"<!-- factlint: ignore D101 r -->\nIt was 1955\nor 1956.\n", [])


def test_many_wishes_with_one_that_has_no_place() -> None:
    text = "".join(f"In {year} they met.\n\n" for year in range(1950, 1960)) + "| 1990 | a |\n|---|---|\n| b | c |\n"
    document = read(text.encode(), "a.md")
    places = [text.find(str(year)) for year in (*range(1950, 1960), 1990)]
    new, lost = annotate(text.encode(), document, [Wish(at, at + 4, ("D1",), "r") for at in places])
    assert lost == []
    assert len(read(new, "a.md").suppressions) == 11


@pytest.mark.parametrize(
    "reason", ["so it is", "史料如此", "as of 1955: both hold", "asked; until 2027-01-31", "100 % sure"]
)
def test_good_reasons(reason: str) -> None:
    assert fault(reason) == ""


@pytest.mark.parametrize(
    "reason",
    ["", "  ", "a\nb", "a --> b", "a -- b", "a-", '"x" is so', "N201 too", ", N201", "until 2027-02-30", "\x1b[31m"],
)
def test_bad_reasons(reason: str) -> None:
    assert fault(reason)


PIECES = st.sampled_from(
    [
        "In 1955 ", "they met. ", "會談", "，", "会谈。", "\n", "\n\n", "\r\n", "\r\n\r\n", "# ", "- ", "> ", "| ",
        " |\n|---|\n", "`", "```\n", "**", "<p>", "</p>", "<td>", "<!-- ", "-->", "[", "](x)", "{{", "}}", "[[", "]]",
        "'''",
        "%", "\\", "$", ".. ", "    ", "1. ", "factlint: ignore D101 r", "\t", "== A ==\n", "---\n", "\f",
        "\\begin{document}", "<nowiki>", "[^1]", "[^1]: ",
    ]
)  # fmt: skip


@pytest.mark.parametrize("path", ["a.md", "a.html", "a.wiki", "a.txt", "a.rst", "a.tex", "a.vtt"])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pieces=st.lists(PIECES, max_size=14))
def test_whatever_the_text(path: str, pieces: list[str]) -> None:
    """What is written covers its target, reads as before, and leaves the old bytes when it is taken out."""
    data = "".join([*pieces[:7], "In 1955 ", *pieces[7:]]).encode()
    document = read(data, path)
    new, lost = _annotated(data, path)
    if lost:
        assert new == data
        return
    again = read(new, path)
    assert (again.text, again.blocks) == (document.text, document.blocks)
    assert any(told.rules == ("D101",) and told.reason == "so it is" for told in again.suppressions)
    size = len(new) - len(data)
    assert any(new[:at] + new[at + size :] == data for at in range(len(data) + 1))
