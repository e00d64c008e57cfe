"""Comparisons of two texts as text: one function a format."""
