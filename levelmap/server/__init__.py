"""What stands around the pages on a server: health, headers, compression, metrics, the interface.

Plain ASGI on Starlette; nothing here knows Streamlit. `app.py` puts it and the pages together.
"""
