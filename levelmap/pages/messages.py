"""What visitors ask of Streamlit: messages that would make all wait."""

from __future__ import annotations

from streamlit.proto.BackMsg_pb2 import BackMsg

_REFUSED = frozenset(
    "clear_cache set_run_on_save load_git_info debug_disconnect_websocket "
    "debug_shutdown_runtime".split()
)


LONGEST_MESSAGE = 1_000_000
"""Bytes of a message: what is shown that can be used, and the address of a page."""

MOST_FILES = 20
"""Files for which a message may ask where to bring them; each is given an address of its own."""


def refuses(content: bytes) -> bool:
    """Say whether a message, as it came over the socket, is one that no visitor may send."""
    if len(content) > LONGEST_MESSAGE:
        return True
    try:
        message = BackMsg.FromString(content)
    except Exception:  # no message at all: Streamlit would write a traceback for each
        return True
    if message.WhichOneof("type") == "file_urls_request":
        return len(message.file_urls_request.file_names) > MOST_FILES
    kind = message.WhichOneof("type")
    return kind is None or kind in _REFUSED
