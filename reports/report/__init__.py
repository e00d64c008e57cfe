"""The discrepancy report for people, to be kept: one function a format."""
