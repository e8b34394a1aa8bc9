"""What a build changed: files, areas, periods and values, in sentences for the person who built."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from levelmap.paths import Folders
from levelmap.sources.shipping import manifest


def describe(old: Folders, new: Folders) -> list[str]:
    """Return one line for each file added, removed or changed between two sets of folders."""
    before = {path.relative_to(old.root).as_posix(): path for path in manifest.files(old)}
    after = {path.relative_to(new.root).as_posix(): path for path in manifest.files(new)}
    lines = [
        f"added {name} ({manifest.rows_of(after[name])} rows)" for name in after.keys() - before
    ]
    lines += [f"removed {name}" for name in before.keys() - after]
    for name in after.keys() & before:
        if before[name].read_bytes() != after[name].read_bytes():
            lines.append(f"changed {name}: {_difference(before[name], after[name])}")
    return sorted(lines) or ["nothing changed"]


def _difference(old: Path, new: Path) -> str:
    if old.parent.name != "observations":
        return f"{manifest.rows_of(old)} rows before, {manifest.rows_of(new)} now"
    keys = ["area_code", "period"]
    before = pd.read_parquet(old).set_index(keys)
    after = pd.read_parquet(new).set_index(keys)
    both = before.index.intersection(after.index)
    then, now = before.loc[both], after.loc[both]
    is_same = np.isclose(then["value"], now["value"], rtol=1e-12, equal_nan=True)
    periods = sorted(set(after.index.get_level_values(1)) - set(before.index.get_level_values(1)))
    parts = [
        f"{len(after.index.difference(before.index))} values added",
        f"{len(before.index.difference(after.index))} removed",
        f"{int((~is_same).sum())} revised",
    ]
    for column, noun in {
        "geography": "on another geography",
        "status": "of another status",
    }.items():
        if moved := int((then[column] != now[column]).sum()):
            parts.append(f"{moved} {noun}")
    if periods:
        parts.append(f"new periods {', '.join(periods)}")
    return ", ".join(parts)
