"""ONS Subnational Indicators: the figures published for Levelling Up on the districts of 2021.

Two files: `revised_data.csv` (March 2024, districts of 2021 only) and `machine_readable.csv`
(August 2022, mixed years, counties and regions too). The catalogue's `origin` names the label in
each, separated by a bar; either may be empty. A period comes from one file only, the revised one
where both have it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pandas as pd

from levelmap import gss
from levelmap.catalogue.indicators import Indicator
from levelmap.errors import ContractError
from levelmap.geography.districts import Districts
from levelmap.sources.base.raw import RawFolder, numbers
from levelmap.terms import AreaType

FOLDER = ("indicators", "ons_subnational_indicators")
VINTAGE = 2021
_MONTHS = {
    name: month for month, name in enumerate("Jan Feb Mar Apr May Jun Jul Aug Sep".split(), 1)
}
_ACADEMIC = (
    *("pupil", "school", "key stage", "education", "apprenticeship", "gcse", "early years"),
    "obesity prevalence in children",
)
"""Words in the labels of series by school year, children being measured at school."""


def read(raw: RawFolder, indicator: Indicator, districts: Districts) -> pd.DataFrame:
    """Return the published rows of one indicator for the districts of 2021.

    Codes are those of 2021; rows of counties and of districts that did not exist in 2021 are left
    out. Values of `machine_readable.csv` carry no interval, nor do the revised ones.

    Raises
    ------
    MissingFile, ContractError
        A file is absent, lacks a column or the label, or holds text for a number.
    """
    revised_label, first_label = (part.strip() for part in indicator.origin.split("|"))
    parts = []
    if revised_label:
        parts.append(_revised(raw, revised_label))
    if first_label:
        parts.append(_first(raw, first_label))
    rows = pd.concat(parts)
    codes = rows["area_code"].map(lambda code: _code_of_2021(code, districts))
    rows = rows.assign(area_code=codes)[codes.notna().to_numpy()]
    rows = rows.drop_duplicates(["area_code", "period"])
    status = rows["value"].isna().map({True: "not_published", False: ""})
    return rows.assign(lower_ci=float("nan"), upper_ci=float("nan"), status=status)


def _code_of_2021(code: str, districts: Districts) -> str | None:
    if not gss.is_code(code) or gss.area_type(code) is not AreaType.LOCAL_AUTHORITY:
        return None
    return districts.code_in(code, VINTAGE)


def _revised(raw: RawFolder, label: str) -> pd.DataFrame:
    columns = ("unique", "Indicator", "Period", "real")
    return _rows(raw.csv(*FOLDER, "revised_data.csv", columns=columns), label, columns)


def _first(raw: RawFolder, label: str) -> pd.DataFrame:
    columns = ("AREACD", "Indicator", "Period", "Value")
    file = raw.csv(*FOLDER, "machine_readable.csv", columns=columns, encoding="latin-1", skiprows=2)
    return _rows(file, label, columns)


def _rows(file: pd.DataFrame, label: str, columns: tuple[str, ...]) -> pd.DataFrame:
    code, name, period, value = columns
    rows = file[file[name].str.startswith(label)]
    if rows.empty:
        raise ContractError("/".join(FOLDER), name, f"has no indicator {label!r}")
    missing = ("", "NA", "[x]", "[c]", "[u]", "#N/A", "-")
    return pd.DataFrame(
        {
            "area_code": rows[code].str.strip(),
            "period": [period_of(text, label) for text in rows[period]],
            "value": numbers(rows[value], "/".join(FOLDER), missing),
        }
    )


def period_of(text: str, label: str) -> str:
    """Return a period as ISO start and duration.

    The files write periods in many ways: `2021`, `2019 revised`, `04/2022 - 03/2023`,
    `16/11/2021 - 15/11/2022`, `2020 - 2022`, `2022/23`, `202021`, `201618`, `Sep-23`,
    `Financial year ending 2023`, `As at 31 January 2024`.
    """
    text = text.replace("revised", "").strip()
    is_academic = any(word in label.lower() for word in _ACADEMIC)
    start_month = "09-01" if is_academic else "04-01"
    if is_academic and re.fullmatch(r"\d{4}", text):  # the year in which the school year ends
        return f"{int(text) - 1}-09-01/P1Y"
    patterns: dict[str, Callable[[re.Match[str]], str]] = {
        r"(\d{4})": lambda m: f"{m[1]}-01-01/P1Y",
        r"(\d\d)/(\d{4}) - \d\d/\d{4}": lambda m: f"{m[2]}-{m[1]}-01/P1Y",
        r"(\d\d)/(\d\d)/(\d{4}) - .*": lambda m: f"{m[3]}-{m[2]}-{m[1]}/P1Y",
        r"(\d{4}) - (\d{4})": lambda m: f"{m[1]}-01-01/P{int(m[2]) - int(m[1]) + 1}Y",
        r"(\d{4})/\d\d": lambda m: f"{m[1]}-{start_month}/P1Y",
        r"(\d\d)(\d\d)(\d\d)": lambda m: _run(m, start_month),
        r"([A-Z][a-z]{2})-(\d\d)": lambda m: f"20{m[2]}-{_MONTHS[m[1]]:02d}-01/P1M",
        r"Financial year ending (\d{4})": lambda m: f"{int(m[1]) - 1}-04-01/P1Y",
        r"As at 31 January (\d{4})": lambda m: f"{m[1]}-01-31/P1D",
    }
    for pattern, written in patterns.items():
        if match := re.fullmatch(pattern, text):
            return written(match)
    raise ContractError("/".join(FOLDER), "Period", f"cannot be read: {text!r}")


def _run(match: re.Match[str], start_month: str) -> str:
    """Read `202021` as one year from 2020 and `201618` as the three calendar years 2016 to 2018."""
    first, last = int(match[1] + match[2]), int(match[1] + match[3])
    if last == first + 1:
        return f"{first}-{start_month}/P1Y"
    return f"{first}-01-01/P{last - first + 1}Y"
