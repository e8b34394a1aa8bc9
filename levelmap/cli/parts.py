"""What every verb of the command line shares."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from levelmap.atlas import Atlas

Run = Callable[[argparse.Namespace], int]


def add_verb(
    verbs: argparse._SubParsersAction[argparse.ArgumentParser], name: str, run: Run, words: str
) -> argparse.ArgumentParser:
    """Add a verb that *run* carries out; *words* say what it does."""
    parser: argparse.ArgumentParser = verbs.add_parser(name, help=words, description=words)
    parser.set_defaults(run=run)
    return parser


def open_data() -> Atlas:
    """Return the atlas of the data folder in use."""
    from levelmap.atlas import open_atlas  # noqa: PLC0415 (a usage message needs no pandas)

    return open_atlas()


def say(options: argparse.Namespace, text: str, document: Mapping[str, Any]) -> None:
    """Print *text*, or *document* where JSON was asked for."""
    print(json.dumps(document, indent=2, ensure_ascii=False) if options.json else text)
