"""The briefing on one place: one content, set as a PDF and as a page of HTML."""
