"""Messages of browsers to Streamlit that serve a developer and would make every visitor wait."""

from __future__ import annotations

from streamlit.proto.BackMsg_pb2 import BackMsg

_REFUSED = frozenset({"clear_cache", "set_run_on_save", "load_git_info"})


def refuses(content: bytes) -> bool:
    """Say whether a message, as it came over the socket, is one that no visitor may send."""
    try:
        kind = BackMsg.FromString(content).WhichOneof("type")
    except Exception:  # what is no message is for Streamlit to refuse
        return False
    return kind in _REFUSED
