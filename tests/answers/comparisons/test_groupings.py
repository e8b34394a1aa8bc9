"""The groups that areas are of: each read in the edition nearest to the year of the areas."""

import pandas as pd
import pytest

from levelmap import tables
from levelmap.answers.comparisons.groupings import (
    coasts,
    nations,
    regions,
    setting_editions,
    settings,
)
from levelmap.atlas import Atlas, open_atlas
from levelmap.paths import Folders
from levelmap.terms import Geography
from tests import toy_country
from tests.toy_country import MERGED, NOW, OLD

THEN, TODAY = Geography.parse("lad_2021"), Geography.parse("lad_2025")


@pytest.fixture
def atlas(own_toy: Folders) -> Atlas:
    """Return the toy country with two editions: Alder was rural in 2011 and is urban in 2021."""
    rows = [
        ("lad_2021", OLD["Alder"], "2011", "Mainly rural", "Rural"),
        ("lad_2025", NOW["Alder"], "2021", "Urban with trees", "Urban"),
        ("lad_2025", MERGED, "2021", "Mainly rural", "Rural"),
    ]
    frame = pd.DataFrame(rows, columns=list(tables.RURAL_URBAN.columns))
    path = own_toy.data / "lookups" / "rural_urban.csv"
    tables.validate(frame, tables.RURAL_URBAN).to_csv(path, index=False)
    toy_country.seal(own_toy)
    return open_atlas(own_toy.root)


def test_the_edition_is_the_one_nearest_to_the_year_of_the_areas(atlas: Atlas) -> None:
    alder = [NOW["Alder"]]
    assert settings(alder, THEN, atlas).tolist() == ["Rural"]
    assert settings(alder, TODAY, atlas).tolist() == ["Urban"]
    assert setting_editions(THEN, atlas) == ["2011"]
    assert setting_editions(TODAY, atlas) == ["2021"]


def test_what_is_not_known_of_an_area_is_in_no_group(atlas: Atlas) -> None:
    found = coasts([NOW["Alder"], NOW["Birch"]], TODAY, atlas)
    assert found[NOW["Alder"]] == "Coastal"
    assert pd.isna(found[NOW["Birch"]])


def test_regions_and_nations_by_name(atlas: Atlas) -> None:
    codes = [NOW["Alder"], MERGED]
    assert regions(codes, TODAY, atlas).tolist() == ["North", "South"]
    assert nations(codes).tolist() == ["England", "England"]
