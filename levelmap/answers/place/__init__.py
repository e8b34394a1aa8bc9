"""What there is to say of one place."""
