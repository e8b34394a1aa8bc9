"""What every verb of the command line shares."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from levelmap.errors import LevelMapError

if TYPE_CHECKING:
    import pandas as pd

    from levelmap.atlas import Atlas

Run = Callable[[argparse.Namespace], int]


@dataclass(frozen=True)
class Said:
    """What a verb answers.

    Attributes
    ----------
    summary
        What else is said.
    to_take
        The table with what a file must say in every row.
    is_whole
        Whether every row of a table of one's own was used.
    """

    table: pd.DataFrame
    summary: Mapping[str, Any]
    to_take: pd.DataFrame
    is_whole: bool = True


@dataclass(frozen=True)
class Verb:
    """A verb that answers with one table: its name, its words, its arguments, its answer."""

    name: str
    words: str
    arguments: Callable[[argparse.ArgumentParser], None]
    answer: Callable[[argparse.Namespace, Atlas], Said]


def add_verb(
    verbs: argparse._SubParsersAction[argparse.ArgumentParser], name: str, run: Run, words: str
) -> argparse.ArgumentParser:
    """Add a verb that *run* carries out; *words* say what it does."""
    parser: argparse.ArgumentParser = verbs.add_parser(name, help=words, description=words)
    parser.set_defaults(run=run)
    return parser


def add_number(
    parser: argparse.ArgumentParser,
    option: str,
    kind: type[int | float],
    words: str,
    more: Mapping[str, Any],
) -> None:
    """Add an option that takes a number; another text is told in a sentence, not as wrong usage.

    Parameters
    ----------
    words, more
        Its help, and what else `ArgumentParser.add_argument` takes.
    """

    def read(text: str) -> float:
        try:
            return kind(text)
        except ValueError:  # which a `QueryError` is too, and argparse has words of its own for it
            what = "a whole number" if kind is int else "a number"
            raise LevelMapError(f"{option} is {text[:40]!r}, expected {what}.") from None

    parser.add_argument(option, type=read, help=words, **more)


def open_data() -> Atlas:
    """Return the atlas of the data folder in use."""
    from levelmap.atlas import open_atlas  # noqa: PLC0415 (a usage message needs no pandas)

    return open_atlas()


def say(options: argparse.Namespace, text: str, document: Mapping[str, Any]) -> None:
    """Print *text*, or *document* where JSON was asked for."""
    print(json.dumps(document, indent=2, ensure_ascii=False) if options.json else text)
