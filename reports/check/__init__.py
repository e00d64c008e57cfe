"""Findings as text: one function a format."""
