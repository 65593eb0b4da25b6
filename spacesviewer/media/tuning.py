"""How sound is changed on its way to the ear: which channel, and how much louder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Side = Literal["both", "left", "right", "mono"]
SIDES: tuple[Side, ...] = ("both", "left", "right", "mono")
MOST_GAIN_DB = 24


@dataclass(frozen=True, slots=True)
class Tuning:
    """``side``: as recorded, the left or the right channel alone, or all mixed to one.

    ``gain_db`` makes it louder, 0 to 24; what would be too loud then is held down.
    """

    side: Side = "both"
    gain_db: int = 0


AS_RECORDED = Tuning()
