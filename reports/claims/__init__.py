"""Claims as text: one function a format."""
