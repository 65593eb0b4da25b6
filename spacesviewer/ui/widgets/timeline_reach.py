"""A range drawn with the keys: one end stays, the other goes from word to word."""

from __future__ import annotations

from spacesviewer.ui.widgets.timeline_snap import Snaps

_SECOND_MS = 1000


class Reach:
    """The two ends of a range in the order in which they were set: the anchor, the moving end."""

    def __init__(self) -> None:
        self._ends: tuple[float, float] | None = None

    def start_from(self, span: tuple[int, int] | None, position_ms: int) -> None:
        """Goes on with the range that is shown, whoever drew it, or begins at the playhead."""
        if span is None:
            self._ends = (position_ms, position_ms)
        elif self._ends is None or tuple(sorted(map(round, self._ends))) != span:
            self._ends = span

    def move(self, step: int, snaps: Snaps, length_ms: float, *, by_word: bool) -> tuple[int, int]:
        """Moves the moving end: to where the next word ends or begins, or by a second.

        Gives start and end of the range; both are the same where nothing is left of it.
        """
        anchor, moving = self._ends or (0.0, 0.0)
        grows_right = moving > anchor or (moving == anchor and step > 0)
        found = (snaps.step_end if grows_right else snaps.step_start)(moving, step)
        if not by_word or found is None or abs(found - moving) > 10 * _SECOND_MS:
            found = moving + step * _SECOND_MS
        if (found > anchor) != grows_right:
            found = anchor
        moving = min(max(found, 0.0), length_ms)
        self._ends = (anchor, moving)
        start, end = sorted((round(anchor), round(moving)))
        return start, end

    @property
    def moving_ms(self) -> float:
        """Where the moving end is, which must stay in view."""
        return self._ends[1] if self._ends else 0.0
