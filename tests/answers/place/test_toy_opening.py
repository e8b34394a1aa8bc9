"""What people type leads to a place of the toy country, with what is not literal told."""

from __future__ import annotations

import pandas as pd
import pytest

from levelmap.answers.place import find, opening
from levelmap.answers.place.kinds import Kind
from levelmap.answers.place.opening import offered, open_text, suggest
from levelmap.atlas import Atlas, open_atlas
from levelmap.errors import LevelMapError, UnmatchedName
from levelmap.paths import Folders
from levelmap.sources.shipping import manifest
from tests.toy_country import ENGLAND, MERGED, NOW, OLD, REGIONS

ALDER, BIRCH, ELM = (NOW[name] for name in ("Alder", "Birch", "Elm"))
BOTH = "Kapok and Larch"


@pytest.mark.parametrize(
    ("text", "kind", "key", "notices"),
    [
        ("alder", Kind.AUTHORITY, ALDER, ()),
        (f" {ALDER.lower()} ", Kind.AUTHORITY, ALDER, ()),
        ("Alder Borough Council", Kind.AUTHORITY, ALDER, ()),
        ("Middle", Kind.REGION, REGIONS["Middle"], ()),
        ("England", Kind.NATION, ENGLAND, ()),
        (REGIONS["North"], Kind.REGION, REGIONS["North"], ()),
        (
            "Kapok",
            Kind.AUTHORITY,
            MERGED,
            ("Kapok, now part of Kapok and Larch, which is shown here.",),
        ),
        ("Elmton", Kind.AUTHORITY, ELM, ("Elmton, a town in Elm, which is shown here.",)),
        (
            "Little Birch",
            Kind.AUTHORITY,
            BIRCH,
            ("Little Birch, a parish in Birch, which is shown here.",),
        ),
        (
            OLD["Kapok"],
            Kind.AUTHORITY,
            MERGED,
            (
                f"Kapok ({OLD['Kapok']}) ended on 31 March 2023. It is now part of "
                "Kapok and Larch, which is shown here.",
            ),
        ),
        ("Upton", Kind.GROUP, f"{ALDER}|{BIRCH}", ()),
        (f"{BIRCH}|{ALDER}", Kind.GROUP, f"{ALDER}|{BIRCH}", ()),
    ],
)
def test_what_is_typed_leads_to_its_place(
    furnished_atlas: Atlas, text: str, kind: Kind, key: str, notices: tuple[str, ...]
) -> None:
    opened = open_text(text, furnished_atlas)
    assert (opened.place.kind, opened.place.key) == (kind, key)
    assert opened.notices == notices


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Jersey", "Jersey is not in the United Kingdom: no place is held."),
        ("Ireland", "the Republic of Ireland is not in the United Kingdom: no place is held."),
        ("Xyzzyqq", "No place is called 'Xyzzyqq', or anything like it."),
        ("Aldr", "'Aldr' is not the name of a place. Did you mean: Alder?"),
        ("E06000099", "'E06000099' is not an area that LevelMap holds: expected"),
        ("E12999999", "'E12999999' is not an area that LevelMap holds: expected"),
        (f"{ALDER}|X99", "A group cannot hold 'X99'"),
    ],
)
def test_what_is_no_place_is_one_sentence(furnished_atlas: Atlas, text: str, words: str) -> None:
    with pytest.raises(LevelMapError) as refused:
        open_text(text, furnished_atlas)
    assert words in str(refused.value)
    assert "\n" not in str(refused.value)


def _also_named(folders: Folders, *rows: tuple[str, str, str]) -> Atlas:
    """Give places of the toy country other names: code, name and what the name is to it."""
    path = folders.data / "aliases.csv"
    held = pd.read_csv(path, dtype=str, keep_default_na=False)
    pd.concat([held, pd.DataFrame(rows, columns=held.columns)]).to_csv(path, index=False)
    manifest.write(folders)
    return open_atlas(folders.root)


def test_a_name_that_two_places_have_alike_is_asked_for(own_toy: Folders) -> None:
    atlas = _also_named(own_toy, (ELM, "Mill", "place"), (BIRCH, "Mill", "place"))
    with pytest.raises(UnmatchedName) as refused:
        open_text("mill", atlas)
    assert str(refused.value) == (
        "'mill' is the name of 2 places. Which is meant: "
        "Mill, a town in Elm; Mill, a town in Birch?"
    )


def test_the_more_direct_name_is_meant_and_the_other_is_told(own_toy: Folders) -> None:
    """An authority's own name before a town's of the same name; a town's before a parish's."""
    atlas = _also_named(
        own_toy,
        (ELM, "Alder", "place"),
        (ELM, "Quay", "place"),
        (BIRCH, "Quay", "parish"),
    )
    opened = open_text("Alder", atlas)
    assert opened.place.key == ALDER
    assert opened.notices == ("There is also Alder, a town in Elm.",)
    quay = open_text("Quay", atlas)
    assert quay.place.key == ELM
    assert quay.notices == ("Quay, a town in Elm, which is shown here.",)


def test_another_name_of_the_area_itself_is_not_told_as_a_detour(own_toy: Folders) -> None:
    atlas = _also_named(own_toy, (ELM, "The Elms", "short"))
    assert open_text("The Elms", atlas).notices == ()
    assert open_text("The Elms", atlas).place.key == ELM


def test_suggestions_say_what_each_is_and_end_with_what_is_to_come(
    furnished_atlas: Atlas,
) -> None:
    def said(text: str) -> list[tuple[str, str]]:
        return [(one.code, one.words) for one in suggest(text, furnished_atlas)]

    assert said("Up") == [(f"{ALDER}|{BIRCH}", "Upton (2 authorities, to come)")]
    assert said("kapok") == [(MERGED, "Kapok, now part of Kapok and Larch")]
    assert said("Elmton") == [(ELM, "Elmton, a town in Elm")]
    assert said("Middle") == [(REGIONS["Middle"], "Middle (region in England)")]
    assert said("") == []


def test_places_are_offered_with_what_they_are(furnished_atlas: Atlas) -> None:
    held = offered(furnished_atlas)
    assert {name: held[name] for name in NOW} == NOW
    assert held["North (region)"] == REGIONS["North"]
    assert held["England (country)"] == ENGLAND
    assert held["Upton (2 authorities, to come)"] == f"{ALDER}|{BIRCH}"
    assert len(held) == 11 + 4 + 1 + 1


@pytest.mark.parametrize(
    ("text", "code", "notice"),
    [
        ("Birch", BIRCH, ""),
        (
            OLD["Larch"],
            MERGED,
            f"Larch ({OLD['Larch']}) ended on 31 March 2023. It is now part of Kapok and Larch, "
            "which is shown here.",
        ),
        ("Elmton", ELM, "Elmton: in Elm, which is shown here."),
        ("Larch", MERGED, "Larch: now part of Kapok and Larch, which is shown here."),
    ],
)
def test_an_authority_is_resolved_with_a_notice(
    furnished_atlas: Atlas, text: str, code: str, notice: str
) -> None:
    found = find.resolve(text, furnished_atlas)
    assert (found.area.code, found.notice) == (code, notice)


def test_a_larger_area_names_the_authorities_to_choose_from(furnished_atlas: Atlas) -> None:
    with pytest.raises(LevelMapError) as refused:
        find.resolve(REGIONS["South"], furnished_atlas)
    assert str(refused.value) == (
        f"South ({REGIONS['South']}) is a region, not a local authority: "
        "choose one of Ivy, Juniper, Kapok and Larch."
    )


def test_no_more_is_suggested_than_there_is_room_for(own_toy: Folders) -> None:
    names = [(code, "Common", "place") for code in list(NOW.values())]
    atlas = _also_named(own_toy, *names)
    assert len(suggest("Common", atlas)) == opening.SUGGESTIONS
    assert len(find.suggest("Common", atlas)) == find.SUGGESTIONS
