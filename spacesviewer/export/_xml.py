"""Text of others inside XML."""

from __future__ import annotations

from spacesviewer.domain.wording import tidy

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;"})


def escaped(text: str) -> str:
    """The text for an element or an attribute, without characters that XML cannot hold."""
    kept = "".join(c for c in tidy(text) if ord(c) & 0xFFFE != 0xFFFE)
    return kept.translate(_ESCAPES)
