"""Rules on dates, periods and durations."""
