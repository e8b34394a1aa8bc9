"""New figures for the data in use, without the raw folder of a whole build.

Where each source's files are put out, and in which shape, is data: `files_at` and `file_shape` in
`sources.csv`. One shape is read here, `explore-local-statistics`: `<dataset>/<dataset>.csv` and
`.json`. Files are fetched, held to the same checks as in a build, and built beside the data in
use. What has come in whole replaces them at once. A source that cannot be fetched, has changed its
shape or lost most of its figures is named and stays as it was.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path

import pandas as pd

from levelmap import tables
from levelmap.catalogue import provenance
from levelmap.catalogue.indicators import Indicator
from levelmap.catalogue.provenance import Source
from levelmap.errors import ContractError, LevelMapError, QueryError, UnknownSource
from levelmap.files import write_whole
from levelmap.paths import Folders
from levelmap.sources.base.context import Build
from levelmap.sources.base.fetch import fetch
from levelmap.sources.base.raw import RawFolder
from levelmap.sources.build import replace, workspace
from levelmap.sources.publishers import explore_local_statistics
from levelmap.sources.series import combined, held, plausibility
from levelmap.sources.shipping import manifest
from levelmap.sources.shipping.changes import describe
from levelmap.sources.shipping.lock import alone
from levelmap.tables import csvw

BUILDER = "explore_local_statistics"
SHAPE = "explore-local-statistics"
"""The `file_shape` that is read here."""
LEAST_KEPT = 0.5
"""The part of the values held that a new file must still have."""


@dataclass(frozen=True)
class Report:
    """What an update came to.

    Attributes
    ----------
    changes
        One line for each file that changed.
    left
        One sentence for each source that stays as it was because of a fault.
    elsewhere
        Slugs of sources whose files are put out in a shape that only a build reads.
    unknown
        Slugs of sources of whose files no address is known.
    """

    changes: tuple[str, ...]
    left: tuple[str, ...]
    elsewhere: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Return all of it, a line each; sources that were not looked for are counted."""
        return "\n".join((*self.changes, *self.left, *self._not_looked_for()))

    def _not_looked_for(self) -> Iterator[str]:
        if self.elsewhere:
            yield (
                f"Not looked for: {len(self.elsewhere)} sources whose files only a build reads "
                "(their addresses are in data/sources.csv, column files_at)."
            )
        if self.unknown:
            yield f"No address is known of the files of {len(self.unknown)} sources."


def run(
    target: Folders, origin: str = "", only: Sequence[str] = (), *, preview: bool = False
) -> Report:
    """Fetch what has come out since, and replace the data in use where it is sound.

    Parameters
    ----------
    origin
        A folder, or an address that begins with http:// or https://, instead of the addresses
        that `sources.csv` gives.
    only
        Slugs of sources; all that can be read if empty.
    preview
        Say what would change and change nothing.

    Raises
    ------
    UnknownSource, QueryError
        A slug in *only* is no source, or one whose files cannot be read here.
    ExportError
        Another build is at work, or nothing can be written.
    """
    with (
        alone(target.root),
        workspace(target, keep_built=True) as out,
        tempfile.TemporaryDirectory() as raw,
    ):
        update = _Update(target, Build(RawFolder(Path(raw)), out), origin)
        taken, left = [], []
        for source, indicators in update.chosen(only).items():
            try:
                update.take(source, indicators)
                taken.append(source)
            except LevelMapError as error:
                update.put_back(indicators)
                left.append(f"{source} stays as it was: {error}")
        changes = update.finish(taken)
        if changes and not preview:
            replace(out, target)
        others = ((), ()) if only else update.not_looked_for()
    return Report(tuple(changes) or ("nothing changed",), tuple(left), *others)


@dataclass(frozen=True)
class _Update:
    target: Folders
    build: Build
    origin: str

    @cached_property
    def _sources(self) -> dict[str, Source]:
        return provenance.load(self.build.out.data / "sources.csv")

    @cached_property
    def _by_source(self) -> dict[str, list[Indicator]]:
        found: dict[str, list[Indicator]] = {}
        for indicator in self.build.made_by(BUILDER):
            if self._sources[indicator.source].file_shape == SHAPE:
                found.setdefault(indicator.source, []).append(indicator)
        return found

    def chosen(self, only: Sequence[str]) -> Mapping[str, list[Indicator]]:
        """Return the indicators to update, by source."""
        for slug in only:
            if slug not in self._sources:
                raise UnknownSource(slug, self._sources)
            if slug not in self._by_source:
                raise QueryError(_why_not(self._sources[slug]))
        return {s: i for s, i in self._by_source.items() if not only or s in only}

    def not_looked_for(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the slugs of sources that only a build reads, and of those without an address."""
        others = [source for slug, source in self._sources.items() if slug not in self._by_source]
        return (
            tuple(source.slug for source in others if source.files_at),
            tuple(source.slug for source in others if not source.files_at),
        )

    def take(self, source: str, indicators: Sequence[Indicator]) -> None:
        """Fetch a source's files and write its indicators beside the data in use."""
        released = ""
        origin = self.origin or self._sources[source].files_at
        for dataset in dict.fromkeys(i.origin.split("|")[0].strip() for i in indicators):
            folder = self.build.raw.root.joinpath(*explore_local_statistics.FOLDER, dataset)
            folder.mkdir(parents=True)
            for kind in ("csv", "json"):
                content = fetch(origin, f"{dataset}/{dataset}.{kind}")
                (folder / f"{dataset}.{kind}").write_bytes(content)
            released = max(released, _released(folder / f"{dataset}.json"))
        for indicator in indicators:
            published = explore_local_statistics.read(self.build.raw, indicator)
            self.build.write_published(indicator.slug, published)
            self._refuse_loss(indicator.slug)
        self._date(source, released)

    def _refuse_loss(self, slug: str) -> None:
        keys = ["area_code", "period"]
        before, after = (
            pd.read_parquet(self._file(folders, slug)).dropna(subset="value").set_index(keys).index
            for folders in (self.target, self.build.out)
        )
        kept = len(before.intersection(after))
        if kept < LEAST_KEPT * len(before):
            raise ContractError(
                slug, "value", f"has only {kept:,} of the {len(before):,} values that are held"
            )

    def put_back(self, indicators: Sequence[Indicator]) -> None:
        """Write the indicators of a source again as they are in use."""
        for indicator in indicators:
            shutil.copy2(
                self._file(self.target, indicator.slug), self._file(self.build.out, indicator.slug)
            )

    def finish(self, taken: Sequence[str]) -> list[str]:
        """Make again what rests on the sources taken, and return what changed."""
        if not self._has_news(taken):
            return []
        combined.build(self.build)
        plausibility.build(self.build)
        out = self.build.out
        self.build.write_table(held.summarise(out), tables.SERIES, "series.csv")
        csvw.write(out.data)
        manifest.write(out)
        return [line for line in describe(self.target, out) if line != "nothing changed"]

    def _has_news(self, taken: Sequence[str]) -> bool:
        """Say whether a figure differs: a file that was fetched again is no news by itself."""
        slugs = [indicator.slug for source in taken for indicator in self._by_source[source]]
        return any(self._values(self.target, s) != self._values(self.build.out, s) for s in slugs)

    def _values(self, folders: Folders, slug: str) -> list[tuple[str, ...]]:
        """Return the figures of an indicator without what LevelMap itself flags."""
        frame = pd.read_parquet(self._file(folders, slug)).sort_values(["area_code", "period"])
        shown = frame[["area_code", "period", "value", "lower_ci", "upper_ci"]]
        return list(shown.round(9).astype(str).itertuples(index=False, name=None))

    def _date(self, source: str, released: str) -> None:
        path = self.build.out.data / "sources.csv"
        rows = tables.read_csv(path, tables.SOURCES)
        is_source = rows["slug"] == source
        rows.loc[is_source, "retrieved"] = date.today().isoformat()
        if released:
            rows.loc[is_source, "published"] = released
        write_whole(path, rows.to_csv(index=False, lineterminator="\n").encode())

    @staticmethod
    def _file(folders: Folders, slug: str) -> Path:
        return folders.data / "observations" / f"{slug}.parquet"


def _why_not(source: Source) -> str:
    """Return why a source cannot be updated, and what to do."""
    if source.files_at:
        where = (
            f"put out at {source.files_at.replace(';', ', ')}, in a shape that only a build reads"
        )
    else:
        where = "put out at an address that is not known"
    return f"{source.slug} has its files {where}: newer ones come in with a build from raw files."


def _released(path: Path) -> str:
    """Return the ISO date of release that a dataset's description gives; empty where it gives none.

    Raises
    ------
    ContractError
        It is not JSON, or describes nothing.
    """
    try:
        described = json.loads(path.read_text("utf-8-sig"))
        parts = [part for part in described.values() if isinstance(part, dict)]
    except (ValueError, AttributeError):
        raise ContractError(path.name, "json", "is not a description of a dataset") from None
    text = next((str(part["sourceDate"]) for part in parts if part.get("sourceDate")), "")
    try:
        return datetime.strptime(text, "%d/%m/%Y").date().isoformat()
    except ValueError:
        return ""
