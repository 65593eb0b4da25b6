"""The words of a quote as they are shown and read out: nobody's run into another's."""

from __future__ import annotations

from spacesviewer.domain.elision import told_parts
from spacesviewer.domain.quote import Quote
from spacesviewer.domain.selection import UNKNOWN_SPEAKER
from spacesviewer.ui.interface import said


def quoted(quote: Quote, between: str = " ") -> list[str]:
    """What each of the people says; who it is stands before it where there are several."""
    return [f"{_who(quote, part.speaker, between)}“{part.text}”" for part in told_parts(quote)]


def read_out(quote: Quote) -> str:
    """The same for a screen reader, without the marks."""
    parts = told_parts(quote)
    return " ".join(f"{_who(quote, part.speaker, ' ')}{part.text}" for part in parts)


def _who(quote: Quote, speaker: str, between: str) -> str:
    several = len({part.speaker for part in quote.parts}) > 1
    return f"{speaker or said(UNKNOWN_SPEAKER)}:{between}" if several else ""
