"""A place of several authorities on measures: its own figure, its parts, others of its kind.

Weekly pay is £400 in Alder and £20 more in each next authority: the minimum that a quarter do no
better than is £450, the good level that nine in ten do no better than £580, the median £500.
"""

import pytest

from levelmap.answers.place.beside.reasons import Reason
from levelmap.answers.place.groups import open_place
from levelmap.answers.place.kinds import Place, place_of
from levelmap.answers.place.measures import Band, Rules
from levelmap.answers.place.series import through_time
from levelmap.answers.place.values import read as read_value
from levelmap.answers.place.wider import measures, peers
from levelmap.answers.place.wider.measures import Inside, WiderMeasure
from levelmap.atlas import Atlas, open_atlas
from levelmap.pages.place import strip
from levelmap.paths import Folders
from tests.toy_country import NOW, REGIONS


@pytest.fixture(scope="module")
def atlas(toy: Folders) -> Atlas:
    return open_atlas(toy.root)


def _group(atlas: Atlas, *names: str) -> Place:
    return open_place("|".join(NOW[name] for name in names), atlas).place


def _read(place: Place, slug: str, atlas: Atlas, rules: Rules = Rules()) -> WiderMeasure:  # noqa: B008
    return measures.read(read_value(place, slug, atlas), rules, atlas)


def test_a_computed_figure_is_held_against_the_authorities(atlas: Atlas) -> None:
    found = _read(place_of(REGIONS["North"], atlas), "pay", atlas)

    assert found.own is not None
    assert (found.own.value, found.own.standing) == (430, Band.BELOW)
    assert (found.own.minimum, found.own.target, found.own.median) == (450, 580, 500)
    assert found.inside == Inside(4, 3, 0, 0, 4, 4, 0, in_cash=True)
    assert found.inside.level_words == "3 of 4 authorities below the minimum"
    assert found.inside.moved_words == (
        "4 of 4 authorities higher and none lower in cash, before inflation"
    )
    assert found.own.derived == "computed here"


@pytest.mark.parametrize(
    ("found", "level", "better", "moved"),
    [
        (
            Inside(1, 1, 0, 0, 1, 0, 1),
            "the one authority with a figure is below the minimum",
            "the one authority with a figure is not better than the median authority",
            "the one authority with an earlier figure is worse than before",
        ),
        (
            Inside(1, 0, 1, 1, 1, 0, 0),
            "the one authority with a figure is at the good level",
            "the one authority with a figure is better than the median authority",
            "the one authority with an earlier figure is not clearly better or worse than before",
        ),
        (
            Inside(3, 0, 1, 2, 3, 2, 0),
            "none of 3 authorities below the minimum, 1 at the good level",
            "2 of 3 authorities better than the median authority",
            "2 of 3 authorities better and none worse than before",
        ),
    ],
)
def test_one_authority_is_not_counted(found: Inside, level: str, better: str, moved: str) -> None:
    assert (found.level_words, found.better_words, found.moved_words) == (level, better, moved)


def test_one_other_of_its_kind_stands_in_the_singular(atlas: Atlas) -> None:
    north = place_of(REGIONS["North"], atlas)
    assert peers.heading(north, Reason.KIND, 1, atlas) == "the one other region"
    assert peers.heading(north, Reason.NEIGHBOURS, 1, atlas) == (
        "the one region that shares a boundary with it"
    )
    assert peers.heading(north, Reason.NEIGHBOURS, 2, atlas) == "the regions around it"


def test_a_measure_without_better_and_worse_does_not_stop_the_others(atlas: Atlas) -> None:
    north = place_of(REGIONS["North"], atlas)
    made = [_read(north, slug, atlas) for slug in ("pay", "jobs")]
    found = peers.others(north, made, Reason.KIND, atlas)
    assert [row.indicator.slug for row in found.rows] == ["pay"]


def test_the_weight_of_a_part_decides_the_level(atlas: Atlas) -> None:
    """£560, £580 and £600 for twice the people make £585; without weights it were £580."""
    found = _read(place_of(REGIONS["South"], atlas), "pay", atlas)

    assert found.own is not None
    assert found.own.value == pytest.approx(585)
    assert found.own.standing is Band.AT_TARGET


def test_the_movement_is_that_of_the_same_authorities(atlas: Atlas) -> None:
    north = place_of(REGIONS["North"], atlas)
    held = through_time(north, "pay", atlas).figures[north.key]
    found = _read(north, "pay", atlas).own

    assert held.tolist() == [420, 430]
    assert found is not None
    assert found.trend_words == "higher in cash since 2022 (£420)"


def test_where_no_figure_is_made_the_authorities_are_counted(atlas: Atlas) -> None:
    """Unemployment of 9 and 8 per cent lies beyond the worse quarter, 6.75; nothing is older."""
    found = _read(_group(atlas, "Alder", "Birch"), "unemployment", atlas)

    assert found.own is None
    assert found.inside == Inside(2, 2, 0, 0, 0, 0, 0)
    assert found.inside.moved_words == ""
    assert found.inside.better_words == "none of 2 authorities better than the median authority"


def test_the_rules_of_the_reader_move_the_minimum(atlas: Atlas) -> None:
    """Half of the authorities do no better than £500: Fir stands on the line, Elm below it."""
    found = _read(place_of(REGIONS["Middle"], atlas), "pay", atlas, Rules(minimum=50))

    assert found.inside is not None
    assert found.inside.below == 1
    assert found.own is not None
    assert found.own.standing is Band.BETWEEN


def test_what_has_no_better_and_worse_has_no_level(atlas: Atlas) -> None:
    found = _read(_group(atlas, "Alder", "Birch"), "jobs", atlas)

    assert (found.value.value, found.own, found.inside) == (300, None, None)


def test_a_region_stands_beside_the_other_regions(atlas: Atlas) -> None:
    """North has £430, Middle £510, South £585."""
    north = place_of(REGIONS["North"], atlas)
    found = peers.others(north, [_read(north, "pay", atlas)], Reason.KIND, atlas)

    assert [area.name for area in found.places] == ["Middle", "South"]
    assert found.title == "the 2 other regions"
    [row] = found.rows
    assert row.figures == (510, 585)
    assert row.median == pytest.approx(547.5)
    assert row.position_words == "3 of 3"


def test_neighbours_of_a_region_share_its_boundary(atlas: Atlas) -> None:
    north, middle = (place_of(REGIONS[name], atlas) for name in ("North", "Middle"))

    assert [a.name for a in peers.places(north, Reason.NEIGHBOURS, atlas)] == ["Middle"]
    assert [a.name for a in peers.places(middle, Reason.NEIGHBOURS, atlas)] == ["North", "South"]


def test_a_group_has_no_others_of_its_kind_and_says_so(atlas: Atlas) -> None:
    group = _group(atlas, "Alder", "Elm")
    found = peers.others(group, [_read(group, "pay", atlas)], Reason.KIND, atlas)

    assert (found.places, found.rows) == ((), ())
    assert "there is no other of its kind" in peers.why_none(group, Reason.KIND, atlas)


def test_a_group_of_a_whole_region_stands_where_the_region_does(atlas: Atlas) -> None:
    north = place_of(REGIONS["North"], atlas)
    group = _group(atlas, "Alder", "Birch", "Cedar", "Dogwood")
    one, other = (
        peers.others(place, [_read(place, "pay", atlas)], Reason.KIND, atlas)
        for place in (group, north)
    )

    assert one.places == other.places
    assert one.rows[0].figures == other.rows[0].figures


def test_the_strip_says_what_is_made_here_and_what_only_parts_have(atlas: Atlas) -> None:
    north = place_of(REGIONS["North"], atlas)
    made = [_read(north, "pay", atlas)]
    cell = strip.wider_cells(made, peers.others(north, made, Reason.KIND, atlas))[0]
    assert (cell.standing, cell.level, cell.marks) == ("below", "1/1 below", "−")
    assert cell.said == (
        "1 of 1 below the minimum; 1 higher in cash, before inflation; 0 better and 1 worse than "
        "the 2 other regions; computed here"
    )

    group = _group(atlas, "Alder", "Birch")
    parts = [_read(group, "unemployment", atlas)]
    cells = strip.wider_cells(parts, peers.others(group, parts, Reason.KIND, atlas))
    assert (cells[0].standing, cells[0].level, cells[0].marks) == ("below", "2/2 inside", "")
    assert [each.is_inside for each in cells] == [True, *[False] * 11]
    assert cells[0].said == (
        "no figure of its own; Unemployment: 2 of 2 authorities below the minimum, none of 2 "
        "authorities better than the median authority"
    )
    assert cells[1].said == "no figure held"
    assert "inside" in strip.key_of(cells).lower()
    assert "inside" not in strip.key_of([cell]).lower()


def test_a_group_of_a_whole_county_reads_as_the_county(shipped_atlas: Atlas) -> None:
    """Norfolk's own published figures stand, whichever way it is opened."""
    norfolk = place_of("E10000020", shipped_atlas)
    group = open_place("|".join(norfolk.codes), shipped_atlas).place
    for slug in ("gross-median-weekly-pay", "employment-rate", "gigabit-capable-broadband"):
        one, other = (_read(place, slug, shipped_atlas) for place in (norfolk, group))
        assert one.own is not None
        assert other.own is not None
        assert one.own.value == other.own.value
        assert one.own.trend_words == other.own.trend_words
        assert one.inside == other.inside
