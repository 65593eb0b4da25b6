"""Who or what has said who speaks."""

from __future__ import annotations

from dataclasses import dataclass

_SOURCES = {"machine": "by a machine", "file": "by the file", "person": "by hand"}


@dataclass(frozen=True, slots=True)
class Provenance:
    """Of the speaker of a segment: ``source`` is "machine", "file", "person", or "" for nobody.

    ``by`` and ``at`` are who said so and when, as far as is known. ``confirmed_at`` is when
    somebody has confirmed it, "" if nobody has.
    """

    source: str = ""
    by: str = ""
    at: str = ""
    confirmed_by: str = ""
    confirmed_at: str = ""

    @property
    def confirmed(self) -> bool:
        """Whether somebody has confirmed who speaks."""
        return bool(self.confirmed_at)

    @property
    def level(self) -> str:
        """ "confirmed", or else the source."""
        return "confirmed" if self.confirmed else self.source

    @property
    def sentence(self) -> str:
        """``Named by a machine, confirmed by Noor on 2026-11-14``."""
        if not self.source:
            return "Nobody is named"
        named = f"Named {_SOURCES[self.source]}"
        if self.source == "person":
            named = f"Named by {self.by}" if self.by else named
            named += f" on {self.at[:10]}" if self.at else ""
        if not self.confirmed:
            return f"{named}, not confirmed"
        who = f" by {self.confirmed_by}" if self.confirmed_by else ""
        return f"{named}, confirmed{who} on {self.confirmed_at[:10]}"
