"""The interface on the toy country: every answer known by hand."""

import asyncio
import io
import json
import threading
import time
from collections.abc import Callable

import pandas as pd
import pytest

from levelmap import work
from levelmap.atlas import open_atlas
from levelmap.downloads.bundle import indicator_table
from levelmap.errors import Overloaded, TooDear
from levelmap.paths import Folders
from levelmap.server.api import answers, indicators
from levelmap.server.api.answers import Kept
from tests.server.asgi import Answer, ask
from tests.toy_country import NAMES, NOW, PAY


@pytest.fixture(scope="module")
def api(toy: Folders):
    atlas = open_atlas(toy.root)
    return answers.application(lambda: atlas, "toy-1", "/api/v1")


@pytest.fixture(scope="module")
def shipped_api(shipped_atlas):
    return answers.application(lambda: shipped_atlas, "shipped", "/api/v1")


def _json(answer: Answer) -> dict:
    assert answer.status == 200, answer.body
    return json.loads(answer.body)


VALUES = "/indicators/pay/values?geography=lad_2025&period=2023-01-01/P1Y"


def test_values_come_with_their_meaning_and_source(api):
    said = _json(ask(api, VALUES))
    assert {row["area_name"]: row["value"] for row in said["rows"]} == PAY
    assert said["indicator"]["slug"] == "pay"
    assert {"publisher", "licence", "url"} <= said["indicator"]["source"].keys()


def test_many_values_are_the_same_from_a_process_beside(api, toy, monkeypatch):
    monkeypatch.setattr(indicators, "MANY", 0)
    asked = []
    monkeypatch.setattr(work, "do", lambda task, *args: asked.append(task.__name__) or task(*args))
    atlas = open_atlas(toy.root)
    beside = answers.application(lambda: atlas, "toy-1", "/api/v1")
    assert ask(beside, VALUES).body == ask(api, VALUES).body
    assert asked == ["_bytes_apart"]


def test_a_missing_value_is_null_with_its_reason(api):
    rows = _json(ask(api, "/indicators/unemployment/values?period=latest"))["rows"]
    last = next(row for row in rows if row["area_code"] == NOW["Kapok and Larch"])
    assert last["value"] is None
    assert last["status"]


def test_the_same_table_in_every_format(api):
    csv = pd.read_csv(io.BytesIO(ask(api, f"{VALUES}&format=csv").body))
    parquet = pd.read_parquet(io.BytesIO(ask(api, f"{VALUES}&format=parquet").body))
    geojson = _json(ask(api, f"{VALUES}&format=geojson"))
    features = {f["properties"]["area_name"]: f for f in geojson["features"]}
    assert dict(zip(csv["area_name"], csv["value"], strict=True)) == PAY
    assert dict(zip(parquet["area_name"], parquet["value"], strict=True)) == PAY
    assert {name: f["properties"]["value"] for name, f in features.items()} == PAY
    ring = features["Alder"]["geometry"]["coordinates"][0]
    assert all(-11 < longitude < 3 and 49 < latitude < 62 for longitude, latitude, *_ in ring)


def test_one_area_and_all_its_periods(api):
    rows = _json(ask(api, f"/indicators/pay/values?area={NOW['Alder']}"))["rows"]
    assert [(row["period_label"], row["value"]) for row in rows] == [("2022", 390), ("2023", 400)]


def test_the_areas_within_an_area(api):
    rows = _json(ask(api, "/indicators/pay/values?geography=lad_2025&period=latest"))["rows"]
    north = _json(
        ask(api, "/indicators/pay/values?geography=lad_2025&period=latest&within=E12900001")
    )["rows"]
    names = ["Alder", "Birch", "Cedar", "Dogwood"]
    assert [row for row in rows if row["area_name"] in names] == north
    itself = ask(api, f"/indicators/pay/values?geography=lad_2025&within={NOW['Alder']}")
    assert (itself.status, "no values of areas within" in itself.body.decode()) == (409, True)


def test_latest_is_the_last_period_of_each_geography(api):
    rows = _json(ask(api, "/indicators/pay/values?period=latest&geography=lad_2025"))["rows"]
    assert {row["period_label"] for row in rows} == {"2023"}


def test_the_accept_header_decides_where_the_query_does_not(api):
    assert (ask(api, VALUES, accept="text/csv").header("content-type") or "").startswith("text/csv")
    assert (
        ask(api, VALUES, accept="text/html, */*;q=0.8").header("content-type") == "application/json"
    )
    assert ask(api, VALUES, accept="image/png").status == 406
    given = ask(api, f"{VALUES}&format=json", accept="text/csv")
    assert given.header("content-type") == "application/json"


def test_an_answer_is_kept_and_not_sent_again(api):
    first = ask(api, VALUES, accept_encoding="gzip")
    assert first.header("levelmap-data") == "toy-1"
    assert first.header("cache-control") == "public, max-age=3600"
    assert first.header("access-control-allow-origin") == "*"
    assert first.header("content-encoding") == "gzip"
    again = ask(api, VALUES, if_none_match=first.header("etag") or "")
    assert (again.status, again.body) == (304, b"")


def test_lists_tell_who_is_on_them_and_how_complete_they_are(api):
    said = _json(ask(api, "/lists/toy-fund/areas"))
    assert len(said["rows"]) == len(NAMES)
    assert said["list"]["completeness"] == "complete"
    held = _json(ask(api, "/lists"))["rows"]
    assert {"toy-fund", "toy-towns"} <= {row["slug"] for row in held}


def test_places_are_found_and_told(api):
    code = _json(ask(api, "/places?q=Alder"))["rows"][0]["code"]
    assert code == NOW["Alder"]
    said = _json(ask(api, f"/places/{code}"))
    assert said["name"] == "Alder"
    assert "North" in {area["name"] for area in said["within"]}


def test_a_postcode_has_an_authority_and_a_district_has_several(shipped_api):
    one = _json(ask(shipped_api, "/postcodes/st41hh"))
    assert one["postcode"] == "ST4 1HH"
    assert [area["name"] for area in one["authorities"]] == ["Stoke-on-Trent"]
    assert one["ward"].startswith("E05")
    assert "simplified outlines" in one["caveat"]
    several = _json(ask(shipped_api, "/postcodes/SY13"))
    assert len(several["authorities"]) > 1
    assert sum(a["share_of_postcodes"] for a in several["authorities"]) == pytest.approx(1)
    assert (several["ward"], several["caveat"]) == (None, None)


@pytest.mark.parametrize(("text", "status"), [("ZZ99 9ZZ", 404), ("JE2 3AB", 404), ("ST4!", 400)])
def test_what_is_no_postcode_is_said(shipped_api, text: str, status: int):
    answer = ask(shipped_api, f"/postcodes/{text}")
    assert answer.status == status
    assert json.loads(answer.body)["detail"].endswith(".")


def test_two_versions_of_the_data_are_told_apart(toy: Folders):
    atlas = open_atlas(toy.root)
    copies = [answers.application(lambda: atlas, f"toy-{n}", "/api/v1") for n in (1, 2)]
    told = [ask(copy, "/lists") for copy in copies]
    assert [answer.header("levelmap-data") for answer in told] == ["toy-1", "toy-2"]
    assert told[0].header("etag") == told[1].header("etag")  # the answer itself is the same


def test_two_lists_compared_give_the_places_and_the_sentences(api):
    said = _json(ask(api, "/comparisons?a=toy-fund:1&b=toy-fund:1"))
    assert said["statistics"]["jaccard"]["value"] == 1
    assert {row["class"] for row in said["rows"]} == {"both", "neither"}
    assert sum(row["in_a"] for row in said["rows"]) == said["a"]["named"]


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/absent", 404, "Nothing is served at"),
        ("/indicators/absent", 404, "no indicator called 'absent'"),
        ("/indicators/pay/values?geography=ward_2017", 404, "expected one of"),
        ("/indicators/pay/values?geography=lad", 400, "expected something like lad_2025"),
        ("/indicators/pay/values?period=1999-01-01/P1Y", 409, "expected latest, 2023-01-01/P1Y"),
        ("/indicators/pay/values?period=last+year", 409, "has no period 'last year': expected"),
        ("/indicators/pay/values?within=S92000003", 409, "no values of areas within S92000003"),
        ("/indicators/pay/values?colour=red", 400, "no parameter 'colour'"),
        ("/indicators/pay/values?area=E06&area=E07", 400, "given twice"),
        ("/indicators/pay/values?format=xlsx", 400, "expected json or csv or geojson or parquet"),
        ("/indicators/pay/values?format=geojson", 409, "name one, such as lad_2025"),
        ("/lists/absent/areas", 404, "absent"),
        ("/recipes/absent/scores", 404, "absent"),
        ("/comparisons?a=toy-fund", 400, "b is missing"),
        ("/comparisons?a=toy-fund&b=../../etc", 400, "b is '../../etc'"),
        ("/comparisons?a=toy-fund&b=toy-fund&universe=X", 400, "universe is 'X'"),
        ("/comparisons?a=toy-fund:9&b=toy-fund", 404, "no category called 'toy-fund:9'"),
        ("/picture.svg?indicator=pay&level=galaxy", 400, "galaxy"),
        ("/picture.svg?indicator=pay&level=ward", 409, "has no values for wards: choose"),
        ("/picture.svg?indicator=pay&period=1900", 400, "expected latest, 2023-01-01/P1Y"),
        (
            "/picture.svg?indicator=pay&period=1900-01-01/P1Y",
            409,
            "expected latest, 2023-01-01/P1Y",
        ),
        ("/picture.svg?indicator=nobody", 404, "There is no indicator called"),
        ("/places?q=%ff", 400, "not text in UTF-8"),
        ("/places?q=" + "a" * 5000, 400, "more than 4000 characters"),
        ("/places?" + "&".join(f"a{i}=1" for i in range(30)), 400, "more than 20 parameters"),
        ("/places/E99999999", 404, "E99999999"),
    ],
)
def test_what_cannot_be_answered_is_said_in_a_sentence(api, path: str, status: int, words: str):
    answer = ask(api, path)
    said = json.loads(answer.body)
    assert (answer.status, said["status"]) == (status, status)
    assert answer.header("content-type") == "application/problem+json"
    assert words in said["detail"]
    assert said["detail"].count(". ") <= 1


def test_nothing_can_be_written(api):
    answer = ask(api, "/lists", method="POST")
    assert answer.status == 405
    assert {*(answer.header("allow") or "").split(", ")} == {"GET", "HEAD"}


async def _keep(kept: Kept) -> list[str]:
    for name in ("a", "b", "a", "c"):
        await kept.get(name, lambda: b"x" * 400, "parquet", lambda: False)
    return list(kept.files)


def test_memory_is_bounded(toy: Folders):
    kept = Kept(lambda: open_atlas(toy.root), "toy-1", limit=900)
    assert asyncio.run(_keep(kept)) == ["a", "c"]


def _never() -> bool:
    return False


def _always() -> bool:
    return True


async def _crowd(kept: Kept, visitors: int) -> list[object]:
    def slow() -> bytes:
        time.sleep(0.05)
        return b"x"

    asked = (kept.get(str(n), slow, "json", _never) for n in range(visitors))
    return await asyncio.gather(*asked, return_exceptions=True)


def test_more_than_can_wait_are_sent_away(toy: Folders):
    kept = Kept(lambda: open_atlas(toy.root), "toy-1")
    found = asyncio.run(_crowd(kept, answers.AT_ONCE + answers.WAITING + 3))
    sent_away = [one for one in found if isinstance(one, Overloaded)]
    assert len(sent_away) == 3
    assert "try again in a minute" in str(sent_away[0])


async def _beside_dear_ones(kept: Kept) -> list[str]:
    """Return which of the answers came first: of more dear ones than are made at once, and one."""
    done: list[str] = []
    is_cheap_one_made = threading.Event()

    async def get(name: str, make: Callable[[], bytes], is_dear: Callable[[], bool]) -> None:
        await kept.get(name, make, "json", is_dear)
        done.append(name)

    def wait() -> bytes:
        assert is_cheap_one_made.wait(20)
        return b"dear"

    def make() -> bytes:
        is_cheap_one_made.set()
        return b"cheap"

    dear = [asyncio.create_task(get(f"dear {n}", wait, _always)) for n in range(answers.AT_ONCE)]
    while kept.turns[True].borrowed_tokens < answers.AT_ONCE:
        await asyncio.sleep(0.01)
    await get("cheap", make, _never)
    await asyncio.gather(*dear)
    return done


def test_a_cheap_answer_does_not_wait_for_dear_ones(toy: Folders):
    kept = Kept(lambda: open_atlas(toy.root), "toy-1")
    assert asyncio.run(_beside_dear_ones(kept))[0] == "cheap"


def test_what_is_described_is_told_however_many_wait(toy: Folders, monkeypatch):
    monkeypatch.setattr(answers, "WAITING", 0)
    atlas = open_atlas(toy.root)
    crowded = answers.application(lambda: atlas, "toy-1", "/api/v1")
    assert ask(crowded, VALUES).status == 429
    assert "/indicators" in _json(ask(crowded, "/"))["operations"]
    assert "/indicators" in _json(ask(crowded, "/openapi.json"))["paths"]


@pytest.mark.parametrize(
    ("query", "is_dear"),
    [
        ("", True),
        ("?geography=lad_2025", True),
        ("?geography=lad_2025&period=latest", False),
        ("?geography=lad_2025&period=2023-01-01/P1Y", False),
        ("?period=2023-01-01/P1Y", False),
    ],
)
def test_only_many_values_that_are_asked_for_are_dear(
    toy: Folders, monkeypatch, query: str, is_dear: bool
):
    atlas = open_atlas(toy.root)
    held = atlas.catalogue.series("pay")
    most = max(series.areas for series in held if str(series.geography) == "lad_2025")
    monkeypatch.setattr(indicators, "MANY", most)
    asked = []
    monkeypatch.setattr(work, "do", lambda task, *args: asked.append(1) or task(*args))
    found = ask(
        answers.application(lambda: atlas, "toy-1", "/api/v1"), f"/indicators/pay/values{query}"
    )
    assert (found.status, bool(asked)) == (200, is_dear)


def test_ranks_are_those_of_every_table_whatever_part_is_asked_for(shipped_api, shipped_atlas):
    indicator = shipped_atlas.catalogue.indicator("female-healthy-life-expectancy")
    whole = indicator_table(indicator, shipped_atlas)
    part = pd.read_csv(
        io.BytesIO(
            ask(
                shipped_api,
                f"/indicators/{indicator.slug}/values?period=latest&within=E12000001&format=csv",
            ).body
        )
    )
    expected = whole.set_index(["area_code", "geography", "period"])["rank"]
    assert len(part) > 0
    assert expected.loc[
        pd.MultiIndex.from_frame(part[expected.index.names])
    ].to_numpy().tolist() == (part["rank"].tolist())


def test_who_comes_while_too_much_is_computed_is_told_when_to_ask_again(toy: Folders, monkeypatch):
    def overloaded(*_args: object) -> bytes:
        raise Overloaded("12 others wait for the same machine: try again in a minute.")

    monkeypatch.setattr(indicators, "MANY", 0)
    monkeypatch.setattr(work, "do", overloaded)
    atlas = open_atlas(toy.root)
    answer = ask(answers.application(lambda: atlas, "toy-1", "/api/v1"), VALUES)
    assert answer.status == 429
    assert answer.header("retry-after") == "60"
    assert json.loads(answer.body)["detail"].startswith("12 others wait")


def test_what_takes_too_much_is_not_to_be_asked_for_again(toy: Folders, monkeypatch):
    def too_dear(*_args: object) -> bytes:
        raise TooDear("This takes more than 60 seconds and was stopped: ask for less.")

    monkeypatch.setattr(indicators, "MANY", 0)
    monkeypatch.setattr(work, "do", too_dear)
    atlas = open_atlas(toy.root)
    answer = ask(answers.application(lambda: atlas, "toy-1", "/api/v1"), VALUES)
    assert (answer.status, answer.header("retry-after")) == (409, None)
    assert json.loads(answer.body)["detail"].endswith("ask for less.")
