"""Column contracts of areas: codes by year, what changed, names, layers of boundaries."""

from levelmap.tables.contract import CODE, INTEGER, NUMBER, REQUIRED, TEXT, Contract

AREAS = Contract(
    "areas",
    {
        "code": CODE,
        "name": REQUIRED,
        "lad_code": TEXT,
        "utla_code": TEXT,
        "cauth_code": TEXT,
        "region_code": TEXT,
        "country_code": TEXT,
    },
    ("code",),
)
"""The areas of one geography with the codes of the areas that contain them, where they do."""

OTHER_NAMES = Contract(
    "other_names", {"code": CODE, "name": REQUIRED, "kind": REQUIRED}, ("code", "name")
)
"""Names by which people look for an area besides its own; `kind` is short, formal, spelling, welsh,
gaelic, renamed, place (a town inside it) or parish (a civil parish or community inside it)."""

LAD_CHANGES = Contract(
    "lad_changes",
    {
        "old_code": CODE,
        "old_name": REQUIRED,
        "new_code": CODE,
        "new_name": REQUIRED,
        "change": REQUIRED,
        "year": INTEGER,
        "population_share": NUMBER,
        "population_source": TEXT,
    },
    ("old_code",),
)
"""`change` is recode (same area, new code) or merger; `population_share` is the old area's part
of the new area's people, 1 for a recode."""

LAD_CODES = Contract(
    "lad_codes",
    {"code": CODE, "name": REQUIRED, "first_year": INTEGER, "last_year": INTEGER},
    ("code",),
)
"""Every district code since 2016 with the first and last year in which it was in force."""

LAYERS = Contract(
    "layers",
    {
        "geography": REQUIRED,
        "file": REQUIRED,
        "areas": INTEGER,
        "west": NUMBER,
        "south": NUMBER,
        "east": NUMBER,
        "north": NUMBER,
    },
    ("geography",),
)
"""Web geometry: the file below `static/geo/` and its extent in degrees. Its areas are in the order
of their codes."""
