"""The indices of three nations by ward and authority, from the ranks of small areas."""

import pandas as pd
import pytest

from levelmap.atlas import Atlas
from levelmap.catalogue.small_areas import SmallAreas
from levelmap.sources.small_areas.national_indices import average_rank, proportion

AREAS = pd.DataFrame(
    {"rank": [1, 2, 3, 4], "people": [100.0, 300.0, 100.0, 100.0]}, index=list("abcd")
)
WITHIN = pd.Series(["north", "north", "south", "south"], index=list("abcd"))


def test_the_mean_rank_is_turned_and_weighted_by_people() -> None:
    """Ranks 1 to 4 turn into 4 to 1: north (4 x 100 + 3 x 300) / 400, south (2 + 1) / 2."""
    found = average_rank(AREAS, WITHIN)

    assert found["north"] == pytest.approx(3.25)
    assert found["south"] == pytest.approx(1.5)


@pytest.mark.parametrize(("takes_in", "inside"), [(True, 2), (False, 1)])
def test_the_area_that_crosses_the_limit_is_taken_in_by_rule(takes_in: bool, inside: int) -> None:
    """The tenth of 15 areas ends after one and a half."""
    areas = pd.DataFrame({"rank": range(1, 16), "people": 1.0}, index=range(15))
    found = proportion(areas, pd.Series("all", index=areas.index), takes_in=takes_in)

    assert found["all"] == pytest.approx(100 * inside / 15)


def _latest(atlas: Atlas, slug: str, geography: str) -> pd.DataFrame:
    frame = atlas.catalogue.observations(slug)
    return frame[frame["geography"] == geography].set_index("area_code")


def test_wales_of_2025_is_as_verified(shipped_atlas: Atlas) -> None:
    shares = _latest(shipped_atlas, "wimd-2025-proportion", "lad_2025")["value"]

    assert len(shares) == 22
    assert shares.idxmax() == "W06000019"  # Blaenau Gwent
    assert shares["W06000019"] == pytest.approx(19.6, abs=0.05)
    assert shares["W06000022"] == pytest.approx(18.0, abs=0.05)  # Newport


@pytest.mark.parametrize(
    ("letter", "slug", "wards", "authorities"),
    [
        ("W", "wimd-2025-average-rank", 762, 22),
        ("S", "simd-2020-average-rank", 355, 32),
        ("N", "nimdm-2017-average-rank", 462, 11),
    ],
)
def test_wards_of_three_nations_add_up_to_their_authorities(
    letter: str, slug: str, wards: int, authorities: int, shipped_atlas: Atlas
) -> None:
    """Best-fit wards weighted by their people have the mean of their authority."""
    areas = SmallAreas(shipped_atlas.folders).areas
    own = areas[areas["lad_code"].str.startswith(letter)]
    of_ward = _latest(shipped_atlas, slug, "ward_2024")
    of_authority = _latest(shipped_atlas, slug, "lad_2025")["value"]
    people = own.groupby(["lad_code", "ward_code"])["people"].sum().reset_index()
    crossing = people["ward_code"].duplicated(keep=False)
    known = people["ward_code"].map(of_ward["value"])
    sums = (known * people["people"]).groupby(people["lad_code"]).sum()
    means = sums / people.groupby("lad_code")["people"].sum()
    whole = ~means.index.isin(people.loc[crossing, "lad_code"])

    assert (len(of_ward), len(of_authority)) == (wards, authorities)
    assert whole.sum() >= authorities - 2
    assert (means[whole] - of_authority[whole]).abs().max() < 0.01
    few = own["ward_code"].value_counts()
    alone = of_ward.index.isin(few.index[few <= 2]) & of_ward["value"].notna()
    assert (of_ward.loc[alone, "status"] == "few_small_areas").all()


@pytest.mark.parametrize(
    ("letter", "number"), [("E", 33_755), ("W", 1_917), ("S", 6_976), ("9", 890)]
)
def test_every_published_rank_is_there(letter: str, number: int, shipped_atlas: Atlas) -> None:
    ranks = SmallAreas(shipped_atlas.folders).values("deprivation-overall")
    own = ranks[ranks.index.str.startswith(letter)]

    assert len(own) == number
    assert sorted(own) == list(range(1, number + 1))
