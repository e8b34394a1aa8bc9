"""What is held: indicators and lists."""
