"""Measure what opening pages costs the server: processor time, waiting, memory.

    python -m benchmarks.load [--opens 200] [--visitors 25] [--only mixed] [--copies 2]

Visitors without a browser speak the protocol of Streamlit: each opens a page, reads it to its end,
leaves, and comes again at once. Processor time is that of the server's processes, and told beside
that of a page with nothing but a select box, which is measured first: a machine that is slower, or
shared, is so for both. `--copies` starts several and spreads visitors
over them. `--soak` opens things at random and tells the memory after each thousand; `--interface`
counts answers of the interface; `--address` measures a server that runs elsewhere (no processor
time and memory then).
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import random
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from threading import Lock

import psutil
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.asyncio.client import connect

from benchmarks.browser import serve, wait_until_ready
from benchmarks.map import PAGES
from benchmarks.sessions import Session
from levelmap.atlas import open_atlas
from levelmap.geography.gazetteer import CURRENT
from levelmap.paths import package_root

SEED = 1

COLUMNS = (
    "Page",
    "Processor ms",
    "Times the empty page",
    "Opens a second",
    "Median ms",
    "p95 ms",
    "Errors",
    "Memory MB",
)


@dataclass(frozen=True)
class Kind:
    """A kind of open: the addresses to draw from, a page and what is asked of it."""

    name: str
    addresses: Sequence[str]


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

    def row(self, floor: float | None) -> str:
        """Return a row of a table in Markdown.

        Parameters
        ----------
        floor
            The milliseconds of processor of an empty page in the same run.
        """
        times = "" if floor is None else f"{self.processor / floor:.1f}"
        return (
            f"| {self.name} | {self.processor:.0f} | {times} | {self.a_second:.1f} | "
            f"{self.median:.0f} | {self.p95:.0f} | {self.errors} | {self.memory:.0f} |"
        )


def kinds() -> tuple[Kind, ...]:
    """Return what is opened: the same thing again and again, and things at random."""
    atlas = open_atlas()
    indicators = [i.slug for i in atlas.catalogue.indicators.values() if i.is_mappable]
    places = list(atlas.gazetteer.by_code(CURRENT))
    lists = list(atlas.catalogue.priority_lists)
    dice = random.Random(SEED)
    explore = [f"explore?indicator={dice.choice(indicators)}" for _ in range(100)]
    place = [f"place?area={dice.choice(places)}" for _ in range(100)]
    compare = [f"compare?a={dice.choice(lists)}&b=levelmap_13_2021" for _ in range(100)]
    return (
        Kind("Explore, same indicator", ["explore?indicator=claimant-count"]),
        Kind("Explore, at random", explore),
        Kind("My place, same place", ["place?area=E06000021"]),
        Kind("My place, at random", place),
        Kind("Compare, same lists", ["compare"]),
        Kind("Compare, at random", compare),
        Kind("mixed, at random", [*explore, *place, *compare]),
    )


async def _open(socket_address: str, address: str) -> tuple[float, int]:
    """Open a page once; return the milliseconds and the errors shown."""
    start = time.perf_counter()
    async with connect(socket_address, max_size=None, open_timeout=60) as socket:
        page, _, query = address.partition("?")
        session = Session(socket, page)
        message = BackMsg()
        message.rerun_script.query_string = query
        await session.run(message)
    return 1000 * (time.perf_counter() - start), len(session.errors)


async def _visit(
    copies: Sequence[str], kind: Kind, opens: int, visitors: int, seed: int = SEED
) -> list[tuple[float, int]]:
    dice = random.Random(seed)
    left = [dice.choice(kind.addresses) for _ in range(opens)]
    sockets = [f"{copy.replace('http', 'ws', 1)}/_stcore/stream" for copy in copies]
    found: list[tuple[float, int]] = []

    async def visitor(socket: str) -> None:
        while left:
            found.append(await _open(socket, left.pop()))

    await asyncio.gather(*(visitor(sockets[one % len(sockets)]) for one in range(visitors)))
    return found


def measure(
    copies: Sequence[str],
    kind: Kind,
    opens: int,
    visitors: int,
    processes: Sequence[psutil.Process],
) -> Measured:
    """Return what *opens* of a kind cost, after each thing that is opened was opened once."""
    for copy in copies:
        asyncio.run(_visit([copy], kind, min(opens, len(kind.addresses)), 1))
    before, start = _processor(processes), time.perf_counter()
    found = asyncio.run(_visit(copies, kind, opens, visitors))
    took = time.perf_counter() - start
    milliseconds = sorted(one for one, _ in found)
    return Measured(
        kind.name,
        opens,
        1000 * (_processor(processes) - before) / opens,
        opens / took,
        statistics.median(milliseconds),
        milliseconds[int(0.95 * (len(milliseconds) - 1))],
        sum(errors for _, errors in found),
        max((process.memory_info().rss / 1e6 for process in processes), default=0),
    )


def _processor(processes: Sequence[psutil.Process]) -> float:
    times = [process.cpu_times() for process in processes]
    return float(sum(one.user + one.system for one in times))


def empty_page(opens: int, visitors: int, folder: Path) -> Measured:
    """Return what opening a page with nothing but a select box costs, with the app's settings."""
    with serve(PAGES / "choice.py", folder / "empty.log") as server:
        process = psutil.Process(server.process.pid)
        kind = Kind("empty page", [""])
        return measure([server.address], kind, opens, visitors, [process])


def soak(copy: str, kind: Kind, process: psutil.Process, rounds: int = 3) -> Iterator[str]:
    """Give the memory at the start and after each thousand opens, as rows of a table."""
    for done in range(rounds + 1):
        if done:
            asyncio.run(_visit([copy], kind, 1000, 10, seed=done))
        held = process.memory_full_info()
        yield f"| {1000 * done:,} | {held.rss / 1e6:.0f} | {held.uss / 1e6:.0f} |"


def first_visitors(copy: str, visitors: int = 10) -> list[float]:
    """Return the milliseconds that the first visitors wait, one after another, on Explore."""
    kind = Kind("Explore", ["explore"])
    return [asyncio.run(_visit([copy], kind, 1, 1))[0][0] for _ in range(visitors)]


def interface(copy: str, seconds: float = 5) -> Iterator[str]:
    """Give the answers a second of the interface: one that is kept, and comparisons made anew."""
    lists = list(open_atlas().catalogue.priority_lists)
    pairs = itertools.permutations(lists, 2)
    kept = itertools.repeat("indicators/claimant-count/values?geography=lad_2025&period=latest")
    compared = (f"comparisons?a={a}&b={b}" for a, b in pairs)
    for name, addresses in (("values, kept", kept), ("comparisons, made anew", compared)):
        statuses = _answers(copy, addresses, seconds)
        good = sum(status in (200, 409) for status in statuses)
        yield f"| {name} | {len(statuses) / seconds:.0f} | {len(statuses) - good} |"


def _answers(copy: str, addresses: Iterator[str], seconds: float) -> list[int]:
    host = copy.removeprefix("http://")
    until, lock, found = time.perf_counter() + seconds, Lock(), list[int]()

    def visitor(_number: int) -> None:
        connection = HTTPConnection(host, timeout=30)
        while time.perf_counter() < until:
            with lock:
                address = next(addresses)
            connection.request("GET", f"/api/v1/{address}", headers={"Accept-Encoding": "br"})
            answer = connection.getresponse()
            answer.read()
            found.append(answer.status)
        connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(visitor, range(4)))
    return found


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--opens", type=int, default=200, help="of each kind")
    parser.add_argument("--visitors", type=int, default=25, help="at a time")
    parser.add_argument("--copies", type=int, default=1, help="processes to start")
    parser.add_argument("--only", default="", help="kinds whose name begins so")
    parser.add_argument("--soak", action="store_true", help="memory after thousands of opens")
    parser.add_argument("--interface", action="store_true", help="answers a second of the API")
    parser.add_argument("--address", default="", help="of a server that runs already")
    options = parser.parse_args()
    chosen = [kind for kind in kinds() if kind.name.startswith(options.only)]
    if options.address:
        _tell([options.address], [], chosen, options)
        return
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        is_of_pages = not (options.soak or options.interface)
        empty = empty_page(options.opens, options.visitors, Path(folder)) if is_of_pages else None
        app = package_root() / "app.py"
        servers = [
            stack.enter_context(serve(app, Path(folder) / f"{number}.log"))
            for number in range(options.copies)
        ]
        for server in servers:
            wait_until_ready(server.address)
        processes = [psutil.Process(server.process.pid) for server in servers]
        _tell([server.address for server in servers], processes, chosen, options, empty)


def _tell(
    copies: Sequence[str],
    processes: Sequence[psutil.Process],
    chosen: Sequence[Kind],
    options: argparse.Namespace,
    empty: Measured | None = None,
) -> None:
    waited = [f"{one:.0f}" for one in first_visitors(copies[0])]
    print(f"The first ten visitors of Explore waited {', '.join(waited)} ms.\n")
    if options.soak:
        print("| Opens | Memory MB | of it private |\n|---|---|---|")
        for row in soak(copies[0], kinds()[-1], processes[0]):
            print(row, flush=True)
        return
    if options.interface:
        print("| Interface | Answers a second | Errors |\n|---|---|---|")
        for row in interface(copies[0]):
            print(row, flush=True)
        return
    print(f"| {' | '.join(COLUMNS)} |\n|{'---|' * len(COLUMNS)}")
    floor = empty.processor if empty else None
    if empty:
        print(empty.row(floor))
    for kind in chosen:
        found = measure(copies, kind, options.opens, options.visitors, processes)
        print(found.row(floor), flush=True)


if __name__ == "__main__":
    main()
