"""LevelMap: the entry point of the app. `streamlit run app.py`.

The server imports this file and finds the application. Streamlit runs it as the main program for
each visitor, and it shows a page.
"""

from functools import partial
from pathlib import Path

import streamlit as st

from levelmap.pages import brought_files, site, taken_files
from levelmap.pages.first_visits import visit
from levelmap.pages.messages import refuses
from levelmap.pages.shared import cache
from levelmap.server import application, logs, metrics
from levelmap.server.guard import Guard

if __name__ == "__main__":
    site.show(metrics.page_run)
else:
    base = str(st.get_option("server.baseUrlPath") or "")
    taken_files.set_up()
    brought_files.set_up()
    app = st.App(
        __file__,
        on_script_error=partial(site.tell_of_fault, logs.fault),
        **application.parts(
            base,
            cache.atlas,
            partial(visit, pages=site.ADDRESSES, base=base),
            partial(Guard, refuses=refuses, store=brought_files.store),
            Path(st.__file__).parent / "static",
            site.TITLES,
        ),
    )
