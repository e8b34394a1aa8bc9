"""A changed byte in any shipped file is found at opening; what does not rest on it stays."""

import logging
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from levelmap.atlas import Atlas, open_atlas
from levelmap.catalogue.catalogue import Catalogue
from levelmap.catalogue.health import diagnose
from levelmap.cli import main
from levelmap.errors import ChecksumMismatch, UnknownIndicator, UnknownPriorityList
from levelmap.geography import boundaries
from levelmap.geography.gazetteer import Gazetteer
from levelmap.integrity import damaged
from levelmap.pages.place.query import PlaceQuery
from levelmap.pages.place.view import place
from levelmap.paths import Folders, folders, package_root
from levelmap.sources.shipping import manifest
from levelmap.terms import Geography

DISTRICTS = Geography.parse("lad_2025")


def flip(path: Path, position: int = -2) -> None:
    """Change one bit of a file in place."""
    content = bytearray(path.read_bytes())
    content[position] ^= 1
    path.write_bytes(content)


def opened(root: Folders, *names: str) -> Atlas:
    """Return the atlas of *root* as if the files *names* were damaged."""
    found = replace(root, damaged=frozenset(names))
    return Atlas(found, Catalogue(found), Gazetteer(found))


def test_sound_files_are_well(toy: Folders) -> None:
    assert damaged(toy) == frozenset()
    assert open_atlas(toy.root).health.is_well


def test_a_changed_byte_in_any_file_is_found(own_toy: Folders) -> None:
    for path in manifest.files(own_toy):
        before = path.read_bytes()
        for position in (0, len(before) // 2, -1):
            flip(path, position)
            assert damaged(own_toy) == {own_toy.name_of(path)}, path
            path.write_bytes(before)
    assert damaged(own_toy) == frozenset()


@pytest.mark.parametrize("name", ["manifest.csv", "manifest.sha256"])
def test_the_manifest_and_its_seal_vouch_for_each_other(own_toy: Folders, name: str) -> None:
    flip(own_toy.data / name)
    assert "data/manifest.csv" in damaged(own_toy)
    assert "The record of the shipped files cannot be trusted" in str(
        open_atlas(own_toy.root).health.sentences
    )


def test_a_missing_file_and_a_missing_manifest_are_found(own_toy: Folders) -> None:
    (own_toy.data / "memberships" / "toy-fund.csv").unlink()
    assert damaged(own_toy) == {"data/memberships/toy-fund.csv"}
    (own_toy.data / "manifest.csv").unlink()
    assert damaged(own_toy) == {"data/manifest.csv"}


def test_a_damaged_list_is_refused_and_the_others_stay(
    own_toy: Folders, caplog: pytest.LogCaptureFixture
) -> None:
    path = own_toy.data / "memberships" / "toy-fund.csv"
    path.write_text(path.read_text().replace(",1,named", ",3,named", 1))
    with caplog.at_level(logging.ERROR):
        atlas = open_atlas(own_toy.root)
    (fault,) = atlas.health.faults
    assert (fault.kind, fault.slug) == ("list", "toy-fund")
    assert fault.sentence == (
        "The list Toy fund cannot be trusted: the file was changed or damaged after it was "
        "built. It is not shown; everything else is."
    )
    assert str(own_toy.root) not in fault.sentence
    assert "data/memberships/toy-fund.csv" in caplog.text
    assert "toy-fund" not in atlas.catalogue.priority_lists
    assert "toy-towns" in atlas.catalogue.priority_lists
    for name in ("toy-fund", "toy_fund"):
        with pytest.raises(ChecksumMismatch, match=r"rests on toy-fund is not shown"):
            atlas.catalogue.priority_list(name)
    with pytest.raises(UnknownPriorityList):
        atlas.catalogue.priority_list("toy-funds")


def test_a_damaged_indicator_is_refused_and_the_others_stay(own_toy: Folders) -> None:
    flip(own_toy.data / "observations" / "pay.parquet")
    atlas = open_atlas(own_toy.root)
    assert [fault.kind for fault in atlas.health.faults] == ["indicator"]
    assert atlas.health.sentences[0].startswith("The figures of Weekly pay cannot be trusted")
    assert "pay" not in atlas.catalogue.indicators
    assert atlas.catalogue.observations("unemployment") is not None
    with pytest.raises(ChecksumMismatch, match=r"rests on pay"):
        atlas.catalogue.indicator("pay")
    with pytest.raises(UnknownIndicator):
        atlas.catalogue.indicator("payy")


def test_damaged_catalogues_leave_the_other_one(own_toy: Folders) -> None:
    atlas = opened(own_toy, "data/priority_lists.csv")
    assert atlas.catalogue.priority_lists == {}
    assert "pay" in atlas.catalogue.indicators
    with pytest.raises(ChecksumMismatch, match=r"rests on priority_lists"):
        atlas.catalogue.priority_list("toy-fund")
    atlas = opened(own_toy, "data/indicators.csv")
    assert atlas.catalogue.indicators == {}
    assert "toy-fund" in atlas.catalogue.priority_lists
    assert atlas.health.sentences == (
        "The catalogue of indicators cannot be trusted: the file was changed or damaged after it "
        "was built. What rests on it is not shown; everything else is.",
    )


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("data/areas/lad_2025.csv", lambda a: a.gazetteer.areas(DISTRICTS)),
        ("data/lookups/lad_codes.csv", lambda a: a.gazetteer.districts),
        (
            "data/lookups/population.csv",
            lambda a: a.gazetteer.population(Geography.parse("lad_2025")),
        ),
        ("data/sources.csv", lambda a: a.catalogue.sources),
        ("data/series.csv", lambda a: a.catalogue.series("pay")),
    ],
)
def test_a_damaged_table_is_refused(
    own_toy: Folders, name: str, read: Callable[[Atlas], object]
) -> None:
    atlas = opened(own_toy, name)
    with pytest.raises(ChecksumMismatch, match=Path(name).stem):
        read(atlas)


def test_damaged_boundaries_and_maps_are_not_drawn(own_toy: Folders) -> None:
    flip(own_toy.boundaries / "lad_2021.parquet", 100)
    drawn = next(own_toy.web_geometry.glob("lad_2025.*"))
    flip(drawn, 100)
    atlas = open_atlas(own_toy.root)
    assert [fault.kind for fault in atlas.health.faults] == ["boundaries", "map"]
    assert "The outlines of the local authorities of 2021" in atlas.health.sentences[0]
    assert "The map of the local authorities of 2025" in atlas.health.sentences[1]
    with pytest.raises(ChecksumMismatch, match=r"rests on lad_2021"):
        boundaries.read(atlas.folders, "lad_2021")
    assert len(boundaries.read(atlas.folders, "lad_2025")) == 11
    assert "lad_2025" not in atlas.layers
    assert "lad_2021" in atlas.layers


def test_recipes_that_need_what_is_damaged_are_left_out() -> None:
    shipped = folders(package_root())
    whole = opened(shipped).catalogue.recipes
    pay = "gross-median-weekly-pay"
    using = {
        slug
        for slug, recipe in whole.items()
        if any(leaf.indicator.startswith(pay) for leaf in recipe.leaves)
    }
    files = (f"data/observations/{pay}.parquet", f"data/observations/{pay}-2021-districts.parquet")
    left = opened(shipped, *files).catalogue
    assert using
    assert using.isdisjoint(left.recipes)
    assert "imd_2019" in left.recipes
    with pytest.raises(ChecksumMismatch, match=r"rests on imd_2019"):
        opened(shipped, "data/recipes/imd_2019.toml").catalogue.recipe("imd-2019")


def test_a_place_is_shown_without_what_is_damaged() -> None:
    names = (
        "data/memberships/luf-round-1.csv",
        "data/observations/employment-rate.parquet",
        "data/recipes/levelmap_13.toml",
    )
    atlas = opened(folders(package_root()), *names)
    view = place(PlaceQuery("E08000003"), atlas)
    shown = {reading.indicator.slug for reading in view.measures}
    assert "employment-rate" not in shown
    assert "gross-median-weekly-pay" in shown
    assert all(reading.priority_list.slug != "luf-round-1" for reading in view.lists)
    assert len(diagnose(atlas.folders).faults) == 3


def test_the_verb_records_hand_written_files_without_the_raw_folder(
    own_toy: Folders, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LEVELMAP_DATA", str(own_toy.root))
    path = own_toy.data / "memberships" / "toy-towns.csv"
    path.write_text(path.read_text().replace("Elmton", "Elmtown"))
    shutil.copy(path, own_toy.data / "memberships" / "toy-copy.csv")
    assert damaged(own_toy) == {"data/memberships/toy-towns.csv"}
    (own_toy.root / "docs").mkdir()
    guide = own_toy.root / "docs" / "data.md"
    guide.write_text("<!-- held -->\n<!-- end -->\n<!-- sources -->\n<!-- end -->\n")
    assert main(["manifest"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "added data/csv-metadata.json",
        "added data/memberships/toy-copy.csv",
        "changed data/memberships/toy-towns.csv",
        "changed docs/data.md",
    ]
    assert "| 1. Living standards | 2 | 2 |" in guide.read_text()
    assert damaged(own_toy) == frozenset()
    assert main(["manifest"]) == 0
    assert capsys.readouterr().out == "nothing changed\n"
