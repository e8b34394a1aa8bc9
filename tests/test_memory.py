"""What is kept, what is forgotten, and that nothing is computed twice."""

from __future__ import annotations

import sys
import threading
import time
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
import pytest

from levelmap import memory
from levelmap.memory import Memory, remembered, size_of


def test_a_result_is_computed_once_and_counted() -> None:
    memory, asked = Memory(), []
    for _ in range(3):
        assert memory.get(("square", 3), lambda: asked.append(1) or 9) == 9
    found = memory.statistics()
    assert (len(asked), found.results) == (1, 1)
    assert (found.hits, found.misses) == ({"square": 2}, {"square": 1})


def forgotten(memory: Memory, *keys: str) -> list[str]:
    asked: list[str] = []
    for key in keys:
        memory.get((key,), lambda key=key: asked.append(key))
    return asked


class Work:
    """A clock that goes on when somebody works, not by itself."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds

    def result(self, seconds: float, numbers: int) -> np.ndarray:
        self.seconds += seconds
        return np.zeros(numbers)


def test_of_what_takes_the_same_work_and_room_the_longest_unused_goes_first() -> None:
    work = Work()
    memory = Memory(most_results=2, clock=work)
    for key in ("a", "b", "a", "c", "a", "d"):
        memory.get((key,), lambda: work.result(1, 10))
    assert forgotten(memory, "a", "d", "c") == ["c"]


def test_what_saves_the_least_work_for_its_room_goes_first() -> None:
    work = Work()
    memory = Memory(most_bytes=1_000, clock=work)
    memory.get(("dear",), lambda: work.result(2, 50))
    memory.get(("large",), lambda: work.result(2, 80))
    assert forgotten(memory, "dear", "large") == ["large"]


def test_what_was_dear_is_forgotten_when_nobody_asks_for_it_any_more() -> None:
    work = Work()
    memory = Memory(most_results=2, clock=work)
    memory.get(("dear",), lambda: work.result(3, 10))
    for number in range(6):
        memory.get((f"cheap {number}",), lambda: work.result(1, 10))
    assert forgotten(memory, "dear") == ["dear"]


def test_bytes_are_bounded_and_a_giant_is_not_kept() -> None:
    memory = Memory(most_bytes=2_500)
    for key in ("a", "b", "c"):
        memory.get((key,), lambda: np.zeros(125))
    assert (memory.statistics().results, memory.statistics().bytes) == (2, 2_000)
    memory.get(("giant",), lambda: np.zeros(1_000))
    assert memory.statistics().bytes == 2_000
    memory.clear()
    assert (memory.statistics().results, memory.statistics().bytes) == (0, 0)


def test_threads_that_ask_at_once_share_one_computation() -> None:
    memory, asked, found = Memory(), [], []
    start = threading.Barrier(5)

    def slowly() -> int:
        asked.append(1)
        time.sleep(0.05)
        return 7

    def ask() -> None:
        start.wait()
        found.append(memory.get(("slow",), slowly))

    threads = [threading.Thread(target=ask) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (asked, found) == ([1], [7] * 5)


def test_one_result_may_ask_for_another_and_a_failure_is_not_kept() -> None:
    memory = Memory()
    assert memory.get(("outer",), lambda: memory.get(("inner",), lambda: 2) + 1) == 3
    with pytest.raises(ZeroDivisionError):
        memory.get(("bad",), lambda: 1 / 0)
    assert memory.get(("bad",), lambda: "mended") == "mended"


@dataclass
class Owner:
    memory: Memory = field(default_factory=Memory)


def test_a_remembered_function_is_known_by_all_it_was_asked() -> None:
    calls: list[tuple[str, int]] = []

    @remembered
    def answer(word: str, atlas: Owner, times: int = 1) -> str:  # noqa: ARG001 (owns the memory)
        calls.append((word, times))
        return word * times

    one, other = Owner(), Owner()
    assert answer("a", one) == answer("a", one, times=1) == answer(word="a", atlas=one) == "a"
    assert answer("a", one, 2) == "aa"
    assert answer("a", other) == "a"
    assert calls == [("a", 1), ("a", 2), ("a", 1)]


@dataclass(frozen=True)
class Result:
    table: pd.DataFrame
    atlas: object = field(compare=False)


def test_the_size_is_that_of_the_tables_without_what_is_shared() -> None:
    table = pd.DataFrame({"value": np.zeros(1_000)})
    shared = np.zeros(10**6)
    size = size_of(Result(table, shared))
    assert 8_000 < size < 9_000
    assert size_of([table, table]) < 9_000


def test_what_two_results_share_is_counted_once() -> None:
    memory, shared = Memory(), np.zeros(125)
    for key in ("a", "b"):
        memory.get((key,), lambda: (shared,))
    assert memory.statistics().bytes < 1_500
    assert size_of((shared,)) > 1_000


def test_what_a_forgotten_result_shared_is_still_counted() -> None:
    memory, shared = Memory(most_results=2), np.zeros(125)
    memory.get(("first",), lambda: shared)
    memory.get(("second",), lambda: (shared,))
    memory.get(("third",), lambda: 0)
    assert memory.statistics().bytes > 1_000
    memory.get(("fourth",), lambda: 0)
    assert memory.statistics().bytes < 100


def test_what_is_kept_is_not_measured_again(monkeypatch: pytest.MonkeyPatch) -> None:
    kept, measured = Memory(), []
    large = [{"a": f"{number}" * 1000} for number in range(100, 200)]
    kept.get(("large",), lambda: large)
    own_size = memory._own_size
    monkeypatch.setattr(memory, "_own_size", lambda part: measured.append(1) or own_size(part))
    kept.get(("holder",), lambda: (large, "y"))
    assert len(measured) == 2, "the tuple and its text"
    assert kept.statistics().bytes > 100_000


def test_many_texts_are_counted_without_looking_at_each() -> None:
    texts = frozenset(f"E0600{number:04}" for number in range(5_000))
    assert size_of(texts) == sys.getsizeof(texts) + 5_000 * sys.getsizeof("E06000001")


def test_many_texts_by_code_are_counted_without_looking_at_each(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    marks = {f"E0600{number:04}": "12"[number % 2] for number in range(5_000)}
    measured = []
    own_size = memory._own_size
    monkeypatch.setattr(memory, "_own_size", lambda part: measured.append(1) or own_size(part))
    keys, values = 5_000 * sys.getsizeof("E06000001"), 2 * sys.getsizeof("1")
    assert size_of(marks) == sys.getsizeof(marks) + keys + values
    assert len(measured) == 1


def test_what_rests_on_a_persons_own_things_is_not_kept() -> None:
    asked: list[str] = []

    @remembered
    def double(number: int, own: dict[str, int], atlas: Owner) -> int:  # noqa: ARG001
        asked.append("asked")
        return 2 * number + sum(own.values())

    owner = Owner()
    for _ in range(2):
        assert double(3, {}, owner) == 6
        assert double(3, {"mine": 1}, owner) == 7
    assert len(asked) == 3
    assert owner.memory.statistics().results == 1
