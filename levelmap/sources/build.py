"""The build: from a folder of raw files to the tables and boundaries that LevelMap ships.

It works in a temporary folder beside the old files and replaces them only when every step has
succeeded, so a fault in a raw file leaves the data as they were. What people write by hand
(the catalogues and recipes) is taken over as it is.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pandas as pd
from tqdm import tqdm

from levelmap import tables
from levelmap.errors import LevelMapError, QueryError
from levelmap.geography import boundaries as layer_files
from levelmap.integrity import MANIFEST, SEAL
from levelmap.paths import Folders
from levelmap.sources.areas import (
    boundaries,
    constituencies,
    councils,
    decided_areas,
    hexmaps,
    lookups,
    named_neighbourhoods,
    neighbourhoods,
    places,
    town_labels,
    towns,
    wards,
)
from levelmap.sources.base.context import Build
from levelmap.sources.base.raw import RawFolder
from levelmap.sources.documents import priority_lists, reports
from levelmap.sources.publishers import (
    authority_tables,
    bases,
    composite_index,
    constituency_figures,
    devolution,
    drop_in,
    explore_local_statistics,
    health_index,
    housing,
    recorded_crime,
    referendum,
    social_mobility,
    subnational_indicators,
    tenure,
    universal_credit,
)
from levelmap.sources.series import combined, held, joined, plausibility
from levelmap.sources.shipping import data_guide, exclusion, manifest
from levelmap.sources.shipping.changes import describe
from levelmap.sources.shipping.lock import WORKSPACES, alone
from levelmap.sources.small_areas import (
    census,
    community_needs,
    deprivation,
    english_indices,
    income,
    measures,
    national_indices,
    outlines,
    populations,
    shares,
)
from levelmap.tables import csvw

CURATED = (
    "aliases.csv",
    "dashboard.csv",
    "denominators.csv",
    "indicators.csv",
    "list_parts.csv",
    "memberships",
    "priority_lists.csv",
    "recipes",
    "small_area_measures.csv",
    "sources.csv",
    "README.md",
)


def _build_lookups(build: Build) -> None:
    raw = build.raw
    build.write_table(lookups.district_codes(raw), tables.LAD_CODES, "lookups", "lad_codes.csv")
    changes = lookups.district_changes(raw)
    build.write_table(changes, tables.LAD_CHANGES, "lookups", "lad_changes.csv")
    for year, areas in lookups.district_areas(raw).items():
        build.write_table(areas, tables.AREAS, "areas", f"lad_{year}.csv")
    for geography, areas in lookups.larger_areas(raw).items():
        build.write_table(areas, tables.AREAS, "areas", f"{geography}.csv")


def _build_explore_local_statistics(build: Build) -> None:
    made = build.made_by("explore_local_statistics")
    for indicator in tqdm(made, desc="ONS Explore Local Statistics", unit="series", leave=False):
        published = explore_local_statistics.read(build.raw, indicator)
        build.write_published(indicator.slug, published)


def _build_subnational_indicators(build: Build) -> None:
    for indicator in build.made_by("subnational_indicators"):
        published = subnational_indicators.read(build.raw, indicator, build.districts)
        build.write_published(indicator.slug, published, [subnational_indicators.VINTAGE])


def _build_boundaries(build: Build) -> None:
    for layer in tqdm(boundaries.LAYERS, desc="Boundaries", unit="layer", leave=False):
        build.write_layer(boundaries.build(build.raw, layer), layer.geography)
    for hexes in hexmaps.LAYERS:
        areas = layer_files.read(build.out, hexes.areas, verified=False)
        build.write_layer(hexmaps.build(build.raw, hexes, areas), hexes.geography)


def _build_hexagons(build: Build) -> None:
    """Write the layouts of hexagons that are made here."""
    for layer in hexmaps.DERIVED:
        earlier, areas = (
            layer_files.read(build.out, geography, verified=False)
            for geography in (layer.earlier.areas, layer.areas)
        )
        codes = pd.concat([build.areas(layer.earlier.areas), build.areas(layer.areas)])
        codes = codes.drop_duplicates("code", keep="last").set_index("code")
        regions = codes["region_code"].where(codes["region_code"] != "", codes["country_code"])
        frame = hexmaps.derive(build.raw, layer, earlier, areas, regions)
        build.write_layer(frame, layer.geography)


STEPS: dict[str, Callable[[Build], None]] = {
    "lookups": _build_lookups,
    "councils": councils.build,
    "wards": wards.build,
    "neighbourhoods": neighbourhoods.build,
    "explore_local_statistics": _build_explore_local_statistics,
    "subnational_indicators": _build_subnational_indicators,
    "joined_series": joined.build,
    "small_areas": english_indices.build,
    "deprivation": deprivation.build,
    "community_needs": community_needs.build,
    "census": census.build,
    "small_area_shares": shares.build,
    "authority_tables": authority_tables.build,
    "health_index": health_index.build,
    "housing": housing.build,
    "referendum": referendum.build,
    "combined": combined.build,
    "drop_in": drop_in.build,
    "boundaries": _build_boundaries,
    "hexagons": _build_hexagons,
    "constituencies": constituencies.build,
    "town_labels": town_labels.build,
    "populations": populations.build,
    "devolution": devolution.build,
    "decided_areas": decided_areas.build,
    "places": places.build,
    "towns": towns.build,
    "small_area_tables": measures.build,
    "national_indices": national_indices.build,
    "composite_index": composite_index.build,
    "constituency_figures": constituency_figures.build,
    "small_area_income": income.build,
    "bases": bases.build,
    "small_area_layer": outlines.build,
    "recorded_crime": recorded_crime.build,
    "universal_credit": universal_credit.build,
    "social_mobility": social_mobility.build,
    "tenure": tenure.build,
    "priority_lists": priority_lists.build,
    "named_neighbourhoods": named_neighbourhoods.build,
    "reports": reports.build,
    "plausibility": plausibility.build,
}
"""Every step in order; a later one may read what an earlier one wrote."""


def run(
    raw: Path, target: Folders, only: Sequence[str] = (), without: Sequence[str] = ()
) -> list[str]:
    """Build everything, or the steps named in *only*, and return what changed, one line each.

    Parameters
    ----------
    raw
        Folder of raw files.
    target
        Folders to replace; their curated files are the build's instructions.
    only
        Names of steps; the other steps' files stay as they are.
    without
        Slugs of sources whose indicators and lists are left out; not together with *only*.

    Raises
    ------
    QueryError
        A name in *only* is not a step, or both *only* and *without* are given.
    UnknownSource
        A slug in *without* is not a source.
    ExportError
        Another build is at work there, or nothing can be written.
    LevelMapError
        A raw file is absent or at fault; *target* is as it was.
    """
    if unknown := [name for name in only if name not in STEPS]:
        raise QueryError(f"There is no build step {unknown[0]!r}: expected {', '.join(STEPS)}.")
    if only and without:
        raise QueryError("Sources are left out of a whole build only: give no steps with them.")
    chosen = [name for name in STEPS if not only or name in only]
    with alone(target.root), workspace(target, keep_built=bool(only)) as out:
        build = Build(RawFolder(raw), out)
        build.notes += [f"left out {slug}" for slug in exclusion.leave_out(out, without)]
        for name in tqdm(chosen, desc="Building", unit="step"):
            _run_step(name, build)
        build.write_table(held.summarise(out), tables.SERIES, "series.csv")
        csvw.write(out.data)
        manifest.write(out)
        report = build.notes + describe(target, out)
        replace(out, target)
    if data_guide.refresh(target):
        report.append("changed docs/data.md")
    return report


def record(target: Folders) -> list[str]:
    """Record the files that people write by hand as they are now, without the raw folder.

    The description of the tables, the manifest with its seal, and what `docs/data.md` says of the
    catalogue are made again; figures and boundaries are not.

    Returns
    -------
    list of str
        One line for each file that is not as it was recorded before.
    """
    csvw.write(target.data)
    changes = manifest.write(target)
    if data_guide.refresh(target):
        changes.append("changed docs/data.md")
    return changes


def _run_step(name: str, build: Build) -> None:
    try:
        STEPS[name](build)
    except LevelMapError as error:
        error.args = (f"{error} (build step {name}; nothing was changed)",)
        raise


@contextmanager
def workspace(target: Folders, *, keep_built: bool) -> Iterator[Folders]:
    """Give a temporary copy of *target*: all of it, or only what people write by hand."""
    with tempfile.TemporaryDirectory(dir=target.root, prefix=WORKSPACES) as name:
        out = Folders(Path(name))
        for folder, old in zip(_folders(out), _folders(target), strict=True):
            if keep_built and old.is_dir():
                shutil.copytree(old, folder)
            folder.mkdir(parents=True, exist_ok=True)
        for item in CURATED:
            source, copy = target.data / item, out.data / item
            if source.is_dir():
                shutil.copytree(source, copy, dirs_exist_ok=True)
            elif source.is_file():
                shutil.copy2(source, copy)
        yield out


def _folders(folders: Folders) -> tuple[Path, Path, Path]:
    return folders.data, folders.boundaries, folders.web_geometry


def replace(new: Folders, old: Folders) -> None:
    """Move every new file over its old one, then remove old files that were not made again.

    The manifest and its seal go last: a build that is interrupted here is seen by `check`.
    """
    made = {path.relative_to(new.root) for path in manifest.files(new)}
    gone = [p for p in manifest.files(old) if p.relative_to(old.root) not in made]
    for part in sorted(made):
        destination = old.root / part
        destination.parent.mkdir(parents=True, exist_ok=True)
        (new.root / part).replace(destination)
    for path in gone:
        path.unlink()
    for name in (MANIFEST, SEAL):
        (new.data / name).replace(old.data / name)
