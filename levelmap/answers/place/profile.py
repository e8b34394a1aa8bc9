"""What a place is: kind of authority, what contains it, what it was made from, its people."""

from __future__ import annotations

from dataclasses import dataclass

from levelmap import gss
from levelmap.answers.phrases import listed
from levelmap.answers.place import context
from levelmap.atlas import Atlas
from levelmap.geography.context import Population
from levelmap.geography.districts import DistrictChange
from levelmap.geography.gazetteer import Area
from levelmap.periods import Period
from levelmap.terms import AreaType, Nation

_KINDS = {
    "E06": "a unitary authority",
    "E07": "a district",
    "E08": "a metropolitan borough",
    "E09": "a London borough",
    "W06": "a unitary authority",
    "S12": "a council area",
    "N09": "a district",
}

_WITHOUT_ARTICLE = ("London", "England", "Wales", "Scotland", "Northern Ireland", "Yorkshire")

_CITY_OF_LONDON = "E09000001"


@dataclass(frozen=True, slots=True)
class Profile:
    """One authority of today.

    Attributes
    ----------
    region
        Region of England, or the nation.
    county, combined_authority
        Names; empty where there is none.
    formers
        The changes that made it, oldest first.
    population
        Residents and their date; None where they are not held.
    setting
        Words on what surrounds it: town or country, coast.
    """

    code: str
    name: str
    nation: Nation
    region: str
    county: str
    combined_authority: str
    formers: tuple[DistrictChange, ...]
    population: Population | None
    setting: tuple[str, ...]

    @property
    def kind(self) -> str:
        """Return the kind of authority with its article."""
        if self.code == _CITY_OF_LONDON:
            return "the historic centre of London, an authority of its own"
        return _KINDS[self.code[:3]]

    @property
    def kind_words(self) -> str:
        """Return the kind of authority as a title: `Unitary authority`."""
        words = self.kind.split(",")[0].removeprefix("a ").removeprefix("the ")
        return words[0].upper() + words[1:]

    @property
    def spoken(self) -> str:
        """Return the name as it is said in a sentence: `Bristol` for `Bristol, City of`."""
        return self.name.removesuffix(", City of").removesuffix(", County of")

    @property
    def spoken_region(self) -> str:
        """Return the region as it is said in a sentence: `the North West`, `Wales`."""
        return self.region if self.region.startswith(_WITHOUT_ARTICLE) else f"the {self.region}"

    @property
    def people(self) -> str:
        """Return the residents with the date of the number; empty where they are not held."""
        if self.population is None:
            return ""
        day = Period.parse(self.population.date.isoformat()).label
        return f"{self.population.people:,} residents ({day})"

    @property
    def sentence(self) -> str:
        """Return kind, whereabouts, people and setting."""
        where = f" of {self.county}" if self.county else ""
        inside = "" if self.region in self.kind else f" in {self.spoken_region}"
        people = f" with {self.people}" if self.people else ""
        setting = f" It is {listed(self.setting)}." if self.setting else ""
        return f"{self.spoken} is {self.kind}{where}{inside}{people}.{setting}"

    @property
    def history(self) -> str:
        """Return what it was made from; empty where nothing merged."""
        mergers = [change for change in self.formers if change.kind == "merger"]
        if not mergers:
            return ""
        latest = [change for change in mergers if change.new_code == self.code]
        names = listed([change.old_name for change in latest])
        return f"{self.spoken} was formed in {latest[-1].year} from {names}."


def profile(area: Area, atlas: Atlas) -> Profile:
    """Return what a place is, an authority of today."""
    nation = gss.nation(area.code)
    assert nation is not None  # authorities are in a nation
    parents = atlas.gazetteer.parents(area.code, area.geography)
    region = parents.get(AreaType.REGION)
    county = parents.get(AreaType.UPPER_TIER)
    combined = parents.get(AreaType.COMBINED_AUTHORITY)
    return Profile(
        code=area.code,
        name=area.name,
        nation=nation,
        region=region.name if region else nation.label,
        county=county.name if county else "",
        combined_authority=combined.name if combined else "",
        formers=tuple(atlas.gazetteer.predecessors(area.code)),
        population=atlas.gazetteer.context_tables.population_of(area.code, area.geography),
        setting=context.setting(area, atlas),
    )
