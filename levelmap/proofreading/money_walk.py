"""The walk over what is said of money: of every authority, of what contains some, of its parts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from levelmap.answers.place.awards import money as money_together
from levelmap.answers.place.designations import brought_together
from levelmap.answers.place.kinds import GEOGRAPHIES, Kind, place_of
from levelmap.answers.place.league import league
from levelmap.atlas import Atlas
from levelmap.pages.place import tables
from levelmap.pages.place.money import tables as money_tables
from levelmap.pages.place.view import PlaceView
from levelmap.proofreading import money
from levelmap.proofreading.held import Held
from levelmap.proofreading.ledger import Ledger
from levelmap.proofreading.reads import Read, read

CONTAINERS = (
    Kind.COUNTY,
    Kind.COMBINED_AUTHORITY,
    Kind.REGION,
    Kind.NATION,
    Kind.CONSTITUENCY,
)


class Accounts:
    """The ledger, with the pounds a head of every authority."""

    def __init__(self, held: Held) -> None:
        self.ledger = Ledger(held)

    @cached_property
    def heads(self) -> dict[str, float]:
        """Pounds a head to each authority alone, by code."""
        return {str(code): self.ledger.per_head([str(code)]) for code in self.ledger.people.index}

    @cached_property
    def codes(self) -> dict[str, str]:
        """Codes of the authorities of today by name."""
        names = self.ledger.held.areas("lad_2025")["name"]
        return {name: str(code) for code, name in names.items()}


def of_place(view: PlaceView, accounts: Accounts, atlas: Atlas) -> Iterator[Read]:
    """Read what the page of an authority says of its money."""
    code, where = view.profile.code, f"My place, {view.profile.name}, money"
    account = accounts.ledger.account([code])
    people, own = float(accounts.ledger.people[code]), accounts.heads[code]
    others = [accounts.heads[accounts.codes[name]] for name, _ in view.money.similar]
    long, short = tables.money_sentence(view), tables.money_short(view)
    wrong = money.sentence(long, account, people), money.similar(long, own, others)
    yield read(where, long, (fault for part in wrong for fault in part))
    if view.money.total:
        wrong = money.short(short, account, people), money.similar(short, own, others)
        yield read(where, short, (fault for part in wrong for fault in part))
    ranking = league(atlas).sentence(code)
    yield read(where, ranking, money.ranked(ranking, code, accounts.heads))
    for row in money_tables.shares(view).rows:
        yield read(where, " | ".join(row), money.share(row, account))
    for row in tables.money(view).rows:
        # names of awards are their publisher's, printed as published
        yield Read(where, " | ".join(row), tuple(money.award(row, account)))
    for found in view.designations:
        entries = account.of(found.reading.priority_list.slug)
        said = f"{found.reading.priority_list.label} | {found.brought}"
        yield read(where, said, money.brought(found.brought, entries))
    left_out = money.left_out(view.money.unknown, [code], accounts.ledger)
    yield read(where, " ".join(view.money.unknown), left_out)


def of_containers(accounts: Accounts, atlas: Atlas, every: int = 1) -> Iterator[Read]:
    """Read what is said of the money of counties, combined authorities, regions, and so on."""
    held = [GEOGRAPHIES[kind] for kind in CONTAINERS]
    for geography in (each for each in held if each in atlas.gazetteer.geographies):
        for code in list(atlas.gazetteer.by_code(geography))[::every]:
            yield from of_container(code, accounts, atlas)


def of_parts(accounts: Accounts, atlas: Atlas, every: int = 1) -> Iterator[Read]:
    """Read what is said of the money of wards and neighbourhoods.

    That of one ward of each authority, all others there being told the same; of each
    neighbourhood that a list names, and of one more there that is not.
    """
    named = accounts.ledger.neighbourhoods["msoa_code"].to_list()
    for kind in (Kind.WARD, Kind.NEIGHBOURHOOD):
        if GEOGRAPHIES[kind] not in atlas.gazetteer.geographies:
            continue
        homes = atlas.gazetteer.areas(GEOGRAPHIES[kind])["lad_code"]
        others = homes[~homes.index.isin(named)].drop_duplicates()
        if kind is Kind.NEIGHBOURHOOD:
            others = others[others.isin(homes.reindex(named))]
        codes = dict.fromkeys((*homes.index.intersection(named), *others.index))
        for code in list(codes)[::every]:
            yield from of_container(code, accounts, atlas)


def of_container(code: str, accounts: Accounts, atlas: Atlas) -> Iterator[Read]:
    """Read what is said of the money of several authorities together, or of a part of some."""
    place = place_of(code, atlas)
    found = money_together(place, atlas)
    account = accounts.ledger.account(place.codes)
    is_whole = place.kind.is_whole_authorities
    if not is_whole:
        ledger = accounts.ledger
        account = account.as_of_a_part(ledger.to_neighbourhood(code), ledger.to_elsewhere(code))
    where = f"{place.kind.label.capitalize()} {place.name}, money"
    people = float(accounts.ledger.people[list(place.codes)].sum()) if is_whole else None
    wrong = money.sentence(found.sentence, account, people), money.besides(found.sentence, account)
    yield read(where, found.sentence, (fault for part in wrong for fault in part))
    left_out = money.left_out(found.unknown, place.codes, accounts.ledger)
    yield read(where, " ".join(found.unknown), left_out)
    for slug in dict.fromkeys(award.priority_list.slug for award in found.awards):
        said = brought_together(found, slug)
        yield read(where, said, money.brought(said, account.of(slug)))
