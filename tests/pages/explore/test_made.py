"""Files of the Explore screen are the same wherever they are made."""

from collections.abc import Callable
from typing import Any

import pytest

from levelmap import work
from levelmap.atlas import Atlas, open_atlas
from levelmap.downloads.bundle import csv_file, indicator_file_apart, indicator_table, indicator_zip
from levelmap.drawing.image_files import PICTURES
from levelmap.pages.explore import made as making
from levelmap.pages.explore.made import TABLES, made
from levelmap.pages.explore.query import ExploreQuery, Mode
from levelmap.pages.explore.view import ExploreView, explore
from levelmap.paths import Folders

LINK = "https://example.org/explore?indicator=pay"


@pytest.fixture(scope="module")
def atlas(toy: Folders) -> Atlas:
    return open_atlas(toy.root)


@pytest.fixture(scope="module")
def view(atlas: Atlas) -> ExploreView:
    return explore(ExploreQuery("pay", mode=Mode.CHANGE), atlas)


def _asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    asked: list[str] = []

    def do(task: Callable[..., bytes], *args: Any) -> bytes:
        asked.append(task.__name__)
        return task(*args)

    monkeypatch.setattr(work, "do", do)
    monkeypatch.setattr(work, "do_short", do)
    return asked


@pytest.mark.parametrize(
    ("kind", "most", "beside"),
    [
        ("csv", 100, []),
        ("zip", 100, []),
        ("csv", 1, ["made_apart"]),
        ("zip", 1, ["made_apart"]),
        ("geojson", 100, ["made_apart"]),
        ("slide.svg", 100, ["made_apart"]),
    ],
)
def test_what_takes_long_is_made_beside_the_app(
    kind: str,
    most: int,
    beside: list[str],
    view: ExploreView,
    atlas: Atlas,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(making, "MANY", most)
    asked = _asked(monkeypatch)
    assert made(view, kind, LINK, atlas)
    assert asked == beside


def test_a_process_beside_the_app_makes_the_same(
    view: ExploreView, atlas: Atlas, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "MANY", 0)
    kinds = (*TABLES, *(kind for kind in PICTURES if kind.endswith("svg")))
    here = {kind: made(view, kind, LINK, atlas) for kind in kinds}
    work.start()
    try:
        there = {kind: made(view, kind, LINK, atlas) for kind in kinds}
        every = {
            kind: work.do(indicator_file_apart, "pay", kind, atlas.folders)
            for kind in ("csv", "zip")
        }
        picture = made(view, "page.png", LINK, atlas)
    finally:
        work.stop()
    assert there == here
    table = indicator_table(atlas.catalogue.indicator("pay"), atlas)
    assert every == {"csv": csv_file(table), "zip": indicator_zip("pay", atlas)}
    assert picture.startswith(b"\x89PNG")
    width, height = (int.from_bytes(picture[at : at + 4]) for at in (16, 20))
    form, scale = PICTURES["page.png"]
    assert (width, height) == (form.width * scale, form.height * scale)
