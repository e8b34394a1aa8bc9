"""What reports say of the missions: typed, whole, and refused where a rule is unknown."""

import pandas as pd
import pytest

from levelmap.atlas import Atlas
from levelmap.catalogue import reports
from levelmap.catalogue.catalogue import Catalogue
from levelmap.catalogue.provenance import Source
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


REPORT = Source(
    slug="guide",
    publisher="Office for Toys",
    title="Good toys",
    url="https://example.org",
    licence="Not stated",
    attribution="Office for Toys",
    published="2022-12",
    retrieved="2026-11-27",
    caution="",
    cadence="none",
    files_at="",
    file_shape="",
)

STUDY = {
    "slug": "hub",
    "source": "guide",
    "section": "2.1 Hubs",
    "place": "Alder",
    "areas": "E10000020 E06000015",
    "title": "Hub for toys",
    "done": "Opened a hub",
    "claim": "",
    "missions": "1 12",
}


def test_a_case_study_cites_its_report() -> None:
    [study] = reports.case_studies(pd.DataFrame([STUDY]), {"guide": REPORT})

    assert study.areas == ("E10000020", "E06000015")
    assert study.missions == (1, 12)
    assert study.source == "Office for Toys, Good toys, 2.1 Hubs (2022)"


def test_a_case_study_of_no_known_report_is_refused() -> None:
    with pytest.raises(ContractError, match="guide"):
        reports.case_studies(pd.DataFrame([STUDY]), {})


def test_shipped_targets_cover_every_mission(shipped: Catalogue) -> None:
    targets = shipped.mission_targets

    assert len(targets) == 43
    assert {target.mission for target in targets} == set(range(1, 13))
    assert all(t.indicator in shipped.indicators for t in targets if t.indicator)
    assert sum(target.held == "no" for target in targets) > 0


def test_shipped_case_studies_name_areas_that_are_held(shipped_atlas: Atlas) -> None:
    studies = shipped_atlas.catalogue.case_studies

    assert len(studies) == 30
    assert sum(not study.areas for study in studies) == 4
    for code in {code for study in studies for code in study.areas}:
        assert shipped_atlas.gazetteer.area(code)
    norfolk = [study.slug for study in studies if "E10000020" in study.areas]
    assert norfolk == ["norfolk-investment-framework"]
