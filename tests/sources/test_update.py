"""Newer figures from a server that does all that servers do."""

from __future__ import annotations

import json
import shutil
import socketserver
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pandas as pd
import pytest

from levelmap.catalogue.catalogue import Catalogue
from levelmap.cli import main
from levelmap.errors import QueryError, UnknownSource
from levelmap.integrity import damaged, sha256
from levelmap.paths import Folders
from levelmap.sources import update
from levelmap.sources.shipping import manifest

SLUG, SOURCE = "claimant-count", "els-claimant-count"
STOKE = "E06000021"

Answers = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Publisher:
    """A server with files; an answer of its own may stand in for a file."""

    address: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    answers: dict[str, Answers] = field(default_factory=dict)

    def edit(self, change: Callable[[pd.DataFrame], pd.DataFrame]) -> None:
        """Change the table that is served."""
        name = f"/{SLUG}/{SLUG}.csv"
        table = pd.read_csv(
            pd.io.common.BytesIO(self.files[name]), dtype=str, keep_default_na=False
        )
        self.files[name] = change(table).to_csv(index=False).encode("utf-8-sig")


@pytest.fixture
def publisher(shipped: Catalogue) -> Iterator[Publisher]:
    """Return a publisher that serves what is held, as it published it."""
    found = Publisher()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path in found.answers:
                found.answers[self.path](self)
            elif self.path in found.files:
                self.send_response(200)
                self.send_header("Content-Length", str(len(found.files[self.path])))
                self.end_headers()
                self.wfile.write(found.files[self.path])
            else:
                self.send_error(404)

        def log_message(self, *_: object) -> None:
            pass

    held = shipped.observations(SLUG)
    label = shipped.indicators[SLUG].origin.split("|")[1].strip()
    table = pd.DataFrame(
        {
            "areacd": held["area_code"],
            "indicator": label,
            "period": held["period"],
            "observation": held["value"],
            "lci_95": held["lower_ci"],
            "uci_95": held["upper_ci"],
            "status": "",
            "notes": "",
        }
    )
    found.files[f"/{SLUG}/{SLUG}.csv"] = table.to_csv(index=False).encode("utf-8-sig")
    described = {"ess-beta-metadata": {"label": label, "sourceDate": "20/01/2026"}}
    found.files[f"/{SLUG}/{SLUG}.json"] = json.dumps(described).encode()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    found.address = f"http://127.0.0.1:{server.server_address[1]}"
    yield found
    server.shutdown()
    server.server_close()


@pytest.fixture
def target(tmp_path: Path, shipped: Catalogue) -> Folders:
    """Return folders with one indicator of the shipped data, as a build leaves them."""
    folders, whole = Folders(tmp_path / "target"), shipped.folders.data
    shutil.copytree(whole / "lookups", folders.data / "lookups")
    shutil.copytree(whole / "areas", folders.data / "areas")
    (folders.data / "observations").mkdir()
    shutil.copy(whole / "observations" / f"{SLUG}.parquet", folders.data / "observations")
    for name, column, value in (("indicators", "slug", SLUG), ("sources", "slug", SOURCE)):
        frame = pd.read_csv(whole / f"{name}.csv", dtype=str, keep_default_na=False)
        frame[frame[column] == value].to_csv(folders.data / f"{name}.csv", index=False)
    frame = pd.read_csv(whole / "series.csv", dtype=str, keep_default_na=False)
    frame[frame["indicator"] == SLUG].to_csv(folders.data / "series.csv", index=False)
    manifest.write(folders)
    return folders


def _hashes(folders: Folders) -> dict[Path, str]:
    return {path: sha256(path.read_bytes()) for path in manifest.files(folders)}


def _value(folders: Folders, period: str) -> float:
    frame = pd.read_parquet(folders.data / "observations" / f"{SLUG}.parquet")
    rows = frame[(frame["area_code"] == STOKE) & (frame["period"] == period)]
    return float(rows["value"].iloc[0])


def _newer(table: pd.DataFrame) -> pd.DataFrame:
    last = table[table["period"] == "2025-01-01/P1Y"]
    return pd.concat([table, last.assign(period="2026-01-01/P1Y", observation="4.5")])


def _revised(table: pd.DataFrame) -> pd.DataFrame:
    is_one = (table["areacd"] == STOKE) & (table["period"] == "2024-01-01/P1Y")
    return table.assign(observation=table["observation"].mask(is_one, "9.9"))


def test_the_same_figures_are_no_news(publisher: Publisher, target: Folders):
    before = _hashes(target)
    assert update.run(target, publisher.address) == update.Report(("nothing changed",), ())
    assert _hashes(target) == before


def test_a_newer_period_and_a_revision_come_in_and_are_told(publisher: Publisher, target: Folders):
    publisher.edit(lambda table: _newer(_revised(table)))
    publisher.files[f"/{SLUG}/{SLUG}.json"] = b'{"m": {"sourceDate": "19/01/2027"}}'
    found = update.run(target, publisher.address)
    line = next(line for line in found.changes if f"observations/{SLUG}" in line)
    assert "1 revised" in line
    assert "new periods 2026-01-01/P1Y" in line
    assert found.left == ()
    assert _value(target, "2026-01-01/P1Y") == 4.5
    assert _value(target, "2024-01-01/P1Y") == 9.9
    source = Catalogue(target).sources[SOURCE]
    assert (source.published, source.retrieved) == ("2027-01-19", date.today().isoformat())
    assert not damaged(target)
    assert str(Catalogue(target).series(SLUG)[-1].period) == "2026-01-01/P1Y"


def test_a_preview_says_the_same_and_changes_nothing(publisher: Publisher, target: Folders):
    publisher.edit(_newer)
    before = _hashes(target)
    told = update.run(target, publisher.address, preview=True)
    assert _hashes(target) == before
    assert update.run(target, publisher.address).changes == told.changes


def _cut(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    handler.wfile.write(b"areacd,indicator")
    handler.close_connection = True


def _fails(handler: BaseHTTPRequestHandler) -> None:
    handler.send_error(500)


FAULTS = {
    "a missing column": (lambda p: p.edit(lambda t: t.drop(columns="lci_95")), "lci_95"),
    "another label": (lambda p: p.edit(lambda t: t.assign(indicator="Other")), "Claimant Count"),
    "a word for a number": (lambda p: p.edit(lambda t: t.assign(observation="many")), "many"),
    "an unknown code": (lambda p: p.edit(lambda t: t.assign(areacd="E06009999")), "E06009999"),
    "most values gone": (lambda p: p.edit(lambda t: t[t["period"] == "2025-01-01/P1Y"]), "of the"),
    "no file": (lambda p: p.files.pop(f"/{SLUG}/{SLUG}.csv"), "404"),
    "no description": (
        lambda p: p.files.update({f"/{SLUG}/{SLUG}.json": b"<html>"}),
        "description",
    ),
    "a cut connection": (lambda p: p.answers.update({f"/{SLUG}/{SLUG}.csv": _cut}), "cut off"),
    "a failing server": (lambda p: p.answers.update({f"/{SLUG}/{SLUG}.csv": _fails}), "500"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_named_and_the_data_stay(publisher: Publisher, target: Folders, fault: str):
    spoil, words = FAULTS[fault]
    spoil(publisher)
    before = _hashes(target)
    found = update.run(target, publisher.address)
    assert _hashes(target) == before
    (sentence,) = found.left
    assert sentence.startswith(f"{SOURCE} stays as it was: ")
    assert words in sentence


def test_a_redirection_is_followed(publisher: Publisher, target: Folders):
    publisher.edit(_newer)
    publisher.files["/moved.csv"] = publisher.files.pop(f"/{SLUG}/{SLUG}.csv")

    def moved(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(302)
        handler.send_header("Location", f"{publisher.address}/moved.csv")
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    publisher.answers[f"/{SLUG}/{SLUG}.csv"] = moved
    assert update.run(target, publisher.address).left == ()
    assert _value(target, "2026-01-01/P1Y") == 4.5


def test_nobody_answers(target: Folders):
    with socketserver.TCPServer(("127.0.0.1", 0), socketserver.BaseRequestHandler) as server:
        address = f"http://127.0.0.1:{server.server_address[1]}"
    found = update.run(target, address)
    assert "could not be fetched" in found.left[0]


def test_from_a_folder(publisher: Publisher, target: Folders, tmp_path: Path):
    publisher.edit(_newer)
    for name, content in publisher.files.items():
        file = tmp_path / "copy" / name.strip("/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    assert update.run(target, str(tmp_path / "copy"), [SOURCE]).left == ()
    assert _value(target, "2026-01-01/P1Y") == 4.5


def test_names_that_cannot_be_updated(target: Folders, publisher: Publisher, shipped: Catalogue):
    with pytest.raises(UnknownSource):
        update.run(target, publisher.address, ["absent"])
    whole = pd.read_csv(shipped.folders.data / "sources.csv", dtype=str, keep_default_na=False)
    whole.to_csv(target.data / "sources.csv", index=False)
    known, unknown = "imd-2019", "low-pay-2019"
    with pytest.raises(QueryError, match=r"at https://github\.com/humaniverse/IMD, in a shape"):
        update.run(target, publisher.address, [known])
    with pytest.raises(QueryError, match="at an address that is not known: newer ones"):
        update.run(target, publisher.address, [unknown])
    found = update.run(target, publisher.address)
    assert known in found.elsewhere
    assert unknown in found.unknown
    assert f"No address is known of the files of {len(found.unknown)} sources." in found.text
    assert f"Not looked for: {len(found.elsewhere)} sources" in found.text


def _put_out_at(target: Folders, address: str) -> None:
    path = target.data / "sources.csv"
    rows = pd.read_csv(path, dtype=str, keep_default_na=False)
    rows.assign(files_at=address).to_csv(path, index=False)
    manifest.write(target)


def test_without_an_address_files_come_from_where_the_register_says(
    publisher: Publisher, target: Folders
):
    publisher.edit(_newer)
    _put_out_at(target, publisher.address)
    assert update.run(target).left == ()
    assert _value(target, "2026-01-01/P1Y") == 4.5


def test_the_register_says_where_every_source_that_is_updated_is_put_out(shipped: Catalogue):
    """The address is that of the publisher's repository; the files of a dataset have its name."""
    updated = {i.source for i in shipped.indicators.values() if i.builder == update.BUILDER}
    shaped = {slug for slug, source in shipped.sources.items() if source.file_shape}
    assert updated == shaped
    assert {shipped.sources[slug].files_at for slug in shaped} == {
        "https://raw.githubusercontent.com/ONSdigital/explore-local-statistics-data/HEAD"
    }


def test_the_command_tells_and_fails_where_something_stays(
    publisher: Publisher,
    target: Folders,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    monkeypatch.setenv("LEVELMAP_DATA", str(target.root))
    assert main(["update", "--from", publisher.address]) == 0
    assert capsys.readouterr().out == "nothing changed\n"
    publisher.files.clear()
    assert main(["update", "--from", publisher.address, "--json"]) == 1
    assert SOURCE in json.loads(capsys.readouterr().out)["left"][0]
