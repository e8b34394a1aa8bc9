"""Heavy work in processes of its own: what it gives, how it fails, and that it ends."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from functools import partial

import psutil
import pytest

from levelmap import work
from levelmap.errors import ContractError, Overloaded, TooDear, UnknownRecipe
from levelmap.paths import package_root
from levelmap.work import MOST_WAITING, Workshop


@pytest.fixture
def shop() -> Iterator[Workshop]:
    made = Workshop(seconds=20.0)
    yield made
    made.stop()


def _process(_value: int = 0) -> int:
    return os.getpid()


def _unknown() -> None:
    raise UnknownRecipe("levelmap_12", ["levelmap_13"])


def _broken_table() -> None:
    raise ContractError("own.csv", "x", "is odd", ["1"])


def _sleep() -> None:
    time.sleep(60)


def _take_memory() -> int:
    return len(bytearray(8_000_000_000))


def test_nothing_leaves_the_process_until_work_is_started() -> None:
    assert work.do(_process, 1) == os.getpid()
    assert work.ahead() == 0


def test_work_is_done_elsewhere_once_it_is_started() -> None:
    work.start()
    try:
        assert work.do(_process, _value=1) != os.getpid()
    finally:
        work.stop()
    assert work.do(_process) == os.getpid()


def test_short_work_does_not_wait_for_what_may_take_long() -> None:
    work.start()
    try:
        work._shops["long"]._turns.acquire()  # its one process is busy
        assert work.do_short(_process, _value=1) != os.getpid()
    finally:
        work.stop()
    assert work.do_short(_process) == os.getpid()


def test_an_error_of_ours_arrives_with_its_class_and_sentence(shop: Workshop) -> None:
    with pytest.raises(UnknownRecipe, match=r"no recipe called 'levelmap_12'\. Did you mean"):
        shop.do(_unknown)
    with pytest.raises(ContractError, match=r"own\.csv, column x: is odd"):
        shop.do(_broken_table)


def test_what_takes_too_long_is_ended_and_the_next_is_served() -> None:
    shop = Workshop(seconds=2.0)
    try:
        with pytest.raises(TooDear, match="more than 2 seconds"):
            shop.do(_sleep)
        shop.seconds = 20.0
        assert shop.do(_process) != os.getpid()
    finally:
        shop.stop()


def test_what_takes_too_much_memory_ends_alone(shop: Workshop) -> None:
    with pytest.raises(TooDear, match="took more memory than there is and was stopped"):
        shop.do(_take_memory)
    assert shop.do(_process) != os.getpid()


def test_a_process_ends_when_the_server_does() -> None:
    code = (
        "import os\nfrom levelmap.work import Workshop\nfrom tests.test_work import _process\n"
        "print(Workshop().do(_process), flush=True)\nos._exit(1)\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        cwd=package_root(),
    )
    worker = int(ended.stdout)
    until = time.monotonic() + 20
    while psutil.pid_exists(worker) and time.monotonic() < until:
        time.sleep(0.2)
    assert not psutil.pid_exists(worker)


def test_the_queue_is_bounded_and_says_so() -> None:
    shop = Workshop(patience=0.05)
    shop._turns.acquire()  # the one process is busy
    with pytest.raises(Overloaded, match="served for too long"):
        shop.do(_process)
    shop.waiting = MOST_WAITING
    with pytest.raises(Overloaded, match=f"{MOST_WAITING} others wait"):
        shop.do(_process)


def test_one_waits_for_the_other(shop: Workshop) -> None:
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(shop.do(_process))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(found) == 4
    assert len(set(found)) == 1


class _CannotArrive:
    def __reduce__(self) -> tuple[object, ...]:
        return _lost, ()


def _lost() -> None:
    raise ImportError("what was packed is not what is installed")


def _take(_thing: object) -> int:
    return os.getpid()


def test_after_a_piece_that_breaks_the_process_the_next_is_done(shop: Workshop) -> None:
    with pytest.raises(Overloaded, match="was lost: try again"):
        shop.do(partial(_take, _CannotArrive()))
    assert shop.do(partial(_take, 1)) != os.getpid()
