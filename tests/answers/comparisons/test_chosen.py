"""Places on these lists and not on those: by hand on the toy country, and never more than known."""

import pytest

from levelmap.answers.comparisons.chosen import Filter, agreement_by_kind, chosen, methods_of
from levelmap.answers.comparisons.many import ManyLists, ManyListsQuery, see_together
from levelmap.answers.comparisons.versions import SUCCESSIONS, versions_of
from levelmap.atlas import Atlas, open_atlas
from levelmap.comparison.many_lists import krippendorff_alpha
from levelmap.paths import Folders
from tests.answers import awards
from tests.answers.comparisons.sides import shipped_sides

FIRST, FIRST_TWO = "Toy fund, category 1", "Toy fund, category 1 or 2"


@pytest.fixture(scope="module")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    from tests import toy_country  # noqa: PLC0415

    folders: Folders = toy_country.write(tmp_path_factory.mktemp("awarded"))
    return open_atlas(awards.add_awards(folders).root)


@pytest.fixture(scope="module")
def view(atlas: Atlas) -> ManyLists:
    lists = ("toy-fund:1", "toy-fund:1,2", "toy-towns", awards.SLUG)
    return see_together(ManyListsQuery(lists), atlas)


def _names(view: ManyLists, wanted: Filter, atlas: Atlas) -> list[str]:
    return chosen(view, wanted, atlas).table["area_name"].tolist()


def test_on_these_and_not_on_those(view: ManyLists, atlas: Atlas) -> None:
    label = view.labels[1]
    found = chosen(view, Filter((label,), (view.labels[0],)), atlas)
    assert sorted(found.table["area_name"]) == ["Elm", "Fir", "Gorse", "Hazel"]
    assert found.sentence == f"4 authorities are on {label} and not on {view.labels[0]}."
    assert found.notes == ()


def test_a_list_known_in_part_says_so_of_those_not_on_it(view: ManyLists, atlas: Atlas) -> None:
    towns = view.labels[2]
    found = chosen(view, Filter((view.labels[1],), (towns,)), atlas)
    assert "Elm" not in found.table["area_name"].tolist()
    assert "known in part" in found.notes[0]


def test_money_of_the_lists_seen_stands_beside_a_place(view: ManyLists, atlas: Atlas) -> None:
    """Alder: 2 million of its own and half of 3; Dogwood nothing."""
    table = chosen(view, Filter((view.labels[0],)), atlas).table.set_index("area_name")
    assert table.loc["Alder", "pounds"] == 3_500_000
    assert table.loc["Dogwood", "pounds"] == 0


def test_incomplete_lists_are_never_scored(view: ManyLists) -> None:
    towns = view.labels[2]
    assert view.pairwise[towns].isna().all()
    assert view.overlap[towns].isna().all()
    assert view.overlap.loc[view.labels[0], view.labels[1]] == 1
    assert view.pairwise.loc[view.labels[0], view.labels[1]] == pytest.approx(5 / 9)


def test_agreement_by_kind_is_that_of_its_places(view: ManyLists, atlas: Atlas) -> None:
    table = agreement_by_kind(view, atlas).set_index("group")
    complete = [label for label in view.labels if label != view.labels[2]]
    north = view.matrix()[complete].iloc[
        [code in {f"E069000{n:02d}" for n in range(1, 5)} for code in view.places.index]
    ]
    assert table.loc["North", "places"] == 4
    assert table.loc["North", "alpha"] == pytest.approx(krippendorff_alpha(north))
    assert table.loc["North", "named"] == pytest.approx(north.mean(axis=1).mean())


def test_high_need_on_none_is_in_category_1_and_on_no_list() -> None:
    sides = shipped_sides()
    view = see_together(ManyListsQuery(("luf-round-1", "towns-fund")), sides.atlas)
    need = methods_of(view, sides.atlas)[0]
    found = chosen(view, Filter((), view.labels, need, high=True), sides.atlas)
    assert len(found.table)
    assert (found.table["named"] == 0).all()
    ranks = found.table["rank"].dropna().tolist()
    assert ranks == sorted(ranks)
    assert "in category 1 of" in found.sentence


@pytest.mark.parametrize("key", SUCCESSIONS)
def test_who_came_stayed_and_went_adds_up(key: str) -> None:
    found = versions_of(key, shipped_sides().atlas)
    assert len(found.versions) == len(SUCCESSIONS[key])
    first, *others = found.versions
    assert (first.came, first.stayed, first.went) == ((), (), ())
    for before, now in zip(found.versions, others, strict=False):
        assert len(now.came) + len(now.stayed) <= now.places
        assert len(now.stayed) + len(now.went) <= before.places
        assert not set(now.came) & set(now.went)
        assert set(found.always) <= set(now.stayed)


def test_the_second_round_of_awards_beside_the_first() -> None:
    atlas = shipped_sides().atlas
    found = versions_of("levelling-up-awards", atlas)
    first, second, third = found.versions
    assert first.pounds
    assert second.is_complete
    assert not third.is_complete
    assert any("known in part" in note for note in found.notes)
    assert found.sentence.endswith("authorities are on all 3 versions that are held.")
