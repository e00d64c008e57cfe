"""`factlint config`, `factlint init`, the schemas, and the page of the manual: all made from one list of keys."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from factlint.claims.ledger.entries import KEYS as LEDGER_KEYS
from factlint.claims.ledger.entries import read_ledger
from factlint.cli.configuration import checks
from factlint.cli.configuration.config import Config
from factlint.cli.configuration.folders import Options
from factlint.cli.configuration.keys import KEYS, Key, field_name
from factlint.cli.configuration.schema import config_schema

DOCS = Path(__file__).parent.parent.parent / "docs"
RUNS = Path(__file__).parent.parent / "runs"
SCHEMA = json.loads(config_schema())


def _valid(settings: dict[str, Any], schema: dict[str, Any] = SCHEMA) -> bool:
    return jsonschema.Draft202012Validator(schema).is_valid(json.loads(json.dumps(settings, default=str)))


def _toml(name: str, value: str) -> Any:
    return tomllib.loads(f"{name} = {value}\n")


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_every_key(key: Key) -> None:
    """Its example and default are valid, for the check and for the schema; and there is a field that holds it."""
    for text in filter(None, (key.example, key.default)):
        settings = _toml(key.name, text)
        key.check(settings[key.name])
        assert _valid(settings)
    fields = set(Config.__struct_fields__)
    assert field_name(key.name) in fields or key.name == "root"
    if key.everywhere:
        assert field_name(key.name) in set(Options.__struct_fields__)


def test_every_field_has_a_key() -> None:
    """And no option of files is left out."""
    names = {field_name(key.name) for key in KEYS}
    assert set(Config.__struct_fields__) - {"root", "file", "written", "isolated"} <= names
    assert set(Options.__struct_fields__) == {field_name(key.name) for key in KEYS if key.everywhere}


@pytest.mark.parametrize("value", ["1", '"x"', "[1]", "{ a = 1 }", "-0.5", "true", '["x", 1]', '{ people = ["a"] }'])
def test_schema_and_checks_refuse_alike(value: str) -> None:
    """What the checks refuse for its type the schema refuses, too; what the schema refuses the checks refuse."""
    for key in KEYS:
        settings = _toml(key.name, value)
        try:
            key.check(settings[key.name])
            accepted = True
        except checks.Wrong:
            accepted = False
        looser = {"base-date", "output-format"}  # the schema knows dates by their looks
        assert accepted == _valid(settings) or (key.name in looser and not accepted), key.name
    assert not _valid({"slect": ["D"]})


def test_schemas_are_printed(factlint: Any) -> None:
    """Both settings have one, and the ledger of the whole run and the examples of the configuration keep to theirs."""
    assert json.loads(factlint("schema", "config").out) == SCHEMA
    schema = json.loads(factlint("schema", "ledger").out)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    inputs = RUNS / "ledger" / "inputs"
    assert _valid(tomllib.loads((inputs / "facts.toml").read_text("utf-8")), schema)
    assert set(schema["properties"]["fact"]["items"]["properties"]) == set(LEDGER_KEYS)
    for name in ("key", "names"):
        broken = tomllib.loads((inputs / "broken" / f"{name}.facts.toml").read_text("utf-8"))
        assert _valid(broken, schema) == (name == "names")
    assert not _valid({"fact": [{"subject": "harbour treaty", "date": "1921", "number": 3, "unit": "x"}]}, schema)
    assert not _valid({"fact": [{"subject": "harbour treaty", "number": 3}]}, schema)
    assert not _valid({"fact": [{"subject": "harbour treaty", "date": ["1921"]}]}, schema)


def test_config_is_a_configuration(folder: Path, factlint: Any) -> None:
    """What is shown, written to a file, means the same; JSON holds the same values."""
    (folder / "factlint.toml").write_text(
        'ignore = ["C603"]\nsnapshots = { "a b" = "c.html" }\nbase-date = 1958-01-02\n'
    )
    shown = factlint("config").out
    assert 'ignore = ["C603"]\n' in shown and 'base-date = "1958-01-02"\n' in shown
    told = json.loads(factlint("config", "--format", "json").out)
    assert told["settings"]["ignore"] == {"value": ["C603"], "from": ["factlint.toml:1"]}
    (folder / "factlint.toml").write_text(shown)
    again = json.loads(factlint("config", "--format", "json").out)
    values = [{key: each["value"] for key, each in record["settings"].items()} for record in (told, again)]
    assert values[0] == values[1]
    assert factlint("config", "--isolated").out.startswith("# no configuration: all of it is the default\n")


def test_config_says_where_from(folder: Path, factlint: Any) -> None:
    """Files with lines, the command line, the default; of a file with what its folders add."""
    (folder / "docs").mkdir()
    (folder / "factlint.toml").write_text('# ours\nignore = ["C603"]\nfail-level = "error"\n')
    (folder / "docs/factlint.toml").write_text('ignore = ["Q"]\nlanguages = ["en"]\n')
    lines = factlint("config", "-v", "docs/a.md", "--min-confidence", "0.5").out.splitlines()
    assert 'ignore = ["C603", "Q"]  # factlint.toml:2, docs/factlint.toml:1' in lines
    assert 'languages = ["en"]  # docs/factlint.toml:2' in lines
    assert 'fail-level = "error"  # factlint.toml:3' in lines
    assert "min-confidence = 0.5  # the command line" in lines
    assert 'select = ["ALL"]  # the default' in lines
    assert 'ignore = ["C603"]  # factlint.toml:2' in factlint("config", "-v").out.splitlines()
    assert factlint("config", "a.md", "b.md").code == 2


def test_init(folder: Path, factlint: Any) -> None:
    """A configuration for what lies in the folder, with every key, that works as it is; nothing is overwritten."""
    (folder / "docs/[old]").mkdir(parents=True)
    (folder / "docs/a.md").write_text("The talks resumed on February 30, 1958.\n")
    (folder / "docs/[old]/b.txt").write_text("Nothing.\n")
    (folder / "note.md").write_text("Nothing.\n")
    run = factlint("init")
    assert (run.code, run.err) == (0, "")
    assert run.out == "factlint.toml written: 3 documents (2 .md, 1 .txt). Next: factlint check\n"
    text = (folder / "factlint.toml").read_text("utf-8")
    assert 'sources = ["*.md", "docs/**/*.txt", "docs/**/*.md"]\n' in text
    assert all(re.search(rf"^#?{re.escape(key.name)} = ", text, re.MULTILINE) for key in KEYS if key.name != "root")
    assert factlint("check", "--show-files").out.split() == ["docs/[old]/b.txt", "docs/a.md", "note.md"]
    run = factlint("init")
    assert (run.code, "factlint.toml is there already: nothing was written" in run.err) == (2, True)
    assert (folder / "factlint.toml").read_text("utf-8") == text
    live = re.sub(r"^#(?=[a-z-]+ = )", "", text, flags=re.MULTILINE)
    (folder / "facts.toml").write_text("")
    (folder / "factlint.toml").write_text(live)
    assert factlint("config").code == 0


def test_init_in_a_project(folder: Path, factlint: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Below a configuration, and beside one in pyproject.toml, none is written."""
    (folder / "pyproject.toml").write_text("[tool.factlint]\n")
    (folder / "docs").mkdir()
    monkeypatch.chdir(folder / "docs")
    assert factlint("init").code == 2
    assert list((folder / "docs").iterdir()) == []


def test_show_files(folder: Path, factlint: Any) -> None:
    """Every command that reads documents shows which, and does no more."""
    (folder / "a.md").write_text("The talks resumed on February 30, 1958.\n")
    (folder / "factlint.toml").write_text('ledger = "facts.toml"\n')
    (folder / "facts.toml").write_text("")
    for command in ("check", "align", "report"):
        run = factlint(command, "--show-files", "-o", "-")
        assert (run.code, run.out) == (0, "a.md\nfacts.toml\n")
    assert factlint("claims", "--show-files").out == "a.md\n"
    assert factlint("check", "--show-files", "a.md").out == "a.md\n"


TWO = {
    "a.md": "The harbour treaty was signed in Lisbon on 4 May 1921. In 1926 the harbour board had 9 members.\n",
    "b.zh.md": "1921年5月4日，港口條約在里斯本簽署。\n",
    "c.txt": "On 4 May 1921 the harbour treaty was signed in Lisbon. The mayor resigned on 9 June 1930.\n",
}


def test_init_drafts_a_ledger(folder: Path, factlint: Any) -> None:
    """What sources say alike is drafted, finds them again, and is then held against others."""
    for name, text in TWO.items():
        (folder / name).write_text(text)
    run = factlint("init", "--ledger")
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith("facts.toml written: 1 fact that several documents state alike.")
    (entry,) = read_ledger((folder / "facts.toml").read_text("utf-8")).entries
    assert str(entry.values[0].value) == "1921-05-04"
    assert {words.language for words in entry.subject} == {"en", "zh"}
    assert entry.source == "a.md, b.zh.md, c.txt"
    assert factlint("check").out.startswith("No findings in 4 sources")
    (folder / "d.md").write_text("The harbour treaty was signed in Lisbon on 5 May 1922.\n")
    (finding,) = json.loads(factlint("check", "--format", "json").out)["findings"]
    assert [end["path"] for end in finding["evidence"]] == ["d.md", "facts.toml"]
    assert factlint("init", "--ledger").code == 2


def test_a_draft_keeps_names_that_no_lexicon_has(folder: Path, factlint: Any) -> None:
    """Without them what is said of any other treaty or bridge would be held against it."""
    for name, text in {
        "a.md": "The Treaty of Velm was signed on 4 March 1928. The bridge at Selm has a length of 420 metres.\n",
        "b.md": "《韦尔姆条约》于1928年3月4日签署。塞尔姆大桥全长420米。\n",
        "c.md": "《韋爾姆條約》於1928年3月4日簽署。塞爾姆大橋全長420米。\n",
    }.items():
        (folder / name).write_text(text)
    assert factlint("init", "--ledger").out.startswith("facts.toml written: 2 facts")
    (folder / "d.md").write_text("《奥恩条约》于1940年5月6日签署。库尔纳大桥全长900米。\n")
    (folder / "e.md").write_text("《奧恩條約》於1940年5月6日簽署。庫爾納大橋全長900米。\n")
    assert (run := factlint("check")).code == 0, run.out
    (folder / "d.md").write_text("《韦尔姆条约》于1928年5月6日签署。\n")
    (finding,) = json.loads(factlint("check", "--format", "json").out)["findings"]
    assert [end["path"] for end in finding["evidence"][:2]] == ["d.md", "facts.toml"]


def test_a_draft_without_the_name_is_none(folder: Path, factlint: Any) -> None:
    """Sources that name a thing differently have only words in common that are said of others, too."""
    (folder / "a.md").write_text("《韦尔姆条约》于1928年3月4日签署。\n")
    (folder / "b.md").write_text("《瓦尔默条约》于1928年3月4日签署。\n")
    factlint("init", "--ledger")
    assert 'zh = "条约 签署"' not in (folder / "facts.toml").read_text("utf-8")


def test_nothing_is_drafted_that_is_disputed(folder: Path, factlint: Any) -> None:
    """Where a third source says otherwise, nothing is settled."""
    for name, text in {**TWO, "d.md": "The harbour treaty was signed in Lisbon on 5 May 1922.\n"}.items():
        (folder / name).write_text(text)
    assert factlint("init", "--ledger").out.startswith("facts.toml written: 0 facts")


def _page() -> str:
    """The table of keys as the manual has it."""
    rows = ["| key | in folders | default | what for |", "| --- | --- | --- | --- |"]
    for key in KEYS:
        default = f"`{key.default}`" if key.default else ""
        rows.append(f"| `{key.name}` | {'yes' if key.everywhere else ''} | {default} | {key.purpose} |")
    example = [f"{key.name} = {key.example}" for key in KEYS if key.name != "root"]
    return "\n".join(rows) + "\n\n```toml\n" + "\n".join(example) + "\n```\n"


def _ledger_page() -> str:
    rows = ["| key | what for |", "| --- | --- |", *(f"| `{key}` | {told} |" for key, told in LEDGER_KEYS.items())]
    return "\n".join(rows) + "\n"


@pytest.mark.parametrize(("name", "made"), [("configuration.md", _page()), ("ledger.md", _ledger_page())])
def test_the_manual_knows_every_key(name: str, made: str, request: pytest.FixtureRequest) -> None:
    """The tables of keys in docs/ are made from the code; --update-runs makes them anew."""
    begin, end = "<!-- keys: made by tests/cli/test_config_command.py -->\n\n", "\n<!-- end of keys -->"
    text = (DOCS / name).read_text("utf-8")
    start = text.index(begin) + len(begin)
    if request.config.getoption("--update-runs"):
        (DOCS / name).write_text(text[:start] + made + text[text.index(end) :], "utf-8")
        text = (DOCS / name).read_text("utf-8")
    assert text[start : text.index(end)] == made
