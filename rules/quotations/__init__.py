"""Rules on quotations and their marks."""
