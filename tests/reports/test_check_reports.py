"""The formats of `check`, whole."""

from __future__ import annotations

import csv
import io
import json
from itertools import pairwise

import pytest
from msgspec.structs import replace

from factlint.claims.model import Corpus
from factlint.reports.check.formats import FORMATS
from factlint.reports.result import CheckResult, Style
from factlint.reports.words import width
from factlint.rules.finding import source_evidence
from factlint.sources.formats import read


def test_table(result: CheckResult) -> None:
    """Both ends with place and value, Chinese aligned."""
    assert (
        FORMATS["table"](result, Style(60))
        == """\
┌────────┬──────────────────────┬────────────────┬────────┐
│ Rule   │ Finding              │ Where          │ Says   │
├────────┼──────────────────────┼────────────────┼────────┤
│ N201   │ The consular talks   │ talks.en.txt:1 │ 17     │
│ error  │ took 17 sessions in  │ talks.zh.txt:1 │ 16     │
│        │ one source and 16 in │                │ “16次” │
│        │ the other.           │                │        │
└────────┴──────────────────────┴────────────────┴────────┘
1 finding (1 error) in 2 sources, 4 claims.
"""
    )


def test_full(result: CheckResult) -> None:
    """Carets stand under what they mean, also under wide characters."""
    assert (
        FORMATS["full"](result, Style(80))
        == """\
error[N201] count-conflict: The consular talks took 17 sessions in one source
  and 16 in the other.
 --> talks.en.txt:1:51
1 | The talks in Geneva began on September 2 and took 17 sessions.
  |                                                   ^^ 17
 --> talks.zh.txt:1:21
1 | 领事级会谈从1954年9月开始，一共谈了16次。
  |                                    ^^^^ 16
  = same talks
  = [17,17] and [16,16]
  = confidence 90%, fingerprint c78cdf9cfd911a23

1 finding (1 error) in 2 sources, 4 claims.
"""
    )


def test_full_cuts_long_lines(result: CheckResult) -> None:
    """Of a line longer than the terminal the part around the end is shown."""
    document = read(("很长的一段话。" * 40 + "共举行136次。" + "还有很多话。" * 40).encode(), "long.txt")
    start = document.source.index("136次")
    finding = replace(result.findings[0], evidence=(source_evidence(document, start, start + 4, "136"),))
    extraction = replace(result.corpus.extractions[0], document=document)
    text = FORMATS["full"](CheckResult(Corpus((extraction,)), (finding,)), Style(60))
    quoted, carets = next(pair for pair in pairwise(text.splitlines()) if "^" in pair[1])
    assert width(quoted) <= 60
    assert quoted.startswith("1 | …") and quoted.endswith("…") and "136次" in quoted
    assert width(quoted[: quoted.index("136次")]) == carets.index("^")
    assert carets.count("^") == 5


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_full_quotes_several_lines(result: CheckResult, newline: str) -> None:
    """An end over several lines is quoted line by line, blank ones left out, whatever ends a line."""
    document = read(newline.join(["Before.", "1.", "", "2.", "3.", "4.", "5.", "After."]).encode(), "list.txt")
    end = source_evidence(document, document.source.index("1."), document.source.index("5.") + 2, "5 empty entries")
    finding = replace(result.findings[0], evidence=(end,), trace=())
    extraction = replace(result.corpus.extractions[0], document=document)
    text = FORMATS["full"](CheckResult(Corpus((extraction,)), (finding,)), Style(60))
    assert text.splitlines()[2:10] == [
        " --> list.txt:2:1",
        "2 | 1.",
        "  | ^^",
        "4 | 2.",
        "  | ^^",
        "... |",
        "7 | 5.",
        "  | ^^ 5 empty entries",
    ]


@pytest.mark.parametrize("columns", [60, 80, 100])
@pytest.mark.parametrize("name", ["full", "grouped"])
def test_lines_keep_to_the_terminal(result: CheckResult, name: str, columns: int) -> None:
    """Messages, steps and what stands after carets go on below their own first line."""
    (finding,) = result.findings
    ends = tuple(replace(end, value="a rather long value of a claim, 很长的值") for end in finding.evidence)
    long = replace(finding, message="17 次会谈 and more " * 20, trace=("步骤 and step " * 30,), evidence=ends)
    text = FORMATS[name](replace(result, findings=(long,)), Style(columns))
    assert max(width(line) for line in text.splitlines()) <= columns


def test_concise_and_grouped(result: CheckResult) -> None:
    """One line a finding."""
    message = "The consular talks took 17 sessions in one source and 16 in the other."
    assert FORMATS["concise"](result, Style()) == f"talks.en.txt:1:51: N201 {message} (and talks.zh.txt:1:21)\n"
    assert (
        FORMATS["grouped"](result, Style(quiet=True))
        == """\
talks.en.txt:
  1:51  N201  The consular talks took 17 sessions in one source and 16 in the
              other. (and talks.zh.txt:1)

"""
    )


def test_json(result: CheckResult) -> None:
    """The object of the contract, key by key."""
    told = json.loads(FORMATS["json"](result, Style()))
    assert list(told) == ["version", "sources", "findings", "skipped", "summary"]
    assert told["sources"][1] == {"path": "talks.zh.txt", "format": "text", "language": "zh-Hans", "claims": 2}
    assert told["skipped"] == [{"path": "picture.png", "reason": "binary file"}]
    assert told["summary"] == {"error": 1, "warning": 0, "info": 0, "suppressed": 0}
    (finding,) = told["findings"]
    assert list(finding) == [
        "code", "name", "family", "severity", "confidence", "message", "fingerprint", "evidence", "trace",
    ]  # fmt: skip
    assert finding["evidence"][1] == {
        "path": "talks.zh.txt", "start": 20, "end": 23, "line": 1, "column": 21, "end_line": 1, "end_column": 24,
        "text": "16次", "value": "16", "kind": "count",
    }  # fmt: skip
    (line,) = FORMATS["jsonl"](result, Style()).splitlines()
    assert json.loads(line) == finding


def test_nothing_found(result: CheckResult) -> None:
    """Formats for people say so; lines for programs stay empty; a table keeps its heading."""
    clean = replace(result, findings=())
    told = {name: report(clean, Style()) for name, report in FORMATS.items()}
    for name in ("table", "full", "grouped", "markdown"):
        assert told[name] == "No findings in 2 sources, 4 claims.\n"
    assert told["concise"] == told["jsonl"] == ""
    assert json.loads(told["json"])["findings"] == []
    assert told["csv"].count("\n") == 1


@pytest.mark.parametrize("name", FORMATS)
def test_hostile_text_is_inert(hostile: CheckResult, name: str) -> None:
    """Nothing in a source, a path or a message reaches a terminal, a table or a spreadsheet alive."""
    text = FORMATS[name](hostile, Style(80))
    if name not in ("json", "jsonl"):
        assert not any(active in text for active in "\x1b\r\x00\u202e")
    if name == "markdown":
        row = text.splitlines()[2]
        assert row.replace("\\|", "").count("|") == 5
        assert "<script>" not in row and "[a](b)" not in row
    if name == "csv":
        rows = list(csv.reader(io.StringIO(text)))
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in rows[1])
    if name == "json":
        assert json.loads(text)["findings"][0]["message"] == hostile.findings[0].message


@pytest.mark.parametrize("columns", [40, 60, 80, 100, 200])
def test_table_keeps_to_the_terminal(hostile: CheckResult, columns: int) -> None:
    """From 64 columns on no line is broader; below, the table stays at the least that can be read."""
    text = FORMATS["table"](hostile, Style(columns))
    assert max(width(line) for line in text.splitlines()) <= max(columns, 68)


def test_many_ends_are_counted(result: CheckResult) -> None:
    """A table shows four ends and says how many more there are."""
    (finding,) = result.findings
    many = replace(finding, evidence=finding.evidence * 5)
    assert "and 6 more" in FORMATS["table"](replace(result, findings=(many,)), Style(80))


def test_color(result: CheckResult) -> None:
    """Colour adds escapes and changes nothing else."""
    import re

    for name in ("table", "full", "concise", "grouped"):
        painted = FORMATS[name](result, Style(80, color=True))
        assert "\x1b[31m" in painted
        assert re.sub(r"\x1b\[[\d;]*m", "", painted) == FORMATS[name](result, Style(80))


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("text", ["word " * 2_000, "x" * 10_000, "会谈" * 5_000, "\n" * 10_000, "e\u0301" * 5_000])
def test_very_long_claims(result: CheckResult, name: str, text: str) -> None:
    """Claims of ten thousand characters, with and without places to break them: every format is written."""
    document = read(f"a {text} b\n".encode(), "long.txt")
    end = source_evidence(document, 2, 2 + len(text), text, "text")
    finding = replace(result.findings[0], message=text, evidence=(end, end), trace=(text,))
    extraction = replace(result.corpus.extractions[0], document=document)
    told = FORMATS[name](CheckResult(Corpus((extraction,)), (finding,)), Style(80))
    assert told.endswith("\n")
    if name in ("table", "full", "grouped"):
        assert max(width(line) for line in told.splitlines()) <= 80
