"""Published data: whole, queried as others do, never changed."""

import json
import re
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from levelmap.atlas import open_atlas
from levelmap.cli import main
from levelmap.downloads.publish import publish
from levelmap.errors import DataError, ExportError
from levelmap.integrity import sha256
from levelmap.paths import Folders
from tests.toy_country import NOW, PAY


@pytest.fixture(scope="module")
def folder(toy: Folders, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish(tmp_path_factory.mktemp("published"), open_atlas(toy.root))


def test_the_example_query_answers_as_it_stands(folder: Path):
    query = re.search(r"```sql\n(.+?)```", (folder / "README.md").read_text(), re.DOTALL)[1]
    query = query.replace("ADDRESS", str(folder.parent)).replace("claimant-count", "pay")
    query = query.replace("2024", "2023").replace("LIMIT 10", "LIMIT 3")
    found = duckdb.sql(query).fetchall()
    assert found == sorted(PAY.items(), key=lambda one: -one[1])[:3]


def test_every_value_is_there_once_with_its_meaning(folder: Path, toy: Folders):
    values = pd.read_parquet(folder / "values.parquet")
    assert not values.duplicated(["indicator", "geography", "period", "area_code"]).any()
    atlas = open_atlas(toy.root)
    counts = {slug: len(atlas.catalogue.observations(slug)) for slug in atlas.catalogue.indicators}
    assert values["indicator"].value_counts().to_dict() == counts
    indicators = pd.read_parquet(folder / "indicators.parquet").set_index("slug")
    sources = pd.read_parquet(folder / "sources.parquet")
    assert set(values["indicator"]) <= set(indicators.index)
    assert set(indicators["source"]) <= set(sources["slug"])
    assert sources["licence"].ne("").all()


def test_areas_and_lists_are_there(folder: Path):
    areas = pd.read_parquet(folder / "areas.parquet")
    now = areas[areas["geography"] == "lad_2025"]
    assert set(NOW.values()) == set(now["code"])
    members = pd.read_parquet(folder / "list_areas.parquet")
    assert set(members["list"]) == set(pd.read_parquet(folder / "lists.parquet")["slug"])


def test_each_file_is_as_the_contents_say(folder: Path):
    contents = json.loads((folder / "contents.json").read_text())
    assert contents["version"] == folder.name
    for name, said in contents["files"].items():
        assert sha256((folder / name).read_bytes()) == said["sha256"]
    assert json.loads((folder.parent / "latest.json").read_text()) == contents


def test_the_same_data_give_the_same_files(folder: Path, toy: Folders, tmp_path: Path):
    again = publish(tmp_path, open_atlas(toy.root))
    for path in folder.iterdir():
        assert (again / path.name).read_bytes() == path.read_bytes()


def test_damaged_data_are_not_published(own_toy: Folders, tmp_path: Path):
    file = next((own_toy.data / "observations").glob("*.parquet"))
    file.write_bytes(file.read_bytes()[:-1])
    with pytest.raises(DataError, match="Nothing was published"):
        publish(tmp_path / "out", open_atlas(own_toy.root))
    assert not (tmp_path / "out").exists()


def test_a_place_that_cannot_be_written_is_a_sentence(toy: Folders, tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportError, match="could not be made"):
        publish(tmp_path / "file", open_atlas(toy.root))


def test_the_command_says_where(
    toy: Folders,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    monkeypatch.setenv("LEVELMAP_DATA", str(toy.root))
    assert main(["publish", str(tmp_path)]) == 0
    assert str(tmp_path) in capsys.readouterr().out
