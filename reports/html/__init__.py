"""The report as one HTML file: no network, no dependency, to be read, printed, filtered and archived."""
