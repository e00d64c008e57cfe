"""`python -m factlint`: the same as the console script."""

import sys

from factlint.cli.app import main

if __name__ == "__main__":
    sys.exit(main())
