"""Suppression comments: how each format writes them, what they cover, and what is said of those that are wrong."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from factlint.sources.document import Document
from factlint.sources.formats import read
from factlint.sources.suppression_words import Told, parse

SAID = [
    ("ignore D101", Told(rules=("D101",))),
    ("ignore D101 so in the almanac", Told(rules=("D101",), reason="so in the almanac")),
    ("ignore D101, N2,date-conflict: both hold", Told(rules=("D101", "N2", "date-conflict"), reason="both hold")),
    ("ignore D101 N201 both hold", Told(rules=("D101", "N201"), reason="both hold")),
    ("ignore ALL — copied", Told(rules=("ALL",), reason="copied")),
    ("ignore D101，N201：两说并存", Told(rules=("D101", "N201"), reason="两说并存")),
    ("ignore D101、N201 兩說並存", Told(rules=("D101", "N201"), reason="兩說並存")),
    ("ignore D101两说并存", Told(rules=("D101",), reason="两说并存")),
    ('ignore D101 "17 September" as printed', Told(rules=("D101",), words=("17 September",), reason="as printed")),
    ("ignore D101 「九月十七日」 原文如此", Told(rules=("D101",), words=("九月十七日",), reason="原文如此")),
    ("ignore D101 until 2027-01-31", Told(rules=("D101",), until="2027-01-31")),
    ("ignore D101 asked; until 2027-01-31.", Told(rules=("D101",), reason="asked", until="2027-01-31")),
    ("ignore D101 in use until the war; asked", Told(rules=("D101",), reason="in use until the war; asked")),
    ("ignore D101 valid until 1955", Told(rules=("D101",), reason="valid until 1955")),
    ("ignore-file C6 scanned", Told(True, ("C6",), reason="scanned")),
]

FAULTS = [
    "", "ignored D101", "disable D101", "ignore", "ignore-file", "ignore 史料不一", "ignore : so", "ignore-files D101",
    'ignore D101 "17 September as printed', "ignore D101 「九月十七日 原文如此", "ignore D101 asked; until tomorrow",
    "ignore D101 asked; until 31 January 2027", "ignore D101 兩說並存；until 2027年1月31日",
    "ignore D101 until 2027-02-30", "ignore D101 until 2027-13-01", "ignore D101 until 2027-1-5",
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), SAID)
def test_what_a_comment_says(text: str, told: Told) -> None:
    assert parse(f" {text} ") == told


@pytest.mark.parametrize("text", FAULTS)
def test_what_cannot_be_understood_is_said(text: str) -> None:
    assert parse(text).fault


COVERED = {
    "a.md": [
        ("The talks began. <!-- factlint: ignore D101 r -->\nThey ended.\n\nLater.\n", "They ended."),
        ("Early.\n\n<!-- factlint: ignore D101 r -->\nThe talks began.\nThey ended.\n\nLater.\n", "They ended."),
        ("Early.\n\n<!-- factlint: ignore D101 r -->\n\n## 會談的開始\n\n後來。\n", "會談的開始"),
        ("- 一\n- 会谈开始。<!-- factlint: ignore D101 r -->\n- 三\n", "会谈开始。"),
        ("| a | b |\n|---|---|\n| 1955 <!-- factlint: ignore D101 r --> | 1956 |\n", "1955"),
        ("Early.\n\nThe talks began.\n<!-- factlint: ignore D101 r -->\n\nLater.\n", "The talks began."),
        ("Text.\n\n<!-- factlint: ignore D101 r -->\n1.\n2. Smith\n3. Jones\n", "1."),
        ("> 会谈\n>\n> <!-- factlint: ignore D101 r -->\n> 开始\n\n后来\n", "开始"),
        ("<!--\n  factlint: ignore D101\n  r\n-->\nThe talks began.\n\nLater.\n", "The talks began."),
    ],
    "a.html": [
        ("<p>Early.</p>\n<p>The talks. <!-- factlint: ignore D101 r --></p>\n<p>Later.</p>", "The talks."),
        ("<p>Early.</p><p>The talks.</p><!-- factlint: ignore D101 r -->\n<p>Later.</p>", "The talks."),
        ("<p>早期</p>\n<!-- factlint: ignore D101 r -->\n<p>會談開始</p>\n<p>後來</p>", "會談開始"),
        ("<table><tr><td>x</td><td><!-- factlint: ignore D101 r -->1955</td><td>y</td></tr></table>", "1955"),
        ("<table><tr><td>x</td><td>1955 <!-- factlint: ignore D101 r --></td><td>y</td></tr></table>", "1955"),
    ],
    "a.wiki": [
        ("== 会谈 ==\n'''会谈'''开始。<!-- factlint: ignore D101 r -->\n\n后来。\n", "开始。"),
        ("== 會談 ==\n早期。\n\n<!-- factlint: ignore D101 r -->\n會談開始。\n\n後來。\n", "會談開始。"),
    ],
    "a.txt": [
        ("Early.\n\n# factlint: ignore D101 r\nThe talks began.\n\nLater.\n", "The talks began."),
        ("Early.\n\nfactlint: ignore D101 r\n\n会谈开始。\n\n后来。\n", "会谈开始。"),
        ("Early.\n\n<!-- factlint: ignore D101 r -->\n會談開始。\n\n後來。\n", "會談開始。"),
    ],
    "a.org": [("* 会谈\n\n# factlint: ignore D101 r\n会谈开始。\n\n后来。\n", "会谈开始。")],
    "a.adoc": [("= Talks\n\n// factlint: ignore D101 r\nThe talks began.\n\nLater.\n", "The talks began.")],
    "a.rst": [("Talks\n=====\n\n.. factlint: ignore D101 r\n\nThe talks began.\n\nLater.\n", "The talks began.")],
    "a.tex": [
        (
            "\\documentclass{article}\nEarly.\n\nThe talks began. % factlint: ignore D101 r\n\nLater.\n",
            "The talks began.",
        ),
        ("\\documentclass{article}\n早期。\n\n%% factlint: ignore D101 r\n會談開始。\n\n後來。\n", "會談開始。"),
    ],
    "a.vtt": [
        (
            "WEBVTT\n\nNOTE factlint: ignore D101 r\n\n00:00:01.000 --> 00:00:02.000\n會談開始。\n\n"
            "00:00:10.000 --> 00:00:12.000\n後來。\n",
            "會談開始。",
        )
    ],
    "a.bib": [("@book{a, title={Early}}\n\n% factlint: ignore D101 r\n@book{b, title={Talks}}\n", "Talks")],
    "a.rss": [
        (
            "<rss><channel><title>T</title>\n<!-- factlint: ignore D101 r -->\n<item><title>Talks</title></item>\n"
            "<item><title>Later</title></item></channel></rss>",
            "Talks",
        )
    ],
}


@pytest.mark.parametrize(("path", "text", "words"), [(path, *each) for path, all_ in COVERED.items() for each in all_])
def test_what_a_comment_covers(path: str, text: str, words: str) -> None:
    """It is no text, and covers the words and not what is told later or before."""
    document = read(text.encode(), path)
    (told,) = document.suppressions
    assert (told.rules, told.reason, told.fault) == (("D101",), "r", "")
    assert "factlint" not in document.text
    covered = document.source[told.low : told.high]
    assert words in covered
    for other in ("Early", "Later", "早期", "后来", "後來", "1956", ">x<", ">y<"):
        assert other not in covered


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.md", "    <!-- factlint: ignore D101 r -->\n"),
        ("a.md", "Write `<!-- factlint: ignore D101 r -->` there.\n"),
        ("a.md", "```\n<!-- factlint: ignore D101 r -->\n```\n"),
        ("a.wiki", "== A ==\n<nowiki><!-- factlint: ignore D101 r --></nowiki>\n"),
        ("a.html", "<p>&lt;!-- factlint: ignore D101 r --&gt;</p>"),
        ("a.txt", "One writes factlint: ignore D101 r in a comment.\n"),
        ("a.tex", "\\documentclass{article}\nSo 50\\% factlint: ignore D101 r.\n"),
        ("a.md", "<!-- factlint is good -->\n\n<!-- by factlint 0.1 -->\n\nText.\n"),
        ("a.csv", "year,what\n1955,factlint: ignore D101\n"),
    ],
)
def test_what_is_no_comment(path: str, text: str) -> None:
    assert read(text.encode(), path).suppressions == ()


@pytest.mark.parametrize(
    ("front", "rules", "until"),
    [
        ("---\nfactlint: {ignore: [D101, N2], reason: r, until: 2027-01-31}\n---\n", ("D101", "N2"), "2027-01-31"),
        ("---\nfactlint:\n  ignore: D101, N201\n  reason: r\ntitle: T\n---\n", ("D101", "N201"), ""),
        ("---\nfactlint:\n- ignore: [D101]\n  reason: r\n---\n", ("D101",), ""),
        ("---\nfactlint: ignore D101 r\n---\n", ("D101",), ""),
        ('+++\n[factlint]\nignore = ["D101"]\nreason = "r"\nuntil = 2027-01-31\n+++\n', ("D101",), "2027-01-31"),
        ('+++\nfactlint = {ignore = ["D101"], reason = "r"}\n+++\n', ("D101",), ""),
    ],
)  # fmt: skip
def test_front_matter_is_for_the_whole_file(front: str, rules: tuple[str, ...], until: str) -> None:
    document = read(f"{front}\n会谈开始。\n\nThe end.\n".encode(), "a.md")
    (told,) = document.suppressions
    assert (told.rules, told.reason, told.until, told.fault) == (rules, "r", until, "")
    assert (told.low, told.high) == (0, len(document.source))
    assert document.source[told.start : told.end].lstrip("[").startswith("factlint")


@pytest.mark.parametrize(
    "entry",
    [
        "factlint: 7", "factlint:", "factlint: {ignore: []}", "factlint: {ignor: [D101]}", "factlint: [",
        "factlint: {a: *b}",
        "factlint: {ignore: [D101], until: 2027-02-30}", "factlint: {ignore: [D101], until: soon}", "factlint: &a [*a]",
        "factlint: !!python/object:os.system {}", "factlint: " + "[" * 5000, "factlint: {ignore: [1]}",
    ],
)  # fmt: skip
def test_faults_of_a_front_matter(entry: str) -> None:
    document = read(f"---\n{entry}\n---\nText.\n".encode(), "a.md")
    assert [bool(told.fault) for told in document.suppressions] == [True]


@pytest.mark.parametrize(
    "comment", ["<!-- factlint: bogus -->", "<!-- factlint ignore D101 -->", "<!-- factlint: ignore -->"]
)
def test_faults_are_kept(comment: str) -> None:
    (told,) = read(f"{comment}\nText.\n".encode(), "a.md").suppressions
    assert told.fault


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.md", "<!-- Factlint: ignore D101 r -->\nText.\n"),
        ("a.html", "<!-- FACTLINT: ignore D101 r --><p>Text.</p>"),
        ("a.txt", "Factlint: ignore D101 r\nText.\n"),
        ("a.tex", "% Factlint：ignore D101 r\nText.\n"),
    ],
)
def test_capitals_do_not_matter(path: str, text: str) -> None:
    """As programs put them at the beginning of a line; prose that begins with the name is no comment."""
    document = read(text.encode(), path)
    assert [(told.rules, told.reason, told.fault) for told in document.suppressions] == [(("D101",), "r", "")]
    assert document.text.strip() == "Text."
    prose = read(text.replace("ignore D101", "a linter").replace("<!--", "").replace("-->", "").encode(), path)
    assert prose.suppressions == ()


def test_the_text_is_as_without_the_comment() -> None:
    """Comments on their own line, and behind one, leave text and blocks as they are."""
    plain = "The talks went on for many years and were held\nin three cities, of which one was Warsaw.\n\nLater.\n"
    first, second, *rest = plain.splitlines(keepends=True)
    for path, marked in {
        "a.txt": [first, "# factlint: ignore D101 r\n", second, *rest],
        "a.md": [first.replace("\n", " <!-- factlint: ignore D101 r -->\n"), second, *rest],
        "a.tex": [first.replace("\n", " % factlint: ignore D101 r\n"), second, *rest],
    }.items():
        one, other = _seen(read(plain.encode(), path)), _seen(read("".join(marked).encode(), path))
        assert one == other, path


def _seen(document: Document) -> object:
    return document.text, document.blocks


@pytest.mark.parametrize("unit", ["<!-- factlint: ignore D101 ", "factlint: ignore D101 r ", "% factlint: ignore", "%"])
@pytest.mark.parametrize("path", ["a.md", "a.txt", "a.tex", "a.html"])
def test_many_openings_take_linear_time(unit: str, path: str) -> None:
    def seconds(number: int) -> float:
        text = (unit * number).encode()
        return min(_timed(text, path) for _ in range(3))

    assert seconds(16000) < 40 * max(seconds(2000), 0.02)


def _timed(text: bytes, path: str) -> float:
    before = time.perf_counter()
    read(text, path)
    return time.perf_counter() - before


def test_the_examples_of_the_documentation() -> None:
    """What docs/accepting.md shows can be understood."""
    page = (Path(__file__).parent.parent.parent / "docs" / "accepting.md").read_text("utf-8")
    shown = re.findall(r"<!-- factlint: (ignore.*?) -->", page)
    assert len(shown) == 4
    assert [parse(text).fault for text in shown] == [""] * 4
    assert sum(bool(parse(text).words) for text in shown) == 1
    assert sum(bool(parse(text).until) for text in shown) == 1
