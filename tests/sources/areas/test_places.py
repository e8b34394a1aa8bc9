from pathlib import Path

import pytest

from levelmap.catalogue.catalogue import Catalogue
from levelmap.errors import ContractError
from levelmap.geography import districts
from levelmap.sources.areas import places
from levelmap.sources.base.raw import RawFolder

pytestmark = pytest.mark.raw


def test_parishes_and_communities_lead_to_authorities_of_today(
    raw: RawFolder, shipped: Catalogue
) -> None:
    names = places.parishes(raw)
    known = districts.load(shipped.folders)
    assert set(names["code"]) <= known.in_force(2025)
    assert len(names) == 11_341
    assert names.loc[names["name"] == "Skegness", "code"].tolist() == ["E07000137"]


@pytest.mark.parametrize("text", ["", "[]", '{"areacd": ["E06000001"]}'])
def test_a_list_of_areas_that_is_none_is_refused(tmp_path: Path, text: str) -> None:
    folder = tmp_path.joinpath(*places.SIMILAR)
    folder.mkdir(parents=True)
    (folder / "areas-list.json").write_text(text)
    with pytest.raises(ContractError, match="not the list of areas"):
        places.parishes(RawFolder(tmp_path))


def test_classes_of_2021_are_on_the_codes_of_2025(raw: RawFolder, shipped: Catalogue) -> None:
    known = districts.load(shipped.folders)
    classes = places.rural_urban(raw, known)
    sizes = classes.groupby("geography").size().to_dict()
    assert sizes == {"lad_2019": 317, "lad_2020": 314, "lad_2021": 309, "lad_2025": 318}
    for geography, rows in classes.groupby("geography"):
        assert set(rows["area_code"]) <= known.in_force(int(str(geography)[-4:]))


def test_what_ons_does_not_assign_is_empty(raw: RawFolder) -> None:
    similar = places.similar_areas(raw).set_index(["model", "area_code"])
    assert similar.loc[("global", "E09000001"), "cluster"] == ""
    assert similar.loc[("global", "E06000001"), "cluster"] == "B"
    assert similar.loc[("global", "E06000001"), "similar"].startswith("E08000018 E06000003")
    assert not similar["similar"].str.contains("x").any()
    assert len(similar) == 3 * 397
