"""The pages of the app: the only place, with app.py, that imports Streamlit."""
