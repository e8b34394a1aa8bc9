"""Money divided: one formula instead of another."""
