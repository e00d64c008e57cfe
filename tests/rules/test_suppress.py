"""What parts suppressed findings from others."""

from __future__ import annotations

import time
from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from factlint.claims.model import Corpus
from factlint.claims.pipeline import corpus, extract
from factlint.rules.finding import Finding
from factlint.rules.run import check
from factlint.rules.sidecar import entry, parse
from factlint.rules.suppress import Outcome, suppress
from factlint.sources.formats import read

BAD = "They met on February 30, 1955."


def _corpus(**texts: str) -> Corpus:
    return corpus([extract(read(text.encode(), f"{name}.md")) for name, text in sorted(texts.items())])


def _outcome(whole: Corpus, sidecar: str = "", today: str = "", findings: Sequence[Finding] = ()) -> Outcome:
    return suppress(findings or check(whole), whole, outside=parse(sidecar, "s.toml"), today=today)


def _codes(outcome: Outcome) -> list[str]:
    return [finding.code for finding in outcome.findings]


def test_each_word_is_judged_for_itself() -> None:
    outcome = _outcome(_corpus(a=f"{BAD} <!-- factlint: ignore D103, N201, D9 r -->\n"))
    assert [finding.message for finding in outcome.findings] == [
        "no rule has the code or name D9: nothing is suppressed by it"
    ]
    outcome = _outcome(_corpus(a=f"{BAD} <!-- factlint: ignore D103, N201 r -->\n"))
    assert [finding.message for finding in outcome.findings] == ["nothing is left to ignore here for N201"]
    assert [each.waiver.reason for each in outcome.suppressed] == ["r"]


def test_two_suppressions_of_one_finding_are_both_in_use() -> None:
    outcome = _outcome(_corpus(a=f"{BAD} <!-- factlint: ignore D103 here -->\n"), '[[ignore]]\nrules = ["D103"]\n')
    assert (_codes(outcome), [each.waiver.reason for each in outcome.suppressed]) == ([], ["here"])


def test_one_in_force_is_enough() -> None:
    whole = _corpus(a=f"{BAD} <!-- factlint: ignore D103 here until 2000-01-01 -->\n")
    outcome = _outcome(whole, '[[ignore]]\nrules = ["D103"]\nreason = "there"\n', "2020-01-01")
    assert (_codes(outcome), [each.waiver.reason for each in outcome.suppressed]) == (["S902"], ["there"])


def test_context_is_no_end() -> None:
    """What only shows around a finding does not decide on it."""
    whole = _corpus(a=f"{BAD}\n\nOther words. <!-- factlint: ignore D103 -->\n")
    (finding,) = check(whole)
    text = whole.extractions[0].document.source
    at = text.find("Other")
    near = [
        type(finding.evidence[0])("a.md", at, at + 5, 3, 1, 3, 6, "Other", "", "text", role) for role in ("context", "")
    ]
    for end, codes in zip(near, (["D103", "S901"], []), strict=True):
        told = replace(finding, evidence=(*finding.evidence, end))
        assert sorted(_codes(_outcome(whole, findings=[told]))) == codes


@pytest.mark.parametrize(
    "path", ["a b.md", "a*[1].md", "!a.md", "#a.md", "d/é\\x.md", "文/件.md", '"q".md', "/abs/a.md", "\x7f"]
)
def test_an_entry_means_its_own_file(path: str) -> None:
    """Whatever a name holds: the entry that is written covers that path and no other."""
    (waiver,) = parse(entry(["D103"], "0123456789abcdef", [path], 'a "reason"\\'), "s.toml")
    place = waiver.place
    here = type(place)(path, 0, 1, 1, 1, 1, 2, "x", "", "text")
    there = type(place)(f"{path}x", 0, 1, 1, 1, 1, 2, "x", "", "text")
    assert (waiver.covers(here), waiver.covers(there)) == (True, False)
    assert (waiver.reason, waiver.fingerprint, waiver.rules) == ('a "reason"\\', "0123456789abcdef", ("D103",))


def test_many_suppressions_take_linear_time() -> None:
    def seconds(number: int) -> float:
        text = f"{BAD} <!-- factlint: ignore D103 r -->\n\n" * number
        whole = _corpus(a=text)
        found = check(whole)
        before = time.process_time()
        assert len(_outcome(whole, findings=found).suppressed) == number
        return time.process_time() - before

    assert seconds(400) < 60 * max(seconds(50), 0.01)
