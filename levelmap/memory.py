"""Results that are kept for whoever asks next: bounded, safe among threads, each computed once.

An atlas owns one `Memory`. A function that answers from an atlas is marked with `remembered`; its
answers are then kept by what was asked; forgotten first is what saves the least work for its room.
Pages keep nothing of their own: a visitor can empty what the page's framework keeps, and not this.
"""

from __future__ import annotations

import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import wraps
from heapq import heappop, heappush
from inspect import signature
from itertools import count
from typing import Any, ParamSpec, Protocol, TypeGuard, TypeVar, cast

import numpy as np
import pandas as pd

MOST_RESULTS = 4_000
MOST_BYTES = 40 * 1024**2
"""Bounds of one memory, for some hundreds of maps and places; what they work out
later takes as much again."""

P = ParamSpec("P")
T = TypeVar("T")
Key = tuple[Hashable, ...]

_MANY = 100
_PLAIN = str | int | float
_LARGE = pd.DataFrame, pd.Series, pd.Index, np.ndarray, frozenset, dict


_WIDE = 100
"""A table of more columns holds numbers, one column for each area: asking each takes too long."""


@dataclass(frozen=True, slots=True)
class Statistics:
    """What a memory holds and how often it helped; hits and misses since it was made.

    Attributes
    ----------
    bytes
        Of the results as they were when they were kept: what they work out later is not counted,
        and what several share is counted once.
    """

    results: int
    bytes: int
    hits: Mapping[str, int]
    misses: Mapping[str, int]


@dataclass(slots=True)
class _Kept:
    """A result, the bytes of its parts, the seconds it took, for each byte added, its worth."""

    result: Any
    sizes: Mapping[int, int]
    seconds: float
    density: float = 0.0
    worth: float = 0.0
    uses: int = 0

    def use(self, least: float) -> None:
        """Count a use: what is worth *least* now is what was forgotten last."""
        self.uses += 1
        self.worth = least + self.uses * self.density


class Memory:
    """Results by key; forgotten first is what is worth the least.

    A result is worth the seconds that it took for each byte that it added to what others hold, as
    often as it was asked for, and more the later that was: what is forgotten raises by its own
    worth what all that is asked for later is worth (GreedyDual-Size with Frequency: Cherkasova,
    HP Laboratories, HPL-98-69R1, 1998).

    Parameters
    ----------
    most_results, most_bytes
        Bounds of what is kept; a single result beyond `most_bytes` is returned and not kept.
    clock
        Seconds of work; of the processor in this thread by default, so that waiting is no work.
    """

    def __init__(
        self,
        most_results: int = MOST_RESULTS,
        most_bytes: int = MOST_BYTES,
        clock: Callable[[], float] = time.thread_time,
    ) -> None:
        self._bounds = most_results, most_bytes
        self._clock = clock
        self._kept: dict[Key, _Kept] = {}
        self._queue: list[tuple[float, int, Key]] = []
        self._number = count()
        self._least = 0.0
        self._computing: dict[Key, threading.RLock] = {}
        self._bytes = 0
        self._holders: Counter[int] = Counter()
        self._known: dict[int, Mapping[int, int]] = {}
        self._hits: Counter[str] = Counter()
        self._misses: Counter[str] = Counter()
        self._lock = threading.Lock()

    def get(self, key: Key, compute: Callable[[], T]) -> T:
        """Return the result kept under *key*, else compute and keep it.

        Two threads that ask for the same key at once share one computation; what it raises is
        raised to both and not kept.

        Parameters
        ----------
        key
            Begins with the name under which hits and misses are counted.
        """
        with self._lock:
            if (kept := self._found(key)) is not None:
                return cast("T", kept.result)
            turn = self._computing.setdefault(key, threading.RLock())
        with turn:
            with self._lock:
                if (kept := self._found(key)) is not None:
                    return cast("T", kept.result)
                self._misses[str(key[0])] += 1
            try:
                start = self._clock()
                result = compute()
                seconds = self._clock() - start
                kept = _Kept(result, _sizes(result, self._known), seconds)
                with self._lock:
                    self._keep(key, kept)
            finally:
                with self._lock:
                    self._computing.pop(key, None)
        return result

    def clear(self) -> None:
        """Forget everything, for data that have changed."""
        with self._lock:
            self._kept.clear()
            self._queue.clear()
            self._holders.clear()
            self._known.clear()
            self._bytes = 0

    def statistics(self) -> Statistics:
        """Return what is held and how often it helped, by name of what was asked."""
        with self._lock:
            return Statistics(len(self._kept), self._bytes, dict(self._hits), dict(self._misses))

    def _found(self, key: Key) -> _Kept | None:
        kept = self._kept.get(key)
        if kept is not None:
            kept.use(self._least)
            self._hits[str(key[0])] += 1
        return kept

    def _keep(self, key: Key, kept: _Kept) -> None:
        most_results, most_bytes = self._bounds
        if sum(kept.sizes.values()) > most_bytes:
            return
        added = sum(size for part, size in kept.sizes.items() if not self._holders[part])
        kept.density = kept.seconds / max(1, added)
        kept.use(self._least)
        self._kept[key] = kept
        self._known[id(kept.result)] = kept.sizes
        self._wait(key, kept)
        self._bytes += added
        self._holders.update(kept.sizes.keys())
        while len(self._kept) > most_results or self._bytes > most_bytes:
            self._forget(self._least_worth())

    def _wait(self, key: Key, kept: _Kept) -> None:
        """Line a result up to be forgotten; of those worth the same the first goes first."""
        heappush(self._queue, (kept.worth, next(self._number), key))

    def _least_worth(self) -> _Kept:
        """Take out the result worth the least; one worth more than it was lines up anew."""
        while True:
            worth, _, key = heappop(self._queue)
            kept = self._kept[key]
            if kept.worth == worth:
                self._least = worth
                return self._kept.pop(key)
            self._wait(key, kept)

    def _forget(self, kept: _Kept) -> None:
        self._known.pop(id(kept.result), None)
        for part, size in kept.sizes.items():
            self._holders[part] -= 1
            if not self._holders[part]:
                del self._holders[part]
                self._bytes -= size


class HasMemory(Protocol):
    """Whatever results are computed from, such as an atlas."""

    @property
    def memory(self) -> Memory:
        """Where the results are kept."""
        ...


def remembered(function: Callable[P, T]) -> Callable[P, T]:
    """Make a function keep its results in the memory of its argument `atlas`.

    The other arguments are the key, so they can be hashed and say all that the result depends on;
    but one called `own` holds what a person brought: where it is not empty, nothing is kept. What
    is returned is shared and not to be changed.
    """
    name = f"{function.__module__.removeprefix('levelmap.')}.{function.__qualname__}"
    shape = signature(function)

    @wraps(function)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> T:
        bound = shape.bind(*args, **kwargs)
        bound.apply_defaults()
        asked = bound.arguments
        owner: HasMemory = asked["atlas"]
        if asked.get("own"):
            return function(*args, **kwargs)
        key = (name, *(value for part, value in asked.items() if part not in ("atlas", "own")))
        return owner.memory.get(key, lambda: function(*args, **kwargs))

    return wrapper


def size_of(result: object) -> int:
    """Return roughly how many bytes a result takes, what it shares with its atlas left out.

    Tables, arrays and texts are measured; of a dataclass the fields by which it is compared.
    """
    return sum(_sizes(result).values())


def _sizes(result: object, known: Mapping[int, Mapping[int, int]] | None = None) -> dict[int, int]:
    """Return the bytes of each large part of a result, what is small counted with what holds it.

    Parts are known by `id`, which holds as long as the result is kept.

    Parameters
    ----------
    known
        Sizes of results that are kept, by `id`: they are not measured again.
    """
    measured = known or {}
    sizes: dict[int, int] = {id(result): 0}
    seen: set[int] = set()
    parts = [(result, id(result))]
    while parts:
        part, holder = parts.pop()
        if id(part) in seen:
            continue
        seen.add(id(part))
        if (sizes_known := measured.get(id(part))) is not None:
            sizes.update(sizes_known)
            continue
        if isinstance(part, _LARGE) or _compared(type(part)) is not None:
            holder = id(part)
        sizes[holder] = sizes.get(holder, 0) + _own_size(part)
        parts += ((inner, holder) for inner in _parts(part))
    return sizes


def _own_size(part: object) -> int:
    if isinstance(part, pd.DataFrame):
        if part.shape[1] > _WIDE:
            return 8 * part.size + int(part.index.memory_usage())
        return int(part.memory_usage(index=True).sum()) + _geometry_bytes(part)
    if isinstance(part, pd.Series | pd.Index):
        return int(part.memory_usage())
    if isinstance(part, np.ndarray):
        return part.nbytes
    own = sys.getsizeof(part)
    if isinstance(part, Mapping):
        return (
            own + _alike_bytes(part.keys()) + _alike_bytes(part.values())
            if _are_alike(part)
            else own
        )
    return own + _alike_bytes(part) if _is_alike(part) else own


def _alike_bytes(many: Collection[object]) -> int:
    """Return the bytes of texts or numbers of which the first stands for all that differ."""
    return sys.getsizeof(next(iter(many))) * len(set(map(id, many)))


def _is_alike(part: object) -> TypeGuard[Collection[object]]:
    """Say whether *part* holds many texts or numbers: the first stands for all."""
    if not isinstance(part, list | tuple | set | frozenset) or len(part) < _MANY:
        return False
    return isinstance(next(iter(part)), _PLAIN)


def _are_alike(part: Mapping[object, object]) -> bool:
    """Say whether *part* holds many texts or numbers by texts or numbers."""
    return len(part) >= _MANY and all(isinstance(one, _PLAIN) for one in next(iter(part.items())))


def _geometry_bytes(frame: pd.DataFrame) -> int:
    """Return the bytes of the coordinates of a table with boundaries, which pandas does not see."""
    geometry = getattr(frame, "geometry", None)
    return 16 * int(geometry.count_coordinates().sum()) if geometry is not None else 0


def _parts(part: object) -> Iterable[object]:
    if _is_alike(part):
        return ()
    if isinstance(part, Mapping):
        return () if _are_alike(part) else [*part.keys(), *part.values()]
    if isinstance(part, list | tuple | set | frozenset):
        return list(part)
    return [getattr(part, name, None) for name in _compared(type(part)) or ()]


_FIELDS: dict[type, tuple[str, ...] | None] = {}


def _compared(kind: type) -> tuple[str, ...] | None:
    """Return the fields by which a dataclass is compared; None of what is no dataclass."""
    if kind not in _FIELDS:
        named = fields(kind) if is_dataclass(kind) else None
        _FIELDS[kind] = None if named is None else tuple(one.name for one in named if one.compare)
    return _FIELDS[kind]
