"""One registry for each step of a composite indicator: what a recipe may name, told once.

A method of a step is one function. Its keyword-only parameters are those a recipe may give, those
without a default are needed, and its docstring holds the words that documents and pages show: the
first sentence says what it does, the lines `Formula:`, `Misleads:` and `Source:` the rest. Adding a
method touches one function and its test.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from levelmap.errors import MethodError

Function = TypeVar("Function", bound=Callable[..., Any])


@dataclass(frozen=True)
class Method:
    """One method of a step.

    Attributes
    ----------
    name
        What recipes call it.
    choice
        What pages call it where a reader chooses; empty where only a recipe can name it.
    facts
        What else the step must know of it, by name.
    """

    name: str
    function: Callable[..., Any]
    choice: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)

    @cached_property
    def parameters(self) -> Mapping[str, bool]:
        """Return the parameters that a recipe may give, true for those that it must give."""
        return {name: value is inspect.Parameter.empty for name, value in self.defaults.items()}

    @cached_property
    def defaults(self) -> Mapping[str, Any]:
        """Return what each parameter is where a recipe gives none (`Parameter.empty`: needed)."""
        found = inspect.signature(self.function).parameters.values()
        return {one.name: one.default for one in found if one.kind is one.KEYWORD_ONLY}

    @property
    def words(self) -> str:
        """Return the first sentence of the docstring, without its `Return`."""
        text = self._paragraph.removeprefix("Return ")
        return text[:1].upper() + text[1:]

    @property
    def formula(self) -> str:
        """Return the formula, or empty."""
        return self._line("Formula")

    @property
    def misleads(self) -> str:
        """Return when the method misleads, or empty."""
        return self._line("Misleads")

    @property
    def source(self) -> str:
        """Return the document that the method is from, or empty."""
        return self._line("Source")

    @property
    def reproduces(self) -> str:
        """Return the published figure that the method reproduces in a test, or empty."""
        return self._line("Reproduces")

    @cached_property
    def _blocks(self) -> tuple[str, ...]:
        text = inspect.getdoc(self.function) or ""
        return tuple(" ".join(block.split()) for block in text.split("\n\n"))

    @property
    def _paragraph(self) -> str:
        return self._blocks[0]

    def _line(self, name: str) -> str:
        start = f"{name}: "
        return next((one.removeprefix(start) for one in self._blocks if one.startswith(start)), "")


class Registry(Mapping[str, Method]):
    """The methods of one step by name, in the order in which they are documented.

    Parameters
    ----------
    noun
        What messages call a method of the step, such as `a normalisation`.
    """

    def __init__(self, noun: str) -> None:
        self.noun = noun
        self._methods: dict[str, Method] = {}

    def add(
        self, name: str = "", *, choice: str = "", **facts: object
    ) -> Callable[[Function], Function]:
        """Return a decorator that enters a function, by its own name where none is given."""

        def enter(function: Function) -> Function:
            called = name or function.__name__
            self._methods[called] = Method(called, function, choice, facts)
            return function

        return enter

    def find(self, name: str) -> Method:
        """Return the method of this name.

        Raises
        ------
        MethodError
            There is none; the message names those there are.
        """
        if name not in self._methods:
            known = ", ".join(self._methods)
            raise MethodError(f"{name!r} is not {self.noun}: expected one of {known}.")
        return self._methods[name]

    @property
    def choices(self) -> dict[str, str]:
        """Return the methods that pages offer, each with its words."""
        return {one.name: one.choice for one in self._methods.values() if one.choice}

    def __getitem__(self, name: str) -> Method:
        return self._methods[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._methods)

    def __len__(self) -> int:
        return len(self._methods)
