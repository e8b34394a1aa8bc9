"""Column contracts of the tables of priority lists, who is on them, and funds."""

from levelmap.tables.contract import CODE, INTEGER, NUMBER, REQUIRED, TEXT, Contract

PRIORITY_LISTS = Contract(
    "priority_lists",
    {
        "slug": REQUIRED,
        "label": REQUIRED,
        "fund": REQUIRED,
        "round": TEXT,
        "date": REQUIRED,
        "meaning": REQUIRED,
        "unit": REQUIRED,
        "geography": REQUIRED,
        "universe": REQUIRED,
        "categories": TEXT,
        "priority": TEXT,
        "expected": INTEGER,
        "held": INTEGER,
        "expected_unit": REQUIRED,
        "amount": NUMBER,
        "completeness": REQUIRED,
        "status": REQUIRED,
        "status_reason": REQUIRED,
        "source": REQUIRED,
        "origin": TEXT,
        "note": TEXT,
        "short": REQUIRED,
        "noun": REQUIRED,
        "preposition": REQUIRED,
        "in_force_until": TEXT,
        "replaced_by": TEXT,
        "money": TEXT,
        "whole_in": TEXT,
    },
    ("slug",),
)
"""Written by hand. `date` is a period (`2021-03-01/P1M`); `unit` is what was designated (district,
upper_tier, town, high_street, neighbourhood, ward, transport_authority); `geography` is that of the
codes held; `universe` says who could have been on it (see
`levelmap.catalogue.priority_lists.Universe`); `categories` are in order, separated by `|`, and
`priority` are those of them that count as named, all where empty; `expected` is the official number
of `expected_unit` (towns, awards, ...) and `held` the number of them in the memberships; `amount`
is the published total in pounds, empty where there is none; `completeness` is complete, partial or
derived; `status` is in_force, superseded, closed or unconfirmed; `origin` is the raw file that the
memberships are made from, empty where they are written by hand. `short` is a name of at most 28
characters that follows `preposition`, which has its article where the name takes one, in a
sentence; `noun` is what its places are called: "123 authorities are in category 1 of the Levelling
Up Fund". `in_force_until` is the last day (ISO, or month or year) on which it counts, empty where
none is set or known, and `replaced_by` the list that took its place, empty where none is held.
`money` says whether it brought money to those it names: awards (their amounts are held), amounts
not held, or empty. `whole_in` has the codes of regions, separated by `|`, of which all that an
incomplete list names is held: there any other area is known not to be on it."""

LIST_PARTS = Contract(
    "list_parts",
    {
        "priority_list": REQUIRED,
        "part": REQUIRED,
        "date": REQUIRED,
        "places": INTEGER,
        "method": REQUIRED,
        "status": REQUIRED,
        "status_reason": REQUIRED,
        "in_force_until": TEXT,
        "replaced_by": TEXT,
    },
    ("priority_list", "part"),
)
"""Written by hand: the categories of a list that are parts of it with dates, methods and statuses
of their own; `places` is how many were named in each."""

MEMBERSHIPS = Contract(
    "memberships",
    {
        "area_code": CODE,
        "area_name_as_published": REQUIRED,
        "within_code": TEXT,
        "place": TEXT,
        "category": TEXT,
        "status": REQUIRED,
        "extent": REQUIRED,
        "award": TEXT,
        "recipient": TEXT,
        "amount": NUMBER,
        "seen_in": TEXT,
        "note": TEXT,
    },
    ("area_code", "place", "award", "category"),
)
"""One list, codes as published. `within_code` is the district of a ward; `place` is the town, high
street or neighbourhood named, or the one name that several areas share; `status` is named,
not_named (known not to be on a partial list) or not_seen (its category was not found); `extent` is
whole, part (the place lies in the area) or shared (one award to several areas). Rows of one shared
award have the same `award`, the name of the bid, and `amount` (pounds) is the whole award's,
repeated on each of its rows. `recipient` is who received it where that is not the area's council;
`seen_in` is where the row was read, empty where all of a list come from its one source."""

FUNDING_STREAMS = Contract(
    "funding_streams",
    {
        "fund": REQUIRED,
        "area": REQUIRED,
        "amount": NUMBER,
        "timeframe": TEXT,
        "allocation": REQUIRED,
        "detail": TEXT,
        "priority_list": TEXT,
    },
    ("fund",),
)
"""Funds of the Spending Review of 2021 in pounds; `priority_list` is the slug of the list that says
which places each favoured, empty where none is held."""
