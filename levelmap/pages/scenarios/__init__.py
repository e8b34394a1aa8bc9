"""The scenario book: named states of Compare and Build a method beside each other."""
