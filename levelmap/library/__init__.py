"""The front door for analysts: an atlas that is asked, and answers that draw and save themselves.

Every method asks the room that answers the pages, the briefing and the command line too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import pandas as pd

from levelmap import intake
from levelmap.answers.comparisons.references import reference_to
from levelmap.answers.comparisons.summaries import robust_table
from levelmap.answers.comparisons.two import CompareQuery, Comparison, compare
from levelmap.answers.indicators.readings import Reading, read_place
from levelmap.answers.indicators.values import AreaValues, area_values
from levelmap.answers.laboratory.asked import Laboratory
from levelmap.answers.listings import listing
from levelmap.answers.lists.of_place import ListReading
from levelmap.answers.lists.of_place import read as read_list
from levelmap.answers.own import own_lists
from levelmap.answers.place.asked import OpenPlace
from levelmap.answers.place.find import resolve
from levelmap.answers.place.opening import open_text
from levelmap.answers.scores import Scored, firmness, score_recipe
from levelmap.answers.search import SearchResult, find
from levelmap.atlas import Atlas
from levelmap.atlas import open_atlas as _open
from levelmap.catalogue.recipe_files import AskedRecipe, recipe_named
from levelmap.comparison.place_sets import PlaceSet
from levelmap.comparison.robustness import Robustness
from levelmap.geography.gazetteer import CURRENT
from levelmap.gss import is_code, normalise
from levelmap.intake import Answers, PlaceTable
from levelmap.library.area_table import AreaTable
from levelmap.pages.scenarios.cards import Card, load_book
from levelmap.pages.scenarios.ready import READY
from levelmap.pages.scenarios.results import beside, result
from levelmap.terms import Geography, Polarity


@dataclass(frozen=True)
class OpenAtlas(Atlas):
    """An atlas that answers: values, readings, standings, scores, robustness, comparisons.

    Names of indicators, lists, recipes and areas are those of `indicators`, `lists`, `recipes` and
    `geographies`; a place may also be named as people call it. What is unknown is refused with a
    sentence that names the nearest (`levelmap.LevelMapError` and below it).
    """

    @property
    def indicators(self) -> pd.DataFrame:
        """Return what is measured, a row for each indicator by slug."""
        return listing("indicators", self).set_index("slug")

    @property
    def lists(self) -> pd.DataFrame:
        """Return the official lists, a row for each by slug."""
        return listing("lists", self).set_index("slug")

    @property
    def recipes(self) -> pd.DataFrame:
        """Return the methods that choose places, a row for each by slug."""
        return listing("recipes", self).set_index("slug")

    @property
    def geographies(self) -> list[str]:
        """Return the kinds and years of areas that are held: `lad_2025`, `ward_2024`."""
        return [str(geography) for geography in self.gazetteer.geographies]

    def values(
        self, indicator: str, on: str = "lad_2025", period: str = "", *, with_county: bool = False
    ) -> AreaTable[AreaValues]:
        """Return an indicator's values for every area of a geography.

        Columns `area_name`, `value` (NaN is missing), `lower_ci` and `upper_ci` (95 % limits) and
        `status`; `notes` say how figures of another year were carried.

        Parameters
        ----------
        period
            ISO period (`2023-01-01/P1Y`); empty for the latest.
        with_county
            Give a district without a value that of its county, marked `inherited`.

        Examples
        --------
        >>> import levelmap as lm
        >>> atlas = lm.open_atlas()
        >>> imd = atlas.values("imd-2019-average-score", on="lad_2019")
        >>> imd.title
        'IMD 2019: average score, 2019'
        >>> imd.found.rows["E06000009"]["value"]  # Blackpool
        45.039
        """
        found = area_values(indicator, Geography.parse(on), self, period, with_county=with_county)
        publisher = self.catalogue.source(found.indicator.source).publisher
        made_by = found.indicator.made_by(found.published_on.area_type, publisher)
        warned = f"Values: {found.warned}." if found.warned else ""
        lost = f"{len(found.lost)} areas have a figure that cannot be carried to these areas."
        return AreaTable(
            found=found,
            title=f"{found.indicator.label}, {found.period_label}",
            table=self._named(found.table, found.geography),
            shown="value",
            geography=found.geography,
            polarity=found.indicator.polarity,
            notes=tuple(filter(None, [made_by, found.note, warned, lost if found.lost else ""])),
            atlas=self,
        )

    def reading(self, indicator: str, place: str, period: str = "") -> Reading:
        """Return what an indicator says of one place: value, rank, share, movement, sentence.

        Parameters
        ----------
        place
            Code of any area, or the name of an authority.

        Examples
        --------
        >>> import levelmap as lm
        >>> reading = lm.open_atlas().reading("imd-2019-average-score", "Blackpool")
        >>> reading.printed, reading.rank, reading.better_than
        ('45.0', 1, 0.0)
        """
        code = normalise(place)
        if is_code(code):
            return read_place(indicator, code, self, period=period)
        return read_place(indicator, resolve(place, self).area.code, self, CURRENT, period)

    def place(self, place: str, name: str = "") -> OpenPlace:
        """Return a place of any kind by code, name, postcode or codes of a group joined by `|`.

        >>> import levelmap as lm
        >>> lm.open_atlas().place("East Surrey").value("claimant-count").mark
        'computed here'
        """
        opened = open_text(place, self, name)
        return OpenPlace(opened.place, opened.notices, self)

    def standing(self, priority_list: str, place: str) -> ListReading:
        """Return where an authority of today stands on an official list.

        Examples
        --------
        >>> import levelmap as lm
        >>> lm.open_atlas().standing("luf-round-1", "Blackpool").words
        'Named'
        """
        held = self.catalogue.priority_list(priority_list)
        return read_list(resolve(place, self).area, held, self)

    def read_table(self, source: Path | str | bytes, answers: Answers | None = None) -> PlaceTable:
        r"""Return a table of places as it was understood: rows, columns, and what is open.

        Parameters
        ----------
        source
            Path of a CSV, text or XLSX file, or its content.
        answers
            What is known of it; what is not is guessed or asked (`questions` of what is returned).

        Raises
        ------
        MissingFile, DataError, QueryError
            There is no such file; or as `intake.read`.

        Examples
        --------
        >>> import levelmap as lm
        >>> atlas = lm.open_atlas()
        >>> mine = atlas.read_table(b"council,shortlisted\nBrent Council,Yes\nLeeds,No")
        >>> [mine.book.name(code) for code in mine.list.chosen]
        ['Brent']
        >>> atlas.compare("mine", "luf-round-1:1", own={"mine": mine}).found.geography.vintage
        2025
        """
        said = answers or Answers()
        if isinstance(source, bytes):
            return intake.read(source, "the table", self.gazetteer, said)
        path = Path(source)
        return intake.read(intake.content_of(path), path.name, self.gazetteer, said)

    def score(self, recipe: AskedRecipe, own: pd.DataFrame | None = None) -> AreaTable[Scored]:
        """Return what a method makes of the data held, or of a person's own table.

        Columns `area_name`, `score`, `rank` (1 for the greatest need), `category` and
        `contribution_...` for each member.

        Parameters
        ----------
        recipe
            Slug, path of a TOML file, or a recipe.
        own
            Columns for members that name one: index area code.

        Examples
        --------
        >>> import levelmap as lm
        >>> list(lm.open_atlas().score("levelmap_13_2021").to_frame().columns[:4])
        ['area_name', 'score', 'rank', 'category']
        """
        scored = score_recipe(recipe_named(recipe, self.catalogue), self, own)
        return AreaTable(
            found=scored,
            title=scored.recipe.title,
            table=scored.table.set_index("area_code"),
            shown="score",
            geography=scored.recipe.geography,
            polarity=scored.recipe.direction,
            notes=(*scored.recipe.caveats, *scored.composite.notes),
            atlas=self,
        )

    def robustness(
        self, recipe: AskedRecipe, draws: int = 1_000, seed: int = 1, versions: int = 0
    ) -> AreaTable[Robustness]:
        """Return how firmly each area is on a method's list when its choices vary.

        Columns `area_name`, `rank`, `median`, `low`, `high` (ranks in nine of ten draws),
        `probability` and `status`; *versions* of the data within its limits, if any.

        Examples
        --------
        >>> import levelmap as lm
        >>> firm = lm.open_atlas().robustness("levelmap_13_2021", draws=50)
        >>> sorted(firm.to_frame()["status"].unique())
        ['borderline', 'out', 'solid']
        """
        scored = score_recipe(recipe_named(recipe, self.catalogue), self)
        found = firmness(scored.recipe, self, draws, seed, versions)
        return AreaTable(
            found=found,
            title=f"{scored.recipe.title}: how firm the list of {found.places} is",
            table=robust_table(found, scored).set_index("area_code"),
            shown="probability",
            geography=scored.recipe.geography,
            polarity=Polarity.HIGHER_IS_WORSE,
            notes=found.notes,
            atlas=self,
        )

    def compare(
        self,
        a: AskedRecipe,
        b: AskedRecipe,
        on: str = "",
        universe: str = "",
        *,
        with_parts: bool = False,
        own: Mapping[str, PlaceSet | PlaceTable] | None = None,
    ) -> AreaTable[Comparison]:
        """Return two lists or methods compared: who is on both, on one, on neither.

        Columns `area_name`, `region`, `class`, `in_a`, `in_b`, `population` and what each side says
        of the place; `found.findings` says it in sentences.

        Parameters
        ----------
        a, b
            References: `luf-round-1:1`, `levelmap_13`, `levelmap_13:top=100` (see
            `levelmap.answers.comparisons.references`), recipes, or paths of their TOML files.
        on
            Areas; by default the later year of the two.
        universe
            Which places count: `E`, `EWS`, `E!E12000007` (`levelmap.answers.comparisons.universe`).
        own
            A person's own sets, or tables read (`read_table`), by the text that refers to them.

        Examples
        --------
        >>> import levelmap as lm
        >>> found = lm.open_atlas().compare("luf-round-1:1", "levelmap_13_2021")
        >>> found.geography.label
        'local authorities of 2021'
        """
        query = CompareQuery(reference_to(a), reference_to(b), on, with_parts, universe)
        found = compare(query, self, own_lists(own or {}))
        return AreaTable(
            found=found,
            title=f"{found.a.reference.label} and {found.b.reference.label}",
            table=found.places,
            shown="class",
            geography=found.geography,
            polarity=Polarity.NONE,
            notes=(*found.findings, *found.notes),
            atlas=self,
        )

    @property
    def laboratory(self) -> Laboratory:
        """Return what analysts ask further: reach, money, structure, borders, clusters."""
        return Laboratory(self)

    def scenarios(self, book: Path | str | Sequence[Card] = READY) -> pd.DataFrame:
        """Return scenarios beside each other, as the scenario book shows them, a row for each.

        Parameters
        ----------
        book
            Cards, or the path of a file of them (`levelmap.pages.scenarios.cards` reads and
            writes them); by default the ready ones.

        Examples
        --------
        >>> import levelmap as lm
        >>> table = lm.open_atlas().scenarios()
        >>> bool((table["lose"] > 0).all())
        True
        """
        cards = load_book(Path(book)) if isinstance(book, (str, Path)) else book
        return beside([(one, result(one, self)) for one in cards])

    def search(self, text: str) -> tuple[SearchResult, ...]:
        """Return the places and indicators that *text* may mean, best first: `SearchResult.key`."""
        return find(text, self)

    def _named(self, table: pd.DataFrame, geography: Geography) -> pd.DataFrame:
        names = pd.Series(table.index, table.index)
        if geography in self.gazetteer.geographies:
            names = self.gazetteer.areas(geography)["name"].reindex(table.index)
        found = table.rename_axis("area_code")
        found.insert(0, "area_name", names)
        return found


def open_atlas(root: Path | str | None = None) -> OpenAtlas:
    """Return the atlas below *root*, else below LEVELMAP_DATA, else as it was shipped.

    Raises
    ------
    MissingFile
        The chosen folder has no `data` folder in it.
    """
    held = _open(root)
    return OpenAtlas(**{each.name: getattr(held, each.name) for each in fields(held)})
