"""Sessions of an app without a browser: the protocol of Streamlit spoken over a websocket."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.Selectbox_pb2 import Selectbox
from websockets.asyncio.client import ClientConnection, connect

from levelmap.errors import ExportError


@dataclass
class Session:
    """One visitor: what was last shown of the select boxes, and how long each run took.

    Attributes
    ----------
    known
        What a browser keeps, by its hash: the server then sends no more than that. Of a select box
        the box.
    seconds
        From asking for a run until the app said that it was finished.
    errors
        Titles of the errors that were shown.
    """

    socket: ClientConnection
    page: str = ""
    boxes: dict[str, Selectbox] = field(default_factory=dict)
    known: dict[str, Selectbox | None] = field(default_factory=dict)
    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    async def run(self, message: BackMsg) -> None:
        """Ask for a run and read what comes until it is finished."""
        message.rerun_script.page_name = self.page
        start = time.perf_counter()
        await self.socket.send(message.SerializeToString())
        async for raw in self.socket:
            shown = ForwardMsg()
            shown.ParseFromString(raw if isinstance(raw, bytes) else raw.encode())
            self._remember(shown)
            if shown.WhichOneof("type") == "script_finished":
                break
        self.seconds.append(time.perf_counter() - start)

    def _remember(self, shown: ForwardMsg) -> None:
        if shown.WhichOneof("type") == "ref_hash":
            box = self.known.get(shown.ref_hash)
        elif shown.delta.new_element.WhichOneof("type") == "selectbox":
            box = shown.delta.new_element.selectbox
        else:
            box = None
        if shown.hash and shown.metadata.cacheable:
            self.known[shown.hash] = box
        if shown.delta.new_element.WhichOneof("type") == "exception":
            self.errors.append(shown.delta.new_element.exception.message)
        if box is not None:
            self.boxes[box.label] = box

    async def open(self, page: str) -> None:
        """Show a page for the first time."""
        self.page = page
        message = BackMsg()
        await self.run(message)

    async def choose(self, label: str, option: str) -> None:
        """Choose the first option of a select box that has these words.

        Raises
        ------
        ExportError
            There is no such box or option.
        """
        box = self.boxes.get(label)
        found = next((text for text in box.options if option in text), None) if box else None
        if box is None or found is None:
            raise ExportError(f"There is no option {option!r} in a select box {label!r}.")
        message = BackMsg()
        widget = message.rerun_script.widget_states.widgets.add()
        widget.id, widget.string_value = box.id, found
        message.rerun_script.cached_message_hashes.extend(self.known)
        await self.run(message)


async def at_once(
    address: str, page: str, visitors: int, label: str, options: Sequence[str]
) -> list[Session]:
    """Return *visitors* sessions of a page after all have chosen each of *options* at once."""
    socket = address.replace("http", "ws") + "/_stcore/stream"
    sessions = [Session(await connect(socket, max_size=None)) for _ in range(visitors)]
    for session in sessions:
        await session.open(page)
        session.seconds.clear()
    for turn in range(len(options)):
        choices = [options[(turn + number) % len(options)] for number in range(visitors)]
        await asyncio.gather(
            *(s.choose(label, choice) for s, choice in zip(sessions, choices, strict=True))
        )
    for session in sessions:
        await session.socket.close()
    return sessions
