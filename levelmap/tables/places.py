"""Column contracts of the tables that describe places, in `data/lookups/` (see `contract`)."""

from __future__ import annotations

from levelmap.tables.contract import CODE, FLAG, INTEGER, NUMBER, REQUIRED, TEXT, Contract

POPULATION = Contract(
    "population",
    {
        "geography": REQUIRED,
        "area_code": CODE,
        "date": REQUIRED,
        "people": INTEGER,
        "source": REQUIRED,
    },
    ("geography", "area_code"),
)
"""Usual residents on `date` (ISO), for weights and context. One geography may hold several dates:
where the figure of a nation is not held for the date of the others, the nearest one stands in."""

RURAL_URBAN = Contract(
    "rural_urban",
    {
        "geography": REQUIRED,
        "area_code": CODE,
        "edition": REQUIRED,
        "category": REQUIRED,
        "broad": REQUIRED,
    },
    ("geography", "area_code"),
)
"""Rural Urban Classification of `edition` (2011, England; 2021, England and Wales): the finest
category published for districts and the broad one. The editions are not comparable."""

COAST = Contract(
    "coast",
    {
        "geography": REQUIRED,
        "area_code": CODE,
        "tidal_km": NUMBER,
        "open_km": NUMBER,
        "tidal": FLAG,
        "open": FLAG,
    },
    ("geography", "area_code"),
)
"""Computed, not official, Great Britain only: kilometres of an area's boundary on the coastline
with tidal rivers, and on the open coast (inlets narrower than about 3 km closed). A flag is set
from 1 km on."""

SIMILAR_AREAS = Contract(
    "similar_areas",
    {"model": REQUIRED, "area_code": CODE, "cluster": TEXT, "similar": TEXT},
    ("model", "area_code"),
)
"""ONS similar areas by model (global, economic, demographic): letter of the cluster, empty where an
area has none, and the codes of up to 20 similar areas, nearest first, separated by spaces."""

NEIGHBOURS = Contract(
    "neighbours",
    {"code_a": CODE, "code_b": CODE, "shared_km": NUMBER},
    ("code_a", "code_b"),
)
"""Pairs of areas with a common boundary on land or in an estuary, `code_a` before `code_b`."""

WARD_OVERLAPS = Contract(
    "ward_overlaps",
    {
        "old_geography": REQUIRED,
        "new_geography": REQUIRED,
        "old": CODE,
        "new": CODE,
        "people": INTEGER,
    },
    ("old_geography", "new_geography", "old", "new"),
)
"""Residents of Census 2021 in each pair of wards of two years, counted by small areas with the best
fit of each."""

COUNCILS = Contract(
    "councils",
    {
        "council": REQUIRED,
        "code": TEXT,
        "name": REQUIRED,
        "official_name": REQUIRED,
        "ended": TEXT,
        "successors": TEXT,
    },
    ("council",),
)
"""Councils, counties and combined authorities past and present: `council` is the code of
mySociety's register, `code` the last GSS code (empty for the districts of Northern Ireland that
ended in 2015), `ended` an ISO date or empty, `successors` the GSS codes of what took its place."""

COUNCIL_NAMES = Contract(
    "council_names", {"council": REQUIRED, "name": REQUIRED}, ("council", "name")
)
"""Ways in which people write the name of a council, its proper ones included; those that differ
by case or punctuation only are held once."""

CONSTITUENCY_AUTHORITIES = Contract(
    "constituency_authorities",
    {"authority": CODE, "constituency": CODE, "share_of_authority": NUMBER},
    ("authority", "constituency"),
)
"""Parts of authorities of 2025 in constituencies of 2024: the share of the authority's people."""

TOWNS = Contract(
    "towns",
    {
        "name": REQUIRED,
        "authority": CODE,
        "latitude": NUMBER,
        "longitude": NUMBER,
        "size_rank": INTEGER,
    },
    ("name", "authority"),
)
"""Towns, cities and large suburbs (WGS84): `size_rank` 1 is the largest. Their numbers of people
are of mixed years and are not held."""

DECIDED_AREAS = Contract(
    "decided_areas",
    {
        "slug": REQUIRED,
        "name": REQUIRED,
        "kind": REQUIRED,
        "level": TEXT,
        "members": REQUIRED,
        "replaces": TEXT,
        "from_date": TEXT,
        "certainty": REQUIRED,
        "evidence_status": REQUIRED,
        "evidence": REQUIRED,
        "note": TEXT,
    },
    ("slug",),
)
"""Areas of local government that are decided or planned and have no code yet, and what ends with
them. `kind` is strategic_authority, council, councils (several at once, whose areas are not held)
or reorganisation (a timetable only); `members` are the authorities of 2025 inside by `|`,
`replaces` the authorities and counties of 2025 that end; `from_date` is an ISO day, month or year,
empty where none is known; `certainty` is confirmed, partly_confirmed or planned, as
`evidence_status` says."""

BASES = Contract(
    "bases",
    {"base": REQUIRED, "area_code": CODE, "amount": NUMBER, "date": REQUIRED, "source": REQUIRED},
    ("base", "area_code"),
)
"""What rates of authorities of 2025 are divided by: people, children (under 16), working_age (16 to
64), households, small_areas (their number), imd_2025_people (the denominator of the English Indices
of Deprivation 2025)."""

DENOMINATORS = Contract(
    "denominators", {"indicator": REQUIRED, "base": REQUIRED, "reason": REQUIRED}, ("indicator",)
)
"""Written by hand: indicators whose figure of several authorities together can be worked out from
theirs, being what `base` (of `BASES`) divides; `reason` says why it is theirs."""

NAMED_NEIGHBOURHOODS = Contract(
    "named_neighbourhoods",
    {"priority_list": REQUIRED, "authority_code": CODE, "place": REQUIRED, "msoa_code": CODE},
    ("priority_list", "msoa_code"),
)
"""The MSOA of 2021 that a neighbourhood on a list is, as far as known; `authority_code` is its
authority of 2025 and `place` its name on the list."""
