"""What people transcribed from documents: priority lists, targets, good practice."""
