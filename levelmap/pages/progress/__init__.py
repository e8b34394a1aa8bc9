"""The page of the missions: how far each is from what it set out to reach by 2030."""
