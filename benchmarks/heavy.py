"""A visitor who asks for the dearest things that are accepted, over the protocol of Streamlit."""

from __future__ import annotations

import io
import itertools
import random
import zipfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from http.client import HTTPConnection
from string import ascii_letters
from typing import Any
from urllib.parse import urlencode, urlsplit

import anyio
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

from levelmap.atlas import Atlas
from levelmap.catalogue.recipe_files import LARGEST_TEXT, write_recipe
from levelmap.catalogue.recipe_links import LONGEST_LINK, link_text
from levelmap.errors import ExportError, LevelMapError
from levelmap.geography import postcodes
from levelmap.geography.gazetteer import CURRENT
from levelmap.intake.limits import LARGE, MOST_BYTES, MOST_ROWS

NAMES = 20_000


@dataclass
class Visit:
    """One visit to a page: what it shows that can be used, by the words beside it.

    Attributes
    ----------
    errors
        Sentences of errors that were shown in the last run.
    """

    address: str
    socket: ClientConnection
    page: str = ""
    query: str = ""
    session: str = ""
    shown: dict[str, Any] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    _told: dict[str, WidgetState] = field(default_factory=dict)

    async def open(self, page: str, parameters: Mapping[str, str] | None = None) -> None:
        """Show a page and read it to its end."""
        self.page, self.query, self._told = page, urlencode(parameters or {}), {}
        await self._run()

    async def choose(self, label: str, option: str) -> None:
        """Choose an option of a row of buttons."""
        told = self._state(self.shown[label].id)
        told.string_array_value.data.append(option)
        await self._run()

    async def bring(self, label: str, name: str, content: bytes) -> None:
        """Bring a file to an uploader; it is read in the run that follows."""
        message = BackMsg()
        message.file_urls_request.request_id = name
        message.file_urls_request.file_names.append(name)
        message.file_urls_request.session_id = self.session
        await self.socket.send(message.SerializeToString())
        answer = await self._until("file_urls_response")
        urls = answer.file_urls_response.file_urls[0]
        await anyio.to_thread.run_sync(self._put, urls.upload_url, name, content)
        info = self._state(self.shown[label].id).file_uploader_state_value.uploaded_file_info.add()
        info.name, info.size, info.file_id = name, len(content), urls.file_id
        info.file_urls.CopyFrom(urls)
        await self._run()
        # as one who goes on: what the server holds of all visits is bounded
        await anyio.to_thread.run_sync(self._ask, "DELETE", urls.delete_url, b"", "")

    async def take(self, label: str) -> bytes:
        """Press a button for a file and return the file."""
        return await anyio.to_thread.run_sync(self._get, await self.made(label))

    async def made(self, label: str) -> str:
        """Press a button for a file and return where it is."""
        message = BackMsg()
        asked = message.backend_operation_request
        asked.request_id, asked.session_id = label, self.session
        asked.deferred_file.file_id = self.shown[label].deferred_file_id
        await self.socket.send(message.SerializeToString())
        answer = (await self._until("backend_operation_response")).backend_operation_response
        if answer.error_msg:
            raise ExportError(f"{label}: {answer.error_msg}")
        return str(answer.deferred_file.url)

    def _state(self, widget: str) -> WidgetState:
        message = BackMsg()
        state = message.rerun_script.widget_states.widgets.add()
        state.id = widget
        self._told[widget] = state
        return state

    async def _run(self) -> None:
        message = BackMsg()
        message.rerun_script.page_name, message.rerun_script.query_string = self.page, self.query
        for state in self._told.values():
            message.rerun_script.widget_states.widgets.append(state)
        self.errors.clear()
        await self.socket.send(message.SerializeToString())
        await self._until("script_finished")

    async def _until(self, kind: str) -> ForwardMsg:
        async for raw in self.socket:
            shown = ForwardMsg()
            shown.ParseFromString(raw if isinstance(raw, bytes) else raw.encode())
            self._remember(shown)
            if shown.WhichOneof("type") == kind:
                return shown
        raise ExportError(f"The app closed the socket before it answered with {kind}.")

    def _remember(self, shown: ForwardMsg) -> None:
        if shown.WhichOneof("type") == "new_session":
            self.session = shown.new_session.initialize.session_id
        element = shown.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "alert":
            self.errors.append(element.alert.body)
        elif kind in ("file_uploader", "download_button", "button_group"):
            held = getattr(element, kind)
            self.shown[held.label] = held

    def _put(self, path: str, name: str, content: bytes) -> None:
        edge = "levelmap-benchmark"
        head = f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
        self._ask("PUT", path, head.encode() + content + f"\r\n--{edge}--\r\n".encode(), edge)

    def _get(self, path: str) -> bytes:
        return self._ask("GET", path, b"", "")

    def _ask(self, verb: str, path: str, body: bytes, edge: str) -> bytes:
        connection = HTTPConnection(urlsplit(self.address).netloc, timeout=120)
        told = {}
        if verb != "GET":
            connection.request("GET", "/_stcore/health")
            known = connection.getresponse()
            known.read()
            cookie = (known.getheader("Set-Cookie") or "").partition(";")[0]
            told = {
                "Content-Type": f"multipart/form-data; boundary={edge}",
                "Cookie": cookie,
                "X-Xsrftoken": cookie.partition("=")[2],
            }
        connection.request(verb, path, body or None, told)
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        if answer.status >= 400:
            raise ExportError(f"{verb} {path}: {answer.status} {content[:200]!r}")
        return content


@asynccontextmanager
async def visit(address: str) -> AsyncIterator[Visit]:
    """Give a visit to a server."""
    socket = f"{address.replace('http', 'ws', 1)}/_stcore/stream"
    async with connect(socket, max_size=None, open_timeout=120, ping_interval=None) as opened:
        yield Visit(address, opened)


Act = Callable[[Visit, int], Awaitable[None]]
"""What the visitor does once, by its number: no two are answered from what is kept."""

LIST, INDICATOR, METHOD = "Your list", "An indicator as a spreadsheet or CSV", "A method as TOML"


def acts(atlas: Atlas) -> dict[str, Act]:
    """Return the dearest thing of each kind that is accepted, by what it is."""
    names = names_half_unknown(atlas)
    half = names[: LARGE - 1].rpartition(b"\n")[0]
    return {
        f"{NAMES:,} names, half unknown": _brings("compare", LIST, "names.csv", names),
        "names, as many as are read in place": _brings("compare", LIST, "some.csv", half),
        "the largest CSV": _brings("method", INDICATOR, "large.csv", largest_csv(atlas)),
        "the largest workbook": _brings("compare", LIST, "large.xlsx", largest_workbook(atlas)),
        "postcodes": _brings("compare", LIST, "postcodes.csv", most_postcodes()),
        "the largest method as TOML": _brings("method", METHOD, "m.toml", largest_recipe(atlas)),
        "the longest link": _opens_longest_link(atlas),
        "how firm a method is": _asks_how_firm(atlas),
        "briefings": _takes_briefings(atlas),
        "pictures": _takes_pictures(atlas),
        "tables": _takes_tables(atlas),
        "files of every neighbourhood": _takes_neighbourhoods(),
    }


def _brings(page: str, label: str, name: str, content: bytes) -> Act:
    async def act(one: Visit, number: int) -> None:
        await one.open(page)
        # a row or remark of its own: what was read before is not known again
        other = content if name.endswith("xlsx") else content + f"\n#{number}".encode()
        await one.bring(label, name, other)

    return act


def _opens_longest_link(atlas: Atlas) -> Act:
    text = longest_link(atlas)

    async def act(one: Visit, number: int) -> None:
        await one.open("method", {"recipe": text, "against": f"levelmap_13:top={number + 1}"})
        await one.open("compare", {"a": f"method~{text}", "b": f"levelmap_13:top={number + 1}"})

    return act


def _asks_how_firm(atlas: Atlas) -> Act:
    dearest = max(atlas.catalogue.recipes.values(), key=lambda one: len(one.leaves))

    async def act(one: Visit, number: int) -> None:
        renamed = replace(dearest, title=f"{dearest.title} {number}")
        await one.open("method", {"start": dearest.slug, "recipe": link_text(renamed)})
        await one.choose("Read more", "Firmness")

    return act


def _takes_briefings(atlas: Atlas) -> Act:
    places = list(atlas.gazetteer.by_code(CURRENT))

    async def act(one: Visit, number: int) -> None:
        await one.open("place", {"area": places[number % len(places)], "sections": "all"})
        for label in [label for label in one.shown if label.startswith("Briefing")]:
            await one.take(label)

    return act


def _takes_pictures(atlas: Atlas) -> Act:
    slugs = [one.slug for one in atlas.catalogue.indicators.values() if one.is_mappable]

    async def act(one: Visit, number: int) -> None:
        told = {"indicator": slugs[number % len(slugs)], "read": "take_away"}
        await one.open("explore", told)
        await _take_all(one, ("(PNG)", "(SVG)"))

    return act


def _takes_neighbourhoods() -> Act:
    indicator = "small-area-deprivation"

    async def act(one: Visit, number: int) -> None:
        # another number of classes each time: nothing is known again
        told = {"indicator": indicator, "level": "lsoa", "classes": str(3 + number % 5)}
        await one.open("explore", {**told, "read": "take_away"})
        await _take_all(one, ("(CSV)", "zip)", "(GeoJSON)", "(PNG)"))

    return act


def _takes_tables(atlas: Atlas) -> Act:
    lists = list(itertools.permutations(atlas.catalogue.priority_lists, 2))

    async def act(one: Visit, number: int) -> None:
        a, b = lists[number % len(lists)]
        await one.open("compare", {"a": a, "b": b, "read": "take"})
        await _take_all(one, ("(CSV)", "(XLSX)", "zip)"))

    return act


async def _take_all(one: Visit, ends: tuple[str, ...]) -> None:
    for label in [label for label in one.shown if label.endswith(ends)]:
        await one.take(label)


def names_half_unknown(atlas: Atlas) -> bytes:
    """Return a list of places of which every other is nowhere."""
    known = list(atlas.gazetteer.districts.names.values())
    half = (known[n % len(known)] if n % 2 else f"Nowhere {n}" for n in range(NAMES))
    return "\n".join(["name", *(f'"{name}"' for name in half)]).encode()


def largest_csv(atlas: Atlas) -> bytes:
    """Return the most rows and bytes that are read of a text table: wards, numbers, remarks."""
    rows = _rows(atlas, MOST_ROWS - 10)
    lines = ["code,rate,share,count,a,b", *(",".join(row) for row in rows)]
    text = "\n".join(lines)
    room = (MOST_BYTES - len(text) - 1_000) // len(lines)
    return "\n".join(f"{line},{'x' * (room - 1)}" for line in lines).encode()


def _rows(atlas: Atlas, most: int) -> Iterator[Sequence[str]]:
    codes = list(atlas.gazetteer.districts.names)
    for number in range(most):
        code = codes[number % len(codes)]
        yield (
            code,
            f"{number / 7:.4f}",
            f"{number % 100}%",
            f"{number:,}".replace(",", ""),
            "a",
            "b",
        )


def largest_workbook(atlas: Atlas) -> bytes:
    """Return an XLSX file with as many cells as are read."""
    from openpyxl import Workbook  # noqa: PLC0415 (only here)

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Data")
    sheet.append("code rate share count a b".split())
    for row in _rows(atlas, 37_000):
        sheet.append([row[0], float(row[1]), row[2], int(row[3]), None, row[5]])
    buffer = io.BytesIO()
    book.save(buffer)
    with zipfile.ZipFile(buffer) as file:
        if sum(file.read(name).count(b"<") for name in file.namelist()) < 500_000:
            raise ExportError("The workbook is smaller than meant.")
    return buffer.getvalue()


def most_postcodes() -> bytes:
    """Return as many rows of postcodes as are read."""
    keys = [f"{letter}{n} {m}AA" for letter in "BLMS" for n in range(1, 30) for m in range(1, 9)]
    posts = list(postcodes.authorities(keys))
    rows = (posts[number % len(posts)] for number in range(MOST_ROWS - 10))
    return "\n".join(["postcode", *rows]).encode()


def largest_recipe(atlas: Atlas) -> bytes:
    """Return a method with as much text as is read, of all indicators that may be in it."""
    base = atlas.catalogue.recipe("levelmap_13")
    text = write_recipe(replace(base, title="The largest"))
    return f"{text}\n# {'x ' * (LARGEST_TEXT // 2)}"[: LARGEST_TEXT - 10].encode()


def longest_link(atlas: Atlas) -> str:
    """Return a method as it stands in a link, as long as links may be."""
    base = atlas.catalogue.recipe("levelmap_13_2021")
    best = link_text(base)
    dice = random.Random(LONGEST_LINK)
    for letters in range(1_000, LONGEST_LINK, 50):
        words = "".join(dice.choices(ascii_letters, k=letters))
        caveats = tuple(words[at : at + 500] for at in range(0, letters, 500))
        try:
            best = link_text(replace(base, caveats=caveats))
        except LevelMapError:
            break
    return best
