"""A short run over every target, the same each time; `python -m tests.fuzz` runs longer."""

from __future__ import annotations

import random

import pytest

from tests.fuzz.__main__ import changed
from tests.fuzz.targets import SEEDS, TARGETS, run

pytestmark = pytest.mark.shipped

INPUTS = {"reader": 60, "matcher": 60, "recipe": 150, "query": 150}


@pytest.mark.parametrize("name", TARGETS)
def test_a_seed_is_answered(name: str) -> None:
    for seed in SEEDS[name]:
        run(name, seed)


@pytest.mark.parametrize("name", TARGETS)
def test_a_changed_seed_is_answered_or_refused(name: str) -> None:
    chance, pool = random.Random(20_250_101), list(SEEDS[name])
    for _ in range(INPUTS[name]):
        content = changed(chance.choice(pool), pool, chance)
        try:
            run(name, content)
        except Exception as error:
            error.add_note(f"of {content!r}")
            raise
