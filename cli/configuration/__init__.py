"""What a project settles once and for all: where that is written, what it may say, and for which files it holds."""
