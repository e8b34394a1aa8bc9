"""What is measured by small area or ward, and what follows from it for larger areas."""
