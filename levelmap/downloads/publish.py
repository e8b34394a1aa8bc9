"""Everything that is held as a few Parquet files that others query where they lie, over HTTP.

One folder for each version of the data, never changed once written, so that any static server and
any cache can hand it out. `latest.json` beside them names the newest.
"""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from levelmap import __version__
from levelmap.atlas import Atlas
from levelmap.downloads.bundle import INDICATOR_COLUMNS, indicator_table, source_facts
from levelmap.errors import DataError, ExportError
from levelmap.files import write_whole
from levelmap.integrity import MANIFEST, sha256

ROWS_TOGETHER = 20_000
"""Rows of one group: what a query of one indicator reads at least."""

_READ_ME = """# LevelMap: the data, version {version}

Parquet files for queries where they lie. With DuckDB, over HTTP, nothing downloaded whole:

```sql
SELECT area_name, value
FROM 'ADDRESS/{version}/values.parquet'
WHERE indicator = 'claimant-count' AND geography = 'lad_2025' AND period_label = '2024'
ORDER BY value DESC LIMIT 10;
```

| File | Holds |
|---|---|
| `values.parquet` | every value, sorted by indicator, with reliability and the reason for gaps |
| `indicators.parquet` | meaning, unit, direction, caveat and source of every indicator |
| `sources.parquet` | publisher, licence and attribution: give it wherever you show a value |
| `areas.parquet` | names of areas and what contains them, by kind and year |
| `lists.parquet`, `list_areas.parquet` | priority lists and who is on them |

`contents.json` has the hash of each file. What LevelMap computed is not an official statistic.
"""


def publish(folder: Path, atlas: Atlas) -> Path:
    """Write the data below *folder* and return the folder of their version.

    Raises
    ------
    ExportError
        *folder* is absent or cannot be written.
    DataError
        A file of the data is absent or damaged: nothing that cannot be trusted is published.
    """
    if not atlas.health.is_well:
        raise DataError(f"Nothing was published. {atlas.health.sentences[0]}")
    version = sha256((atlas.folders.data / MANIFEST).read_bytes())[:12]
    target = folder / version
    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(f"{target} could not be made ({error.strerror or error}).") from error
    contents = {}
    for name, table in _tables(atlas).items():
        content = _parquet(table)
        write_whole(target / f"{name}.parquet", content)
        contents[f"{name}.parquet"] = {"rows": len(table), "sha256": sha256(content)}
    write_whole(target / "README.md", _READ_ME.format(version=version).encode())
    about = {"version": version, "made_by": f"LevelMap {__version__}", "files": contents}
    text = json.dumps(about, indent=2).encode()
    write_whole(target / "contents.json", text)
    write_whole(folder / "latest.json", text)
    return target


def _tables(atlas: Atlas) -> dict[str, pd.DataFrame]:
    return {
        "values": _values(atlas),
        "indicators": _indicators(atlas),
        "sources": pd.DataFrame(
            {"slug": slug, **source_facts(source)}
            for slug, source in atlas.catalogue.sources.items()
        ),
        "areas": _areas(atlas),
        "lists": _lists(atlas),
        "list_areas": _list_areas(atlas),
    }


def _values(atlas: Atlas) -> pd.DataFrame:
    parts = [
        indicator_table(indicator, atlas).assign(indicator=slug)
        for slug, indicator in sorted(atlas.catalogue.indicators.items())
    ]
    whole = pd.concat(parts, ignore_index=True)
    order = ["indicator", "geography", "period", "area_code"]
    return whole.sort_values(order)[["indicator", *INDICATOR_COLUMNS]]


def _indicators(atlas: Atlas) -> pd.DataFrame:
    columns = ("slug", "label", "mission", "role", "description", "unit", "kind")
    return pd.DataFrame(
        {
            **{column: getattr(indicator, column) for column in columns},
            "polarity": indicator.polarity.value,
            "polarity_reason": indicator.polarity_reason,
            "caveat": indicator.caveat,
            "source": indicator.source,
        }
        for indicator in atlas.catalogue.indicators.values()
    ).astype({"mission": "Int64"})


def _areas(atlas: Atlas) -> pd.DataFrame:
    parts = [
        atlas.gazetteer.areas(geography).reset_index().assign(geography=str(geography))
        for geography in atlas.gazetteer.geographies
    ]
    return pd.concat(parts, ignore_index=True)


def _lists(atlas: Atlas) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "slug": held.slug,
            "label": held.title,
            "date": str(held.date),
            "meaning": held.meaning,
            "unit": held.unit_label,
            "geography": str(held.geography),
            "completeness": held.completeness,
            "status": held.status,
            "source": held.source,
        }
        for held in atlas.catalogue.priority_lists.values()
    )


def _list_areas(atlas: Atlas) -> pd.DataFrame:
    parts = [
        atlas.catalogue.memberships(slug).assign(list=slug)
        for slug in atlas.catalogue.priority_lists
    ]
    return pd.concat(parts, ignore_index=True)


def _parquet(table: pd.DataFrame) -> bytes:
    sink = pa.BufferOutputStream()
    arrow = pa.Table.from_pandas(table, preserve_index=False)
    pq.write_table(arrow, sink, compression="zstd", row_group_size=ROWS_TOGETHER)
    content: bytes = sink.getvalue().to_pybytes()
    return content
