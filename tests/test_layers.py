"""The house keeps its order: a folder imports only from folders to its left, files and functions stay small."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LAYERS = ("sources", "claims", "rules", "reports", "cli")
MODULES = sorted(path for layer in LAYERS for path in (ROOT / layer).rglob("*.py"))
LINES = 400
FUNCTION_LINES = 60


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: relative import"
            yield node.module or ""


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_imports_go_left(path: Path) -> None:
    """sources → claims → rules → reports → cli."""
    own = LAYERS.index(path.relative_to(ROOT).parts[0])
    for module in _imported(ast.parse(path.read_text("utf-8"))):
        parts = module.split(".")
        if parts[0] == "factlint":
            assert parts[1] in LAYERS[: own + 1], f"{_name(path)} imports {module}"


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_files_and_functions_are_small(path: Path) -> None:
    """A guard far above what is aimed at (about 150 lines a file, 15 a function)."""
    text = path.read_text("utf-8")
    length = len(text.splitlines())
    assert length < LINES, f"{_name(path)}: {length} lines"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= FUNCTION_LINES, f"{node.name}, line {node.lineno}: {length} lines"


def test_every_file_and_definition_says_what_it_is_for() -> None:
    """Modules, and public classes, functions and methods have a docstring."""
    bare = [
        f"{_name(path)}:{getattr(node, 'lineno', 1)} {getattr(node, 'name', 'module')}"
        for path in MODULES
        for node in _public(ast.parse(path.read_text("utf-8")))
        if not ast.get_docstring(node)
    ]
    assert bare == []


def _public(tree: ast.Module) -> Iterator[ast.Module | ast.ClassDef | ast.FunctionDef]:
    yield tree
    for node in tree.body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_"):
            yield node


def test_the_checkout_has_its_import_name() -> None:
    """.dev/factlint holds a link for every folder and for `__main__.py`, and nothing else."""
    links = {path.name: path.resolve() for path in (ROOT / ".dev/factlint").iterdir() if path.is_symlink()}
    assert links == {name: ROOT / name for name in (*LAYERS, "__main__.py")}
