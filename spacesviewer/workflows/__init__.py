"""The verbs of the program: each takes an archive and plain values, and returns what changed."""
