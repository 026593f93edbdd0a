"""What may be done with articles."""
