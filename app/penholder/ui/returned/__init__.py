"""Returned files beside the text: what colleagues propose, to be accepted or rejected."""
