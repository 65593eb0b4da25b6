"""The timeline and the transcript."""
