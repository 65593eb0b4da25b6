"""The panels at the right; each is one file."""
