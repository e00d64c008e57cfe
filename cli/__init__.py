"""Commands, configuration, streams and exit codes."""
