"""What visitors ask of Streamlit: messages that would make all wait, and the files it holds."""

from __future__ import annotations

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.runtime import Runtime
from streamlit.runtime.stats import CacheStat


def held_bytes() -> int:
    """Return how many bytes the files of all visits have that the server of this process holds."""
    families = Runtime.instance().uploaded_file_mgr.get_stats().values()
    return sum(
        one.byte_length for family in families for one in family if isinstance(one, CacheStat)
    )


_REFUSED = frozenset({"clear_cache", "set_run_on_save", "load_git_info"})


def refuses(content: bytes) -> bool:
    """Say whether a message, as it came over the socket, is one that no visitor may send."""
    try:
        kind = BackMsg.FromString(content).WhichOneof("type")
    except Exception:  # what is no message is for Streamlit to refuse
        return False
    return kind in _REFUSED
