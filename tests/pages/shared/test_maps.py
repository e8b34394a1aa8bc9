"""One base map for all visitors: what one of them adds to it is not there for the next."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from levelmap.drawing.map_layers import Behaviour
from levelmap.drawing.picture import Picture, pack
from levelmap.pages.shared import maps

PICTURES = [Picture("geometry", [0], ["#ffffff"], name) for name in ("first", "second", "third")]


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Return what is sent to the browser for each map that is shown."""
    found: list[dict[str, Any]] = []
    monkeypatch.setattr("streamlit_folium._component_func", lambda **parts: found.append(parts))
    return found


def _show(picture: Picture) -> None:
    maps.show_map(picture, "map", 300, lambda _code: None, behaviour=Behaviour(channel="a"))


def test_a_map_carries_its_own_picture_alone(sent: list[dict[str, Any]]) -> None:
    for picture in PICTURES:
        _show(picture)
    for picture, parts in zip(PICTURES, sent, strict=True):
        assert pack(picture) in parts["feature_group"]
        others = [pack(other) for other in PICTURES if other is not picture]
        assert not any(other in str(parts) for other in others)


def test_the_map_without_a_picture_stays_what_it_is(sent: list[dict[str, Any]]) -> None:
    for picture in PICTURES * 2:
        _show(picture)
    same = [(p["script"], p["header"], p["html"], p["key"], p["js_links"]) for p in sent]
    assert all(parts == same[0] for parts in same)
    assert "paint(" not in sent[-1]["script"]


def test_visitors_at_the_same_time_get_their_own(sent: list[dict[str, Any]]) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(_show, PICTURES * 20))
    counts = [sum(pack(p) in parts["feature_group"] for parts in sent) for p in PICTURES]
    assert counts == [20, 20, 20]
