"""Measurements as Markdown, printed and put into docs/performance.md."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Sequence

from levelmap.errors import ExportError
from levelmap.paths import package_root

DOCUMENT = package_root() / "docs" / "performance.md"


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table, numbers to the right of their column."""
    lines = [header, ["---", *["---:"] * (len(header) - 1)], *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def machine() -> str:
    """Return one line on where the measurements were made."""
    cores = len(os.sched_getaffinity(0))
    return f"Python {platform.python_version()}, {platform.system()}, {cores} cores."


def write(section: str, text: str) -> None:
    """Replace what stands between the markers of *section* in the document.

    Raises
    ------
    ExportError
        The document has no such markers.
    """
    begin, end = f"<!-- {section} -->", f"<!-- /{section} -->"
    content = DOCUMENT.read_text("utf-8")
    if begin not in content or end not in content:
        raise ExportError(f"{DOCUMENT.name} has no lines {begin} and {end} to write between.")
    before, after = content.split(begin)[0], content.split(end)[1]
    DOCUMENT.write_text(f"{before}{begin}\n{text}\n{end}{after}", "utf-8")
