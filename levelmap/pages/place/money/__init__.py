"""Money: the section of a place's page, its tables and the map of all authorities."""
