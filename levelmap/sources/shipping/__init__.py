"""What a build owes those who get its data: manifest, changes, one build at a time, the guide."""
