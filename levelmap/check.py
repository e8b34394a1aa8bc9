"""Verification of everything that is shipped: hashes, contracts, codes, catalogue rows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pandas as pd

from levelmap import tables
from levelmap.catalogue import recipe_checks
from levelmap.catalogue.catalogue import Catalogue
from levelmap.catalogue.indicators import Indicator
from levelmap.errors import LevelMapError
from levelmap.geography import districts
from levelmap.geography.areas import Areas
from levelmap.integrity import MANIFEST, SEAL, damaged, sha256
from levelmap.lists import checks as list_checks
from levelmap.lists.standings import standing_table
from levelmap.paths import Folders
from levelmap.sources.series import plausibility
from levelmap.sources.shipping import manifest
from levelmap.statuses import WARNINGS, WHY_MISSING
from levelmap.terms import AreaType, Geography, Nation


def faults(folders: Folders) -> list[str]:
    """Return one line for each fault found; an empty list means that all is well."""
    found: list[str] = []
    for part in (
        _manifest_faults,
        _catalogue_faults,
        _observation_faults,
        _small_area_faults,
        _list_faults,
        _recipe_faults,
    ):
        try:
            found += part(folders)
        except LevelMapError as error:
            found.append(str(error))
    return found


def _recipe_faults(folders: Folders) -> Iterator[str]:
    return recipe_checks.faults(Catalogue(folders))


def _manifest_faults(folders: Folders) -> Iterator[str]:
    recorded = tables.read_csv(folders.data / MANIFEST, tables.MANIFEST)
    if f"data/{MANIFEST}" in damaged(folders):
        yield f"data/{MANIFEST} is not what its seal, data/{SEAL}, says: changed or damaged."
    present = {path.relative_to(folders.root).as_posix(): path for path in manifest.files(folders)}
    for row in recorded.itertuples():
        path = present.pop(row.path, None)
        if path is None:
            yield f"{row.path} is missing: the manifest names it. Run the build again."
        elif sha256(path.read_bytes()) != row.sha256:
            yield f"{row.path} differs from the manifest: changed or damaged after the build."
        elif manifest.rows_of(path) != row.rows:
            yield f"{row.path} does not have the {row.rows} rows that the manifest says."
    for name in present:
        yield f"{name} is not in the manifest: build again, or remove it."


def _catalogue_faults(folders: Folders) -> Iterator[str]:
    catalogue = Catalogue(folders)
    for indicator in catalogue.indicators.values():
        if indicator.source not in catalogue.sources:
            yield f"Indicator {indicator.slug} names an absent source, {indicator.source}."
        if not catalogue.series(indicator.slug):
            yield f"Indicator {indicator.slug} has no value for any area."
    held = {path.stem for path in (folders.data / "observations").glob("*.parquet")}
    for slug in sorted(held - set(catalogue.indicators)):
        yield f"observations/{slug}.parquet has no row in indicators.csv."


def _observation_faults(folders: Folders) -> Iterator[str]:
    catalogue = Catalogue(folders)
    known = _KnownCodes(folders)
    for slug in catalogue.indicators:
        try:
            frame = tables.validate(catalogue.observations(slug), tables.OBSERVATIONS, slug)
        except LevelMapError as error:
            yield str(error)
            continue
        yield from _row_faults(slug, frame, known)
        yield from _flag_faults(catalogue.indicators[slug], frame)


def _flag_faults(indicator: Indicator, frame: pd.DataFrame) -> Iterator[str]:
    """Hold the flags of implausible values to the rule that sets them."""
    wrong = plausibility.flagged(frame, indicator)["status"] != frame["status"]
    if wrong.any():
        first = frame[wrong].iloc[0]
        yield (
            f"{indicator.slug}: {int(wrong.sum())} values lack the flag of an implausible value or "
            f"carry it without cause, first {first['area_code']} in {first['period']}. Run the "
            "build step plausibility."
        )


class _KnownCodes:
    """The codes of each geography; None for kinds of area of which no table is held."""

    def __init__(self, folders: Folders) -> None:
        self._areas = folders.data / "areas"
        self._districts = districts.load(folders)
        self._read: dict[Geography, frozenset[str] | None] = {}

    def of(self, geography: Geography) -> frozenset[str] | None:
        if geography not in self._read:
            self._read[geography] = self._find(geography)
        return self._read[geography]

    def _find(self, geography: Geography) -> frozenset[str] | None:
        if geography.area_type is AreaType.LOCAL_AUTHORITY:
            return self._districts.in_force(geography.vintage)
        path = self._areas / f"{geography}.csv"
        if not path.is_file():
            return None
        return frozenset(tables.read_csv(path, tables.AREAS)["code"])


def _small_area_faults(folders: Folders) -> Iterator[str]:
    catalogue = Catalogue(folders)
    for path in sorted((folders.data / "small_areas").glob("*.parquet")):
        frame = tables.validate(catalogue.small_areas(path.stem), tables.SMALL_AREAS, path.name)
        n = len(frame)
        if not frame["rank"].between(1, n).all() or not frame["decile"].between(1, 10).all():
            yield f"{path.name}: ranks are outside 1 to {n}, or deciles outside 1 to 10."
        if not (frame["population"] > 0).all():
            yield f"{path.name}: a small area has no people."


def _row_faults(slug: str, frame: pd.DataFrame, known: _KnownCodes) -> Iterator[str]:
    for text, codes in frame.groupby("geography")["area_code"]:
        geography = Geography.parse(str(text))
        areas = known.of(geography)
        if areas is not None and (wrong := set(codes) - areas):
            yield f"{slug}: {sorted(wrong)[0]} is not one of the {geography.label}."
    unexplained = frame["value"].isna() & (frame["status"] == "")
    if unexplained.any():
        yield f"{slug}: {int(unexplained.sum())} empty values carry no status."
    is_held = frame["value"].notna()
    is_known = frame["status"].mask(is_held, "").isin(["", *WHY_MISSING]) & (
        frame["status"].where(is_held, "").map(lambda said: set(said.split()) <= set(WARNINGS))
    )
    if not is_known.all():
        first = frame.loc[~is_known, "status"].iloc[0]
        yield f"{slug}: {int((~is_known).sum())} values carry an unknown status, {first}."
    upside_down = frame["lower_ci"] > frame["upper_ci"]
    if upside_down.any():
        yield f"{slug}: {int(upside_down.sum())} intervals end before they begin."


def _list_faults(folders: Folders) -> Iterator[str]:
    catalogue, areas = Catalogue(folders), Areas(folders)
    for found in catalogue.priority_lists.values():
        if found.source not in catalogue.sources:
            yield f"Priority list {found.slug} names an absent source, {found.source}."
        try:
            yield from list_checks.faults(standing_table(found.slug, catalogue, areas))
        except LevelMapError as error:
            yield str(error)
    for parts in catalogue.list_parts.values():
        yield from list_checks.part_faults(catalogue.memberships(parts[0].priority_list), parts)
    held = {path.stem for path in (folders.data / "memberships").glob("*.csv")}
    for slug in sorted(held - set(catalogue.priority_lists)):
        yield f"memberships/{slug}.csv has no row in priority_lists.csv."
    for stream in catalogue.funding_streams.itertuples():
        if stream.priority_list and stream.priority_list not in catalogue.priority_lists:
            yield f"The fund {stream.fund} names an absent list, {stream.priority_list}."


def notes(folders: Folders, on: date) -> list[str]:
    """Return one line for each source of which newer figures should be out by *on*: no faults."""
    catalogue = Catalogue(folders)
    used = {indicator.source for indicator in catalogue.indicators.values()}
    return [
        f"{source.title} ({source.slug}), {source.published_words}: newer figures were expected "
        f"by {source.next_expected}."
        for source in catalogue.sources.values()
        if source.slug in used and source.is_overdue(on)
    ]


def summary(folders: Folders) -> str:
    """Return what is held: indicators by mission, kind of area and nation, then the lists."""
    catalogue = Catalogue(folders)
    return (
        f"{_indicator_summary(catalogue)}\n\n{_list_summary(catalogue)}\n\n"
        f"All {len(catalogue.indicators)} indicators and {len(catalogue.priority_lists)} priority "
        "lists are in order."
    )


def _list_summary(catalogue: Catalogue) -> str:
    lists = [
        (found.slug, str(found.geography), found.coverage, found.completeness)
        for found in catalogue.priority_lists.values()
    ]
    columns = ["list", "geography", "held", "completeness"]
    return pd.DataFrame(lists, columns=columns).to_string(index=False)


def _indicator_summary(catalogue: Catalogue) -> str:
    rows = []
    for indicator in catalogue.indicators.values():
        mission = indicator.white_paper_mission
        for series in catalogue.series(indicator.slug):
            rows.append(
                {
                    "mission": mission.label if mission else "Context",
                    "level": series.geography.area_type.plural,
                    "indicator": indicator.slug,
                    **{n.label: c > 0 for n, c in zip(Nation, series.by_nation, strict=True)},
                }
            )
    nations = [nation.label for nation in Nation]
    by_indicator = pd.DataFrame(rows).groupby(["mission", "level", "indicator"], sort=False).any()
    grouped = by_indicator.groupby(["mission", "level"], sort=False)
    counts = grouped[nations].sum().assign(indicators=grouped.size())
    return str(counts.to_string())
