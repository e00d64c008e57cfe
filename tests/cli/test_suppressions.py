"""Suppressions from the outside: what they hide, when they expire, what is said of them, and `--add-ignore`."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

BAD = "They met on February 30, 1955."
PDF = Path(__file__).parent.parent / "sources" / "made"
SIDECAR = "factlint-suppressions.toml"


def _write(folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(text.encode())


def _codes(run: Any) -> list[str]:
    return [finding["code"] for finding in json.loads(run.out)["findings"]]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", f"{BAD} <!-- factlint: ignore D103 so printed -->\n"),
        ("a.md", f"---\nfactlint: {{ignore: [D103], reason: so printed}}\n---\n{BAD}\n"),
        ("a.html", f"<!-- factlint: ignore-file impossible-date -->\n<p>{BAD}</p>\n<p>{BAD}</p>\n"),
        ("a.wiki", f"== A ==\n<!-- factlint: ignore D1 -->\n* {BAD}\n"),
        ("a.txt", f"# factlint: ignore ALL\n{BAD}\n"),
        ("a.rst", f"A\n=\n\n.. factlint: ignore D103\n\n{BAD}\n"),
        ("a.tex", f"\\documentclass{{article}}\n{BAD} % factlint: ignore D103\n"),
        ("a.vtt", f"WEBVTT\n\nNOTE factlint: ignore D103\n\n00:01.000 --> 00:02.000\n{BAD}\n"),
        ("a.md", f'{BAD} <!-- factlint: ignore D103 "February 30" as printed -->\n'),
        ("a.md", "會談於1955年2月30日開始。<!-- factlint: ignore D103 「1955-02-30」 史料如此 -->\n"),
        ("a.md", "会谈于1955年2月30日开始。<!-- factlint：ignore D103 史料如此 -->\n"),
    ],
)
def test_every_format(folder: Path, factlint: Any, name: str, text: str) -> None:
    _write(folder, name, text)
    run = factlint("check", "--fail-level", "info")
    assert run.code == 0, run.out
    assert "suppressed." in run.out
    assert _codes(factlint("check", "--ignore-suppressions", "--format", "json"))[0] == "D103"


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- factlint: ignore D104 so printed -->",
        '<!-- factlint: ignore D103 "March" as printed -->',
        "<!-- factlint: ignore D999 -->",
        "<!-- factlint: ignore -->",
        "<!-- factlint: ignored D103 -->",
        "<!-- factlint ignore D103 -->",
        "<!-- factlint: ignore D103 until 2027-02-30 -->",
    ],
)
def test_what_does_not_fit_is_said(folder: Path, factlint: Any, comment: str) -> None:
    _write(folder, "a.md", f"{BAD} {comment}\n")
    run = factlint("check", "--format", "json")
    assert (run.code, sorted(_codes(run))) == (1, ["D103", "S901"])


def test_either_end_will_do(folder: Path, factlint: Any) -> None:
    """The comment stands in one of two documents; each, being the first or the second end, hides the finding."""
    texts = {
        "a.md": "The ambassadorial talks began in Geneva on August 1, 1955.",
        "b.md": "中美大使级会谈于1955年8月2日在日内瓦开始。",
    }
    for marked in texts:
        for name, text in texts.items():
            _write(folder, name, f"{text} <!-- factlint: ignore D101 r -->\n" if name == marked else f"{text}\n")
        assert _codes(factlint("check", "--format", "json")) == []


def test_only_rules_that_ran_are_unused(folder: Path, factlint: Any) -> None:
    _write(folder, "a.md", "A quiet text. <!-- factlint: ignore D103, N201 -->\n")
    run = factlint("check", "--format", "json", "--select", "D,S")
    assert [each["message"] for each in json.loads(run.out)["findings"]] == ["nothing is left to ignore here for D103"]
    assert _codes(factlint("check", "--format", "json", "--select", "D103")) == []
    assert _codes(factlint("check", "a.md", "--format", "json")) == []
    assert factlint("check").code == 0


@pytest.mark.parametrize(("today", "codes"), [("2027-01-31", []), ("2027-02-01", ["D103", "S902"])])
def test_until_is_the_last_day(
    folder: Path, factlint: Any, monkeypatch: pytest.MonkeyPatch, today: str, codes: list[str]
) -> None:
    _write(folder, "a.md", f"{BAD} <!-- factlint: ignore D103 asked until 2027-01-31 -->\n")
    assert sorted(_codes(factlint("check", "--format", "json", "--today", today))) == codes
    seconds = {"2027-01-31": "1801439999", "2027-02-01": "1801440000"}[today]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    assert sorted(_codes(factlint("check", "--format", "json"))) == codes


def test_the_last_commit_tells_the_day(folder: Path, factlint: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Never the clock: without any commit nothing expires, which is said."""
    _write(folder, "a.md", f"{BAD} <!-- factlint: ignore D103 asked until 1999-12-31 -->\n")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    run = factlint("check")
    assert (run.code, "do not expire" in run.err) == (0, True)
    (folder / ".git").rmdir()
    for name in ("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"):
        monkeypatch.setenv(name, "2000-01-01T12:00:00Z")
    who = ["-c", "user.name=n", "-c", "user.email=e", "-c", "log.showSignature=true"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "one"]):
        subprocess.run(["git", *who, *words], check=True, cwd=folder)
    run = factlint("check", "--format", "json")
    assert (sorted(_codes(run)), run.err) == (["D103", "S902"], "")


@pytest.mark.parametrize("epoch", ["soon", "9" * 30])
def test_a_day_that_is_none(folder: Path, factlint: Any, monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    _write(folder, "a.md", f"{BAD} <!-- factlint: ignore D103 until 1999-12-31 -->\n")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    run = factlint("check")
    assert (run.code, run.err.count("\n"), "SOURCE_DATE_EPOCH" in run.err) == (2, 1, True)


@pytest.mark.parametrize(
    "entry",
    [
        'paths = ["third/*.csv"]\nrules = ["D103"]',
        'paths = "third"\nrules = "impossible-date"\nclaim = "June 31"',
        'rules = ["D103"]\nclaim = ["1955-06-31"]',
    ],
)
def test_a_file_of_suppressions(folder: Path, factlint: Any, entry: str) -> None:
    _write(folder, "third/a.csv", 'day,what\n"June 31, 1955",talks\n')
    _write(folder, SIDECAR, f"[[ignore]]\n{entry}\nreason = 'as printed'\n")
    run = factlint("check", "--fail-level", "info")
    assert (run.code, "1 suppressed" in run.out) == (0, True)
    (told,) = json.loads(factlint("check", "--format", "sarif").out)["runs"][0]["results"]
    assert [(each["kind"], each["justification"]) for each in told["suppressions"]] == [("external", "as printed")]


def test_a_fingerprint_is_for_one_finding(folder: Path, factlint: Any) -> None:
    _write(folder, "a.md", f"{BAD}\n\nThey parted on June 31, 1955.\n")
    found = json.loads(factlint("check", "--format", "json").out)["findings"]
    _write(folder, SIDECAR, f'[[ignore]]\nfingerprint = "{found[0]["fingerprint"][:8]}"\n')
    left = json.loads(factlint("check", "--format", "json").out)["findings"]
    assert [each["fingerprint"] for each in left] == [found[1]["fingerprint"]]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[ignore]]\nrule = ['D103']\n", ":2: unknown key 'rule'; did you mean 'rules'?"),
        ("\n[[ignore]]\npaths = 'a'\n", ":2: rules or a fingerprint must say what to ignore"),
        ("[[ignore]]\nrules = 1\n", ":2: rules must be a string or a list of strings"),
        ("[[ignore]]\nrules = 'D1'\nuntil = 'soon'\n", ":3: until must be a day, as in 2027-01-31"),
        ("[[ignore]]\nfingerprint = 'xyz'\n", ":2: fingerprint must be 8 to 16 hexadecimal digits"),
        ("[ignore]\nrules = 'D1'\n", ":1: suppressions are tables that begin with [[ignore]]"),
        ("[[ignores]]\nrules = 'D1'\n", ":1: only entries [[ignore]] are known, not 'ignores'"),
        ("[[ignore]\n", ":1: not valid TOML: "),
        ("[[ignore]]\nrules = 'D1'\npaths = []\n", ":3: paths names nothing: leave the key out, or name what is meant"),
        ("[[ignore]]\nrules = 'D1'\npaths = '[z-a].pdf'\n", ":3: paths must be globs, which read like lines of a "),
        ("a = " + "[" * 50_000, ": "),
    ],
)
def test_faults_of_the_file(folder: Path, factlint: Any, text: str, told: str) -> None:
    _write(folder, "a.md", f"{BAD}\n")
    _write(folder, SIDECAR, text)
    run = factlint("check")
    message, *shown = run.err.splitlines()
    assert (run.code, run.out) == (2, "") and message.startswith(f"factlint: {SIDECAR}{told}")
    assert not shown or (len(shown) == 2 and set(shown[1]) == {" ", "^"})


def test_the_configuration_may_name_the_file(folder: Path, factlint: Any) -> None:
    _write(folder, "a.md", f"{BAD}\n")
    _write(folder, "factlint.toml", 'suppressions = "lint/known.toml"\n')
    run = factlint("check")
    assert (run.code, "does not exist" in run.err) == (2, True)
    _write(folder, "lint/known.toml", '[[ignore]]\nrules = ["D103"]\n')
    assert factlint("check").code == 0


def test_suppressions_come_before_the_baseline(folder: Path, factlint: Any) -> None:
    _write(folder, "a.md", f"{BAD} <!-- factlint: ignore D103 r -->\n\nThey parted on June 31, 1955.\n")
    factlint("baseline")
    run = factlint("check", "--baseline", "--format", "sarif")
    told = json.loads(run.out)["runs"][0]["results"]
    assert [(each.get("baselineState"), each["suppressions"][0]["kind"]) for each in told] == [
        ("unchanged", "external"),
        (None, "inSource"),
    ]
    assert _codes(factlint("check", "--baseline", "--format", "json")) == []


TEXTS = {
    "a.md": f"# Talks\n\nText.\n\n{BAD} They\nparted on June 31, 1955.\n\n- They met on April 31, 1956.\n",
    "b.html": f"<p>{BAD}</p><p>They met on April 31, 1957.</p>",
    "c.zh-Hant.txt": "會談\r\n\r\n會談於1955年2月30日開始。\r\n\r\n後來於1956年4月31日結束。\r\n",
    "d.tex": "\\documentclass{article}\n会谈于1955年2月30日开始。\n\n后来于1956年4月31日结束。\n",
    "e.csv": 'day,what\n"June 31, 1955",talks\n',
    "f.srt": f"1\n00:00:01,000 --> 00:00:02,000\n{BAD}\n",
    "g.rst": f"A\n=\n\n{BAD}\n",
    "h.wiki": "== 会谈 ==\n于1955年2月30日开始。\n* 后来于1956年4月31日结束。\n",
    "j.md": "The talks were held.[^1]\n\n后来结束。[^2]\n\n- 會談\n- Again.[^3]\n\nMore.\n\n[^2]: A.\n",
    "i.md": f"| day |\n|---|\n| {BAD} |\n\n    {BAD}\n",
}


def test_add_ignore_leaves_nothing(folder: Path, factlint: Any) -> None:
    """Comments where the format has them, entries for the rest; then no finding is told, and nothing else changed."""
    for name, text in TEXTS.items():
        _write(folder, name, text)
    before = json.loads(factlint("check", "--format", "json").out)
    claims = factlint("claims", "--format", "jsonl").out
    run = factlint("check", "--add-ignore", "原稿如此 so printed")
    assert run.code == 0
    assert run.out.splitlines()[0] == "a.md: 2 comments"
    after = json.loads(factlint("check", "--format", "json").out)
    assert (after["findings"], after["summary"]["suppressed"]) == ([], len(before["findings"]))
    assert after["sources"] == before["sources"]
    keep = ("path", "value", "text", "sentence", "subject")
    assert _only(claims, keep) == _only(factlint("claims", "--format", "jsonl").out, keep)
    assert 'paths = ["e.csv"]' in (folder / SIDECAR).read_text("utf-8")
    assert (folder / "c.zh-Hant.txt").read_bytes().count(b"\r\n") == (folder / "c.zh-Hant.txt").read_bytes().count(
        b"\n"
    )
    assert factlint("check", "--add-ignore", "again").out == "nothing to ignore\n"


def _only(lines: str, keys: tuple[str, ...]) -> list[tuple[object, ...]]:
    return [tuple(json.loads(line)[key] for key in keys) for line in lines.splitlines()]


def test_add_ignore_with_a_day(folder: Path, factlint: Any) -> None:
    _write(folder, "a.md", f"{BAD}\n")
    factlint("check", "--add-ignore", "asked until 2027-01-31")
    assert factlint("check", "--today", "2027-01-31").code == 0
    assert sorted(_codes(factlint("check", "--today", "2027-02-01", "--format", "json"))) == ["D103", "S902"]


def test_entries_are_added_to_those_that_are_there(folder: Path, factlint: Any) -> None:
    """What stood in the file of suppressions stays byte for byte, its line ends are kept."""
    _write(folder, "e.csv", TEXTS["e.csv"])
    old = '# known\r\n[[ignore]]\r\nrules = ["N201"]\r\npaths = ["x"]'
    _write(folder, SIDECAR, old)
    assert factlint("check", "--add-ignore", 'say "so"').out == f"{SIDECAR}: 1 suppression\n"
    new = (folder / SIDECAR).read_bytes()
    assert new.startswith(old.encode() + b"\r\n\r\n[[ignore]]\r\n")
    assert b"\n" not in new.replace(b"\r\n", b"")
    assert factlint("check").code == 0


@pytest.mark.parametrize(
    "words",
    [
        ["--add-ignore", ""],
        ["--add-ignore", "a --> b"],
        ["--add-ignore", "two\nlines"],
        ["-", "--add-ignore", "r"],
        ["--staged", "--add-ignore", "r"],
    ],
)
def test_add_ignore_where_it_cannot(folder: Path, factlint: Any, words: list[str]) -> None:
    _write(folder, "a.md", f"{BAD}\n")
    run = factlint("check", *words)
    assert (run.code, run.err.count("\n")) == (2, 1)
    assert (folder / "a.md").read_text() == f"{BAD}\n"


def test_runs_that_expire_are_not_remembered(folder: Path, factlint: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that is kept would not see that the day has changed."""
    _write(folder, "a.md", f"{BAD} <!-- factlint: ignore D103 asked until 2000-01-01 -->\n")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert factlint("check").code == 0
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    assert factlint("check").code == 1


def test_a_file_of_suppressions_that_comes_later_counts(folder: Path, factlint: Any) -> None:
    """A run that was kept before is not told again."""
    _write(folder, "a.md", f"{BAD}\n")
    assert factlint("check").code == 1
    _write(folder, SIDECAR, '[[ignore]]\nrules = ["D103"]\n')
    assert factlint("check").code == 0
    assert factlint("check", "--isolated").code == 1
    (folder / SIDECAR).unlink()
    factlint("baseline")
    assert factlint("check").code == 0
    assert factlint("check", "--isolated").code == 1
