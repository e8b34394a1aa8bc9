"""What the command line says of the toy country, verb by verb."""

from __future__ import annotations

import io
import shlex

import pandas as pd
import pytest

from levelmap.answers.taking import FACTS
from levelmap.cli import main
from levelmap.paths import ENVIRONMENT_VARIABLE, Folders
from tests.pages.page_text import written

READS = "toy"

TABLES = {
    "list indicators": """
slug | label | mission | role | polarity | areas | source | currency
pay | Weekly pay | 1 | headline | higher_is_better | lad 2022 to 2023 | toy |
unemployment | Unemployment | 1 | supporting | higher_is_worse | lad 2023 | toy |
walk | Walk to the station | 3 | proxy | none | lad 2022 | toy |
jobs | Jobs | context | context | none | lad 2023 | toy |
gross-median-weekly-pay | Median weekly pay | 1 | headline | higher_is_better | lad 2022 to 2023 |
  toy |
modelled-unemployment-rate | Modelled unemployment | 1 | supporting | higher_is_worse | lad 2023 |
  toy |
imd-2019-average-score-2021-districts | Deprivation 2019 | 1 | supporting | higher_is_worse | lad
  2022 | toy |
imd-2019-average-score | Deprivation 2019, first | 1 | supporting | higher_is_worse | lad 2022 |
  toy |
imd-2025-average-score | Deprivation 2025 | 1 | supporting | higher_is_worse | lad 2023 | toy |
imd-2019-income-scale | People in need 2019 | context | context | none | lad 2022 | toy |
imd-2025-income-scale | People in need 2025 | context | context | none | lad 2023 | toy |
""",
    "list lists": """
slug | label | date | categories | held | completeness | source
toy-fund | Toy fund | March 2021 | 1|2|3 | 12 of 12 authorities | complete | toy
toy-towns | Toy towns (incomplete) | March 2021 | | 2 of 5 towns | partial | toy
luf-round-1 | Levelling fund | March 2021 | 1|2|3 | 12 of 12 authorities | complete | toy
luf-round-1-awards | Levelling awards | March 2021 | | 4 of 4 authorities | complete | toy
towns-fund | Towns | March 2021 | | 3 of 3 authorities | complete | toy
family-hubs | Family hubs | March 2021 | | 4 of 4 authorities | complete | toy
salvation-army-additional | Report (incomplete) | March 2021 | | 2 of 5 authorities | partial |
  toy
levelling-up-partnerships | Partnerships | March 2021 | | 3 of 3 authorities | complete | toy
levelling-up-for-culture | Culture | March 2021 | | 2 of 2 authorities | complete | toy
""",
    "list recipes": """
slug | label | nations | members | normalisation | aggregation | grade | recomputable | source
ifs_style_4 | Pay and work | E | 2 | zscore | arithmetic | our choice | True |
levelmap_13_2021 | Score of two | E | 2 | percentile | arithmetic | our choice | True |
""",
    "score ifs_style_4": """
area_code | area_name | score | rank | category | contribution_gross-median-weekly-pay |
  contribution_modelled-unemployment-rate
E06900001 | Alder | 1.497 | 1 | 1 | 0.754 | 0.743
E06900002 | Birch | 1.181 | 2 | 1 | 0.603 | 0.578
E06900003 | Cedar | 0.865 | 3 | 2 | 0.452 | 0.413
E06900004 | Dogwood | 0.549 | 4 | 2 | 0.302 | 0.248
E06900005 | Elm | 0.233 | 5 | 3 | 0.151 | 0.083
E06900006 | Fir | -0.083 | 6 | 3 | 0.0 | -0.083
E06900007 | Gorse | -0.398 | 7 | 4 | -0.151 | -0.248
E06900008 | Hazel | -0.714 | 8 | 4 | -0.302 | -0.413
E06900009 | Ivy | -1.03 | 9 | 5 | -0.452 | -0.578
E06900010 | Juniper | -1.346 | 10 | 5 | -0.603 | -0.743
E06900013 | Kapok and Larch | -1.508 | 11 | 5 | -1.508 |
""",
    "score levelmap_13_2021": """
area_code | area_name | score | rank | category |
  contribution_imd-2019-average-score-2021-districts | contribution_walk
E06900001 | Alder | 0.76 | 1 | 1 | 0.719 | 0.042
E06900005 | Elm | 0.719 | 2 | 1 | 0.594 | 0.125
E06900002 | Birch | 0.698 | 3 | 1 | 0.656 | 0.042
E06900009 | Ivy | 0.667 | 4 | 1 | 0.469 | 0.198
E06900006 | Fir | 0.656 | 5 | 2 | 0.531 | 0.125
E06900011 | Kapok | 0.604 | 6 | 2 | 0.406 | 0.198
E06900003 | Cedar | 0.385 | 7 | 2 | 0.344 | 0.042
E06900007 | Gorse | 0.344 | 8 | 2 | 0.219 | 0.125
E06900004 | Dogwood | 0.323 | 9 | 3 | 0.281 | 0.042
E06900010 | Juniper | 0.292 | 10 | 3 | 0.094 | 0.198
E06900008 | Hazel | 0.281 | 11 | 3 | 0.156 | 0.125
E06900012 | Larch | 0.271 | 12 | 3 | 0.031 | 0.24
""",
    "compare luf-round-1:1 levelmap_13_2021": """
area_code | area_name | region | class | in_a | in_b | population | a_words | a_rank | a_margin |
  a_drivers | a_category | b_words | b_rank | b_margin | b_drivers | b_category
E06900001 | Alder | North | both | True | True | 1000 | category 1 | | | | 1 | ranked 1 of 12, 3
  inside the cut | 1 | 3 | Deprivation |
E06900002 | Birch | North | both | True | True | 1000 | category 1 | | | | 1 | ranked 3 of 12, 1
  inside the cut | 3 | 1 | Deprivation |
E06900003 | Cedar | North | only_a | True | False | 1000 | category 1 | | | | 1 | ranked 7 of 12, 3
  short of the cut | 7 | -3 | |
E06900004 | Dogwood | North | only_a | True | False | 1000 | category 1 | | | | 1 | ranked 9 of 12,
  5 short of the cut | 9 | -5 | |
E06900005 | Elm | Middle | only_b | False | True | 1000 | category 2 | | | | 2 | ranked 2 of 12, 2
  inside the cut | 2 | 2 | Deprivation |
E06900006 | Fir | Middle | neither | False | False | 1000 | category 2 | | | | 2 | ranked 5 of 12, 1
  short of the cut | 5 | -1 | Deprivation |
E06900007 | Gorse | Middle | neither | False | False | 1000 | category 2 | | | | 2 | ranked 8 of 12,
  4 short of the cut | 8 | -4 | |
E06900008 | Hazel | Middle | neither | False | False | 1000 | category 2 | | | | 2 | ranked 11 of
  12, 7 short of the cut | 11 | -7 | |
E06900009 | Ivy | South | only_b | False | True | 1000 | category 3 | | | | 3 | ranked 4 of 12, the
  last inside | 4 | 0 | Deprivation, walk |
E06900010 | Juniper | South | neither | False | False | 1000 | category 3 | | | | 3 | ranked 10 of
  12, 6 short of the cut | 10 | -6 | walk |
E06900011 | Kapok | South | neither | False | False | 1000 | category 3 | | | | 3 | ranked 6 of 12,
  2 short of the cut | 6 | -2 | walk, Deprivation |
E06900012 | Larch | South | only_a | True | False | 1000 | category 1 | | | | 1 | ranked 12 of 12, 8
  short of the cut | 12 | -8 | walk |
""",
    "together luf-round-1:1 towns-fund family-hubs toy-towns": """
area_code | area_name | named | could | Levelling fund, category 1 | Towns | Family hubs | Toy
  towns (incomplete)
E06900001 | Alder | 3 | 4 | named | named | named | not seen
E06900005 | Elm | 3 | 4 | not named | named | named | named
E06900002 | Birch | 2 | 4 | named | not named | named | not seen
E06900006 | Fir | 2 | 4 | not named | not named | named | named
E06900003 | Cedar | 1 | 4 | named | not named | not named | not seen
E06900004 | Dogwood | 1 | 4 | named | not named | not named | not seen
E06900009 | Ivy | 1 | 4 | not named | named | not named | not seen
E06900012 | Larch | 1 | 4 | named | not named | not named | not seen
E06900007 | Gorse | 0 | 4 | not named | not named | not named | not named
E06900008 | Hazel | 0 | 4 | not named | not named | not named | not seen
E06900010 | Juniper | 0 | 4 | not named | not named | not named | not seen
E06900011 | Kapok | 0 | 4 | not named | not named | not named | not seen
""",
    "through levelling-up-awards": """
version | places | came | stayed | went | who_came | who_went | pounds | unpriced
Levelling awards | 4 | | | | | | 6500000.0 | 0
""",
    "reach luf-round-1:1 levelmap_13_2021": """
group | list | places | people | in_need | exclusion | inclusion | efficiency | complete
| Score of two, category 1 | 4 | 0.333 | 0.6 | 0.4 | 0.7 | 1.0 | True
| Levelling fund, category 1 | 5 | 0.5 | 0.5 | 0.5 | 0.833 | 0.667 | True
""",
    "divide luf-round-1:1 towns-fund --pot 9000": """
area_code | area_name | region | people | before | after | change | per_head | outcome |
  before_per_head | after_per_head | limit
E06900002 | Birch | North | 1000.0 | 1800.0 | 0.0 | -1800.0 | -1.8 | loses | 1.8 | 0.0 |
E06900003 | Cedar | North | 1000.0 | 1800.0 | 0.0 | -1800.0 | -1.8 | loses | 1.8 | 0.0 |
E06900004 | Dogwood | North | 1000.0 | 1800.0 | 0.0 | -1800.0 | -1.8 | loses | 1.8 | 0.0 |
E06900012 | Larch | South | 1000.0 | 1800.0 | 0.0 | -1800.0 | -1.8 | loses | 1.8 | 0.0 |
E06900001 | Alder | North | 1000.0 | 1800.0 | 3000.0 | 1200.0 | 1.2 | gains | 1.8 | 3.0 |
E06900005 | Elm | Middle | 1000.0 | 0.0 | 3000.0 | 3000.0 | 3.0 | gains | 0.0 | 3.0 |
E06900009 | Ivy | South | 1000.0 | 0.0 | 3000.0 | 3000.0 | 3.0 | gains | 0.0 | 3.0 |
""",
    "structure levelmap_13_2021": """
member | label | weight | influence | importance | alpha_without |
  r_imd-2019-average-score-2021-districts | r_walk
imd-2019-average-score-2021-districts | Deprivation | 0.75 | 1.083 | 0.951 | | 1.0 | -0.519
walk | walk | 0.25 | -0.083 | -0.227 | | -0.519 | 1.0
""",
    "borders luf-round-1:1 ifs_style_4": """
named_place | unnamed_place | named | unnamed | need_named | need_unnamed | gap | rank_named |
  rank_unnamed
Kapok and Larch | Gorse | E06900013 | E06900007 | -1.508 | -0.398 | 1.109 | 11 | 7
Kapok and Larch | Hazel | E06900013 | E06900008 | -1.508 | -0.714 | 0.793 | 11 | 8
Kapok and Larch | Juniper | E06900013 | E06900010 | -1.508 | -1.346 | 0.161 | 11 | 10
""",
}

RESTS_ON = {
    "score ifs_style_4": """
lad_2025 | 2023 | score; rank 1 is the worst | | Office for Toys | Computed by LevelMap; not an
  official statistic: Pay and work
""",
    "compare luf-round-1:1 levelmap_13_2021": """
lad_2021 | Levelling fund, category 1: March 2021; Score of two, category 1: 2022 | whether a
  place is named; ranks count places, 1 the worst | | Levelling fund, category 1: Office for Toys;
  Score of two, category 1: Office for Toys | Computed by LevelMap; not an official statistic:
  Levelling fund, category 1; Score of two: category 1
""",
    "reach luf-round-1:1 toy-towns": """
lad_2025 | list: March 2021; People in need 2025: 2023 | places; shares of people and of people in
  need | | list: Office for Toys; People in need 2025: Office for Toys | Computed by LevelMap; not
  an official statistic: whom a list reaches
lad_2025 | list: March 2021; People in need 2025: 2023 | places; shares of people and of people in
  need | known in part | list: Office for Toys; People in need 2025: Office for Toys | Computed by
  LevelMap; not an official statistic: whom a list reaches
""",
    "divide luf-round-1:1 towns-fund --pot 9000": """
lad_2021 | lists: Levelling fund, category 1: March 2021; Towns: March 2021 | £ | | lists:
  Levelling fund, category 1: Office for Toys; Towns: Office for Toys | Computed by LevelMap; not
  an official statistic: a pot divided to the places in Towns, by people instead of to those in
  category 1 of Levelling fund
""",
    "borders luf-round-1:1 ifs_style_4": """
lad_2025 | luf-round-1:1: March 2021; ifs_style_4: 2023 | score; ranks by need, 1 the greatest | |
  luf-round-1:1: Office for Toys; ifs_style_4: Office for Toys | Computed by LevelMap; not an
  official statistic: neighbours of which a list names the one in less need
""",
}

TEXTS = {
    "place Alder": """
Alder is a local authority in the North.
Alder ends on 31 March 2027: Upton takes its place on 1 April 2027 (confirmed by the Ministry of
  Toys).
One award to it, or to places inside it, alone: £2.0 million, £2,000 a head.
Named, but the amount to this place is not held: Towns; Family hubs.
toy-fund: Named
toy-towns: Not seen
luf-round-1: Named
luf-round-1-awards: Named
towns-fund: Named
family-hubs: Named
salvation-army-additional: Not seen
levelling-up-partnerships: Named
levelling-up-for-culture: Not named
Weekly pay: £400 a week
Unemployment: 9.0%
""",
    "place North": """
The North is a region of 4 authorities in England.
2 awards to it, or to places inside it, alone: £3.0 million, £750 a head.
Named, but the amount to this place is not held: Towns (1 of 4 authorities named); Family hubs (2 of
  4 authorities named).
toy-fund: 4 of 4 authorities named
toy-towns: None of 4 authorities named; 4 not seen
luf-round-1: 4 of 4 authorities named
luf-round-1-awards: 2 of 4 authorities named
towns-fund: 1 of 4 authorities named
family-hubs: 2 of 4 authorities named
salvation-army-additional: None of 4 authorities named; 4 not seen
levelling-up-partnerships: 1 of 4 authorities named
levelling-up-for-culture: None of 4 authorities named
Weekly pay: £430 a week (computed here); from £400 in Alder to £460 in Dogwood
Unemployment: not made: its authorities' figures are estimates with intervals; from 6.0% in
  Dogwood to 9.0% in Alder
""",
    "place 'Kapok and Larch'": """
Kapok and Larch is a local authority in the South.
One award to it, or to places inside it, alone: £500,000, £250 a head.
toy-fund: Part of it is named
toy-towns: Not seen
luf-round-1: Part of it is named
luf-round-1-awards: Part of it is named
towns-fund: Not named
family-hubs: Not named
salvation-army-additional: Not seen
levelling-up-partnerships: Part of it is named
levelling-up-for-culture: Part of it is named
Weekly pay: £600 a week
Unemployment: not published
""",
}


def _table(told: str) -> list[str]:
    """Return a table in lines, numbers to three places, without what each row rests on."""
    table = pd.read_csv(io.StringIO(told)).drop(columns=list(FACTS), errors="ignore")
    shown = table.round(3).astype("object").where(table.notna(), "")
    rows = [table.columns, *shown.astype(str).to_numpy()]
    return [" | ".join(row) for row in rows]


def _facts(told: str) -> list[str]:
    """Return what the rows rest on, each once: geography, period, publisher, who computed."""
    table = pd.read_csv(io.StringIO(told), keep_default_na=False)[list(FACTS)].drop_duplicates()
    return [" | ".join(row) for row in table.astype(str).to_numpy()]


@pytest.fixture(autouse=True)
def _on_toys(furnished: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ENVIRONMENT_VARIABLE, str(furnished.root))


def _lines(found: list[str]) -> list[str]:
    return [" ".join(line.split()) for line in found]


@pytest.mark.parametrize("asked", TABLES)
def test_a_verb_writes_its_table(asked: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(shlex.split(asked)) == 0
    assert _lines(_table(capsys.readouterr().out)) == written(TABLES[asked])


@pytest.mark.parametrize("asked", RESTS_ON)
def test_its_rows_say_what_they_rest_on(asked: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(shlex.split(asked)) == 0
    assert _lines(_facts(capsys.readouterr().out)) == written(RESTS_ON[asked])


@pytest.mark.parametrize("asked", TEXTS)
def test_a_place_is_told_in_sentences(asked: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(shlex.split(asked)) == 0
    assert _lines(capsys.readouterr().out.splitlines()) == written(TEXTS[asked])
