"""Makes the files in `made/`: three texts of the benchmark's own sets, in every format, each by a tool that people use.

Run once, where LibreOffice, Chromium, pandoc and Noto's Chinese fonts are installed; what it makes is committed, so
that the tests need none of them:

    python tests/sources/make_files.py FOLDER_OF_SETS
"""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

MADE = Path(__file__).parent / "made"
TEXTS = {
    "missions": "05-apollo/missions.wiki",
    "nianbiao": "06-jlg/nianbiao.md",
    "overview": "05-apollo/apollo-overview.md",
}
LANGUAGES = {"missions": "en", "nianbiao": "zh-Hant", "overview": "en"}
FORMATS = {"md": "gfm", "wiki": "mediawiki", "rst": "rst", "tex": "latex", "txt": "plain"}
_WIKILINK = re.compile(r"\[\[([^\[\]|]*)\]\]")
_ENV = {**os.environ, "SOURCE_DATE_EPOCH": "0", "LC_ALL": "C.UTF-8"}


def run(*command: str | Path) -> None:
    """Runs a tool, which has to succeed."""
    subprocess.run([str(part) for part in command], check=True, env=_ENV, capture_output=True, timeout=300)


def pandoc(source: Path, target: Path, *options: str) -> None:
    run("pandoc", *options, "--standalone", "-o", target, source)


def office(source: Path, form: str, folder: Path) -> Path:
    """Converts by LibreOffice."""
    run("soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", form, "--outdir",
        folder, source)  # fmt: skip
    return folder / f"{source.stem}.{form.partition(':')[0]}"


def make(name: str, original: Path, folder: Path) -> None:
    """One text in all formats."""
    source = folder / original.name
    source.write_text(_WIKILINK.sub(r"\1", original.read_text("utf-8")), "utf-8")
    title = ["--metadata", f"pagetitle={name}", "--metadata", f"lang={LANGUAGES[name]}"]
    page = MADE / f"{name}.html"
    pandoc(source, page, *title)
    for suffix, form in FORMATS.items():
        pandoc(source, MADE / f"{name}.{suffix}", "-t", form, "--wrap=preserve" if suffix != "txt" else "--columns=72")
    pandoc(source, MADE / f"{name}.epub", "--metadata", f"title={name}")
    odt = folder / f"{name}.odt"
    pandoc(source, odt, *title)
    shutil.copy(office(odt, "docx", folder), MADE / f"{name}.docx")
    shutil.copy(office(odt, "pdf", folder), MADE / f"{name}.writer.pdf")
    run("chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={MADE / name}.chromium.pdf", page)
    (MADE / f"{name}.md.gz").write_bytes(gzip.compress((MADE / f"{name}.md").read_bytes(), mtime=0))


def changed(folder: Path) -> None:
    """A document with tracked changes, a comment, a note, merged cells and a box of text."""
    source = folder / "changed.fodt"
    source.write_text((MADE / "changed.fodt").read_text("utf-8"), "utf-8")
    shutil.copy(office(source, "docx", folder), MADE / "changed.docx")


def locked(folder: Path) -> None:
    """A PDF locked by a password."""
    source = folder / "locked.html"
    source.write_text("<p>The talks opened on 5 March 1931.</p>", "utf-8")
    options = 'pdf:writer_web_pdf_Export:{"EncryptFile":{"type":"boolean","value":"true"},'
    options += '"DocumentOpenPassword":{"type":"string","value":"harbour"}}'
    shutil.copy(office(source, options, folder), MADE / "locked.pdf")


def main() -> None:
    """Makes them all."""
    sets = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        for name, path in TEXTS.items():
            make(name, sets / path, Path(folder))
        changed(Path(folder))
        locked(Path(folder))


if __name__ == "__main__":
    main()
