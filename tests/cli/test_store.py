"""What documents say, kept: the same as worked out anew, whatever is in the file."""

from __future__ import annotations

import pickle
import sqlite3
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factlint.claims.model import Extraction
from factlint.claims.pipeline import extract
from factlint.cli.packed import pack, unpack, unpack_findings
from factlint.cli.store import Store, blob
from factlint.sources.formats import read
from tests.cli.conftest import Type

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted(path for path in (ROOT / "examples").rglob("*") if path.is_file())
_WORDS = st.sampled_from(
    ["The talks", "会谈", "會談", "resumed", "on 4 May 1921", "于1955年8月1日", "136", "about 40 days", "约17次",
     "Geneva", "日内瓦", "“as agreed”", "[1]", "| 3 | 4 |", "\n\n", "# ", ". ", "。", "<b>", "𠀀", "\r\n"]
)  # fmt: skip
TEXTS = st.lists(_WORDS, max_size=40).map(" ".join)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where it is kept."""
    return tmp_path / "documents" / "1.db"


def _said(file: Path, data: bytes, path: str, base_date: str | None = None) -> tuple[Extraction, bool]:
    """What a document says by way of a store, and whether that was known."""
    store = Store(file)
    document = store.read(data, path, 1000_000, base_date)
    known = store.extraction(document)
    said = known or extract(document, base_date)
    if known is None:
        store.keep(document, said)
    store.close()
    return said, known is not None


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_examples(file: Path, example: Path) -> None:
    """Every format: equal to what is worked out, and the places of its document too."""
    data = example.read_bytes()
    fresh = extract(read(data, example.name))
    assert _said(file, data, example.name) == (fresh, False)
    kept, known = _said(file, data, example.name)
    assert known and kept == fresh
    assert [kept.document.locate(each.start, each.end) for each in kept.sentences] == [
        fresh.document.locate(each.start, each.end) for each in fresh.sentences
    ]


@given(TEXTS, st.sampled_from(["a.md", "b.txt", "c.html", "d.wiki"]))
@settings(max_examples=60, deadline=None)
def test_any_text(text: str, path: str) -> None:
    """There and back again."""
    said = extract(read(text.encode(), path), "1999-05-04")
    assert unpack(pack(said)) == said


def test_what_it_depends_on(file: Path) -> None:
    """Bytes, path, reference date: a change of any is another document."""
    text = b"It was opened on 4 May.\n"
    _said(file, text, "a.md")
    assert _said(file, text, "a.md")[1]
    assert not _said(file, text, "b.md")[1]
    assert not _said(file, text + b"\n", "a.md")[1]
    assert not _said(file, text, "a.md", "1999-05-04")[1]


def test_the_name_of_bytes_is_that_of_git() -> None:
    """So that a file on the disk and in the index are one."""
    assert blob(b"") == "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391"


class _Evil:
    def __reduce__(self) -> tuple[object, ...]:
        return (exec, ("raise SystemExit('run')",))


BAD = (
    b"",
    b"no zlib",
    zlib.compress(b"no pickle"),
    zlib.compress(pickle.dumps(["a list"])),
    zlib.compress(pickle.dumps(_Evil())),
    zlib.compress(pickle.dumps(Path)),
    zlib.compress(b"cfactlint.sources.document\nre.compile\n."),
    zlib.compress(b"cfactlint.claims.model\nTYPE_CHECKING\n."),
)


@pytest.mark.parametrize("bad", BAD, ids=range(len(BAD)))
def test_only_values_are_unpacked(bad: bytes) -> None:
    """Whoever wrote the bytes, nothing of theirs runs."""
    with pytest.raises(ValueError, match=r"not packed here|not an extraction"):
        unpack(bad)
    with pytest.raises(ValueError, match=r"not packed here|not findings"):
        unpack_findings(bad)


@pytest.mark.parametrize("bad", BAD, ids=range(len(BAD)))
def test_damaged_entries_are_made_anew(file: Path, bad: bytes) -> None:
    """And replaced by good ones."""
    _said(file, b"It was opened on 4 May 1921.\n", "a.md")
    with sqlite3.connect(file) as connection:
        connection.execute("update documents set said = ?", (bad,))
    connection.close()
    assert not _said(file, b"It was opened on 4 May 1921.\n", "a.md")[1]
    assert _said(file, b"It was opened on 4 May 1921.\n", "a.md")[1]


def test_another_documents_entry(file: Path) -> None:
    """An entry under a wrong name is not believed where its path shows it."""
    _said(file, b"One\n", "a.md")
    _said(file, b"Two\n", "b.md")
    with sqlite3.connect(file) as connection:
        (said,) = connection.execute("select said from documents where name like 'b.md%'").fetchone()
        connection.execute("update documents set said = ? where name like 'a.md%'", (said,))
    connection.close()
    assert _said(file, b"One\n", "a.md")[0].document.source == "One\n"


@pytest.mark.parametrize("content", [b"no database at all, but long enough to be looked at" * 20, b"SQLite format 3\0"])
def test_a_damaged_file(file: Path, content: bytes) -> None:
    """Is made anew, or done without."""
    file.parent.mkdir()
    file.write_bytes(content)
    for _ in range(3):
        assert _said(file, b"It was opened on 4 May 1921.\n", "a.md")[0].claims


def test_no_place_for_it(tmp_path: Path) -> None:
    """A file where the folder should be, a folder where the file should be."""
    (tmp_path / "taken").write_text("")
    for file in (tmp_path / "taken" / "1.db", tmp_path):
        assert _said(file, b"It was opened on 4 May 1921.\n", "a.md")[0].claims


@pytest.mark.parametrize("command", ["check", "claims", "align"])
def test_every_command_says_the_same(folder: Path, factlint: Type, tmp_path: Path, command: str) -> None:
    """Cold, warm, without; and after a change of one file."""
    for example in EXAMPLES:
        (folder / example.name).write_bytes(example.read_bytes())
    kept = ("--cache-dir", str(tmp_path / "kept"))
    for change in ("", "It was opened on 4 May 1921.\n"):
        (folder / "more.md").write_text(change)
        runs = [factlint(command, ".", "--format", "json", *options) for options in (kept, kept, ("--no-cache",))]
        assert runs[0] == runs[1] == runs[2]
