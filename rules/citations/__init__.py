"""Rules on citation marks and what they lead to."""
