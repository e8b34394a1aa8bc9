"""Neighbours: by common boundary, with its length."""

import pandas as pd
import pytest

from levelmap.catalogue.catalogue import Catalogue
from levelmap.geography import boundaries, neighbours
from levelmap.paths import Folders
from tests.toy_country import OLD


def test_squares_of_a_grid_border_on_the_next_ones(toy: Folders) -> None:
    pairs = neighbours.shared_boundaries(boundaries.read(toy, "lad_2021"))
    # 3 rows of 4: 9 borders within rows and 8 between them; corners do not count
    assert len(pairs) == 17
    assert set(pairs["shared_length"]) == {10_000.0}
    of_fir = pairs[(pairs["code_a"] == OLD["Fir"]) | (pairs["code_b"] == OLD["Fir"])]
    assert set(of_fir["code_a"]) | set(of_fir["code_b"]) == {
        OLD[name] for name in ("Fir", "Birch", "Elm", "Gorse", "Juniper")
    }


def test_pairs_come_once_and_in_order(toy: Folders) -> None:
    pairs = neighbours.shared_boundaries(boundaries.read(toy, "lad_2021"))
    assert (pairs["code_a"] < pairs["code_b"]).all()
    expected = pairs.sort_values(["code_a", "code_b"], ignore_index=True)
    pd.testing.assert_frame_equal(pairs, expected)


def test_the_lengths_are_those_of_the_common_lines(shipped: Catalogue) -> None:
    areas = boundaries.read(shipped.folders, "lad_2021")
    pairs = neighbours.shared_boundaries(areas).set_index(["code_a", "code_b"])["shared_length"]
    shapes = areas.set_index("code").geometry
    leeds, bradford = "E08000035", "E08000032"
    common = shapes[leeds].boundary.intersection(shapes[bradford].boundary).length
    assert pairs[(bradford, leeds)] == pytest.approx(common)


def test_only_islands_have_no_neighbour(shipped: Catalogue) -> None:
    areas = boundaries.read(shipped.folders, "lad_2021")
    pairs = neighbours.shared_boundaries(areas)
    alone = set(areas["code"]) - set(pairs["code_a"]) - set(pairs["code_b"])
    # Wight, Scilly, Na h-Eileanan Siar, Orkney, Shetland, Anglesey
    assert alone == {
        "E06000046",
        "E06000053",
        "S12000013",
        "S12000023",
        "S12000027",
        "W06000001",
    }
