"""Explanations as text: one function a format."""
