"""Column contracts of what is measured: observations, indicators, series, sources, small areas."""

from levelmap.tables.contract import CODE, INTEGER, NUMBER, REQUIRED, TEXT, Contract

OBSERVATIONS = Contract(
    "observations",
    {
        "area_code": CODE,
        "geography": REQUIRED,
        "period": REQUIRED,
        "value": NUMBER,
        "lower_ci": NUMBER,
        "upper_ci": NUMBER,
        "status": TEXT,
    },
    ("area_code", "period"),
)
"""One indicator, with every kind of area that was published; `geography` is the kind and vintage
of the code (`lad_2025`), `lower_ci` and `upper_ci` are 95 % limits. An empty value has a status
of `statuses.WHY_MISSING`; a value may have some of `statuses.WARNINGS`, set apart by spaces."""

SMALL_AREAS = Contract(
    "small_areas",
    {
        "area_code": CODE,
        "lad_code": CODE,
        "ward_code": CODE,
        "population": NUMBER,
        "rank": INTEGER,
        "decile": INTEGER,
        "score": NUMBER,
        "income_rank": INTEGER,
        "employment_rank": INTEGER,
        "education_rank": INTEGER,
        "health_rank": INTEGER,
        "crime_rank": INTEGER,
        "barriers_rank": INTEGER,
        "living_environment_rank": INTEGER,
        "children_rank": INTEGER,
        "adult_skills_rank": INTEGER,
        "geographical_barriers_rank": INTEGER,
        "wider_barriers_rank": INTEGER,
        "indoors_rank": INTEGER,
        "outdoors_rank": INTEGER,
        "income_people": NUMBER,
        "employment_people": NUMBER,
    },
    ("area_code",),
)
"""One edition of the English Indices of Deprivation by lower-layer super output area, in
`small_areas/`: `imd_2019_lsoa11` (districts of 2019, wards of 2017) and `imd_2025_lsoa21`
(districts of 2025, wards of 2024). Rank and decile 1 are the most deprived. `score` is empty for
2019, whose scores are not held; `population` is that of mid-2017 for 2019 and the index's own
denominator for 2025; `income_people` and `employment_people` are the published numerators, empty
where they were withheld for being small."""

UK_SMALL_AREAS = Contract(
    "uk_small_areas",
    {
        "area_code": CODE,
        "name": REQUIRED,
        "msoa_code": TEXT,
        "lad_code": CODE,
        "ward_code": TEXT,
        "people": NUMBER,
        "households": NUMBER,
    },
    ("area_code",),
)
"""Small areas of the UK: LSOAs of 2021, data zones of 2011, super output areas of 2011, with their
neighbourhood of 2021 (not held in Northern Ireland), authority of 2025 and ward of 2024. People are
those of Census 2021 (England, Wales), of mid-2020 (Scotland), of mid-2019 (Northern Ireland);
households those of the Censuses of 2021 and 2022, not held in Northern Ireland."""

SMALL_AREA_MEASURES = Contract(
    "small_area_measures",
    {
        "slug": REQUIRED,
        "label": REQUIRED,
        "family": REQUIRED,
        "indicator": TEXT,
        "nations": REQUIRED,
        "period": REQUIRED,
        "unit": REQUIRED,
        "suffix": TEXT,
        "decimals": INTEGER,
        "polarity": REQUIRED,
        "kind": REQUIRED,
        "sources": REQUIRED,
        "description": REQUIRED,
        "caveat": TEXT,
    },
    ("slug",),
)
"""Written by hand: what is measured in the small areas of the UK. `family` names the file below
`small_areas/uk/` with a column of this slug; `indicator` the same measure in the catalogue for
larger areas, if it is there; `nations` are letters (`EWSN`), `sources` slugs separated by spaces in
the order of the nations or one for all; a `rank` counts from 1, the most deprived, in each nation
by itself."""

INDICATORS = Contract(
    "indicators",
    {
        "slug": REQUIRED,
        "label": REQUIRED,
        "mission": REQUIRED,
        "role": REQUIRED,
        "description": REQUIRED,
        "unit": REQUIRED,
        "prefix": TEXT,
        "suffix": TEXT,
        "decimals": INTEGER,
        "polarity": REQUIRED,
        "polarity_reason": REQUIRED,
        "kind": REQUIRED,
        "source": REQUIRED,
        "caveat": TEXT,
        "builder": REQUIRED,
        "origin": TEXT,
        "short": REQUIRED,
        "role_reason": REQUIRED,
        "computed": TEXT,
        "compiled_by": TEXT,
        "method": TEXT,
        "twins": TEXT,
        "ended": TEXT,
        "superseded_by": TEXT,
    },
    ("slug",),
)
"""Written by hand: the build writes observations for the rows found here and for no others.
`builder` names the step of the build that makes the observations and `origin` tells it which
series to take. `mission` is 1 to 12 or `context`; `role` is headline, supporting, proxy or
context; `kind` is rate, median, score, rank or count (a count is never shaded); `unit` says
what a value counts, for axes and legends; `prefix` and `suffix` dress a printed value.

`short` is a name of at most 28 characters; `role_reason` says who calls it a headline or supporting
metric; `computed` are the kinds of area (`ward|lad`) whose figures LevelMap computes, all others
are as published; `compiled_by` names who else than the publisher computed the rest, and `method`
says how; `twins` are the indicators (by `|`) that measure the same in other nations, in series of
their own; `ended` says why no later figure will come, `superseded_by` what to use instead."""

SERIES = Contract(
    "series",
    {
        "indicator": REQUIRED,
        "geography": REQUIRED,
        "period": REQUIRED,
        "areas": INTEGER,
        "england": INTEGER,
        "wales": INTEGER,
        "scotland": INTEGER,
        "northern_ireland": INTEGER,
    },
    ("indicator", "geography", "period"),
)
"""What is held, derived from the observations: for each indicator, kind of area and period the
vintage of its codes and the number of areas with a value. It decides which layer is drawn."""

SOURCES = Contract(
    "sources",
    {
        "slug": REQUIRED,
        "publisher": REQUIRED,
        "title": REQUIRED,
        "url": REQUIRED,
        "licence": REQUIRED,
        "attribution": REQUIRED,
        "published": TEXT,
        "retrieved": REQUIRED,
        "caution": TEXT,
        "cadence": TEXT,
        "files_at": TEXT,
        "file_shape": TEXT,
    },
    ("slug",),
)
"""What the columns say: `levelmap.catalogue.provenance.Source`."""

DASHBOARD = Contract(
    "dashboard", {"indicator": REQUIRED, "nations": REQUIRED, "note": REQUIRED}, ("indicator",)
)
"""Written by hand: the measures that a place's dashboard shows unless a reader chooses others, in
order. `nations` are the letters of the nations whose places show it (`EWSN`); `note` says why."""
