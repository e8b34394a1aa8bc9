"""Column contracts of the tables of what reports say: targets of the missions, good practice."""

from levelmap.tables.contract import INTEGER, NUMBER, REQUIRED, TEXT, Contract

MISSION_TARGETS = Contract(
    "mission_targets",
    {
        "mission": INTEGER,
        "measure": REQUIRED,
        "indicator": TEXT,
        "scope": REQUIRED,
        "rule": REQUIRED,
        "target": NUMBER,
        "unit": TEXT,
        "year": REQUIRED,
        "baseline_period": TEXT,
        "baseline": NUMBER,
        "latest_period": TEXT,
        "latest": NUMBER,
        "statistic": TEXT,
        "share_improved": NUMBER,
        "counts": TEXT,
        "held": REQUIRED,
        "note": REQUIRED,
        "source": REQUIRED,
    },
    ("mission", "measure"),
)
"""Every measurable part of the twelve missions of 2022, held or not. `indicator` is the slug of the
measure or of what stands for it, empty where nothing is held; `scope` says for which areas the
target is set; `rule` is one of `catalogue.reports.RULES`; `target` and `year` are when and what is
to be reached (empty where the mission gives no number), in `unit`; `baseline` and `latest` are the
`statistic` in two periods (`2019-01-01/P1Y`); `share_improved` is the per cent of areas that moved
the right way and `counts` the figures behind it (`n=361;up=348;equal=0;down=13`); `held` is yes,
partial (a proxy, one nation, too few periods) or no; `note` says every choice that was made where
the wording leaves one open."""

CASE_STUDIES = Contract(
    "case_studies",
    {
        "slug": REQUIRED,
        "source": REQUIRED,
        "section": REQUIRED,
        "place": REQUIRED,
        "areas": TEXT,
        "title": REQUIRED,
        "done": REQUIRED,
        "claim": TEXT,
        "missions": TEXT,
    },
    ("slug",),
)
"""Good practice as reports tell it, in our words, in the order of `slug`. `source` is in
`sources.csv`, `section` where in it the case stands. `areas` are codes of 2025, empty for places
abroad; `missions` are numbers, as we map them;
several in a cell are parted by spaces. `claim` is what was said to have come of it and by whom,
empty where nothing is claimed: nothing here was checked against outcomes."""
