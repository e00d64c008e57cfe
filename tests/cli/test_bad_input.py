"""Files that are damaged, locked, endless or made to do harm: one clear diagnostic each, and the rest is checked.

A process of its own with little memory and time does the work, so that a test that fails takes nothing along.
"""

from __future__ import annotations

import gzip
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from factlint.sources.loading import Skipped, load

ROOT = Path(__file__).parents[2]
MADE = ROOT / "tests" / "sources" / "made"
MEMORY = 1_500_000_000
"""Bytes of address space."""
PATIENCE = 300
"""Seconds of the processor: no measure of speed, but the end of what would never end."""
BAD = "The talks opened on Tuesday, 5 March 1931."
SAID = "They met on 5 March 1931 in Lisbon, and twelve delegates came. "


@dataclass(frozen=True)
class Run:
    """What a command said."""

    code: int
    out: str
    errors: tuple[str, ...]


def check(folder: Path, *arguments: str) -> Run:
    """Runs the command in a folder, within limits."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE))

    command = [sys.executable, "-m", "factlint", "check", "--no-cache", "--format", "concise", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / ".dev"), "FACTLINT_DEBUG": ""}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False, preexec_fn=limit
    )
    return Run(done.returncode, done.stdout, tuple(done.stderr.splitlines()))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "rest.md").write_text(BAD)
    return tmp_path


def _archive(file: Path, **parts: str | bytes) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)


def _docx(file: Path, before: str = "", said: str = "") -> None:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    text = (
        f'{before}<w:document xmlns:w="{space}"><w:body><w:p><w:r><w:t>{said}</w:t></w:r></w:p></w:body></w:document>'
    )
    _archive(file, **{"word/document.xml": text})


def _epub(file: Path, before: str = "", said: str = "", chapters: int = 1) -> None:
    names = [f"c{number}.xhtml" for number in range(chapters)]
    items = "".join(f'<item id="{name}" href="{name}" media-type="application/xhtml+xml"/>' for name in names)
    spine = "".join(f'<itemref idref="{name}"/>' for name in names)
    package = f"{before}<package><manifest>{items}</manifest><spine>{spine}</spine></package>"
    container = '<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>'
    page = f"<html><body><p>{said}</p></body></html>"
    _archive(file, **{"META-INF/container.xml": container, "a.opf": package, **dict.fromkeys(names, page)})


_LAUGHS = "".join(f'<!ENTITY a{level + 1} "{f"&a{level};" * 10}">' for level in range(9))
ENTITIES = f'<!DOCTYPE x [<!ENTITY a0 "ha">{_LAUGHS}]>'

FILES: dict[str, tuple[Callable[[Path], object], str]] = {
    "cut.pdf": (
        lambda file: file.write_bytes((MADE / "missions.writer.pdf").read_bytes()[:4000]),
        "damaged PDF file",
    ),
    "locked.pdf": (lambda file: shutil.copy(MADE / "locked.pdf", file), "PDF file locked by a password"),
    "bomb.docx": (
        lambda file: _docx(file, said="a" * 101_000_000),
        "its part word/document.xml unpacks to more than 100,000,000 bytes",
    ),
    "entities.docx": (
        lambda file: _docx(file, ENTITIES, "&a9;"),
        "word/document.xml has a document type, which may define entities",
    ),
    "cut.docx": (
        lambda file: file.write_bytes((MADE / "missions.docx").read_bytes()[:3000]),
        "damaged DOCX file: its archive cannot be unpacked",
    ),
    "bomb.epub": (
        lambda file: _epub(file, said="a" * 9_000_000, chapters=12),
        "its part c11.xhtml unpacks to more than 100,000,000 bytes",
    ),
    "entities.epub": (
        lambda file: _epub(file, ENTITIES, "&a9;"),
        "its package has a document type, which may define entities",
    ),
    "bomb.txt.gz": (
        lambda file: file.write_bytes(gzip.compress(b"a" * 60_000_000, 1)),
        "unpacks to more than the 50,000,000 bytes that are read",
    ),
    "large.txt": (
        lambda file: file.write_bytes(b"a " * 25_000_001),
        "50,000,002 bytes, more than the 50,000,000 that are read",
    ),
    "line.txt": (
        lambda file: file.write_text(SAID * (40_000_000 // len(SAID))),
        "a paragraph of 39,999,959 characters, more than the 1,000,000 that are read",
    ),
    "nul.txt": (lambda file: file.write_bytes(b"The talks\0opened"), "binary file"),
    "halves.txt": (
        lambda file: file.write_bytes(b"The talks \xed\xa0\x80 opened"),
        "neither UTF-8 (byte 11) nor another encoding that could be told",
    ),
    "halves16.txt": (
        lambda file: file.write_bytes("The talks ".encode("utf-16") + b"\x00\xd8" + " on".encode("utf-16-le")),
        "not valid UTF-16 at byte 21, though its byte order mark says so",
    ),
    "loop.txt": (lambda file: file.symlink_to(file.name), "cannot be read: Too many levels of symbolic links"),
    "pipe.txt": (lambda file: os.mkfifo(file), "not a regular file"),
    "device.txt": (lambda file: file.symlink_to("/dev/zero"), "not a regular file"),
    "missing.txt": (lambda _: None, "no such file or folder"),
}


def test_one_diagnostic_each_and_the_rest_is_checked(folder: Path) -> None:
    for name, (make, _) in FILES.items():
        make(folder / name)
    run = check(folder, *FILES, "rest.md")
    assert sorted(run.errors) == sorted(f"factlint: {name}: {reason}" for name, (_, reason) in FILES.items())
    assert run.code == 2
    assert run.out.startswith("rest.md:1:21: D104")


def test_the_same_met_in_a_folder(folder: Path) -> None:
    for name in ("locked.pdf", "nul.txt", "loop.txt", "pipe.txt"):
        FILES[name][0](folder / name)
    (folder / "around").symlink_to(".", target_is_directory=True)
    run = check(folder, ".")
    assert [line.removeprefix("factlint: warning: ").partition(":")[0] for line in run.errors] == [
        "locked.pdf", "loop.txt", "nul.txt", "pipe.txt",
    ]  # fmt: skip
    assert run.code == 1 and run.out.startswith("rest.md:1:21: D104")


DEEP = {
    "div.html": ("<div>", "</div>"),
    "item.html": ("<ul><li>", ""),
    "table.html": ("<table><tr><td>", "</td></tr></table>"),
    "bold.html": ("<b><i>", "</i></b>"),
    "quotation.md": ("> ", ""),
    "link.md": ("[", "]"),
    "template.wiki": ("{{a|", "}}"),
    "brace.tex": ("{", "}"),
    "item.rst": ("- ", ""),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", DEEP)
def test_what_is_nested_a_hundred_thousand_deep_is_read(folder: Path, name: str) -> None:
    opening, closing = DEEP[name]
    (folder / name).write_text(f"{opening * 100_000}{SAID}{closing * 100_000}\n\n{SAID}")
    run = check(folder, name, "rest.md")
    assert (run.code, run.errors) == (1, ())
    assert run.out.startswith("rest.md:1:21: D104")


ENDLESS = {
    "line.md": SAID,
    "line.html": SAID,
    "line.wiki": SAID,
    "letters.txt": "x",
    "chinese.txt": "他们于1931年3月5日会面，",
    "row.csv": "1931,",
}


@pytest.mark.slow
@pytest.mark.parametrize("name", ENDLESS)
def test_a_line_of_forty_megabytes(folder: Path, name: str) -> None:
    said = ENDLESS[name]
    (folder / name).write_text(said * (40_000_000 // len(said.encode())), "utf-8")
    run = check(folder, name, "rest.md")
    assert len(run.errors) == 1 and run.errors[0].startswith(f"factlint: {name}: ")
    assert "more than 1,000,000 paragraphs" in run.errors[0] or "more than the 1,000,000 that are" in run.errors[0]
    assert run.code == 2 and run.out.startswith("rest.md:1:21: D104")


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user of the machine may look into."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def test_without_permission(open_folder: Path) -> None:
    (open_folder / "rest.md").write_text(BAD)
    (open_folder / "closed.md").write_text(BAD)
    (open_folder / "closed.md").chmod(0)
    (open_folder / "shut").mkdir(0)
    assert len(list(load(["rest.md"], open_folder))) == 1  # whatever it imports lies where only root may read
    is_root = os.geteuid() == 0
    try:
        if is_root:  # may read everything: be nobody for a moment
            os.seteuid(65534)
        found = list(load(["closed.md", "shut", "rest.md"], open_folder))
    finally:
        if is_root:
            os.seteuid(0)
    assert [(each.path, each.reason, each.fatal) for each in found if isinstance(each, Skipped)] == [
        ("closed.md", "cannot be read: Permission denied", True),
        ("shut", "no permission to read it", True),
    ]
    assert len(found) == 3
