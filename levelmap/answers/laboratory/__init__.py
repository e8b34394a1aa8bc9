"""What analysts ask of lists and methods: reach, money, structure, borders, clusters."""
