"""That memory which a visitor needed is given back to the system."""

from __future__ import annotations

import gc
import subprocess
import sys

import pyarrow as pa
import pytest

from levelmap.server import allocation

MANY_ARRAYS = """
import threading, psutil
from levelmap.server import allocation
assert allocation.set_up()
process = psutil.Process()
before = process.memory_info().rss
held = [bytearray(200_000) for _ in range(1_000)]
for part in held:
    part[:] = b"x" * len(part)
most = process.memory_info().rss
del held, part
after = process.memory_info().rss
assert most - before > 150_000_000, (before, most)
assert after - before < 30_000_000, (before, after)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="of the C library of Linux")
def test_large_blocks_return_to_the_system() -> None:
    subprocess.run([sys.executable, "-c", MANY_ARRAYS], check=True)


def test_arrow_keeps_no_heap_of_its_own() -> None:
    allocation.set_up()
    assert pa.default_memory_pool().backend_name == "system"


def test_what_is_held_at_the_start_is_not_collected_again() -> None:
    before = gc.get_threshold()
    try:
        allocation.settle()
        assert gc.get_freeze_count() > 1_000
        assert gc.get_threshold() == allocation.ROUNDS
        assert gc.isenabled()
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
