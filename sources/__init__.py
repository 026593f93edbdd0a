"""Articles: read, cleaned of their litter and cut into segments."""
