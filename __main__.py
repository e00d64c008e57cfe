"""`python -m factlint`: the same as the console script."""

import sys

from factlint.cli.app import main

sys.exit(main())
