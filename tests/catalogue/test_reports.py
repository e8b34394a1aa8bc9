"""What reports say of the missions: typed, whole, and refused where a rule is unknown."""

import pandas as pd
import pytest

from levelmap import report_tables
from levelmap.atlas import Atlas
from levelmap.catalogue import reports
from levelmap.catalogue.catalogue import Catalogue
from levelmap.errors import ContractError
from levelmap.periods import Period

TARGET = {
    "mission": 1,
    "measure": "Pay rises in every area",
    "indicator": "pay",
    "scope": "UK",
    "rule": "rise_everywhere",
    "target": 100.0,
    "unit": "% of areas",
    "year": "2030",
    "baseline_period": "2019-01-01/P1Y",
    "baseline": 400.0,
    "latest_period": "2023-01-01/P1Y",
    "latest": 450.5,
    "statistic": "UK",
    "share_improved": 75.0,
    "counts": "n=4;up=3;equal=0;down=1",
    "held": "yes",
    "note": "n",
    "source": "s",
}


def test_a_target_is_typed() -> None:
    [target] = reports.mission_targets(pd.DataFrame([TARGET]))

    assert target.baseline_period == Period.parse("2019-01-01/P1Y")
    assert target.counts == {"n": "4", "up": "3", "equal": "0", "down": "1"}
    assert target.rule_words == "the value rises in every area that has both periods"


def test_a_target_of_which_nothing_is_held_has_no_numbers() -> None:
    nothing = {"baseline_period": "", "latest_period": "", "counts": "", "held": "no"}
    numbers = dict.fromkeys(("target", "baseline", "latest", "share_improved"), float("nan"))
    [target] = reports.mission_targets(pd.DataFrame([{**TARGET, **nothing, **numbers}]))

    assert (target.baseline_period, target.target, target.latest) == (None, None, None)
    assert target.counts == {}


def test_an_unknown_rule_is_refused() -> None:
    with pytest.raises(ContractError, match="double"):
        reports.mission_targets(pd.DataFrame([{**TARGET, "rule": "double"}]))


def test_case_studies_of_a_place_name_one_of_its_codes() -> None:
    row = dict.fromkeys(report_tables.CASE_STUDIES.columns, "")
    held = {"slug": "b", "missions": "1|12", "area_codes": "E10000020|E06000015", "year": 2022}
    studies = reports.case_studies(pd.DataFrame([{**row, "slug": "a"}, {**row, **held}]))

    assert [s.slug for s in reports.cases_of(studies, ["E06000015"])] == ["b"]
    assert reports.cases_of(studies, [""]) == ()
    assert studies[1].missions == (1, 12)


def test_shipped_targets_cover_every_mission(shipped: Catalogue) -> None:
    targets = shipped.mission_targets

    assert len(targets) == 43
    assert {target.mission for target in targets} == set(range(1, 13))
    assert all(t.indicator in shipped.indicators for t in targets if t.indicator)
    assert sum(target.held == "no" for target in targets) > 0


def test_shipped_case_studies_name_areas_that_are_held(shipped_atlas: Atlas) -> None:
    studies = shipped_atlas.catalogue.case_studies

    assert len(studies) == 30
    assert sum(not study.area_codes for study in studies) == 4
    for code in {code for study in studies for code in study.area_codes}:
        assert shipped_atlas.gazetteer.area(code)
    norfolk = reports.cases_of(studies, ["E10000020"])
    assert [study.slug for study in norfolk] == ["norfolk-investment-framework"]


def test_shipped_missions_stand_under_four_focus_areas(shipped: Catalogue) -> None:
    assert shipped.focus_areas["focus_area"].tolist() == [1] * 4 + [2] * 4 + [3] * 3 + [4]
    assert len(shipped.capitals) == 6
