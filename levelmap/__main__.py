"""Entry point of `python -m levelmap`."""

import sys

from levelmap.cli import run

sys.exit(run())
