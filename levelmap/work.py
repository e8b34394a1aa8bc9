"""Work that would hold other visitors up, done by a few processes beside the app.

`do` runs a function here and now until `start` is called, which the server does: tests, the command
line and notebooks have nobody else to wait for. A function given to `do` and what it is given are
pickled, so it must be one that can be imported, with plain data.
"""

from __future__ import annotations

import os
import resource
import threading
import time
from collections.abc import Callable
from concurrent.futures import TimeoutError as TookTooLong
from dataclasses import dataclass, field
from functools import partial
from typing import ParamSpec, TypeVar

from loky.backend import get_context
from loky.process_executor import (
    BrokenProcessPool,
    ProcessPoolExecutor,
    ShutdownExecutorError,
    TerminatedWorkerError,
)

from levelmap.errors import LevelMapError, Overloaded, TooDear

MOST_WAITING = 12
"""Pieces of work that may wait for a process; a further one is refused."""

PATIENCE_SECONDS = 45.0
"""How long a piece may wait for its turn."""

WORK_SECONDS = 60.0
"""How long a piece may take once it is being worked on; then its process is ended."""

MOST_MEMORY = 4_000_000_000
"""Bytes of data of one process."""

IDLE_SECONDS = 600
"""After which a process without work is ended; the next piece starts one."""

_LOOK_SECONDS = 2.0

_TOO_MUCH_MEMORY = "This took more memory than there is and was stopped: ask for less."

PARAMETERS = ParamSpec("PARAMETERS")
Result = TypeVar("Result")


@dataclass
class Workshop:
    """A fixed number of processes and a queue before them; asked by many threads.

    Attributes
    ----------
    waiting
        Pieces that wait for a process now.
    """

    processes: int = 1
    patience: float = PATIENCE_SECONDS
    seconds: float = WORK_SECONDS
    waiting: int = 0
    _turns: threading.Semaphore = field(init=False)
    _lock: threading.Lock = field(init=False, default_factory=threading.Lock)
    _pool: ProcessPoolExecutor | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        """Let as many pieces be worked on as there are processes."""
        self._turns = threading.Semaphore(self.processes)

    def do(self, task: Callable[[], Result]) -> Result:
        """Return what *task* gives in one of the processes.

        Raises
        ------
        Overloaded
            Too many others wait, for too long, or the process was lost.
        TooDear
            It took too long or too much memory.
        LevelMapError
            What *task* raises.
        """
        self._take_turn()
        try:
            found = self._started().submit(_caught, task).result(timeout=self.seconds)
        except TookTooLong:
            self.stop()
            raise TooDear(
                f"This takes more than {self.seconds:.0f} seconds and was stopped: ask for less, "
                "such as fewer rows or draws."
            ) from None
        except TerminatedWorkerError:
            self.stop()
            raise TooDear(_TOO_MUCH_MEMORY) from None
        except (BrokenProcessPool, ShutdownExecutorError) as error:
            self.stop()  # the next piece is given to a new process
            raise Overloaded("The process that works on this was lost: try again.") from error
        finally:
            self._turns.release()
        if isinstance(found, _Failure):
            raise found.error()
        return found

    def _take_turn(self) -> None:
        with self._lock:
            if self.waiting >= MOST_WAITING:
                raise Overloaded(
                    f"{self.waiting} others wait for the same machine: try again in a minute."
                )
            self.waiting += 1
        try:
            if not self._turns.acquire(timeout=self.patience):
                raise Overloaded("Others are being served for too long: try again in a minute.")
        finally:
            with self._lock:
                self.waiting -= 1

    def _started(self) -> ProcessPoolExecutor:
        with self._lock:
            if self._pool is None:
                self._pool = ProcessPoolExecutor(
                    self.processes,
                    # of Streamlit's main module nothing may run again in the process
                    context=get_context("loky"),
                    initializer=_prepare,
                    initargs=(os.getpid(),),
                    timeout=IDLE_SECONDS,
                )
            return self._pool

    def stop(self) -> None:
        """End the processes, whatever they do; the next piece starts them anew."""
        with self._lock:
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown(wait=False, kill_workers=True)


@dataclass(frozen=True)
class _Failure:
    """An error of ours by its class and sentence: not every one of them can be pickled."""

    kind: type[LevelMapError]
    sentence: str

    def error(self) -> LevelMapError:
        made = self.kind.__new__(self.kind)
        made.args = (self.sentence,)
        return made


def _caught(task: Callable[[], Result]) -> Result | _Failure:
    try:
        return task()
    except LevelMapError as error:
        return _Failure(type(error), str(error))
    except MemoryError:
        return _Failure(TooDear, _TOO_MUCH_MEMORY)


def _prepare(parent: int) -> None:
    """Set up a process: behind the pages in turn, bounded, and gone when the server is."""
    os.nice(5)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_LOOK_SECONDS)
    os._exit(0)


_LONG, _SHORT = "long", "short"
_shops: dict[str, Workshop] = {}


def start() -> None:
    """Have heavy work done by processes of its own from now on: short work by one, all else by one.

    Each takes some 110 MB of its own while there is work, and ends when there is none.
    """
    stop()
    _shops.update({_LONG: Workshop(), _SHORT: Workshop()})


def stop() -> None:
    """Have heavy work done where it is asked for again."""
    while _shops:
        _shops.popitem()[1].stop()


def ahead() -> int:
    """Return how many pieces of work that may take long wait now."""
    return _shops[_LONG].waiting if _shops else 0


def do(
    task: Callable[PARAMETERS, Result], *args: PARAMETERS.args, **options: PARAMETERS.kwargs
) -> Result:
    """Return what *task* gives, from a process of its own where one was started.

    Raises
    ------
    Overloaded, TooDear
        As `Workshop.do`.
    LevelMapError
        What *task* raises.
    """
    return _done(_LONG, partial(task, *args, **options))


def do_short(
    task: Callable[PARAMETERS, Result], *args: PARAMETERS.args, **options: PARAMETERS.kwargs
) -> Result:
    """Return what *task* gives, as `do`, for work of about a second: it waits for its like alone.

    Raises as `do`.
    """
    return _done(_SHORT, partial(task, *args, **options))


def _done(lane: str, task: Callable[[], Result]) -> Result:
    return _shops[lane].do(task) if _shops else task()
