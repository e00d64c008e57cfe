"""From files to documents: one reader a format, every character traceable to the original."""
