"""Why a place stands beside others: what ONS finds alike, what is near, or one's own choice."""

from __future__ import annotations

from enum import StrEnum

from levelmap.answers.place import context
from levelmap.atlas import Atlas
from levelmap.geography.gazetteer import Area


class Reason(StrEnum):
    """Which places stand beside one; the value is the word used in addresses."""

    SIMILAR = "similar"
    ECONOMY = "economy"
    PEOPLE = "people"
    CLUSTER = "cluster"
    NEIGHBOURS = "neighbours"
    KIND = "kind"
    SIZE = "size"
    CHOSEN = "chosen"

    @property
    def label(self) -> str:
        """Return the words that users read."""
        return {
            "similar": "Similar (ONS)",
            "economy": "Economy alike (ONS)",
            "people": "People alike (ONS)",
            "cluster": "Same ONS cluster",
            "neighbours": "Neighbours",
            "kind": "Same kind and region",
            "size": "Nearest in people",
            "chosen": "My choice",
        }[self.value]

    @property
    def rule(self) -> str:
        """Return by which rule the places beside one authority are found, in a sentence."""
        nearest = f"The {context.NEAREST} that ONS finds nearest"
        return {
            "similar": f"{nearest} on all its measures together (Explore Local Statistics, 2026).",
            "economy": f"{nearest} on measures of the economy (Explore Local Statistics, 2026).",
            "people": f"{nearest} on measures of people (Explore Local Statistics, 2026).",
            "cluster": (
                "All authorities of the cluster in which ONS puts it on all its measures together: "
                "their median and middle half (Explore Local Statistics, 2026)."
            ),
            "neighbours": "All that share a boundary with it, the longest boundary first.",
            "kind": (
                f"At most {context.NEAREST} of the same kind of council in the same region (nation "
                "outside England), those nearest in number of people first."
            ),
            "chosen": "Those that you choose.",
        }[self.value]


OF_AUTHORITIES = tuple(reason for reason in Reason if reason is not Reason.SIZE)
"""For which others stand beside one authority."""


def places(area: Area, reason: Reason, atlas: Atlas) -> tuple[Area, ...]:
    """Return the places beside *area* for a reason; empty where there are none, or to be chosen."""
    if reason is Reason.SIMILAR:
        return context.similar(area, atlas)
    if reason is Reason.ECONOMY:
        return context.similar(area, atlas, "economic")
    if reason is Reason.PEOPLE:
        return context.similar(area, atlas, "demographic")
    if reason is Reason.CLUSTER:
        return context.cluster(area, atlas)[1]
    if reason is Reason.NEIGHBOURS:
        return context.neighbours(area, atlas)
    return context.same_kind(area, atlas) if reason is Reason.KIND else ()


def heading(area: Area, reason: Reason, number: int, atlas: Atlas) -> str:
    """Return what the places are, as it stands after "beside"."""
    if reason is Reason.CLUSTER:
        return f"the {number} others of ONS cluster {context.cluster(area, atlas)[0]}"
    return {
        Reason.SIMILAR: f"{number} similar places (ONS)",
        Reason.ECONOMY: f"{number} places with an economy alike (ONS)",
        Reason.PEOPLE: f"{number} places with people alike (ONS)",
        Reason.NEIGHBOURS: "its neighbours",
        Reason.KIND: f"{number} of its kind nearest by people",
        Reason.CHOSEN: "the places chosen",
    }[reason]


def why_none(name: str, reason: Reason) -> str:
    """Return why no place stands beside one."""
    if reason is Reason.NEIGHBOURS:
        return f"{name} shares no boundary with another authority."
    if reason is Reason.KIND:
        return f"The region of {name} has no other authority of its kind."
    if reason is Reason.CHOSEN:
        return "Choose places above to see them here."
    if reason is Reason.CLUSTER:
        return f"ONS puts {name} in no cluster."
    return f"ONS finds no similar places for {name}."
