import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelmap import tables
from levelmap.catalogue import priority_lists
from levelmap.catalogue.catalogue import Catalogue
from levelmap.catalogue.priority_lists import Universe
from levelmap.errors import ContractError, UnknownGeography, UnknownPriorityList
from levelmap.geography.areas import Areas
from levelmap.lists import checks as list_checks
from levelmap.lists.standings import ListStatus, StandingTable, standing_table
from levelmap.paths import Folders, folders, package_root
from levelmap.terms import Nation
from tests.toy_country import OLD, REGIONS


def _table(catalogue: Catalogue, name: str) -> StandingTable:
    return standing_table(name, catalogue, Areas(catalogue.folders))


@pytest.fixture
def toy_lists(toy: Folders) -> Catalogue:
    return Catalogue(toy)


def test_a_universe_is_a_geography_nations_and_what_is_left_out() -> None:
    universe = Universe.parse("lad_2021:EW!E12000007,E06000053")
    assert str(universe.geography) == "lad_2021"
    assert universe.nations == (Nation.ENGLAND, Nation.WALES)
    assert universe.left_out == ("E12000007", "E06000053")
    assert Universe.parse("lad_2023").nations == tuple(Nation)


@pytest.mark.parametrize("text", ["", "England", "lad_2021:X", "lad_2021:E!London", "lad:E"])
def test_what_is_no_universe_is_refused(text: str) -> None:
    with pytest.raises(ContractError, match="universe"):
        Universe.parse(text)


def test_a_universe_of_no_known_kind_of_area_is_refused() -> None:
    with pytest.raises(UnknownGeography):
        Universe.parse("parish_2021:E")


@given(st.sets(st.sampled_from("EWSN"), min_size=1), st.booleans())
def test_a_universe_never_holds_what_is_left_out(letters: set[str], whole_region: bool) -> None:
    codes = [f"{letter}0600000{number}" for letter in "EWSN" for number in range(3)]
    frame = pd.DataFrame({"code": codes}).assign(
        name="", lad_code=codes, utla_code="", cauth_code="", country_code=""
    )
    frame["region_code"] = ["E12000001" if code[-1] == "0" else "" for code in codes]
    out = "E12000001" if whole_region else "E06000001"
    found = Universe.parse(f"lad_2021:{''.join(letters)}!{out}").codes(frame.set_index("code"))
    assert {code[0] for code in found} <= letters
    assert not any(code.endswith("0") for code in found) if whole_region else out not in found


def test_counts_of_every_universe(shipped: Catalogue) -> None:
    """Who could have been named: 368 districts of Great Britain in 2020; 7,433 wards with a
    Community Needs Index; 152 upper-tier authorities; 309 districts less 33 in London."""
    sizes = {slug: len(_table(shipped, slug).universe) for slug in shipped.priority_lists}
    assert sizes["luf-round-1"] == 368
    assert sizes["left-behind-wards"] == 7433
    assert sizes["education-investment-areas"] == 152
    assert sizes["levelling-up-for-culture"] == 309 - 33
    assert sizes["luf-round-1-awards"] == 361


def test_names_of_lists_may_be_written_in_several_ways(shipped: Catalogue) -> None:
    for name in ("luf-round-1", "luf_round1", "LUF round 1", "luf_round_1"):
        assert shipped.priority_list(name).slug == "luf-round-1"


def test_an_unknown_list_is_refused_with_the_nearest(shipped: Catalogue) -> None:
    with pytest.raises(UnknownPriorityList, match="luf-round-1"):
        shipped.priority_list("luf-round-11")


def test_a_reference_names_a_list_and_its_categories(shipped: Catalogue) -> None:
    lists = shipped.priority_lists
    assert priority_lists.read_reference(lists, "luf_round1")[1] == ("1",)
    assert priority_lists.read_reference(lists, "luf_round1:1,2")[1] == ("1", "2")
    assert priority_lists.read_reference(lists, "towns_fund")[1] == ()
    with pytest.raises(UnknownPriorityList, match="luf-round-1:4"):
        priority_lists.read_reference(lists, "luf_round1:4")


def test_every_list_says_what_is_held(shipped: Catalogue) -> None:
    for found in shipped.priority_lists.values():
        assert found.is_complete == (found.held == found.expected)
        assert ("incomplete" in found.title) != found.is_complete
    partial = {s for s, found in shipped.priority_lists.items() if not found.is_complete}
    assert partial == {
        "crf",
        "levelling-up-for-culture",
        "levelling-up-parks-fund",
        "luf-round-2",
        "luf-round-3-awards",
        "pride-in-place-impact-fund",
        "salvation-army-additional",
    }


@pytest.mark.parametrize(
    ("slug", "nations"), [("luf-round-3-awards", "ESW"), ("levelling-up-parks-fund", "E")]
)
def test_what_is_not_seen_could_have_been_named(
    shipped: Catalogue, slug: str, nations: str
) -> None:
    """Round 3 was for Great Britain, the parks for England: elsewhere no award is missing."""
    found = shipped.priority_list(slug)
    areas = Areas(folders(package_root())).areas(found.geography)
    assert "".join(sorted({code[0] for code in found.universe.codes(areas)})) == nations
    assert set(shipped.memberships(slug)["area_code"].str[0]) <= set(nations)


def test_funds_lead_to_their_lists(shipped: Catalogue) -> None:
    """Good Practice for Levelling Up (ADEPT / Amey, 2022), Table 2: 13 funds, 10 with a list."""
    streams = shipped.funding_streams
    assert len(streams) == 13
    assert streams.set_index("fund").loc["Levelling Up Fund", "priority_list"] == "luf-round-1"
    assert (streams["priority_list"] != "").sum() == 10


def _spoilt(folders: Folders, **changed: object) -> Folders:
    path = folders.data / "priority_lists.csv"
    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    for column, value in changed.items():
        frame.loc[0, column] = value
    frame.to_csv(path, index=False)
    return folders


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("unit", "planet"),
        ("status", "gone"),
        ("completeness", "mostly"),
        ("universe", "everyone"),
        ("priority", "7"),
        ("held", "11"),
        ("expected", "13"),
    ],
)
def test_a_bad_row_of_the_catalogue_is_refused(own_toy: Folders, column: str, value: str) -> None:
    with pytest.raises(ContractError, match=r"priority_lists|universe"):
        priority_lists.load(_spoilt(own_toy, **{column: value}).data / "priority_lists.csv")


def _faults(folders: Folders) -> str:
    return " ".join(list_checks.faults(_table(Catalogue(folders), "toy-fund")))


def _replace(folders: Folders, old: str, new: str) -> Folders:
    path = folders.data / "memberships" / "toy-fund.csv"
    path.write_text(path.read_text().replace(old, new, 1))
    return folders


def test_the_toy_lists_are_in_order(toy: Folders) -> None:
    assert _faults(toy) == ""


def test_a_code_of_another_year_is_a_fault(own_toy: Folders) -> None:
    assert "E06900013 not among the" in _faults(_replace(own_toy, OLD["Larch"], "E06900013"))


def test_a_category_that_the_catalogue_does_not_know_is_a_fault(own_toy: Folders) -> None:
    assert "'4' is no category" in _faults(_replace(own_toy, ",3,named", ",4,named"))


def test_a_row_too_few_is_a_fault(own_toy: Folders) -> None:
    path = own_toy.data / "memberships" / "toy-fund.csv"
    path.write_text("\n".join(path.read_text().splitlines()[:-1]) + "\n")
    assert "11 authorities held, the catalogue says 12" in _faults(own_toy)


def test_a_place_outside_the_universe_is_a_fault(own_toy: Folders) -> None:
    spoilt = _spoilt(own_toy, universe=f"lad_2021:E!{REGIONS['South']}")
    assert "outside the universe" in _faults(spoilt)


def test_a_total_that_differs_is_a_fault(own_toy: Folders) -> None:
    assert "the catalogue says £5" in _faults(_spoilt(own_toy, amount="5"))


def test_a_new_list_takes_data_rows_only(own_toy: Folders) -> None:
    catalogue = own_toy.data / "priority_lists.csv"
    frame = pd.read_csv(catalogue, dtype=str, keep_default_na=False)
    row = frame.iloc[[0]].assign(slug="new", categories="", priority="", expected="1", held="1")
    pd.concat([frame, row]).to_csv(catalogue, index=False)
    header = ",".join(tables.MEMBERSHIPS.columns)
    text = f"{header}\n{OLD['Hazel']},Hazel,,,,named,whole,,,,,\n"
    (own_toy.data / "memberships" / "new.csv").write_text(text)
    standings = _table(Catalogue(own_toy), "new").own()
    named = [code for code, s in standings.items() if s.status is ListStatus.IN]
    assert named == [OLD["Hazel"]]
