"""A short run over every target, the same each time; `python -m tests.fuzz` runs longer."""

from __future__ import annotations

import random

import pytest

from tests.fuzz.__main__ import changed, revalued
from tests.fuzz.targets import SEEDS, TARGETS, run

pytestmark = pytest.mark.shipped

INPUTS = {"reader": 60, "matcher": 60, "recipe": 150, "query": 150, "method": 12, "screen": 4}
ANSWERED = ("method", "screen")
"""Targets that answer what they read: of them values are changed, so that it can be read."""


@pytest.mark.parametrize("name", [name for name in TARGETS if name != "screen"])
def test_a_seed_is_answered(name: str) -> None:
    for seed in SEEDS[name]:
        run(name, seed)


@pytest.mark.parametrize("name", TARGETS)
def test_a_changed_seed_is_answered_or_refused(name: str) -> None:
    chance, pool = random.Random(20_250_101), list(SEEDS[name])
    for _ in range(INPUTS[name]):
        change = revalued if name in ANSWERED else changed
        content = change(chance.choice(pool), pool, chance)
        try:
            run(name, content)
        except Exception as error:
            error.add_note(f"of {content!r}")
            raise
