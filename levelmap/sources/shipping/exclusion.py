"""Building without some sources, for a copy that is passed on under one licence."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from levelmap.catalogue import provenance
from levelmap.errors import UnknownSource
from levelmap.paths import Folders


def leave_out(folders: Folders, sources: Collection[str]) -> list[str]:
    """Remove what comes from *sources* from the catalogues, so that the build does not make it.

    Returns
    -------
    list of str
        Slugs of the indicators and lists removed. Recipes that use them are not touched: `check`
        names them.

    Raises
    ------
    UnknownSource
        A slug is not in `sources.csv`.
    """
    known = provenance.load(folders.data / "sources.csv")
    for slug in sources:
        if slug not in known:
            raise UnknownSource(slug, known)
    removed: list[str] = []
    for name in ("indicators.csv", "priority_lists.csv"):
        path = folders.data / name
        if path.is_file():
            frame = pd.read_csv(path, dtype=str, keep_default_na=False)
            is_out = frame["source"].isin(list(sources))
            removed += frame.loc[is_out, "slug"].tolist()
            _without_links(frame, removed)[~is_out].to_csv(path, index=False, lineterminator="\n")
    removed += _leave_out_measures(folders, sources)
    for slug in removed:
        (folders.data / "memberships" / f"{slug}.csv").unlink(missing_ok=True)
    return removed


def _without_links(frame: pd.DataFrame, removed: Collection[str]) -> pd.DataFrame:
    """Return a catalogue in which no row refers to one that was removed."""
    linked = [column for column in ("twins", "superseded_by", "replaced_by") if column in frame]
    for column in linked:
        kept = frame[column].map(lambda text: [p for p in text.split("|") if p not in removed])
        frame = frame.assign(**{column: kept.map("|".join)})
    return frame


def _leave_out_measures(folders: Folders, sources: Collection[str]) -> list[str]:
    """Remove the measures of small areas that rest on any of *sources*; return their slugs."""
    path = folders.data / "small_area_measures.csv"
    if not path.is_file():
        return []
    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    is_out = frame["sources"].map(lambda named: bool(set(named.split()) & set(sources)))
    frame[~is_out].to_csv(path, index=False, lineterminator="\n")
    return frame.loc[is_out, "slug"].to_list()
