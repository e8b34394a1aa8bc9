"""Talking points of places that are not one authority: what is said, and its source."""

import pytest

from levelmap.answers.place.measures import Band
from levelmap.atlas import Atlas, open_atlas
from levelmap.pages.place.query import PlaceQuery
from levelmap.pages.place.wider import points
from levelmap.pages.place.wider.view import wider
from levelmap.paths import Folders
from tests.pages.alone import open_page

TWO = "E07000145|E07000148"


def _rows(code: str, atlas: Atlas) -> tuple[tuple[str, ...], ...]:
    return points.table(wider(PlaceQuery(code), atlas), atlas).rows


def test_a_region_of_the_toys(furnished: Folders) -> None:
    """North has £430 of pay: third of three; only its authorities have unemployment."""
    atlas = open_atlas(furnished.root)
    said = [row[0] for row in _rows("E12900001", atlas)]

    assert said[-3:] == [
        "Weekly pay, 2023: £430 a week (computed here), worse than the minimum of authorities, "
        "£450; place 3 of 3 of its kind with a figure, 1 = best.",
        "Unemployment, 2023: 3 of 4 authorities below the minimum (from 6.0% in Dogwood to 9.0% "
        "in Alder).",
        "2 awards to it, or to places inside it, alone: £3.0 million, £750 a head.",
    ]


@pytest.mark.parametrize("code", ["E10000020", "E47000006", "E12000007", "W92000004", TWO])
def test_each_point_is_of_the_measures_and_has_a_source(code: str, shipped_atlas: Atlas) -> None:
    view = wider(PlaceQuery(code), shipped_atlas)
    rows = points.table(view, shipped_atlas).rows
    assert rows[0][0] in view.headline[0]
    own = {each.value.indicator.label: each for each in view.measures}
    told = [row for row in rows if row[0].split(", ")[0] in own]
    assert told
    for said, source in told:
        each = own[said.split(", ")[0]]
        assert "(published" in source
        if each.own is None:
            assert each.inside is not None
            assert f"{each.inside.below} of {each.inside.authorities} authorities" in said
            continue
        assert each.own.printed in said
        assert each.own.standing in (Band.BELOW, Band.AT_TARGET)
        assert ("computed here" in said) == ("Computed by LevelMap" in source)
    assert all(source for _, source in rows)


def test_a_part_of_authorities_is_told_of_where_it_is_near_the_worse_end(
    shipped_atlas: Atlas,
) -> None:
    said = [row[0] for row in _rows("E14001063", shipped_atlas)]
    assert said == ["None of the 70 small areas of Aldershot are in the most deprived tenth of "
                    "England (IMD 2025)."]  # fmt: skip


def test_the_measures_of_a_county_are_chosen_on_its_page() -> None:
    app = open_page("place", area="E10000020", read="missions")
    chosen = next(each for each in app.multiselect if each.label == "Measures")
    assert len(chosen.value) == 16
    chosen.set_value(["gigabit-capable-broadband", "employment-rate"]).run()

    assert not app.exception
    assert app.query_params["measures"] == "gigabit-capable-broadband,employment-rate"
