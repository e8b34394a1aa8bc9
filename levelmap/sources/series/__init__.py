"""What is done to series once they are read: joined, combined, held to be plausible, counted."""
