"""What is told of money, held to a ledger of a few awards that can be added up on the fingers."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
from shapely import box

from levelmap import tables
from levelmap.answers.place import money as answer
from levelmap.answers.place.league import league
from levelmap.atlas import Atlas, open_atlas
from levelmap.pages.place.query import PlaceQuery
from levelmap.pages.place.view import place
from levelmap.paths import Folders
from levelmap.proofreading import money, money_walk
from levelmap.proofreading.held import Held
from levelmap.proofreading.ledger import Account, Ledger
from levelmap.proofreading.money_walk import Accounts
from levelmap.proofreading.reads import Read
from tests import toy_country
from tests.answers import awards
from tests.toy_country import MERGED, NOW, OLD, REGIONS

THOUSAND = 1_000.0
"""Residents of each district."""


def _country(root: Path, *, in_part: bool = False) -> Folders:
    folders = awards.add_awards(toy_country.write(root))
    path = folders.data / "priority_lists.csv"
    lists = tables.read_csv(path, tables.PRIORITY_LISTS)
    lists.loc[lists["slug"] == "toy-towns", "money"] = "amounts not held"
    if in_part:
        is_awards = lists["slug"] == awards.SLUG
        lists.loc[is_awards, ["expected", "completeness"]] = [9, "partial"]
    lists.to_csv(path, index=False)
    toy_country.seal(folders)
    return folders


@pytest.fixture(scope="module")
def paid(tmp_path_factory: pytest.TempPathFactory) -> Folders:
    """Awards to the toy country; towns that money was brought to without saying how much."""
    return _country(tmp_path_factory.mktemp("paid"))


@pytest.fixture(scope="module")
def ledger(paid: Folders) -> Ledger:
    return Ledger(Held(paid))


def _named(account: Account) -> list[list[str]]:
    kinds = account.own, account.shared, account.through
    return [[entry.name for entry in kind] for kind in kinds]


def test_the_ledger_says_whose_each_award_is(ledger: Ledger) -> None:
    assert _named(ledger.account([NOW["Alder"]])) == [["Station"], ["Bridge"], []]
    assert _named(ledger.account([NOW["Birch"]])) == [["Market", "Museum"], [], []]
    assert _named(ledger.account([NOW["Alder"], NOW["Cedar"]])) == [["Station", "Bridge"], [], []]
    assert _named(ledger.account([MERGED])) == [["Harbour"], [], []]
    assert ledger.account([NOW["Birch"]]).total == 1_000_000
    assert ledger.per_head([MERGED]) == 250


def test_an_award_to_a_county_is_its_own_only_where_all_of_it_is_there(
    tmp_path: Path,
) -> None:
    county = "E10900001"
    root = _country(tmp_path)
    path = root.data / "areas" / "lad_2021.csv"
    areas = tables.read_csv(path, tables.AREAS).set_index("code", drop=False)
    areas.loc[[OLD["Dogwood"], OLD["Elm"]], "utla_code"] = county
    areas.to_csv(path, index=False)
    row = {"area_code": county, "area_name_as_published": "County", "extent": "whole"}
    given = {**row, "status": "named", "award": "Buses", "amount": 5_000_000}
    toy_country.write_memberships(root, awards.SLUG, [given])
    ledger = Ledger(Held(root))
    assert _named(ledger.account([NOW["Elm"]])) == [[], [], ["Buses"]]
    assert _named(ledger.account([NOW["Elm"], NOW["Alder"]])) == [[], [], ["Buses"]]
    both = ledger.account([NOW["Elm"], NOW["Dogwood"]])
    assert _named(both) == [["Buses"], [], []]
    assert both.total == 5_000_000


def _as_of(whole: Account, code: str, ledger: Ledger) -> Account:
    return whole.as_of_a_part(ledger.to_neighbourhood(code), ledger.to_elsewhere(code))


def test_a_part_of_an_authority_has_only_its_own_awards_as_its_own(tmp_path: Path) -> None:
    """A neighbourhood has those that name it, and none that name another of its authority."""
    root = _country(tmp_path)
    rows = f"{awards.SLUG},{NOW['Birch']},Market,E02000001\n"
    named = "priority_list,authority_code,place,msoa_code\n" + rows
    (root.data / "lookups" / "named_neighbourhoods.csv").write_text(named, encoding="utf-8")
    ledger = Ledger(Held(root))
    whole = ledger.account([NOW["Birch"]])
    it = _as_of(whole, "E02000001", ledger)
    assert _named(it) == [["Market"], [], ["Museum"]]
    assert it.total == 1_000_000
    beside = _as_of(whole, "E02000002", ledger)
    assert _named(beside) == [[], [], ["Museum"]]


def test_a_part_has_as_its_own_what_a_neighbourhood_wholly_in_it_has(tmp_path: Path) -> None:
    """E02000001 has both its small areas in one ward and constituency, E02000002 in two."""
    root = _country(tmp_path)
    rows = [f"{awards.SLUG},{NOW['Birch']},{n},E0200000{i}" for i, n in ((1, "Market"), (2, "Bay"))]
    named = "\n".join(["priority_list,authority_code,place,msoa_code", *rows, ""])
    (root.data / "lookups" / "named_neighbourhoods.csv").write_text(named, encoding="utf-8")
    folder = root.data / "small_areas" / "uk"
    folder.mkdir(parents=True, exist_ok=True)
    msoas = ["E02000001", "E02000001", "E02000002", "E02000002"]
    wards = ["E05000001", "E05000001", "E05000001", "E05000002"]
    small = ["E01000001", "E01000002", "E01000003", "E01000004"]
    areas = pd.DataFrame({"area_code": small, "msoa_code": msoas, "ward_code": wards})
    areas.to_parquet(folder / "areas.parquet")
    root.boundaries.mkdir(exist_ok=True)
    squares = {"lsoa_2021": [box(x, 0, x + 1, 1) for x in range(4)]}
    squares["pcon_2024"] = [box(0, 0, 3, 1), box(3, 0, 4, 1)]
    for name, codes in (("lsoa_2021", small), ("pcon_2024", ["E14000001", "E14000002"])):
        drawn = gpd.GeoDataFrame({"code": codes}, geometry=squares[name], crs=4326)
        drawn.to_parquet(root.boundaries / f"{name}.parquet")
    ledger = Ledger(Held(root))
    assert ledger.to_neighbourhood("E05000001") == {(awards.SLUG, "Market")}
    assert ledger.to_neighbourhood("E05000002") == frozenset()
    assert ledger.to_neighbourhood("E14000001") == {(awards.SLUG, "Market")}
    assert ledger.to_neighbourhood("E14000002") == frozenset()
    market, bay = (awards.SLUG, "Market"), (awards.SLUG, "Bay")
    assert ledger.to_elsewhere("E05000002") == {market}
    assert ledger.to_elsewhere("E05000003") == {market, bay}


def test_what_the_pages_say_of_the_toy_country_holds(paid: Folders) -> None:
    reads = list(_reads(paid))
    assert [str(read) for read in reads if read.wrong] == []
    assert len({read.where for read in reads}) > len(NOW)


def _reads(folders: Folders) -> list[Read]:
    atlas, accounts = open_atlas(folders.root), Accounts(Held(folders))
    found = list(money_walk.of_containers(accounts, atlas))
    for code in [*NOW.values()]:
        found += money_walk.of_place(place(PlaceQuery(code), atlas), accounts, atlas)
    return found


def _wrong(folders: Folders) -> set[str]:
    return {fault for read in _reads(folders) for fault in read.wrong}


def test_money_a_head_that_is_doubled_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_total = answer.own_total
    monkeypatch.setattr(answer, "own_total", lambda *given: 2 * own_total(*given))
    wrong = _wrong(_country(tmp_path))
    assert "£4.0 million is £2,000,000" in wrong
    assert "£4,000 (a head) is £2,000.00" in wrong


def test_a_shared_award_that_counts_as_whole_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def everything(readings: list[answer.ListReading], _: Atlas) -> float:
        held = {a.name: a for r in readings for f in r.formers for a in f.standing.awards}
        return sum(award.amount or 0 for award in held.values())

    monkeypatch.setattr(answer, "own_total", everything)
    monkeypatch.setattr(answer.AwardReading, "is_own", property(lambda _: True))
    wrong = _wrong(_country(tmp_path))
    assert {"2 awards alone are 1", "£5.0 million is £2,000,000"} <= wrong


def test_money_that_is_left_out_without_a_word_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = _country(tmp_path, in_part=True)
    assert _wrong(folders) == set()
    monkeypatch.setattr(answer, "_unknown", lambda *_: ())
    wrong = _wrong(folders)
    assert "Named, but the amount to this place is not held: Toy towns is not said" in wrong
    assert "There may be an award that is not held: Toy awards is not said" in wrong


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("One award to this place alone: £2.0 million, £2,000 a head.", []),
        ("One award to this place alone: £2.0 million.", ["pounds a head stand where there are"]),
        ("2 awards to this place alone: £2.0 million, £2,000 a head.", ["2 awards alone are 1"]),
        ("One award to this place alone: £2.1 million, £2,000 a head.", ["£2.1 million is £2,0"]),
        (
            "One award to this place alone: £2.0 million, £1,999 a head.",
            ["£1,999 (a head) is"],
        ),
        ("No award to this place alone is held with an amount.", ["0 awards alone are 1"]),
    ],
)
def test_the_sentence_on_a_place(ledger: Ledger, text: str, told: list[str]) -> None:
    wrong = list(money.sentence(text, ledger.account([NOW["Alder"]]), THOUSAND))
    assert [fault[: len(told[0])] for fault in wrong] == told if told else wrong == []


def test_a_short_sentence_that_tells_no_total_is_found(ledger: Ledger) -> None:
    alder = ledger.account([NOW["Alder"]])
    right = "Awards to it alone: £2.0 million, £2,000 a head."
    assert list(money.short(right, alder, THOUSAND)) == []
    assert list(money.short("Nothing.", alder, THOUSAND)) == ["the total of £2,000,000 is not told"]


def test_awards_besides_are_counted(ledger: Ledger) -> None:
    alder = ledger.account([NOW["Alder"]])
    assert list(money.besides("x; besides one shared with places outside.", alder)) == []
    assert list(money.besides("x; besides 2 shared with places outside.", alder)) == [
        "2 shared with places outside are 1"
    ]
    assert list(money.besides("besides 3 through a larger authority.", alder)) == [
        "0 shared with places outside are 1",
        "3 through a larger authority are 0",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Of the 3 similar places 2 had more a head (their median £30).", []),
        ("x (median of the similar £30).", []),
        ("x (median of the similar £31).", ["£31 (the median of the similar) is £30.00"]),
        ("Of the 3 similar places all had more a head (their median £30).", ["all of 3 with"]),
        ("Of the 4 similar places 2 had more a head (their median £30).", ["2 of 4 with more"]),
    ],
)
def test_the_similar_places(text: str, told: list[str]) -> None:
    wrong = list(money.similar(text, 20.0, [10.0, 30.0, 40.0]))
    assert [fault[: len(told[0])] for fault in wrong] == told if told else wrong == []


def test_the_rank_among_all_is_counted_anew(paid: Folders) -> None:
    text = league(open_atlas(paid.root)).sentence(NOW["Alder"])
    heads = Accounts(Held(paid)).heads
    assert list(money.ranked(text, NOW["Alder"], heads)) == []
    assert list(money.ranked(text.replace("highest", "2nd highest"), NOW["Alder"], heads)) == [
        "the 2nd highest of 11 is 1 of 11"
    ]
    assert next(money.ranked(text, NOW["Birch"], heads)) == "£2,000 (a head) is £1,000.00"
    assert list(money.ranked("Nothing.", NOW["Birch"], heads)) == ["the sentence cannot be read"]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (("To the place itself", "1", "£2.0 million", "yes"), []),
        (("Shared with other areas", "1", "£3.0 million", "no: whole"), []),
        (
            ("Shared with other areas", "1", "£3.0 million", "yes"),
            ["Shared with other areas is"],
        ),
        (("Shared with other areas", "2", "£3.0 million", "no"), ["2 awards (Shared with other a"]),
        (("To the place itself", "1", "not held", "yes"), ["not held (To the place itself) is £2"]),
        (
            ("To the place itself", "1", "£5.0 million", "yes"),
            ["£5.0 million (To the place"],
        ),
    ],
)
def test_a_row_by_whose_awards_are(ledger: Ledger, row: tuple[str, ...], told: list[str]) -> None:
    wrong = list(money.share(row, ledger.account([NOW["Alder"]])))
    assert [fault[: len(told[0])] for fault in wrong] == told if told else wrong == []


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (("Toy awards", "Station", "£2.0 million", "to this place"), []),
        (("Toy awards", "Bridge", "£3.0 million", "shared with Cedar; not divided"), []),
        (
            ("Toy awards", "Bridge", "£3.0 million", "to this place"),
            ["Bridge is not £3.0 million, to this place"],
        ),
        (
            ("Toy awards", "Station", "not published", "to this place"),
            ["Station is not not published, to this place"],
        ),
        (("Toy awards", "Mill", "£2.0 million", "to this place"), ["no award is called Mill"]),
    ],
)
def test_a_row_of_an_award(ledger: Ledger, row: tuple[str, ...], told: list[str]) -> None:
    assert list(money.award(row, ledger.account([NOW["Alder"]]))) == told


def test_what_one_list_brought(ledger: Ledger) -> None:
    entries = ledger.account([NOW["Alder"]]).of(awards.SLUG)
    assert list(money.brought("£2.0 million in one award", entries)) == []
    assert list(money.brought("£5.0 million", entries)) == ["£5.0 million is £2,000,000"]
    assert list(money.brought("none held", entries)) == ["none held, where £2,000,000 is held"]


def test_the_money_of_wards_and_neighbourhoods_is_read(shipped_atlas: Atlas) -> None:
    """Every neighbourhood that a list names is among them: in Park End the award is its own."""
    accounts = Accounts(Held(shipped_atlas.folders))
    reads = list(money_walk.of_parts(accounts, shipped_atlas, every=400))
    reads += money_walk.of_container("E02002505", accounts, shipped_atlas)
    assert {read.where.partition(" ")[0] for read in reads} == {"Ward", "Neighbourhood"}
    assert [str(read) for read in reads if read.wrong] == []
    assert any("£20.0 million" in read.text for read in reads)


def test_containers_are_read(paid: Folders) -> None:
    reads = {read.where: read for read in _reads(paid)}
    middle = [read for where, read in reads.items() if where.startswith("Region Middle")]
    assert REGIONS["Middle"]
    assert middle
