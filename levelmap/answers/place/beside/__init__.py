"""A place beside others: which, why they, and what differs."""
