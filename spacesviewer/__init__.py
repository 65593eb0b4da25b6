"""Spaces Viewer: review recorded sessions offline."""

__version__ = "0.1.0"
