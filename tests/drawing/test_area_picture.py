"""A table of areas as a picture: classes of numbers, categories, files."""

from pathlib import Path

import geopandas as gpd
import pytest
import shapely

from levelmap.drawing.area_picture import draw
from levelmap.drawing.palettes import OKABE_ITO
from levelmap.terms import Polarity
from tests.drawing.drawn import elements, words

CODES = [f"a{n}" for n in range(10)]


@pytest.fixture
def areas() -> gpd.GeoDataFrame:
    squares = [shapely.box(1000 * n, 0, 1000 * n + 1000, 1000) for n in range(10)]
    return gpd.GeoDataFrame(
        {
            "area_name": [code.upper() for code in CODES],
            "rate": [*(float(n) for n in range(9)), float("nan")],
            "status": ["on", "off"] * 4 + ["on", None],
            "geometry": squares,
        },
        index=CODES,
        crs=27700,
    )


def _classes(drawing: str) -> dict[str, str]:
    return {p["data-code"]: p["class"] for p in elements(drawing, "path") if "data-code" in p}


def test_numbers_are_drawn_in_five_classes_and_missing_ones_hatched(
    areas: gpd.GeoDataFrame,
) -> None:
    drawing = draw(areas, "rate", "A rate", Polarity.HIGHER_IS_WORSE, ["Note"]).svg
    found = _classes(drawing)
    assert found["a9"] == "none"
    numbers = [int(found[code][1:]) for code in CODES[:9]]
    assert numbers == sorted(numbers)
    assert set(numbers) == {0, 1, 2, 3, 4}
    said = " ".join(words(drawing))
    assert "A rate" in said
    assert "High is worse" in said
    assert "No data (1 area)" in said
    assert "Note" in said


def test_categories_have_colours_of_their_own(areas: gpd.GeoDataFrame) -> None:
    drawing = draw(areas, "status", "Standing", Polarity.NONE, []).svg
    found = _classes(drawing)
    assert {found[code] for code in ("a0", "a2", "a8")} == {"k1"}  # "on" after "off"
    assert {found[code] for code in ("a1", "a3")} == {"k0"}
    assert f".k0{{fill:{OKABE_ITO[0]}}}.k1{{fill:{OKABE_ITO[1]}}}" in drawing


def test_an_area_without_a_boundary_is_left_out(areas: gpd.GeoDataFrame) -> None:
    areas.loc["a3", "geometry"] = None
    assert "a3" not in _classes(draw(areas, "rate", "t", Polarity.NONE, []).svg)


def test_the_picture_is_saved_as_its_name_says(areas: gpd.GeoDataFrame, tmp_path: Path) -> None:
    picture = draw(areas, "rate", "t", Polarity.NONE, [])
    picture.save(tmp_path / "map.PNG")
    picture.save(str(tmp_path / "map.svg"))
    assert (tmp_path / "map.PNG").read_bytes().startswith(b"\x89PNG")
    assert (tmp_path / "map.svg").read_text(encoding="utf-8") == picture._repr_svg_()
