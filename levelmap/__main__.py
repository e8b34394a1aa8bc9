"""Entry point of `python -m levelmap`."""

import sys

from levelmap.cli import main

sys.exit(main())
