from __future__ import annotations

import pandas as pd

from levelmap.paths import Folders
from levelmap.sources.base import observations
from levelmap.sources.shipping.changes import describe
from tests import toy_country


def changed(folders: Folders, edit: dict[str, object], root) -> list[str]:
    """Return what is told when the first row of the toy country's pay is edited."""
    other = toy_country.write(root)
    path = other.data / "observations" / "pay.parquet"
    frame = pd.read_parquet(path)
    for column, value in edit.items():
        frame.loc[0, column] = value
    observations.write(frame, path)
    return describe(folders, other)


def test_the_same_tables_say_nothing_changed(toy: Folders, tmp_path):
    assert changed(toy, {}, tmp_path) == ["nothing changed"]


def test_a_revised_value_is_counted(toy: Folders, tmp_path):
    assert changed(toy, {"value": 1.0}, tmp_path) == [
        "changed data/observations/pay.parquet: 0 values added, 0 removed, 1 revised"
    ]


def test_another_status_or_geography_is_counted(toy: Folders, tmp_path):
    told = changed(toy, {"status": "unreliable", "geography": "lad_2021"}, tmp_path)
    assert told[0].endswith("0 revised, 1 on another geography, 1 of another status")


def test_a_new_period_is_named(toy: Folders, tmp_path):
    told = changed(toy, {"period": "2030-01-01/P1Y"}, tmp_path)
    assert told[0].endswith("1 values added, 1 removed, 0 revised, new periods 2030-01-01/P1Y")
