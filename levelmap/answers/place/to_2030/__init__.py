"""A place on the way to the targets of 2030."""
