"""A Word file opened for changes: its parts, the ids of what comes in, runs that are cut."""
