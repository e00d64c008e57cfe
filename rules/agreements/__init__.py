"""Rules about agreements."""
