"""Penholder: drafting, comparing and exporting United Nations resolutions."""

__version__ = "0.1.0"
