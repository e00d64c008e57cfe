"""Where addresses lead: nothing outside of the project is looked at, and nothing is fetched."""

from __future__ import annotations

from pathlib import Path

import pytest

from factlint.sources.formats import read
from factlint.sources.library import Shelves, Target, library


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    for name in ("docs/a.md", "docs/page.md", "sources/报告 1.md", "copy.html"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("text\n", "utf-8")
    (tmp_path / "secret.md").write_text("secret\n", "utf-8")
    (root / "link.md").symlink_to(tmp_path / "secret.md")
    return root


def _target(project: Path, address: str, **shelves: object) -> Target:
    document = read(f"[it](<{address}>)\n".encode(), "docs/a.md")
    found = library([document], Shelves(project, **shelves))  # type: ignore[arg-type]
    return found.find("docs/a.md", address)


@pytest.mark.parametrize(
    ("address", "state"),
    [
        ("page.md", "present"),
        ("page.md#part", "present"),
        ("../sources/%E6%8A%A5%E5%91%8A%201.md", "present"),
        ("sources/报告 1.md", "present"),
        ("page.html", "unclear"),
        ("missing.md", "missing"),
        ("missing", "unclear"),
        ("/missing.md", "unclear"),
        ("../../secret.md", "outside"),
        ("../link.md", "outside"),
        ("/etc/hostname.txt", "unclear"),
        ("https://a.example/b.md", "remote"),
        ("mailto:a@b.example", "unclear"),
        ("a@b.example", "unclear"),
        ("{{ site }}/b.md", "unclear"),
        ("a" * 2000 + ".md", "unclear"),
        ("", "unclear"),
    ],
)
def test_states(project: Path, address: str, state: str) -> None:
    assert _target(project, address).state == state


def test_folders_outside_are_allowed_by_name(project: Path) -> None:
    assert _target(project, "../../secret.md", folders=(project.parent,)).state == "present"


def test_snapshots(project: Path) -> None:
    copies = {"https://a.example/b": "copy.html", "https://a.example/c": "gone.html"}
    assert _target(project, "https://a.example/b#part", snapshots=copies) == Target("present", "copy.html", True)
    assert _target(project, "https://a.example/c", snapshots=copies) == Target("gone", "gone.html", True)


def test_attachments_of_reference_managers() -> None:
    text = "@book{a,\n  file = {Full Text:files/1/a.pdf:application/pdf;Snapshot:files/2/b.html:text/html},\n}\n"
    document = read(text.encode(), "refs.bib")
    found = library([document])
    assert [address for _, address in found.targets] == ["a", "files/1/a.pdf", "files/2/b.html"]
