"""The HTML report: whole, self-contained, inert, and what its parts are made from."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest
from msgspec.structs import replace

from factlint.claims.model import Corpus, Fact, Verdict
from factlint.reports.align import formats as align
from factlint.reports.check.formats import FORMATS
from factlint.reports.html.axis import Scale, scale
from factlint.reports.html.grid import BROAD, lines
from factlint.reports.html.passages import passage
from factlint.reports.html.references import references
from factlint.reports.html.report import PAGE
from factlint.reports.html.timeline import timeline
from factlint.reports.report import formats as report
from factlint.reports.result import CheckResult, FactList, Style
from factlint.reports.schemas import schema
from factlint.rules.finding import Finding, claim_evidence, source_evidence
from factlint.sources.formats import read

EXPECTED = Path(__file__).parent / "expected"
_VOID = {"meta", "link", "input", "br", "hr", "img", "circle", "rect", "line", "path"}


class _Page(HTMLParser):
    """What a parser sees: elements with their attributes, text by element; every element is closed."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: list[tuple[str, str]] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note it."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in _VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note it; it is closed at once."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        """It ends what was opened last."""
        if tag not in _VOID:
            assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note it with its element."""
        self.texts.append((self._open[-1] if self._open else "", data))

    def inside(self, tag: str) -> str:
        """All text directly in such elements."""
        return "".join(text for element, text in self.texts if element == tag)


@pytest.mark.parametrize("name", ["report.html", "report.md", "facts.html"])
def test_whole(result: CheckResult, name: str, request: pytest.FixtureRequest) -> None:
    """Every character, style and script left out; `--update-runs` writes it again."""
    settled = replace(result, settings=(("rules", "N201"), ("base date", "none")))
    text = {
        "report.html": lambda: report.FORMATS["html"](settled, Style()),
        "report.md": lambda: report.FORMATS["markdown"](settled, Style()),
        "facts.html": lambda: align.FORMATS["html"](FactList(result.corpus, result.corpus.facts), Style()),
    }[name]()
    text = re.sub(r"(<style>|<script>).*?(</style>|</script>)", r"\1…\2", text, flags=re.DOTALL)
    text = re.sub(r"sha256-[\w+/=]*", "sha256-…", text)
    if request.config.getoption("--update-runs"):
        (EXPECTED / name).write_text(text, "utf-8")
    assert text == (EXPECTED / name).read_text("utf-8")


def test_self_contained(result: CheckResult) -> None:
    """No address but fragments of its own, and a policy that allows its own style and script and nothing else."""
    text = FORMATS["html"](result, Style())
    page = _Page(text)
    addresses = [
        value for _, attributes in page.elements for name, value in attributes.items() if name in ("href", "src")
    ]
    assert addresses and all(address.startswith("#") for address in addresses)
    ids = {attributes["id"] for _, attributes in page.elements if "id" in attributes}
    assert {address[1:] for address in addresses} <= ids
    assert "url(" not in page.inside("style") and "@import" not in page.inside("style")
    (policy,) = [
        attributes["content"] for tag, attributes in page.elements if "http-equiv" in attributes and tag == "meta"
    ]
    assert policy.startswith("default-src 'none'; ")
    for tag in ("style", "script"):
        held = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        digests = [base64.b64encode(hashlib.sha256(each.encode()).digest()).decode() for each in held]
        assert len(digests) == 1 and f"{tag}-src 'sha256-{digests[0]}'" in policy


def test_hostile_text_stays_text(hostile: CheckResult) -> None:
    """Elements and attributes are ours alone; what the source says can be read in full."""
    clean = replace(hostile, findings=(replace(hostile.findings[0], message="m", trace=()),))
    document = replace(hostile.corpus.extractions[0].document, path="a.txt", source="x", text="x")
    corpus = Corpus((replace(hostile.corpus.extractions[0], document=document),))
    end = replace(hostile.findings[0].evidence[0], path="a.txt", text="x", value="y")
    plain = replace(clean, corpus=corpus, findings=(replace(clean.findings[0], evidence=(end, end), trace=("t",)),))
    evil, calm = (_Page(FORMATS["html"](each, Style())) for each in (hostile, plain))
    assert [tag for tag, _ in evil.elements] == [tag for tag, _ in calm.elements]
    assert [sorted(attributes) for _, attributes in evil.elements] == [
        sorted(attributes) for _, attributes in calm.elements
    ]
    assert "x␛[31m|`<script>alert(1)</script> ::error file=a::b%0A =cmd()<U+202E>[a](b) {{7*7}} ]]> ~~" in evil.inside(
        "span"
    )


def test_archive(hostile: CheckResult, result: CheckResult) -> None:
    """The file holds the whole check as JSON, exactly."""
    for each in (hostile, result):
        page = _Page(FORMATS["html"](replace(each, settings=(("rules", "N201"),)), Style()))
        (held,) = [json.loads(text) for tag, text in page.texts if tag == "script" and text.startswith('{"settings"')]
        assert held.pop("settings") == {"rules": "N201"}
        jsonschema.Draft202012Validator(json.loads(schema("check"))).validate(held)
        assert held == json.loads(FORMATS["json"](each, Style()))


def test_many_findings_are_text_until_shown(result: CheckResult) -> None:
    """Elements for the first page only; the others wait in a script element that no browser runs."""
    many = replace(result, findings=result.findings * (PAGE + 50))
    page = _Page(FORMATS["html"](many, Style()))
    assert sum(tag == "details" and "finding" in attributes["class"] for tag, attributes in page.elements) == PAGE
    (rest,) = [text for tag, text in page.texts if tag == "script" and "data-number" in text]
    assert re.findall(r'data-number="(\d+)"', rest) == [str(number) for number in range(PAGE + 1, PAGE + 51)]
    assert rest.count("</details>") == 50


def test_gravest_first(result: CheckResult) -> None:
    """Whatever the order of places."""
    (finding,) = result.findings
    mixed = tuple(replace(finding, severity=severity) for severity in ("info", "error", "warning"))
    page = _Page(FORMATS["html"](replace(result, findings=mixed), Style()))
    assert [attributes["data-severity"] for _, attributes in page.elements if "data-severity" in attributes] == [
        "error",
        "warning",
        "info",
    ]


def test_passage_is_readable_text() -> None:
    """Markup of the file is not shown where the end stands letter by letter in the readable text."""
    document = read(b"# T\n\nSee [the talks](http://x.example/y) on **2 May 1955** in Geneva.\n\nOther.\n", "a.md")
    start = document.source.index("2 May")
    shown = passage(document, source_evidence(document, start, start + 10, "1955-05-02", "date"))
    assert (shown.before, shown.marked, shown.after) == ("See the talks on ", "2 May 1955", " in Geneva.")
    whole = passage(document, source_evidence(document, start - 2, start + 12, "", "text"))
    assert whole.marked == "**2 May 1955**" and whole.before.startswith("See [the talks]")


def test_passage_is_cut(result: CheckResult) -> None:
    """Of very long claims and paragraphs the ends are shown."""
    document = read(("前" * 900 + "会" * 10_000 + "后" * 900).encode(), "a.txt")
    shown = passage(document, source_evidence(document, 900, 10_900))
    assert shown.before == "…" + "前" * 160 and shown.after == "后" * 160 + "…"
    assert shown.marked == "会" * 200 + " … " + "会" * 200
    assert passage(None, result.findings[0].evidence[0]).marked == "17"


def test_states_of_cells(corpus: Corpus) -> None:
    """Agreeing, finer, conflicting, alone, not comparable, missing."""
    dates, counts, single = corpus.facts
    told = lines(corpus, corpus.facts)
    assert [[cell.state for cell in line.cells] for line in told] == [
        ["conflict", "conflict"],
        ["finer", "agrees"],
        ["alone", "missing"],
    ]
    assert told[1].cells[0].values == (("1954-09-02", "L1"),)
    apart = lines(corpus, [replace(counts, verdict=Verdict.NOT_COMPARABLE)])
    assert {cell.state for cell in apart[0].cells} == {"apart"}
    assert told[0].verdict == "conflict" and told[2].verdict == "one source"
    assert (dates.verdict, single.verdict) == (Verdict.COMPATIBLE, None)


def test_many_sources_have_no_columns(corpus: Corpus) -> None:
    """With more sources than columns a row names those that speak."""
    extractions = tuple(corpus.extractions[index % 2] for index in range(BROAD + 1))
    claims = tuple(replace(extractions[index].claims[1], document=index) for index in (0, 1))
    (line,) = lines(Corpus(extractions), [Fact(claims, Verdict.CONFLICT, "17 and 16 exclude each other")])
    assert [(cell.letter, cell.state) for cell in line.cells] == [("A", "conflict"), ("B", "conflict")]


def test_references() -> None:
    """Empty, cited, never cited, leading nowhere."""
    source = "One[^a] and two[^b][^a] and three[^d].\n\n[^a]: A book, 1955.\n[^b]:\n[^c]: Another book, 1956.\n"
    document = read(source.encode(), "a.md")
    extraction = type("Extraction", (), {"document": document})()
    rows = references(Corpus((extraction,)))
    assert {(row.label, row.cited, row.problem) for row in rows} == {
        ("a", 2, ""),
        ("b", 1, "says nothing"),
        ("c", 0, "never cited"),
        ("d", 1, "leads nowhere"),
    }


def test_timeline(corpus: Corpus) -> None:
    """A lane a source; what a finding opposes is joined."""
    ends = tuple(claim_evidence(corpus, claim) for claim in corpus.facts[0].claims)
    finding = Finding("D101", "date-conflict", "date-conflict", "error", 1.0, "m", ends)
    drawn = timeline(corpus, [finding])
    assert drawn is not None
    assert [lane.path for lane in drawn.lanes] == ["talks.en.txt", "talks.zh.txt"]
    (first,), (second,) = (lane.marks for lane in drawn.lanes)
    assert (first.conflict, first.finding, first.width) == (True, 1, "")
    assert second.width and second.title == "1954-09: consular talks, begin (“1954年9月”, line 1)"
    (link,) = drawn.links
    assert (link.y1, link.y2) == (drawn.lanes[0].middle, drawn.lanes[1].middle)
    assert (drawn.first, drawn.last) == ("1954-09-01", "1954-09-30")
    assert timeline(Corpus(corpus.extractions[:1]), []) is None


def test_axis() -> None:
    """A few labels, finer ones for who zooms in; what is far off does not squeeze the rest; conflicts always fit."""
    ticks = list(Scale(-5267, 20000).ticks())
    assert [tick.label for tick in ticks if tick.rank == 0] == ["1960", "1970", "1980", "1990", "2000", "2010", "2020"]
    assert len(ticks) > 60
    days = [*range(0, 3650, 50), -700_000]
    assert scale(days, days, []) == Scale(0, 3600)
    assert scale(days, days, [(-700_000, -700_000)]).low == -700_000
    assert Scale(5, 5).at(5) == "2.000"
