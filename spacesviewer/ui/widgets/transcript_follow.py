"""Keeping the spoken words in view: where to, how, and when not to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer

FRAME_MS = 16
_SHARE = 0.3  # of the rest of the way that a frame goes: about ten frames, ever slower

_TARGET = 0.14  # of the view's height: where the spoken words are brought
_ZONE = 0.34  # down to where they may wander without the text being moved
_ZONE_AFTER_CLICK = 0.85


@dataclass
class Follow:
    """When the view goes along. ``on`` is what the person wants.

    ``held``: a word was clicked. The text stays under the mouse until the speech leaves the view.
    """

    on: bool = True
    held: bool = False

    def target(self, top: int, view: int) -> int | None:
        """Where words at top are to be brought; None where they stand well."""
        if 0 <= top <= (_ZONE_AFTER_CLICK if self.held else _ZONE) * view:
            return None
        self.held = False
        return round(_TARGET * view)


class Glide(QObject):
    """Moves something by a distance in a few quick steps."""

    def __init__(self, move: Callable[[int], int], parent: QObject) -> None:
        super().__init__(parent)
        self._move = move
        self._rest = 0
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self._step)

    @property
    def rest(self) -> int:
        """How far it still goes."""
        return self._rest

    def go(self, distance: int) -> None:
        """Goes so far from here, whatever was left of the last way."""
        self._rest = distance
        if distance:
            self._timer.start()

    def stop(self) -> None:
        """Stays where it is."""
        self._timer.stop()
        self._rest = 0

    def _step(self) -> None:
        step = round(self._rest * _SHARE) or (1 if self._rest > 0 else -1)
        moved = self._move(step)
        self._rest -= step
        if moved != step or not self._rest:  # there is no farther to go
            self.stop()
