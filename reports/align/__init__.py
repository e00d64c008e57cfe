"""Facts as text: one function a format."""
