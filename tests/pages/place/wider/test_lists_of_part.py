"""The sentence of a place that is part of authorities: its own lists, within it, around it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from levelmap.pages.place.wider.view import _lists_of_part


def _list(short: str, *, own: bool = False, itself: bool = False, **more: Any) -> Any:
    return SimpleNamespace(
        priority_list=SimpleNamespace(short=short),
        itself=itself,
        is_own=own or itself,
        inside=more.get("inside"),
        named=more.get("named", ()),
        readings=(("Elm", None),),
    )


def _place(*parts: str) -> Any:
    return SimpleNamespace(name="Hill", parts=dict.fromkeys(parts, 0.5))


ITSELF = _list("Toy fund", itself=True)
WHOLE = _list("Toy towns", own=True, inside={"Elmton": True})
PARTLY = _list("Toy towns", own=True, inside={"Elmton": False})
THROUGH = _list("Station fund", named=("Elm",))
AROUND = _list("Ward fund")
OTHER = _list("Street fund")


@pytest.mark.parametrize(
    ("lists", "sentence"),
    [
        ([ITSELF], "Hill itself is on Toy fund."),
        (
            [ITSELF, WHOLE],
            "Hill itself is on Toy fund; a place within Hill is named by Toy towns.",
        ),
        ([PARTLY], "A place partly within Hill is named by Toy towns."),
        (
            [THROUGH],
            "No list in force is known to name Hill itself or a place within it; its authority, "
            "Elm, is on Station fund.",
        ),
        (
            [ITSELF, THROUGH, AROUND],
            "Hill itself is on Toy fund; its authority, Elm, is on Station fund, and Ward fund "
            "names places in it.",
        ),
        (
            [ITSELF, AROUND, OTHER],
            "Hill itself is on Toy fund; Ward fund and Street fund name places in its authority, "
            "Elm.",
        ),
    ],
)
def test_a_place_within_one_authority(lists: list[Any], sentence: str) -> None:
    assert _lists_of_part(_place("e"), lists) == sentence


def test_a_place_across_two_authorities() -> None:
    assert _lists_of_part(_place("e", "f"), [ITSELF, THROUGH, AROUND]) == (
        "Hill itself is on Toy fund; the authorities it lies in are on Station fund, and Ward fund "
        "names places in them."
    )
