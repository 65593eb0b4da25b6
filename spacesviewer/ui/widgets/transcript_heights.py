"""Where each row of the transcript stands: heights are guessed, and corrected when seen. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


class Heights:
    """The heights of all rows in whole pixels, and the places that follow from them."""

    def __init__(self, guesses: NDArray[np.int32]) -> None:
        self._heights = guesses
        self._known = np.zeros(len(guesses), bool)
        self._tops = np.zeros(1, np.int64)
        self._stale = True

    def __len__(self) -> int:
        return len(self._heights)

    def learn(self, row: int, height: int) -> None:
        """Puts the true height of a row in the place of the guess."""
        self._known[row] = True
        if self._heights[row] != height:
            self._heights[row] = height
            self._stale = True

    def is_known(self, row: int) -> bool:
        """Whether the height is no guess any more."""
        return bool(self._known[row])

    def height(self, row: int) -> int:
        """The height of a row as far as it is known."""
        return int(self._heights[row])

    def top(self, row: int) -> int:
        """Where a row begins, from the top of everything; of the last row + 1: where all ends."""
        return int(self._places()[row])

    @property
    def total(self) -> int:
        """The height of all rows together."""
        return int(self._places()[-1])

    def row_at(self, y: int) -> int:
        """The row at a place, the nearest one beyond both ends."""
        row = int(np.searchsorted(self._places(), y, "right")) - 1
        return min(max(0, row), len(self) - 1)

    def _places(self) -> NDArray[np.int64]:
        if self._stale:
            # The sum over 100,000 rows takes 0.2 ms: less than any tree of sums would in Python.
            self._tops = np.zeros(len(self._heights) + 1, np.int64)
            np.cumsum(self._heights, out=self._tops[1:])
            self._stale = False
        return self._tops


@dataclass(frozen=True, slots=True)
class Shown:
    """A row in the view: ``y`` is its upper edge from the top of the viewport."""

    row: int
    y: int
    height: int


class Scroll:
    """Which row stands at the top of the view, and how far it is scrolled out of it.

    ``part`` (0 <= part < 1) is the share of the row ``row`` above the view's upper edge: it keeps
    its meaning when rows change their heights, so that what is read stays where it is.
    ``measure`` lays a row out and answers its true height.
    """

    def __init__(self, heights: Heights, measure: Callable[[int], int]) -> None:
        self.heights = heights
        self.row = 0
        self.part = 0.0
        self.view = 1
        self._measure = measure

    @property
    def value(self) -> int:
        """The place of the view's upper edge, as a scroll bar counts it."""
        if not len(self.heights):
            return 0
        return self.heights.top(self.row) + self._offset()

    @property
    def maximum(self) -> int:
        """The last value: the end of everything at the lower edge of the view."""
        return max(0, self.heights.total - self.view)

    def shown(self) -> list[Shown]:
        """The rows in the view from top to bottom, all with their true heights."""
        if not len(self.heights):
            return []
        self._settle()
        rows, row, y = [], self.row, -self._offset()
        while y < self.view and row < len(self.heights):
            height = self._true(row)
            rows.append(Shown(row, y, height))
            y += height
            row += 1
        return rows

    def move(self, by: int) -> int:
        """Moves the view down by so many pixels, no farther than there is; tells how far."""
        if not len(self.heights):
            return 0
        self._settle()
        return self._walk(by) + self._pull_up()

    def jump(self, value: int) -> None:
        """Goes to a place as a scroll bar counts it, without measuring what lies between."""
        if len(self.heights):
            row = self.heights.row_at(value)
            self._stand(row, value - self.heights.top(row))
            self._settle()

    def end(self) -> None:
        """Goes to the end of everything."""
        self.put(len(self.heights) - 1, 0.0)

    def put(self, row: int, part: float, y: int = 0) -> None:
        """Shows a row so that the given share of it lies above y."""
        if 0 <= row < len(self.heights):
            self.row, self.part = row, min(max(0.0, part), 0.999)
            self._true(row)
            self._walk(-y)
            self._settle()

    def distance(self, row: int) -> int:
        """How far below the view's upper edge a row begins; exact near it, else estimated."""
        return self.heights.top(row) - self.value

    def _offset(self) -> int:
        height = self.heights.height(self.row)
        return min(round(self.part * height), max(0, height - 1))

    def _true(self, row: int) -> int:
        if not self.heights.is_known(row):
            self.heights.learn(row, self._measure(row))
        return self.heights.height(row)

    def _stand(self, row: int, offset: int) -> None:
        height = max(1, self.heights.height(row))
        self.row, self.part = row, min(max(0, offset), height - 1) / height

    def _settle(self) -> None:
        self._true(self.row)
        self._pull_up()

    def _walk(self, by: int) -> int:
        """Moves over true heights as far as the rows reach."""
        y, row = self._offset() + by, self.row
        while y < 0 and row > 0:
            row -= 1
            y += self._true(row)
        while row + 1 < len(self.heights) and y >= self._true(row):
            y -= self._true(row)
            row += 1
        rest = min(max(0, y), max(0, self._true(row) - 1))
        self._stand(row, rest)
        return by - (y - rest)

    def _pull_up(self) -> int:
        """Goes back where the end of everything would stand above the view's lower edge."""
        bottom, row = -self._offset(), self.row
        while bottom < self.view and row < len(self.heights):
            bottom += self._true(row)
            row += 1
        return self._walk(bottom - self.view) if bottom < self.view else 0
