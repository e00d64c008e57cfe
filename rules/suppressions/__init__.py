"""Rules on suppressions: they judge what the other rules found."""
