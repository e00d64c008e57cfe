"""From findings to text: one pure function a format."""
