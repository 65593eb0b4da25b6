"""Ctrl-C that lets a long command end in order."""

from __future__ import annotations

import signal
from types import FrameType


class StopOnInterrupt:
    """Ctrl-C asks to stop at the next good place; ``twice``: a second one ends the program."""

    def __init__(self, *, twice: bool = False) -> None:
        self._asked = False
        self._twice = twice
        signal.signal(signal.SIGINT, self._on_interrupt)
        signal.signal(signal.SIGTERM, self._on_interrupt)

    def asked(self) -> bool:
        """Whether to stop."""
        return self._asked

    def _on_interrupt(self, _number: int, _frame: FrameType | None) -> None:
        if self._asked and self._twice:
            raise KeyboardInterrupt
        self._asked = True
