"""Measure whether a visitor waits while another asks for the dearest things that are accepted.

    python -m benchmarks.beside [--opens 60] [--only names] [--write]

A server is started. One visitor opens pages that nobody asked for before, one after another, and
`/healthz` is asked every 100 ms; first with nobody beside them, then while another visitor, in a
process of its own, has each kind of dear work done again and again. Times by the clock depend on
what else the machine does: rounds with and without the other take turns. Processor time is that of
the server itself and of the processes that work for it.
"""

from __future__ import annotations

import argparse
import asyncio
import multiprocessing
import random
import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from http.client import HTTPConnection
from multiprocessing.synchronize import Event
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import psutil

from benchmarks import report
from benchmarks.browser import serve, wait_until_ready
from benchmarks.heavy import acts, visit
from benchmarks.load import SEED, kinds
from levelmap.atlas import open_atlas
from levelmap.errors import ExportError
from levelmap.paths import package_root

EVERY_SECONDS = 0.1
"""How often `/healthz` is asked, and how long a visitor looks at a page."""


@dataclass
class Waited:
    """Milliseconds that a visitor waited for pages, and `/healthz` for its answer."""

    pages: list[float] = field(default_factory=list)
    health: list[float] = field(default_factory=list)


def p95(values: Sequence[float]) -> float:
    """Return the value below which 95 of 100 are."""
    return sorted(values)[int(0.95 * (len(values) - 1))]


class _Health(Thread):
    """Asks `/healthz` again and again until it is told to stop."""

    def __init__(self, address: str, waited: Waited) -> None:
        super().__init__(daemon=True)
        self.host, self.waited, self.stopped = urlsplit(address).netloc, waited, False

    def run(self) -> None:
        connection = HTTPConnection(self.host, timeout=120)
        while not self.stopped:
            began = time.perf_counter()
            connection.request("GET", "/healthz")
            connection.getresponse().read()
            self.waited.health.append(1000 * (time.perf_counter() - began))
            time.sleep(EVERY_SECONDS)
        connection.close()


async def _open_pages(address: str, pages: Sequence[str], waited: Waited) -> None:
    for page in pages:
        name, _, query = page.partition("?")
        async with visit(address) as one:
            began = time.perf_counter()
            one.page, one.query = name, query
            await one._run()
            waited.pages.append(1000 * (time.perf_counter() - began))
        await asyncio.sleep(EVERY_SECONDS)


def _wait(address: str, pages: Sequence[str], waited: Waited) -> None:
    health = _Health(address, waited)
    health.start()
    asyncio.run(_open_pages(address, pages, waited))
    health.stopped = True
    health.join()


def _work(address: str, name: str, stop: Event, began: Event, done: object) -> None:
    """Have one kind of work done until told to stop; puts down how long each took."""
    act = acts(open_atlas(package_root()))[name]

    async def again_and_again() -> None:
        number = 0
        began.set()
        while not stop.is_set():
            async with visit(address) as one:
                start = time.perf_counter()
                await act(one, number)
                done.append((time.perf_counter() - start, [*one.errors]))  # type: ignore[attr-defined]
            number += 1

    asyncio.run(again_and_again())


def _processor(server: psutil.Process) -> tuple[float, float]:
    """Return seconds of processor of the server, and of the processes that work for it."""

    def spent(one: psutil.Process) -> float:
        times = one.cpu_times()
        return float(times.user + times.system)

    return spent(server), sum(spent(one) for one in server.children(recursive=True))


def beside(address: str, name: str, opens: int, server: psutil.Process) -> list[str]:
    """Return a row of the table: what a visitor waits alone and beside one kind of work."""
    dice = random.Random(SEED)
    addresses = list(next(kind for kind in kinds() if kind.name.startswith("mixed")).addresses)
    dice.shuffle(addresses)
    alone, together = Waited(), Waited()
    with multiprocessing.Manager() as manager:
        done = manager.list()
        spent, workers = 0.0, 0.0
        rounds = max(1, opens // 20)
        for _ in range(rounds):
            pages = [addresses.pop() for _ in range(opens // rounds)]
            _wait(address, pages, Waited())  # so that both find the same things kept
            _wait(address, pages, alone)
            stop, began = multiprocessing.Event(), multiprocessing.Event()
            other = multiprocessing.Process(
                target=_work, args=(address, name, stop, began, done), daemon=True
            )
            other.start()
            began.wait(60)
            before, first = _processor(server), len(done)
            until = time.perf_counter() + 120
            _wait(address, pages, together)
            while len(done) == first and time.perf_counter() < until:
                _wait(address, pages[:5], together)
            after = _processor(server)
            stop.set()
            other.join(120)
            spent += after[0] - before[0]
            workers += max(0.0, after[1] - before[1])
        number = len(done)
        if not number:
            raise ExportError(f"{name} was never done.")
        errors = {sentence for _, told in done for sentence in told}
        took = statistics.median(seconds for seconds, _ in done)
    print(f"{name}: {number} times; shown: {sorted(errors)[:3]}")
    a, b = p95(alone.pages), p95(together.pages)
    return [
        name,
        f"{took:.1f} s",
        f"{a:.0f} ms",
        f"{b:.0f} ms",
        f"{b / a:.2f}",
        f"{p95(together.health):.0f} ms",
        f"{max(together.health):.0f} ms",
    ]


HEADER = [
    "while another has this done",
    "takes",
    "slowest 5% alone",
    "slowest 5% beside it",
    "times",
    "health, slowest 5%",
    "health, slowest",
]


def main() -> None:
    """Print the figures, and put them into the document if asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--opens", type=int, default=60, help="pages opened beside each kind")
    parser.add_argument("--only", default="", help="kinds whose name holds this")
    parser.add_argument("--write", action="store_true", help="put them into docs/performance.md")
    options = parser.parse_args()
    names = [name for name in acts(open_atlas(package_root())) if options.only in name]
    rows = []
    with (
        tempfile.TemporaryDirectory() as folder,
        serve(package_root() / "app.py", Path(folder) / "log") as server,
    ):
        wait_until_ready(server.address)
        process = psutil.Process(server.process.pid)
        for name in names:
            rows.append(beside(server.address, name, options.opens, process))
            print(rows[-1], flush=True)
        held = process.memory_info().rss / 1e6
    text = "\n\n".join(
        [report.machine(), report.table(HEADER, rows), f"The server then held {held:.0f} MB."]
    )
    print(text)
    if options.write:
        report.write("benchmarks.beside", text)


if __name__ == "__main__":
    main()
