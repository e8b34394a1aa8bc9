"""Which tests read the data in the repository: seen from the names in their code."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from types import CodeType, FunctionType

import pytest

from levelmap.atlas import Atlas
from levelmap.catalogue.catalogue import Catalogue
from levelmap.geography import postcodes
from levelmap.geography.gazetteer import Gazetteer
from levelmap.geography.vintages import Vintages

FIXTURES = {"shipped", "shipped_atlas", "raw"}
HOLDERS = (Atlas, Catalogue, Gazetteer, Vintages)
"""What a module holds of the data in the repository."""

NAMES = {"package_root", "open_page", "AppTest", "main"}
"""What opens the data in the repository."""


def reads(test: pytest.Function) -> bool:
    """Say whether the test, its fixtures, or what they call of the tests, opens the shipped data.

    A module that only looks at the code says so: `READS = "code"`; one whose functions open what
    they are given: `READS = "toy"`.
    """
    if vars(test.module).get("READS") == "code":
        return False
    if FIXTURES & set(test.fixturenames):
        return True
    fixtures = [found[-1].func for found in test._fixtureinfo.name2fixturedefs.values()]
    return _opens([test.obj, *fixtures])


def _opens(first: list[object]) -> bool:
    parts, seen = list(first), set()
    while parts:
        part = parts.pop()
        if isinstance(part, HOLDERS) or part is postcodes.find:
            return True
        function = _function_of_the_tests(part)
        if function is None or function in seen or function.__globals__.get("READS") == "toy":
            continue
        seen.add(function)
        names = set(_names(function.__code__))
        if NAMES & names:
            return True
        parts += [function.__globals__[name] for name in names if name in function.__globals__]
        parts += [postcodes.find] if names >= {"postcodes", "find"} else []
    return False


def _function_of_the_tests(part: object) -> FunctionType | None:
    if not callable(part):
        return None
    function = inspect.unwrap(part)
    function = getattr(function, "__func__", function)
    ours = inspect.isfunction(function) and (function.__module__ or "").startswith("tests.")
    return function if ours else None


def _names(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for part in code.co_consts:
        if isinstance(part, CodeType):
            yield from _names(part)
