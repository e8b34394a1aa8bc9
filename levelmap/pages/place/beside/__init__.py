"""A place beside others: the section of its page, its drawings and tables."""
