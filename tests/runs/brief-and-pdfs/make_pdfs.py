"""Makes the PDFs in `inputs/sources/` from the pages in `pages/`, by Chromium, with Noto's Chinese fonts installed.

Run once; what it makes is committed, so that the tests need neither:

    python tests/runs/brief-and-pdfs/make_pdfs.py
"""

from __future__ import annotations

import subprocess
from pathlib import Path

HERE = Path(__file__).parent


def main() -> None:
    """A PDF for every page."""
    for page in sorted((HERE / "pages").glob("*.html")):
        target = HERE / "inputs" / "sources" / f"{page.stem}.pdf"
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={target}"]
        subprocess.run(["chromium", *options, page.as_uri()], check=True, capture_output=True, timeout=120)


if __name__ == "__main__":
    main()
