"""What is installed is what is here: built as a release is, installed in a fresh environment, run from elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

from factlint.reports.version import VERSION

ROOT = Path(__file__).parent.parent
FOLDERS = ("sources", "claims", "rules", "reports", "cli")


def _run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "FACTLINT"))}
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8")


def test_version() -> None:
    """The constant and the package agree."""
    assert tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"] == VERSION


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the source distribution as a release is."""
    out = tmp_path_factory.mktemp("dist")
    built = _run(sys.executable, "-m", "build", "--no-isolation", "--outdir", out, ".", cwd=ROOT)
    assert built.returncode == 0, built.stdout + built.stderr
    (path,) = out.glob("*.whl")
    return path


@pytest.mark.slow
def test_wheel_holds_the_tree(wheel: Path) -> None:
    """Every module and data file, under the name `factlint`, and nothing generic."""
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    tree = {ROOT / "__main__.py"}.union(*((ROOT / folder).rglob("*") for folder in FOLDERS))
    files = {path for path in tree if path.is_file() and "__pycache__" not in path.parts}
    assert held == {f"factlint/{path.relative_to(ROOT).as_posix()}" for path in files}


@pytest.mark.slow
def test_installed_command(wheel: Path, tmp_path: Path) -> None:
    """In a fresh environment, from a foreign folder: the command, `python -m`, and data files at work."""
    venv.create(tmp_path / "env", with_pip=True)
    scripts = tmp_path / "env" / ("Scripts" if os.name == "nt" else "bin")
    installed = _run(scripts / "python", "-m", "pip", "install", "--quiet", wheel, cwd=tmp_path)
    assert installed.returncode == 0, installed.stderr
    (tmp_path / "note.md").write_text("The talks resumed on February 30, 1958.\n", "utf-8")
    (tmp_path / "记录.txt").write_text("会谈于1958年2月30日恢复。\n", "utf-8")
    for command in ([scripts / "factlint"], [scripts / "python", "-m", "factlint"]):
        run = _run(*command, "check", "--output-format", "concise", "note.md", "记录.txt", cwd=tmp_path)
        assert (run.returncode, run.stderr) == (1, "")
        assert [line.split(" ")[:2] for line in run.stdout.splitlines()] == [
            ["note.md:1:22:", "D103"],
            ["记录.txt:1:4:", "D103"],
        ]
