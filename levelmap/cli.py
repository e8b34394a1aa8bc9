"""The command line: `python -m levelmap VERB`. Thin: every verb calls one function.

Exit codes: 0 done, 1 a fault in data or input (one sentence on stderr), 2 wrong usage.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from levelmap import __version__
from levelmap.errors import LevelMapError
from levelmap.paths import folders


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb and return its exit code."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except LevelMapError as error:
        print(f"levelmap: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m levelmap", description=__doc__)
    parser.add_argument("--version", action="version", version=f"LevelMap {__version__}")
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    build = verbs.add_parser("build", help="make data/, boundaries/ and static/geo/ from raw files")
    build.add_argument("--raw", type=Path, required=True, help="folder of raw files")
    build.add_argument("--only", nargs="+", default=[], metavar="STEP", help="steps to run")
    build.set_defaults(run=_build)
    check = verbs.add_parser("check", help="verify every shipped file and catalogue row")
    check.set_defaults(run=_check)
    return parser


def _build(options: argparse.Namespace) -> int:
    from levelmap.sources import build  # noqa: PLC0415 (reads R files and makes topologies: slow)

    print("\n".join(build.run(options.raw, folders(), options.only)))
    return 0


def _check(_: argparse.Namespace) -> int:
    from levelmap import check  # noqa: PLC0415

    faults = check.faults(folders())
    print("\n".join(faults) if faults else check.summary(folders()))
    return 1 if faults else 0
