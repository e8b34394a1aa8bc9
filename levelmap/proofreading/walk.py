"""The walk over everything that is said: indicators, lists, recipes, places and their briefings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set

from levelmap.answers.comparisons.named import places_of
from levelmap.answers.indicators.history import history
from levelmap.answers.indicators.readings import read_place
from levelmap.answers.indicators.series import levels
from levelmap.answers.lists.holdings import list_entries, list_view, standing_sentence
from levelmap.atlas import Atlas
from levelmap.drawing.layer import Layer
from levelmap.errors import LevelMapError
from levelmap.geography.gazetteer import CURRENT
from levelmap.pages.explore import map as indicator_map
from levelmap.pages.explore.query import ExploreQuery, Mode
from levelmap.pages.explore.view import ExploreView, explore
from levelmap.pages.method.view import load, method_view
from levelmap.pages.place import pictures
from levelmap.pages.place.briefing.make import Press
from levelmap.pages.place.query import PlaceQuery
from levelmap.pages.place.view import PlaceView, place
from levelmap.proofreading import claims, money_walk
from levelmap.proofreading.held import Held
from levelmap.proofreading.money_walk import Accounts
from levelmap.proofreading.reads import Read, plain, read
from levelmap.statuses import COUNTED_WITH, is_combined
from levelmap.terms import AreaType, Polarity

SEVERAL = 7
"""Places whose reading is read on every indicator: both ends, and some between."""


def everything(atlas: Atlas, every: int = 1) -> Iterator[Read]:
    """Read all that is said of indicators, lists, recipes and places.

    Parameters
    ----------
    every
        Only each so-manieth indicator and place is read (1: all), for a quick look.
    """
    held = Held(atlas.folders)
    catalogue = atlas.catalogue
    for slug in list(catalogue.indicators)[::every]:
        yield from of_indicator(slug, atlas, held)
    for entry in list_entries(atlas):
        yield from of_list(entry.priority_list.slug, atlas, held)
    for slug in catalogue.recipes:
        yield from of_recipe(slug, atlas)
    press, quoted, accounts = Press(atlas), held.names_of_awards(), Accounts(held)
    for code in list(atlas.gazetteer.by_code(CURRENT))[::every]:
        yield from of_place(code, press, held, quoted)
        yield from money_walk.of_place(place(PlaceQuery(code), atlas), accounts, atlas)
    yield from money_walk.of_containers(accounts, atlas, every)
    yield from money_walk.of_parts(accounts, atlas, every)


def of_indicator(slug: str, atlas: Atlas, held: Held) -> Iterator[Read]:
    """Read what Explore says of an indicator on authorities, and of places at and between ends."""
    try:
        view = explore(ExploreQuery(slug), atlas)
    except LevelMapError:
        return
    where = f"Explore, {slug}"
    for level in levels(slug, atlas):
        place = f"{where}, {level.plural}"
        for mode in (Mode.VALUE, Mode.GAP):
            yield _of_classes(place, ExploreQuery(slug, level, mode=mode), atlas)
    yield from plain(where, (view.title, *view.notes))
    yield read(where, view.summary, _summary(view))
    if view.query.level is not AreaType.LOCAL_AUTHORITY:
        return
    latest = str(view.values.periods[-1])
    figures = held.figures(slug, "lad")
    now = figures[figures["period"] == latest].set_index("area_code")["value"].dropna()
    for code in _several(now.sort_values().index):
        if code in view.table.index and code in atlas.gazetteer.by_code(CURRENT):
            yield _of_reading(where, slug, code, latest, atlas, held)


def _of_classes(where: str, query: ExploreQuery, atlas: Atlas) -> Read:
    view = explore(query, atlas)
    layer = indicator_map.layer(view)
    return _legend(where, layer, view.shown["said"].to_dict())


def _legend(where: str, layer: Layer, told: Mapping[str, str]) -> Read:
    rows = {
        key: (row.words, row.areas)
        for key, row in zip(layer.styles, layer.legend().rows, strict=True)
    }
    text = "; ".join(words for words, _ in rows.values())
    return read(where, text, claims.classes(rows, layer.classes, told))


def _summary(view: ExploreView) -> Iterator[str]:
    values, status = view.table["value"], view.table["status"]
    yield from claims.reach(view.summary, values, view.table["name"], len(values))
    is_repeated = status.map(is_combined) & values.index.isin(list(COUNTED_WITH))
    yield from claims.median(view.summary, values[~is_repeated].dropna())


def _several(ordered: Sequence[str]) -> list[str]:
    if len(ordered) <= SEVERAL:
        return list(ordered)
    step = (len(ordered) - 1) / (SEVERAL - 1)
    return [ordered[round(step * number)] for number in range(SEVERAL)]


def _of_reading(where: str, slug: str, code: str, period: str, atlas: Atlas, held: Held) -> Read:
    reading = read_place(slug, code, atlas, CURRENT)
    wrong = list(claims.reading(reading.sentence, slug, code, period, held))
    moved = reading.movement
    if moved is not None:
        rows = held.figures(slug, "lad")
        own = rows[rows["area_code"] == code]
        then = own[own["period"] == str(moved.start)]["value"]
        now = own[own["period"] == str(moved.end)]["value"]
        if len(then) == 1 and len(now) == 1:
            wrong += claims.movement(reading.sentence, float(now.iloc[0]), float(then.iloc[0]))
    return read(where, reading.sentence, wrong)


def of_list(slug: str, atlas: Atlas, held: Held) -> Iterator[Read]:
    """Read what is said of a list, and where each district stands on it."""
    view = list_view(slug, atlas)
    where = f"Data and lists, {slug}"
    counted = claims.standing_counts(view.summary, slug, view.standings.keys(), held)
    yield read(where, view.summary, counted)
    entry = view.entry.priority_list
    yield from plain(where, (entry.meaning, entry.note, entry.status_reason))
    yield from plain(where, (standing_sentence(view, code) for code in view.standings))


def of_recipe(slug: str, atlas: Atlas) -> Iterator[Read]:
    """Read what Build a method finds for a recipe as it stands."""
    recipe = atlas.catalogue.recipe(slug)
    try:
        start = places_of(slug, atlas).scored
        if start is None:
            return
        view = method_view(recipe, start.composite, load(recipe, atlas), None)
    except LevelMapError:
        return
    yield from plain(f"Build a method, {slug}", view.findings)


def of_place(code: str, press: Press, held: Held, quoted: Set[str]) -> Iterator[Read]:
    """Read the page and the whole briefing of an authority.

    Parameters
    ----------
    quoted
        Texts that are their publisher's, printed as published and not ours to judge.
    """
    query = PlaceQuery(code)
    view = place(query, press.atlas)
    where = f"My place, {view.profile.name}"
    for sentence in view.headline:
        yield read(where, sentence, _headline(sentence, view, held))
    for reading in view.measures:
        if reading.value is not None:
            slug, period = reading.indicator.slug, _period(reading.indicator.slug, press.atlas)
            said = reading.reading.sentence
            yield read(where, said, claims.reading(said, slug, code, period, held))
    if view.wards is not None:
        layer = pictures.wards(view.wards)
        yield _legend(f"{where}, wards", layer, layer.told)
    ours = (text for text in _texts(press.texts(query)) if text.strip() not in quoted)
    yield from plain(f"Briefing, {view.profile.name}", ours)


def _headline(sentence: str, view: PlaceView, held: Held) -> Iterator[str]:
    if view.need is not None:
        yield from claims.need(sentence, view.need.indicator.slug, view.profile.code, held)
    yield from claims.measured(
        sentence,
        [
            (
                m.value,
                m.minimum,
                m.target,
                1 if m.indicator.polarity is Polarity.HIGHER_IS_BETTER else -1,
            )
            for m in view.measures
            if m.value is not None
        ],
    )


def _period(slug: str, atlas: Atlas) -> str:
    return str(history(slug, AreaType.LOCAL_AUTHORITY, atlas).periods[-1])


def _texts(content: object) -> Iterator[str]:
    """Yield every text in nested content, but for what only the program reads."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict):
        for name, part in content.items():
            if name not in ("kind", "stamp", "colour", "version"):
                yield from _texts(part)
    elif isinstance(content, list | tuple):
        for part in content:
            yield from _texts(part)
