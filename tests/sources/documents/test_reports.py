"""Case studies of the raw table in the columns of LevelMap."""

import pandas as pd
import pytest

from levelmap import tables
from levelmap.catalogue.catalogue import Catalogue
from levelmap.errors import ContractError
from levelmap.sources.base.raw import RawFolder
from levelmap.sources.documents import reports


def test_what_is_shipped_is_what_is_made_of_the_raw_table(
    raw: RawFolder, shipped: Catalogue
) -> None:
    path = shipped.folders.data / "reports" / "case_studies.csv"
    held = tables.read_csv(path, tables.CASE_STUDIES)
    pd.testing.assert_frame_equal(reports.case_studies(raw), held, check_dtype=False)


def test_a_report_without_a_slug_is_named(raw: RawFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reports, "_SOURCES", {})
    with pytest.raises(ContractError, match="Good Practice for Levelling Up"):
        reports.case_studies(raw)
