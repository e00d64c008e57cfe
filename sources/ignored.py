"""What git ignores: the patterns of `.gitignore` files from the top of the repository down to a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from factlint.sources.globs import spec

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


class Ignored(Struct, frozen=True):
    """The patterns that hold in a folder; those of the innermost file decide."""

    specs: tuple[tuple[Path, GitIgnoreSpec], ...] = field(default=())

    @classmethod
    def of(cls, folder: Path) -> Ignored:
        """The patterns from above a folder, none where it is in no repository."""
        above = [folder, *folder.parents]
        top = next((index for index, each in enumerate(above) if _is_top(each)), 0)
        ignored = cls()
        for each in reversed(above[1 : top + 1]):
            ignored = ignored.within(each)
        return ignored

    def within(self, folder: Path) -> Ignored:
        """These patterns and those of the folder's own file."""
        try:
            lines = (folder / ".gitignore").read_text("utf-8", "replace").splitlines()
        except OSError:
            return self
        return Ignored((*self.specs, (folder, spec(lines))))

    def holds(self, path: Path, folder: bool = False) -> bool:
        """Whether a file or folder below is ignored."""
        for base, patterns in reversed(self.specs):
            verdict = patterns.check_file(path.relative_to(base).as_posix() + "/" * folder).include
            if verdict is not None:
                return verdict
        return False


def _is_top(folder: Path) -> bool:
    """Whether a repository begins here, as far as one may look."""
    try:
        return (folder / ".git").exists()
    except OSError:
        return False
