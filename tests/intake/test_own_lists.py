"""Lists near to those that people bring: the same places in library, command line and page."""

from __future__ import annotations

import io
from pathlib import Path

import pandas as pd
import pytest

from levelmap.answers.comparisons.named import places_of
from levelmap.cli import main
from levelmap.downloads.bundle import csv_file
from levelmap.errors import LevelMapError
from levelmap.library import OpenAtlas, open_atlas
from levelmap.paths import package_root
from tests.intake.own_tables import OwnTable
from tests.intake.tables import LAD_2025, workbook
from tests.pages import alone

T = OwnTable
_SHEET = [["Council", "Chosen"], ["York", True], ["Leeds", False], ["Brent", True]]

LISTS: dict[str, tuple[OwnTable, str]] = {
    "UTF-16 without a mark": (
        T("council\tchosen\nYork\tyes\nLeeds\tno\n".encode("utf-16-le")), "E06000014"),
    "Windows-1252 with hard spaces and dashes": (
        T(b"council,why\nStoke\xa0on\xa0Trent,a \x96 b\nYork,\x93c\x94\n"),
        "E06000021 E06000014"),
    "line feeds within cells": (
        T('"council";"why"\r\n"York";"two\nlines; one"\r\n"Leeds";"one"\r\n'),
        "E06000014 E08000035"),
    "names with commas between tabs": (
        T("council\twhy\nBristol, City of\tport\nHerefordshire, County of\tfields\n"),
        "E06000023 E06000019"),
    "an index and an empty column before": (
        T(",,council,chosen\n0,,York,1\n1,,Leeds,0\n2,,Brent,1\n"), "E06000014 E09000005"),
    "a title with numbers, a note that names a place": (
        T('"Table 2, 2024",,\n,,\ncouncil,chosen,\nYork,yes,\nBrent,no,\n'
          '"Note: Leeds is provisional and was left out of this table.",,\n'), "E06000014"),
    "invisible letters": (
        T("council\nMiddles\u00adbrough\n\u200eYork\n\u2060Leeds\u200b\n"),
        "E06000002 E06000014 E08000035"),
    "hyphens and apostrophes of word processors": (
        T("council\nStoke\u2011on\u2011Trent\nKing\u2019s Lynn & West Norfolk\nSt. Helen\u2019s\n"),
        "E06000021 E07000146 E08000013"),
    "full-width letters": (T("code\n\uff25\uff10\uff1600\uff10009\nE06000010\n"),
                           "E06000009 E06000010"),
    "armour round names": (
        T('council,why\n"=""York""",a\n"=""Leeds""",b\n'), "E06000014 E08000035"),
    "codes with names about them": (
        T("area\nE06000009 Blackpool\nE06000010: Hull\nYork [E06000014]\nE08000035_Leeds\n"),
        "E06000009 E06000010 E06000014 E08000035"),
    "a tick or nothing": (
        T("council,chosen\nYork,\u2713\nLeeds,\nBrent,\u2713\nHull,\n"), "E06000014 E09000005"),
    "yes, no and to be confirmed": (
        T("council,chosen\nYork,Y\nLeeds,N\nBrent,TBC\nHull,N\n"), "E06000014"),
    "Welsh yes and no": (
        T("awdurdod,dewis\nAbertawe,Ydy\nGwynedd,Nac ydy\nSir y Fflint,Ydy\n"),
        "W06000011 W06000005"),
    "a tier, said": (
        T("council,tier\nYork,1\nLeeds,2\nBrent,1\nHull,3\n", (("where:tier", "1"),)),
        "E06000014 E09000005"),
    "two tiers, said": (
        T("council,group\nYork,High\nLeeds,Low\nBrent,Middle\nHull,Low\n",
          (("where:group", "High|Middle"),)), "E06000014 E09000005"),
    "the two highest scores": (
        T("council,score\nYork,10\nLeeds,9\nBrent,80\nHull,70.5\n", (("worst", "score:2:high"),)),
        "E09000005 E06000010"),
    "the two lowest incomes": (
        T("council,income\nYork,\u00a330\u202f000\n"
          "Leeds,\u00a325\u202f500\nBrent,\u00a341\u202f000\n"
          "Hull,\u00a321\u202f000\n", (("worst", "income:2:low"),)), "E08000035 E06000010"),
    "every row, said": (
        T("council,visited\nYork,yes\nLeeds,no\n", (("rule", "every row"),)),
        "E06000014 E08000035"),
    "one of several rows": (
        T("council,bid,won\nYork,Station,No\nYork,Castle,Yes\nLeeds,Pool,No\nLeeds,Park,No\n"),
        "E06000014"),
    "codes of 2018 of which one authority became": (
        T("LAD18CD\nE06000028\nE06000029\nE07000048\nE06000014\n"), "E06000058 E06000014"),
    "recodes beside codes of today": (T("code\nE08000016\nE08000039\nE06000001\n"),
                                      "E08000038 E08000039 E06000001"),
    "recodes of Hertfordshire": (T("code\nE07000097\nE07000101\nE07000100\nE06000014\n"),
                                 "E07000242 E07000243 E07000240 E06000014"),
    "districts of Suffolk that were joined": (
        T("council\nSuffolk Coastal\nWaveney\nForest Heath\nSt Edmundsbury\n"),
        "E07000244 E07000245"),
    "a county": (T("code\nE10000017\nE06000009\n"),
                 " ".join(f"E07000{n}" for n in range(117, 129)) + " E06000009"),
    "a combined authority": (T("area\nTees Valley Combined Authority\nYork\n"),
                             "E06000001 E06000002 E06000003 E06000004 E06000005 E06000014"),
    "London boroughs": (
        T("council\nCity of London Corporation\nWestminster City Council\nRB Kensington & Chelsea\n"
          "LB Hackney\n"), "E09000001 E09000033 E09000020 E09000012"),
    "Welsh names": (
        T("council\nSir Gaerfyrddin\nAbertawe\nCyngor Gwynedd\nBro Morgannwg\n"
          "Castell-nedd Port Talbot\nYnys M\u00f4n\n"),
        "W06000010 W06000011 W06000002 W06000014 W06000012 W06000001"),
    "Scottish names": (
        T("council\nComhairle nan Eilean Siar\n"
          "Argyll & Bute Council\nThe City of Edinburgh Council\n"
          "Dumfries & Galloway\nHighland Council\n"),
        "S12000013 S12000035 S12000036 S12000006 S12000017"),
    "names as people shorten them": (
        T("council\nBCP Council\nNE Derbyshire\nKings Lynn & W Norfolk\nBasingstoke & Deane BC\n"
          "Stratford on Avon DC\nSouthend\nEast Riding\nTelford & Wrekin\n"
          "Cheshire W & Chester\n",
          (("is", "East Riding=E06000011"),)),
        "E06000058 E07000038 E07000146 E07000084 E07000221 E06000033 E06000011 E06000020 "
        "E06000050"),
    "a former name": (T("council\nShepway\nLeeds\n"), "E07000112 E08000035"),
    "the code counts where the name says another": (
        T("code,name\nE06000009,York\nE06000010,Hull\n"), "E06000009 E06000010"),
    "a name where the code is missing": (
        T("code,name\nE06000009,Blackpool\n,Leeds\nn/a,York\n"), "E06000009 E08000035 E06000014"),
    "a misspelt name, said": (
        T("council\nMidlesbro\nYork\n", (("is", "Midlesbro=E06000002"),)), "E06000002 E06000014"),
    "a name that no place has": (T("council\nGotham City\nYork\nHull\n", left=1),
                                 "E06000014 E06000010"),
    "postcodes run together": (T("postcode\nTS248BT\nls1 1ur\nYO1 7HH\n"),
                               "E06000001 E08000035 E06000014"),
    "constituencies, any of them": (
        T("Constituency\nBlackpool South\nLeeds Central and Headingley\n", (("parts", "any"),)),
        "E06000009 E08000035"),
    "a small area, any of them": (
        T("LSOA11CD\nE01011949\nE01011950\n", (("parts", "any"),)), "E06000001"),
    "a workbook with true and false": (
        T(workbook(Chosen=_SHEET), name="own.xlsx"), "E06000014 E09000005"),
    "the third sheet": (
        T(workbook(Cover=[["About"]], Notes=[["Note", "Words"], [1, "x"]], Chosen=_SHEET),
          name="own.xlsx"), "E06000014 E09000005"),
    "a sheet that is said": (
        T(workbook(Chosen=_SHEET, Reserve=[["Council"], ["Hull"]]), (("sheet", "Reserve"),),
          name="own.xlsx"), "E06000010"),
    "a link in a cell": (
        T('council,chosen\n"=HYPERLINK(""https://x.test"",""York"")",yes\nLeeds,no\nBrent,yes\n',
          left=1), "E09000005"),
    "the districts of a region": (
        T("council,region\nYork,Yorkshire\nLeeds,Yorkshire\nBrent,London\nHull,Yorkshire\n",
          (("where:region", "Yorkshire"),)), "E06000014 E08000035 E06000010"),
    "amounts from 0 to 2 are no yes and no": (
        T("council,bids\nYork,0\nLeeds,1\nBrent,2\nHull,0\nLuton,1\n"),
        "E06000014 E08000035 E09000005 E06000010 E06000032"),
}  # fmt: skip


@pytest.fixture(scope="module")
def atlas() -> OpenAtlas:
    return open_atlas(package_root())


def _today(codes: frozenset[str], atlas: OpenAtlas) -> set[str]:
    return {atlas.gazetteer.districts.latest_code(code) for code in codes}


@pytest.mark.parametrize("kind", LISTS)
def test_the_library_names_them(kind: str, atlas: OpenAtlas) -> None:
    table, named = LISTS[kind]
    reading = atlas.read_table(table.data, table.answers)
    found = atlas.compare("own", "luf-round-1", "lad_2025", own={"own": reading}).table
    assert set(found.index[found["in_a"].eq(True)]) == set(named.split())
    assert len(reading.outcomes.every) == len(reading.table.cells)
    ends = [str(one.end) for one in reading.outcomes.every]
    assert ends.count("asked") + ends.count("named") == table.left


@pytest.mark.parametrize("kind", LISTS)
def test_the_command_line_names_them(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table, named = LISTS[kind]
    path = tmp_path / table.name
    path.write_bytes(table.data)
    code = main(["compare", str(path), "luf-round-1", "--geography", "lad_2025", *table.flags])
    printed = capsys.readouterr()
    found = pd.read_csv(io.StringIO(printed.out))
    assert set(found.loc[found["in_a"].eq(True), "area_code"]) == set(named.split())
    assert code == (3 if table.left else 0)
    assert "On the list: " in printed.err


_PAGE = "from levelmap.pages.compare import own_list\nown_list.show()"


@pytest.mark.parametrize("kind", LISTS)
def test_the_page_names_them(kind: str, atlas: OpenAtlas) -> None:
    table, named = LISTS[kind]
    app = table.brought_to(_PAGE, "compare.own.file")
    assert not app.exception
    assert not app.error
    made = app.session_state["compare.own"]
    found = atlas.compare("own", "luf-round-1", "lad_2025", own={"own": made}).table
    assert set(found.index[found["in_a"].eq(True)]) == set(named.split())


REFUSED = {
    "a tier that is not there": (
        T("council,tier\nYork,1\nLeeds,2\n", (("where:tier", "9"),)),
        "'9'",
    ),
}


def test_a_list_of_nearly_all_is_warned_of_on_every_way_in(
    atlas: OpenAtlas, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    held = atlas.gazetteer.areas(LAD_2025).index
    codes = [code for code in held if code.startswith("W")]
    table = T("code,rate\n" + "".join(f"{code},{n}.5\n" for n, code in enumerate(codes)))
    (warning,) = atlas.read_table(table.data).list.warnings
    assert "22 of the 22" in warning
    path = tmp_path / table.name
    path.write_bytes(table.data)
    main(["compare", str(path), "luf-round-1"])
    assert warning in capsys.readouterr().err
    shown = alone.texts(table.brought_to(_PAGE, "compare.own.file"))
    assert warning in shown.replace("\\", "").replace("\u2060", "")


def test_a_list_that_was_downloaded_is_the_same_list(
    atlas: OpenAtlas, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = T(csv_file(atlas.catalogue.memberships("luf-round-1")))
    wanted = places_of("luf-round-1:1", atlas, LAD_2025).places.codes
    path = tmp_path / table.name
    path.write_bytes(table.data)
    assert main(["compare", str(path), "luf-round-1:1", "--geography", "lad_2025"]) == 0
    printed = capsys.readouterr()
    found = pd.read_csv(io.StringIO(printed.out))
    assert set(found.loc[found["in_a"].eq(True), "area_code"]) == wanted
    assert "This is LevelMap's own table: a list." in printed.err
    app = table.brought_to(_PAGE, "compare.own.file")
    made = app.session_state["compare.own"]
    both = atlas.compare("own", "luf-round-1:1", "lad_2025", own={"own": made}).table
    assert (both["in_a"] == both["in_b"]).all()


@pytest.mark.parametrize("kind", REFUSED)
def test_what_names_nobody_is_refused(
    kind: str, atlas: OpenAtlas, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table, words = REFUSED[kind]
    with pytest.raises(LevelMapError, match=words):
        _ = atlas.read_table(table.data, table.answers).list.chosen
    path = tmp_path / table.name
    path.write_bytes(table.data)
    assert main(["compare", str(path), "luf-round-1", *table.flags]) == 1
    assert words in capsys.readouterr().err
