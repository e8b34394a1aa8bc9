"""Places on these lists and not on those: by hand on the toy country, and never more than known."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from levelmap import tables
from levelmap.answers import taking
from levelmap.answers.comparisons.chosen import (
    OWN,
    Filter,
    agreement_by_kind,
    chosen,
    methods_of,
)
from levelmap.answers.comparisons.many import ManyLists, ManyListsQuery, see_together
from levelmap.answers.comparisons.named import Membership
from levelmap.answers.comparisons.versions import SUCCESSIONS, Version, Versions, versions_of
from levelmap.answers.own import NeedRanks, own_need
from levelmap.atlas import Atlas, open_atlas
from levelmap.comparison.many_lists import krippendorff_alpha
from levelmap.errors import DataError, QueryError
from levelmap.intake import Answers, read
from levelmap.pages.compare.many_lists.versions import table_html
from levelmap.paths import Folders, package_root
from tests import toy_country
from tests.answers import awards
from tests.answers.comparisons.sides import shipped_sides
from tests.toy_country import OLD

FIRST, FIRST_TWO = "Toy fund, category 1", "Toy fund, category 1 or 2"


@pytest.fixture(scope="module")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    folders: Folders = toy_country.write(tmp_path_factory.mktemp("awarded"))
    return open_atlas(awards.add_awards(folders).root)


@pytest.fixture(scope="module")
def partial(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    """Return the toy country with awards that are known in part."""
    folders: Folders = toy_country.write(tmp_path_factory.mktemp("partial"))
    awards.add_awards(folders)
    path = folders.data / "priority_lists.csv"
    lists = tables.read_csv(path, tables.PRIORITY_LISTS)
    is_awards = lists["slug"] == awards.SLUG
    lists.loc[is_awards, ["expected", "completeness"]] = [9, "partial"]
    lists.to_csv(path, index=False)
    toy_country.seal(folders)
    return open_atlas(folders.root)


@pytest.fixture(scope="module")
def view(atlas: Atlas) -> ManyLists:
    lists = ("toy-fund:1", "toy-fund:1,2", "toy-towns", awards.SLUG)
    return see_together(ManyListsQuery(lists), atlas)


def _names(view: ManyLists, wanted: Filter, atlas: Atlas) -> list[str]:
    return chosen(view, wanted, atlas).table["area_name"].tolist()


def test_on_these_and_not_on_those(view: ManyLists, atlas: Atlas) -> None:
    label = view.labels[1]
    found = chosen(view, Filter(view.references[1:2], view.references[:1]), atlas)
    assert sorted(found.table["area_name"]) == ["Elm", "Fir", "Gorse", "Hazel"]
    assert found.sentence == f"4 authorities are on {label} and not on {view.labels[0]}."
    assert found.notes == ()


def test_a_list_known_in_part_says_so_of_those_not_on_it(view: ManyLists, atlas: Atlas) -> None:
    found = chosen(view, Filter(view.references[1:2], view.references[2:3]), atlas)
    assert "Elm" not in found.table["area_name"].tolist()
    assert "known in part" in found.notes[0]


def test_a_merged_place_named_in_part_is_not_said_to_be_off_the_list(atlas: Atlas) -> None:
    """A quarter of Kapok and Larch was in category 3."""
    lists = ("toy-fund:1", "toy-fund:3", "toy-fund:2", "pay:top=3")
    view = see_together(ManyListsQuery(lists), atlas)

    assert "Kapok and Larch" not in _names(view, Filter((), view.references[1:2]), atlas)
    assert "Kapok and Larch" in _names(view, Filter((), view.references[2:3]), atlas)


def test_money_of_the_lists_seen_stands_beside_a_place(view: ManyLists, atlas: Atlas) -> None:
    """Alder: 2 million of its own and half of 3; Dogwood nothing."""
    table = chosen(view, Filter(view.references[:1]), atlas).table.set_index("area_name")
    assert table.loc["Alder", "pounds"] == 3_500_000
    assert table.loc["Dogwood", "pounds"] == 0


def test_an_award_without_a_published_amount_is_not_nothing(view: ManyLists, atlas: Atlas) -> None:
    """Birch: 1 million and a sum that is not published."""
    found = chosen(view, Filter(), atlas)
    birch = found.table.set_index("area_name").loc["Birch"]
    assert birch["pounds"] is None
    assert birch["money_unknown"] == "not held"
    assert found.notes == (
        "The money of 1 authority is not known: the amount of an award is not held.",
    )


def test_a_place_named_without_an_award_on_a_list_of_money_has_not_had_nothing(
    toy: Folders, tmp_path: Path
) -> None:
    """Of three named one has an award with its amount; seen twice, by each of its categories."""
    shutil.copytree(toy.root, tmp_path, dirs_exist_ok=True)
    folders = awards.add_awards(Folders(tmp_path), is_priced=True)
    named = {"extent": "whole", "status": "named", "area_name_as_published": "A"}
    rows = [{**named, "area_code": OLD[name]} for name in ("Alder", "Birch", "Cedar")]
    rows[0] |= {"award": "Station", "amount": 2e6}
    toy_country.write_memberships(folders, awards.SLUG, rows)
    toy_country.seal(folders)
    atlas = open_atlas(tmp_path)
    view = see_together(ManyListsQuery((awards.SLUG, "toy-fund:1")), atlas)
    found = chosen(view, Filter(view.references[1:2]), atlas)
    money = found.table.set_index("area_name")[["pounds", "money_unknown"]]
    assert money.loc[["Alder", "Birch", "Cedar", "Dogwood"]].to_numpy().tolist() == [
        [2e6, ""],
        [None, "not held"],
        [None, "not held"],
        [0.0, ""],
    ]


def test_towns_of_which_no_amount_is_held_have_not_had_nothing() -> None:
    """Towns Fund: of 101 towns only Newhaven's (Lewes) amount is held."""
    atlas = open_atlas(package_root())
    view = see_together(ManyListsQuery(("towns-fund", "ace-priority-places")), atlas)
    table = chosen(view, Filter(view.references[:1]), atlas).table.set_index("area_name")
    assert table.loc["Lewes", "pounds"] == pytest.approx(19.3e6, rel=0.01)
    assert table.loc["Hartlepool", ["pounds", "money_unknown"]].tolist() == [None, "not held"]
    assert table["pounds"].notna().sum() == 1


def test_a_place_not_seen_on_awards_known_in_part_has_not_had_nothing(partial: Atlas) -> None:
    view = see_together(ManyListsQuery(("toy-fund:1", awards.SLUG)), partial)
    found = chosen(view, Filter(view.references[:1]), partial)
    table = found.table.set_index("area_name")
    assert table.loc["Alder", "pounds"] == 3_500_000
    assert table.loc["Dogwood", "pounds"] is None
    assert table.loc["Dogwood", "money_unknown"] == "not seen"
    assert any(
        note.endswith("not seen on a list of awards that is known in part.") for note in found.notes
    )


def test_a_place_is_not_seen_on_a_list_known_in_part(view: ManyLists, atlas: Atlas) -> None:
    fund, _, towns, money = view.labels
    first, other, *rest = view.references
    found = chosen(view, Filter((other,), (first, *rest)), atlas)
    assert f"not on {fund} or {money} and not seen on {towns}." in found.sentence


def test_what_is_no_list_seen_is_one_sentence(view: ManyLists, atlas: Atlas) -> None:
    """A label, as the page shows it, is no reference."""
    with pytest.raises(QueryError, match="is none of the lists seen together"):
        chosen(view, Filter((view.labels[0],)), atlas)


def test_kinds_that_no_complete_list_could_name_have_no_row(view: ManyLists, atlas: Atlas) -> None:
    """As if no list could name the places of North, and as if one list alone were complete."""
    places = view.places.copy()
    north = [f"E069000{n:02d}" for n in range(1, 5)]
    places.loc[places.index.isin(north), list(view.labels)] = Membership.COULD_NOT
    table = agreement_by_kind(replace(view, places=places), atlas)
    assert "North" not in set(table["group"])
    assert table["named"].notna().all()
    alone = replace(view, complete=(True, False, False, False))
    assert agreement_by_kind(alone, atlas).empty


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
    found = chosen(view, Filter((), view.references, need, high=True), sides.atlas)
    assert len(found.table)
    assert (found.table["named"] == 0).all()
    ranks = found.table["rank"].dropna().tolist()
    assert ranks == sorted(ranks)
    assert "in category 1 of" in found.sentence
    everywhere = chosen(view, Filter(need=need), sides.atlas)
    assert everywhere.sentence == (
        f"{len(view.places)} authorities are among those that the lists seen could name."
    )


@pytest.mark.parametrize("key", SUCCESSIONS)
def test_who_came_stayed_and_went_adds_up(key: str) -> None:
    found = versions_of(key, shipped_sides().atlas)
    assert len(found.versions) == len(SUCCESSIONS[key])
    first, *others = found.versions
    assert (first.came, first.stayed, first.went) == ((), (), ())
    for before, now in zip(found.versions, others, strict=False):
        assert len(now.came) + len(now.stayed) + now.apart == now.places
        assert len(now.stayed) + len(now.went) <= before.places
        assert not set(now.came) & set(now.went)
        assert set(found.always) <= set(now.stayed)
    assert all(one.unpriced <= one.places for one in found.versions)


def test_the_second_round_of_awards_beside_the_first() -> None:
    atlas = shipped_sides().atlas
    found = versions_of("levelling-up-awards", atlas)
    first, second, third = found.versions
    assert first.pounds
    assert second.went_is_known
    assert third.came_is_known
    assert not third.went_is_known
    assert [one.unpriced for one in found.versions] == [0, 0, 3]
    assert (
        f"{third.name}: what 3 authorities received is not held, or not all of it, and not in the "
        "sum."
    ) in found.notes
    table = taking.of_versions(found)
    assert table["unpriced"].tolist() == [0, 0, 3]
    assert table["status"].tolist() == [
        "the first",
        "",
        "who went is not known: it is held in part; not all of the money is held",
    ]
    assert any("known in part" in note for note in found.notes)
    assert found.sentence.endswith(" on all 3 versions that are held.")


def test_money_for_towns_says_whose_is_not_held() -> None:
    """Towns Fund: Newhaven's £19.3 million alone are held, of towns in 79 authorities of today."""
    found = versions_of("towns", shipped_sides().atlas)
    first, second, _ = found.versions
    assert (first.pounds, first.places, first.unpriced) == (19_300_000, 79, 78)
    assert (second.pounds, second.unpriced) == (1_500_000_000, 0)
    assert (
        "Long-Term Plan for Towns: 17 authorities on it could not be on the version before, and "
        "are neither among those that came nor those that stayed."
    ) in found.notes


def test_awards_of_which_no_amount_is_held_are_no_list_without_awards() -> None:
    one = Version("One", 1, (), (), (), None, True, True, unpriced=1, is_first=True)
    assert ">not held</td>" in table_html(Versions("Toy", (one,), (), ()))
    assert one.why == "the first; not all of the money is held"
    without = replace(one, unpriced=0)
    assert "not held" not in table_html(Versions("Toy", (without,), (), ()))


def test_why_a_version_has_no_number() -> None:
    """Held whole after one held in part; and held in part itself."""
    after = Version("After", 2, (), (), (), None, False, True)
    assert after.why == "who came is not known: the version before it is held in part"
    itself = replace(after, came_is_known=True, went_is_known=False)
    assert itself.why == "who went is not known: it is held in part"


def test_what_a_version_known_in_part_leaves_unknown() -> None:
    """After one known in part who came is not known; who went is, unless it is so itself."""
    after = Version("After", 2, ("Alder",), ("Birch",), ("Cedar",), None, False, True)
    html = table_html(Versions("Toy", (after,), (), ()))
    assert "Alder" not in html
    assert "Cedar" in html
    itself = replace(after, came_is_known=True, went_is_known=False)
    html = table_html(Versions("Toy", (itself,), (), ()))
    assert "Alder" in html
    assert "Cedar" not in html


def test_one_authority_is_on_the_versions() -> None:
    one = Version("One", 1, (), (), (), None, True, True)
    assert Versions("Toy", (one,), ("Alder",), ()).sentence == (
        "1 authority is on the one version that is held."
    )
    both = Versions("Toy", (one, one), (), ()).sentence
    assert both == "0 authorities are on both versions that are held."


JOBS = "area_code,jobs lost\nE06900001,5\nE06900005,90\nE06900006,40\nE06900007,70\nE06900012,5\n"


def _own_need(view: ManyLists, atlas: Atlas, worst: str = "") -> NeedRanks:
    answers = Answers(column="jobs lost", worst=worst, is_count=True)
    return own_need(read(JOBS.encode(), "jobs.csv", atlas.gazetteer, answers), view.geography)


def test_need_by_a_table_of_ones_own_ranks_the_places(view: ManyLists, atlas: Atlas) -> None:
    found = chosen(view, Filter(need=OWN), atlas, _own_need(view, atlas))
    ranked = found.table.dropna(subset="rank")
    assert dict(zip(ranked["area_name"], ranked["rank"], strict=True)) == {
        "Elm": 1,
        "Gorse": 2,
        "Fir": 3,
        "Alder": 4,
        "Larch": 4,
    }
    assert len(found.table) == len(view.places)


def test_only_the_worst_of_ones_own_table(view: ManyLists, atlas: Atlas) -> None:
    wanted = Filter(need=OWN, high=True)
    found = chosen(view, wanted, atlas, _own_need(view, atlas, "2"))
    assert found.table["area_name"].tolist() == ["Elm", "Gorse"]
    assert (
        found.sentence == "2 authorities are among the 2 with the highest 'jobs lost' of jobs.csv."
    )


def test_high_need_by_a_table_that_does_not_say_how_many_is_refused(
    view: ManyLists, atlas: Atlas
) -> None:
    with pytest.raises(QueryError, match=r"in high need by 'jobs lost' of jobs\.csv.* such as 50"):
        chosen(view, Filter(need=OWN, high=True), atlas, _own_need(view, atlas))


def test_a_table_without_numbers_is_no_need(view: ManyLists, atlas: Atlas) -> None:
    reading = read(b"area_code\nE06900001\nE06900005\n", "names.csv", atlas.gazetteer, Answers())
    with pytest.raises(DataError, match="no column of numbers to rank places in need by"):
        own_need(reading, view.geography)
