"""One page without the app around it: the address of a page cannot be chosen in `AppTest`."""

from streamlit.testing.v1 import AppTest

SCRIPT = """
from levelmap.pages.shared import frame
from levelmap.pages.{name}.page import {name}

frame.page({name})()
"""


def open_page(name: str, /, **parameters: str) -> AppTest:
    """Run the screen `levelmap.pages.<name>` with the parameters of a link."""
    app = AppTest.from_string(SCRIPT.format(name=name), default_timeout=240)
    for parameter, text in parameters.items():
        app.query_params[parameter] = text
    return app.run()


def texts(app: AppTest) -> str:
    """Return the sentences, headings and captions shown, one below the other."""
    return "\n".join(str(part.value) for part in (*app.markdown, *app.header, *app.caption))
