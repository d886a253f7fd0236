"""The delegate's shelf: what this machine knows of resolutions, from the texts opened on it."""
