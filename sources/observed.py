"""A tree that notes what is asked of it and what it answers, so that it can be found out whether it would say the same.

Who works from nothing but the answers of a tree comes to the same result wherever the answers are the same. The method
is that of build systems with constructive traces (Mokhov, Mitchell and Peyton Jones, Build systems à la carte, 2018).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any

from factlint.sources.trees import Kind, Tree

Question = tuple[str, str, int]
"""Method, path, and the limit of bytes; 0 for other methods."""
Observation = tuple[str, str, int, str]
"""A question with its answer, or a digest of that."""

_UNSTEADY = "?"


class Observed:
    """The answers of a tree, handed on and noted."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._seen: dict[Question, str] = {}

    def observations(self) -> list[Observation]:
        """Every question that was asked, in order, with its answer."""
        return [(*question, answer) for question, answer in self._seen.items()]

    def kind(self, file: Path) -> Kind:
        """As `Tree.kind`."""
        answer: Kind = self._noted("kind", file, self._tree.kind)
        return answer

    def real(self, file: Path) -> Path:
        """As `Tree.real`."""
        answer: Path = self._noted("real", file, self._tree.real)
        return answer

    def below(self, folder: Path, wanted: Callable[[str], bool]) -> Iterator[tuple[Path, str]]:
        """As `Tree.below`."""
        found: list[tuple[Path, str]] = self._noted("below", folder, lambda each: list(self._tree.below(each, wanted)))
        return iter(found)

    def read(self, file: Path, limit: int = -1) -> bytes:
        """As `Tree.read`."""
        name = self._tree.identity(file)
        answer: bytes = self._noted("read", file, lambda asked: self._tree.read(asked, limit), limit, name)
        return answer

    def size(self, file: Path) -> int:
        """As `Tree.size`."""
        answer: int = self._noted("size", file, self._tree.size)
        return answer

    def identity(self, file: Path) -> str:
        """As `Tree.identity`."""
        answer: str = self._noted("identity", file, self._tree.identity)
        return answer

    def _noted(self, method: str, file: Path, ask: Callable[[Path], Any], limit: int = 0, name: str = "") -> Any:
        question = method, str(file), limit
        try:
            answer = ask(file)
        except (OSError, ValueError) as error:
            self._note(question, _failure(error))
            raise
        self._note(question, name or _digest(answer))
        return answer

    def _note(self, question: Question, answer: str) -> None:
        """Two answers to one question: the files changed meanwhile, and no third answer will be the same as both."""
        if self._seen.setdefault(question, answer) != answer:
            self._seen[question] = _UNSTEADY


def unchanged(observations: Iterable[Observation], tree: Tree, wanted: Callable[[str], bool]) -> bool:
    """Whether a tree gives the same answers; `wanted` is what `below` was asked for."""
    return all(
        _asked(tree, method, Path(path), limit, wanted) == answer for method, path, limit, answer in observations
    )


def _asked(tree: Tree, method: str, file: Path, limit: int, wanted: Callable[[str], bool]) -> str:
    try:
        match method:
            case "kind":
                return _digest(tree.kind(file))
            case "real":
                return _digest(tree.real(file))
            case "below":
                return _digest(list(tree.below(file, wanted)))
            case "read":
                return tree.identity(file) or _digest(tree.read(file, limit))
            case "size":
                return _digest(tree.size(file))
            case "identity":
                return _digest(tree.identity(file))
    except (OSError, ValueError) as error:
        return _failure(error)
    return ""


def _digest(answer: Any) -> str:
    """What no other answer has: itself where it is short."""
    if isinstance(answer, bytes):
        return f"{len(answer)} {blake2b(answer, digest_size=20).hexdigest()}"
    if isinstance(answer, list):
        return _digest("\0".join(f"{path}\0{reason}" for path, reason in answer).encode("utf-8", "surrogateescape"))
    return f"= {answer}"


def _failure(error: OSError | ValueError) -> str:
    return f"! {type(error).__name__} {getattr(error, 'errno', '')} {error}"
