"""The HTML report as a person has it: in a browser."""

from __future__ import annotations

import base64
import json
import time
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from factlint.claims.model import Claim, Corpus, Extraction, Fact, Mention, Pair, Sentence, Subject, Verdict
from factlint.claims.values.time import Date, Time
from factlint.cli.app import main
from factlint.reports.check.formats import FORMATS
from factlint.reports.html.report import PAGE
from factlint.reports.result import CheckResult, Style
from factlint.rules.finding import Finding, claim_evidence
from factlint.sources.formats import read

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser")]

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
WIDTHS = (400, 1000, 1600)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report on the examples."""
    path = tmp_path_factory.mktemp("report") / "report 報告.html"
    assert main(["report", str(EXAMPLES), "--isolated", "-o", str(path)]) == 1
    return path


def _open(browser: webdriver.Chrome, path: Path, width: int = 1000, *, dark: bool = False) -> None:
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    scheme = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": scheme})
    for kind in ("browser", "performance"):
        _log(browser, kind)
    browser.get("about:blank")
    browser.get(path.as_uri())


def _log(browser: webdriver.Chrome, kind: str) -> list[dict[str, Any]]:
    return browser.get_log(kind)  # type: ignore[no-untyped-call,no-any-return]


def _problems(browser: webdriver.Chrome) -> list[Any]:
    """Messages of the console, and requests for anything but the page."""
    events = [json.loads(entry["message"])["message"] for entry in _log(browser, "performance")]
    asked = [each["params"]["request"]["url"] for each in events if each["method"] == "Network.requestWillBeSent"]
    foreign = [url for url in asked if not url.startswith(("file:///", "about:", "data:", "chrome"))]
    return [entry["message"] for entry in _log(browser, "browser")] + foreign


def _shown(browser: webdriver.Chrome) -> list[str]:
    script = "return [...document.querySelectorAll('.finding')].map(each => each.dataset.rule)"
    return browser.execute_script(script)  # type: ignore[no-any-return]


def _input(browser: webdriver.Chrome, id: str, value: str) -> None:
    script = "const e = document.getElementById(arguments[0]); e.value = arguments[1]; e.dispatchEvent(new Event('input', {bubbles: true}))"  # fmt: skip # noqa: E501
    browser.execute_script(script, id, value)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_renders(browser: webdriver.Chrome, page: Path, width: int, dark: bool) -> None:
    """Every part is there, nothing is broader than the window, nothing complains, nothing is fetched."""
    _open(browser, page, width, dark=dark)
    assert browser.title == "Discrepancy report: 5 findings in 3 sources"
    headings = [each.text for each in browser.find_elements(By.CSS_SELECTOR, "h1, h2")]
    assert headings == ["Discrepancy report", "Findings", "Facts, source by source", "Timeline", "Citations",
                        "What was checked, and how"]  # fmt: skip
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width
    background = browser.execute_script("return getComputedStyle(document.body).backgroundColor")
    assert (background == "rgb(255, 255, 255)") == (not dark)
    assert _problems(browser) == []


def test_filters(browser: webdriver.Chrome, page: Path) -> None:
    """By rule, source, severity, confidence and words, each told to a screen reader, and back."""
    _open(browser, page)
    everything = _shown(browser)
    assert len(everything) == 5
    _input(browser, "f-rule", "C602")
    assert _shown(browser) == ["C602"]
    assert browser.find_element(By.ID, "shown").text == "1 of 5 findings"
    browser.find_element(By.CSS_SELECTOR, "[type=reset]").click()
    time.sleep(0.1)
    assert _shown(browser) == everything
    _input(browser, "f-source", "B")
    assert _shown(browser) == ["N204"]
    _input(browser, "f-source", "")
    browser.find_element(By.CSS_SELECTOR, "[name=severity][value=warning]").click()
    assert set(_shown(browser)) == {"Q502", "C602"}
    browser.find_element(By.CSS_SELECTOR, "[name=severity][value=warning]").click()
    _input(browser, "f-confidence", "85")
    assert 0 < len(_shown(browser)) < 5
    _input(browser, "f-confidence", "0")
    _input(browser, "f-words", "次大使級")
    assert _shown(browser) == ["N204"]
    assert _problems(browser) == []


def test_keyboard_opens_a_finding(browser: webdriver.Chrome, page: Path) -> None:
    """Enter on its summary; both passages side by side, the values marked."""
    _open(browser, page)
    summary = browser.find_element(By.CSS_SELECTOR, "[data-rule=E402] > summary")
    finding = browser.find_element(By.CSS_SELECTOR, "[data-rule=E402]")
    browser.execute_script("arguments[0].focus()", summary)
    was = finding.get_attribute("open")
    browser.switch_to.active_element.send_keys(Keys.ENTER)
    assert finding.get_attribute("open") != was
    if was:
        browser.switch_to.active_element.send_keys(Keys.ENTER)
    ends = finding.find_elements(By.CSS_SELECTOR, "figure")
    first, second = (end.find_element(By.TAG_NAME, "mark").text for end in ends)
    assert first.startswith("驻捷克斯洛伐克大使") and second == "the US ambassador to Poland"
    assert ends[0].location["y"] == ends[1].location["y"]


def test_theme(browser: webdriver.Chrome, page: Path) -> None:
    """The button goes from system to light to dark and says so."""
    _open(browser, page)
    button, colors, names = browser.find_element(By.ID, "theme"), [], []
    for _ in range(3):
        button.click()
        names.append(button.text)
        colors.append(browser.execute_script("return getComputedStyle(document.body).backgroundColor"))
    assert names == ["Theme: light", "Theme: dark", "Theme: system"]
    assert colors[0] == colors[2] == "rgb(255, 255, 255)" != colors[1]


def test_timeline_zooms(browser: webdriver.Chrome, page: Path) -> None:
    """Wider, with more years named; the marks grow no broader."""
    _open(browser, page)
    seen = "getComputedStyle(each).visibility === 'visible'"
    years = f"return [...document.querySelectorAll('.tick text')].filter(each => {seen}).length"
    wide = "return document.querySelector('#axis > svg').clientWidth"
    before, width = browser.execute_script(years), browser.execute_script(wide)
    for _ in range(2):
        browser.find_element(By.CSS_SELECTOR, "[data-zoom='2']").click()
    assert browser.execute_script(years) > before
    assert browser.execute_script(wide) == pytest.approx(4 * width, rel=0.01)
    browser.find_element(By.CSS_SELECTOR, "[data-zoom='0']").click()
    assert browser.execute_script(wide) == width


def test_facts_by_verdict(browser: webdriver.Chrome, page: Path) -> None:
    """Verdicts can be left out, facts of one source added."""
    _open(browser, page)
    rows = "return [...document.querySelectorAll('.matrix tbody tr:not([hidden])')].map(e => e.dataset.verdict)"
    before = browser.execute_script(rows)
    assert "corroborated" in before and "one source" not in before
    browser.find_element(By.CSS_SELECTOR, "#verdicts [value=corroborated]").click()
    browser.find_element(By.CSS_SELECTOR, "#verdicts [value='one source']").click()
    after = browser.execute_script(rows)
    assert "corroborated" not in after and "one source" in after


def test_prints(browser: webdriver.Chrome, page: Path) -> None:
    """To a PDF of a few pages, with folded findings unfolded."""
    _open(browser, page)
    browser.find_element(By.ID, "unfold").click()
    pdf = base64.b64decode(browser.print_page())
    assert pdf.startswith(b"%PDF-") and len(pdf) > 20_000
    assert _problems(browser) == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_accessible(browser: webdriver.Chrome, page: Path, axe: str, dark: bool) -> None:
    """axe-core finds no violation that is serious or critical."""
    _open(browser, page, dark=dark)
    script = f"{axe}; const done = arguments[arguments.length - 1]; axe.run().then(done)"
    browser.set_script_timeout(120)
    told = browser.execute_async_script(script)
    grave = [each["id"] for each in told["violations"] if each["impact"] in ("serious", "critical")]
    assert grave == []
    assert len(told["passes"]) > 20


def test_hostile_source_is_inert(browser: webdriver.Chrome, tmp_path: Path) -> None:
    """A source that tries to run something: nothing runs, and its text can be read."""
    evil = '<img src=x onerror="document.title=1"><script>document.title=2</script> on February 30, 1958 "></details>'
    (tmp_path / "evil.txt").write_text(evil + " ‮ {{7*7}} \x1b[31m", "utf-8")
    path = tmp_path / "out.html"
    assert main(["check", str(tmp_path / "evil.txt"), "--isolated", "-o", str(path)]) == 1
    _open(browser, path)
    assert browser.title.startswith("Discrepancy report: ")
    assert '<img src=x onerror="document.title=1">' in browser.find_element(By.TAG_NAME, "blockquote").text
    assert browser.find_elements(By.TAG_NAME, "img") == []
    assert _problems(browser) == []


def _large(sources: int, each: int) -> CheckResult:
    """Pairs of sources that date meetings differently."""
    extractions = []
    for index in range(sources):
        dates = [f"July 13, {1900 + (index + at) % 100}" for at in range(each)]
        text = "\n\n".join(f"会谈 {at + 1}: held on {date} in Geneva, 双方同意议程。" for at, date in enumerate(dates))
        document = read(text.encode(), f"folder/source-{index:03}.md")
        claims: list[Claim] = []
        for at, date in enumerate(dates):
            start = document.text.index(date, claims[-1].mention.end if claims else 0)
            value = Time(Date(1900 + (index + at) % 100, 7, 13))
            mention = Mention("date", start, start + len(date), value)
            claims.append(Claim(mention, Subject("talks", "hold", ordinal=at + 1), 0, document=index))
        extractions.append(Extraction(document, document.text, (Sentence(0, 9, 0, "en"),), tuple(claims)))
    couples = zip(extractions[::2], extractions[1::2], strict=True)
    pairs = [pair for a, b in couples for pair in zip(a.claims, b.claims, strict=True)]
    conflict = Verdict.CONFLICT
    facts = tuple(Fact(pair, conflict, "they differ", (Pair(*pair, conflict, "they differ", 1.0),)) for pair in pairs)
    corpus = Corpus(tuple(extractions), facts)
    findings = [
        Finding("D101", "date-conflict", "date-conflict", "error", 0.9, f"{a.value} here, {b.value} there",
                (claim_evidence(corpus, a), claim_evidence(corpus, b)), ("same talks",))
        for a, b in [*pairs, *((b, a) for a, b in pairs)]
    ]  # fmt: skip
    return CheckResult(corpus, tuple(findings))


_COMPLETE = "return performance.getEntriesByType('navigation')[0].domComplete"
"""0 as long as the page is not complete."""


def _time_to_open(browser: webdriver.Chrome, path: Path) -> float:
    """Milliseconds until the page answers, the best of three."""
    times: list[float] = []
    for _ in range(3):
        _open(browser, path)
        while not (complete := browser.execute_script(_COMPLETE)):
            time.sleep(0.02)
        times.append(complete)
    return min(times)


def test_a_large_report_opens_as_a_middling_one(browser: webdriver.Chrome, tmp_path: Path) -> None:
    """5,000 findings over 500 sources: what is shown does not grow with them, and filters find the last of them.

    The time is compared with that of a report of a fiftieth on the same machine: seconds say nothing on a slow one.
    """
    large = _large(500, 10)
    small = CheckResult(large.corpus, large.findings[:100])
    small = replace(small, corpus=Corpus(large.corpus.extractions, large.corpus.facts[:100]))
    for name, result in (("large", large), ("small", small)):
        (tmp_path / f"{name}.html").write_text(FORMATS["html"](result, Style()), "utf-8")
    quick, slow = (_time_to_open(browser, tmp_path / f"{name}.html") for name in ("small", "large"))
    assert slow < 10 * quick
    assert len(_shown(browser)) == PAGE
    assert browser.find_element(By.ID, "shown").text == f"5000 of 5000 findings, the first {PAGE} shown"
    browser.find_element(By.ID, "more").click()
    assert len(_shown(browser)) == 2 * PAGE
    _input(browser, "f-source", browser.execute_script("return document.querySelector('#f-source').options[500].value"))
    assert len(_shown(browser)) == 20
    browser.execute_script("document.querySelector('[type=reset]').click(); location.hash = 'finding-4999'")
    time.sleep(0.5)
    last = browser.find_element(By.ID, "finding-4999")
    assert last.get_attribute("open") and last.is_displayed()
    assert _problems(browser) == []
