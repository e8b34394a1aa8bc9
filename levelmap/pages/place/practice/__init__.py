"""Good practice: the section of a place's page and its tables."""
