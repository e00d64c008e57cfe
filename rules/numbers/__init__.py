"""Rules on counts, ordinals and lists."""
