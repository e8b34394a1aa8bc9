"""The twelve missions of 2022: how far each is from its official target, and what is policy now."""
