"""The build as a whole: what it makes from the raw files, and what it leaves alone on a fault."""

import shutil
from pathlib import Path

import pandas as pd
import pytest

from levelmap.catalogue.catalogue import Catalogue
from levelmap.errors import ContractError, MissingFile, QueryError, VintageMismatch
from levelmap.integrity import sha256
from levelmap.paths import Folders
from levelmap.sources import build
from levelmap.sources.base.raw import RawFolder
from levelmap.sources.shipping import manifest


def _hashes(folders: Folders) -> dict[str, str]:
    return {
        p.relative_to(folders.root).as_posix(): sha256(p.read_bytes())
        for p in manifest.files(folders)
    }


@pytest.fixture
def target(tmp_path: Path, shipped: Catalogue) -> Folders:
    """Return folders with the shipped lookups and one curated indicator, nothing else."""
    folders = Folders(tmp_path / "target")
    shutil.copytree(shipped.folders.data / "lookups", folders.data / "lookups")
    shutil.copy(shipped.folders.data / "sources.csv", folders.data)
    frame = pd.read_csv(shipped.folders.data / "indicators.csv", dtype=str, keep_default_na=False)
    frame[frame["slug"] == "claimant-count"].to_csv(folders.data / "indicators.csv", index=False)
    return folders


@pytest.fixture
def own_raw(tmp_path: Path, raw: RawFolder) -> RawFolder:
    """Return a raw folder with one dataset that the test may damage."""
    part = Path("indicators/ons_explore_local_statistics/claimant-count")
    copy = tmp_path / "raw" / part
    copy.mkdir(parents=True)
    for file in (raw.root / part).iterdir():
        (copy / file.name).write_bytes(file.read_bytes())
    return RawFolder(tmp_path / "raw")


DATASET = ("indicators", "ons_explore_local_statistics", "claimant-count", "claimant-count.csv")


STEP = ["explore_local_statistics"]


@pytest.mark.raw
def test_the_same_input_gives_the_same_files(own_raw: RawFolder, target: Folders) -> None:
    first = build.run(own_raw.root, target, STEP)
    assert any("added data/observations/claimant-count.parquet" in line for line in first)
    before = _hashes(target)
    assert build.run(own_raw.root, target, STEP) == ["nothing changed"]
    assert _hashes(target) == before


def _edit(raw: RawFolder, row: int, column: str, value: str) -> None:
    path = raw.path(*DATASET)
    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    frame.loc[row, column] = value
    frame.to_csv(path, index=False)


@pytest.mark.raw
def test_a_revision_is_told(own_raw: RawFolder, target: Folders) -> None:
    build.run(own_raw.root, target, STEP)
    _edit(own_raw, 4, "observation", "99")
    report = build.run(own_raw.root, target, STEP)
    assert (
        "changed data/observations/claimant-count.parquet: 0 values added, 0 removed, 1 revised"
        in report
    )


@pytest.mark.raw
@pytest.mark.parametrize(
    ("old", "new", "error", "reason"),
    [
        ("E06000021", "E06099999", VintageMismatch, "E06099999"),
        (",Claimant Count,", ",Claimants,", ContractError, "has no 'Claimant Count'"),
        ("areacd,", "code,", ContractError, "areacd"),
        ("E06000022,", "E06000021,", ContractError, "two rows for one area"),
    ],
)
def test_a_fault_in_a_raw_file_changes_nothing(
    own_raw: RawFolder, target: Folders, old: str, new: str, error: type[Exception], reason: str
) -> None:
    build.run(own_raw.root, target, STEP)
    before = _hashes(target)
    path = own_raw.path(*DATASET)
    path.write_text(path.read_text(encoding="utf-8-sig").replace(old, new), encoding="utf-8")
    with pytest.raises(error, match=reason):
        build.run(own_raw.root, target, STEP)
    assert _hashes(target) == before
    assert not list(target.root.glob(".build-*"))


@pytest.mark.raw
def test_text_in_a_number_column_is_named_with_its_line(
    own_raw: RawFolder, target: Folders
) -> None:
    _edit(own_raw, 4, "observation", "about 3")
    with pytest.raises(ContractError, match=r"claimant-count\.csv.*line 6: 'about 3'"):
        build.run(own_raw.root, target, STEP)


def test_an_absent_raw_folder_is_named(tmp_path: Path, target: Folders) -> None:
    with pytest.raises(MissingFile, match=r"claimant-count\.csv"):
        build.run(tmp_path / "nowhere", target, STEP)


def test_an_unknown_step_is_refused_with_the_known_ones(tmp_path: Path, target: Folders) -> None:
    with pytest.raises(QueryError, match="expected lookups"):
        build.run(tmp_path, target, ["houses"])
