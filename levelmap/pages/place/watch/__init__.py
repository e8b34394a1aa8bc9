"""Watch what changes: a place's numbers as a file, and what differs between two of them."""
