"""Places that are not one authority: what contains authorities, parts of them, any group."""
