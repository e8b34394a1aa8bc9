"""The parts of lists that were named at different times or in different ways."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from levelmap import tables
from levelmap.catalogue.priority_lists import STATUSES, PriorityList
from levelmap.errors import ContractError
from levelmap.periods import Period


@dataclass(frozen=True, slots=True)
class ListPart:
    """One row of `list_parts.csv`: a category of a list with its own date, method and status.

    Attributes
    ----------
    priority_list, part
        Slug of the list, and the category by which its rows are marked.
    places
        How many places were named in it.
    method
        How they were chosen, as far as it is known.
    in_force_until
        ISO date of the last day on which it counts; empty where none is set or known.
    replaced_by
        Slug of the list that took its place; empty where none is held.
    """

    priority_list: str
    part: str
    date: Period
    places: int
    method: str
    status: str
    status_reason: str
    in_force_until: str
    replaced_by: str

    @property
    def status_label(self) -> str:
        """Return the words that users read for the status."""
        return STATUSES[self.status]


def load(path: Path, lists: Mapping[str, PriorityList]) -> dict[str, tuple[ListPart, ...]]:
    """Return the parts of `list_parts.csv` by slug of the list, in the order of the file.

    Parts of lists that are not in *lists* are left out.

    Raises
    ------
    MissingFile
        There is no such file.
    ContractError
        A cell holds what the table does not allow, or names no category or list.
    """
    frame = tables.read_csv(path, tables.LIST_PARTS)
    found: dict[str, tuple[ListPart, ...]] = {}
    for row in frame.to_dict("records"):
        slug = row["priority_list"]
        if slug not in lists:
            continue
        for column, allowed in (("part", lists[slug].categories), ("status", tuple(STATUSES))):
            if row[column] not in allowed:
                reason = f"of {slug} is not one of {', '.join(allowed)}"
                raise ContractError(path.name, column, reason, [row[column]])
        typed = {**row, "date": Period.parse(str(row["date"]))}
        found[slug] = (*found.get(slug, ()), ListPart(**typed))
    return found
