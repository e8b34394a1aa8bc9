"""The screens, a folder each: query and link, words, page; the only place that knows Streamlit."""
