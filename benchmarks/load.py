"""Measure what opening pages costs the server: processor time, waiting, memory.

    python -m benchmarks.load [--opens 200] [--visitors 25] [--address http://localhost:8501]

Visitors without a browser speak the protocol of Streamlit: each opens a page, reads it to its end,
leaves, and comes again at once. Processor time is that of the server's process, so it does not
depend on what else the machine does; waiting does. `--address` measures a server that runs
elsewhere (no processor time and memory then).
"""

from __future__ import annotations

import argparse
import asyncio
import random
import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.asyncio.client import connect

from benchmarks.browser import serve, wait_until_ready
from benchmarks.sessions import Session
from levelmap.atlas import open_atlas
from levelmap.geography.gazetteer import CURRENT
from levelmap.paths import package_root

SEED = 1


@dataclass(frozen=True)
class Kind:
    """A kind of open: the page and the parts of addresses to draw from."""

    name: str
    page: str
    queries: Sequence[str]


@dataclass(frozen=True)
class Measured:
    """What many opens of one kind came to; milliseconds and megabytes."""

    name: str
    opens: int
    processor: float
    a_second: float
    median: float
    p95: float
    errors: int
    memory: float

    @property
    def row(self) -> str:
        """Return a row of a table in Markdown."""
        return (
            f"| {self.name} | {self.processor:.0f} | {self.a_second:.1f} | {self.median:.0f} | "
            f"{self.p95:.0f} | {self.errors} | {self.memory:.0f} |"
        )


def kinds() -> tuple[Kind, ...]:
    """Return what is opened: the same thing again and again, and things at random."""
    atlas = open_atlas()
    indicators = [i.slug for i in atlas.catalogue.indicators.values() if i.is_mappable]
    places = list(atlas.gazetteer.by_code(CURRENT))
    lists = list(atlas.catalogue.priority_lists)
    dice = random.Random(SEED)
    explore = [f"indicator={dice.choice(indicators)}" for _ in range(100)]
    place = [f"area={dice.choice(places)}" for _ in range(100)]
    compare = [f"a={dice.choice(lists)}&b=levelmap_13_2021" for _ in range(100)]
    return (
        Kind("Explore, same indicator", "explore", ["indicator=claimant-count"]),
        Kind("Explore, at random", "explore", explore),
        Kind("My place, same place", "place", ["area=E06000021"]),
        Kind("My place, at random", "place", place),
        Kind("Compare, same lists", "compare", [""]),
        Kind("Compare, at random", "compare", compare),
    )


async def _open(address: str, page: str, query: str) -> tuple[float, int]:
    """Open a page once; return the milliseconds and the errors shown."""
    start = time.perf_counter()
    async with connect(address, max_size=None) as socket:
        session = Session(socket)
        message = BackMsg()
        message.rerun_script.page_name = page
        message.rerun_script.query_string = query
        await session.run(message)
    return 1000 * (time.perf_counter() - start), len(session.errors)


async def _visit(address: str, kind: Kind, opens: int, visitors: int) -> list[tuple[float, int]]:
    dice = random.Random(SEED)
    left = [dice.choice(kind.queries) for _ in range(opens)]
    found: list[tuple[float, int]] = []

    async def visitor() -> None:
        while left:
            found.append(await _open(address, kind.page, left.pop()))

    await asyncio.gather(*(visitor() for _ in range(visitors)))
    return found


def measure(
    address: str, kind: Kind, opens: int, visitors: int, process: psutil.Process | None
) -> Measured:
    """Return what *opens* of a kind cost, after each thing that is opened was opened once."""
    socket = address.replace("http", "ws", 1) + "/_stcore/stream"
    asyncio.run(_visit(socket, kind, min(opens, len(kind.queries)), 1))
    before, start = _processor(process), time.perf_counter()
    found = asyncio.run(_visit(socket, kind, opens, visitors))
    took = time.perf_counter() - start
    milliseconds = sorted(one for one, _ in found)
    return Measured(
        kind.name,
        opens,
        1000 * (_processor(process) - before) / opens,
        opens / took,
        statistics.median(milliseconds),
        milliseconds[int(0.95 * (len(milliseconds) - 1))],
        sum(errors for _, errors in found),
        process.memory_info().rss / 1e6 if process else 0,
    )


def _processor(process: psutil.Process | None) -> float:
    if process is None:
        return 0
    times = process.cpu_times()
    return float(times.user + times.system)


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--opens", type=int, default=200, help="of each kind")
    parser.add_argument("--visitors", type=int, default=25, help="at a time")
    parser.add_argument("--only", default="", help="kinds whose name begins so")
    parser.add_argument("--address", default="", help="of a server that runs already")
    options = parser.parse_args()
    chosen = [kind for kind in kinds() if kind.name.startswith(options.only)]
    print("| Page | Processor ms | Opens a second | Median ms | p95 ms | Errors | Memory MB |")
    print("|---|---|---|---|---|---|---|")
    if options.address:
        for kind in chosen:
            print(measure(options.address, kind, options.opens, options.visitors, None).row)
        return
    with (
        tempfile.TemporaryDirectory() as folder,
        serve(package_root() / "app.py", Path(folder) / "log") as server,
    ):
        wait_until_ready(server.address)
        process = psutil.Process(server.process.pid)
        for kind in chosen:
            found = measure(server.address, kind, options.opens, options.visitors, process)
            print(found.row, flush=True)


if __name__ == "__main__":
    main()
