"""How this process asks its system for memory: so that what a visitor needed is given back.

By itself the C library keeps a heap for each thread, and Arrow one of its own; of what was freed in
them little returns. On the same thousand opens that is a third of all memory.
"""

from __future__ import annotations

import ctypes
import gc
import sys

import pyarrow as pa

# of glibc's malloc.h
_TRIM_THRESHOLD, _MMAP_THRESHOLD, _ARENA_MAX = -1, -3, -8

HEAPS = 2
LARGE = 128 * 1024
"""Bytes from which an array is asked of the system alone, and returned when it is forgotten."""


def set_up() -> bool:
    """Set few heaps that give back what is freed; return whether the C library was told.

    Other systems than Linux with glibc (or one that knows the same settings) keep their own ways.
    """
    pa.set_memory_pool(pa.system_memory_pool())
    if sys.platform != "linux":
        return False
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is None:
        return False
    settings = {_ARENA_MAX: HEAPS, _TRIM_THRESHOLD: LARGE, _MMAP_THRESHOLD: LARGE}
    told = [mallopt(name, value) for name, value in settings.items()]
    return all(told)


ROUNDS = 1_000, 15, 40
"""Thresholds of the collector. A round of all generations stops every visitor for a tenth of a
second and more: in 1,200 mixed opens there are 7 of them, with Python's own thresholds 49."""


def settle() -> None:
    """Take all that is held now for good, so that the collector looks at visitors' things alone."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*ROUNDS)
