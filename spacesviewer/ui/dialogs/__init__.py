"""Dialogs; each is one file."""
