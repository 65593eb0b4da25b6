"""Which samples of a file are played, in which order: stretches, loops and the jumps between."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

MOST_STRETCHES = 256  # in one command: a longer one would fill the pipe to the decoder
_TO_THE_END = 1 << 62


@dataclass(frozen=True, slots=True)
class Route:
    """Stretches (first sample, sample behind the last), sorted and apart; none: the whole file.

    ``loops``: after the last one comes the first again, without end. ``fades``: a jump is made in
    two short fades, so that it does not click; without them it is exact to the sample. ``edges``:
    the beginning and the end are faded too.
    """

    stretches: tuple[tuple[int, int], ...] = ()
    loops: bool = False
    fades: bool = False
    edges: bool = False

    def from_sample(self, start: int) -> tuple[Route, bool]:
        """What is left of it from a sample on, in one command's size; whether that is all of it."""
        left = tuple(stretch for stretch in self.stretches if stretch[1] > start)
        if len(self.stretches) <= MOST_STRETCHES:
            return (self if self.loops else Route(left, False, self.fades, self.edges)), True
        kept = left[:MOST_STRETCHES]
        whole = len(left) == len(kept) and not self.loops
        return Route(kept, False, self.fades, self.edges), whole


WHOLE_FILE = Route()


class Piece(NamedTuple):
    """Samples to be read next: where, how many, whether a jump leads there, and its fades."""

    start: int
    length: int
    jumped: bool
    fade_in: bool
    fade_out: bool


class Walk:
    """Goes along a route from a sample on.

    A start outside of the route is played all the same, since a click plays what was clicked: on
    from there until the next stretch, and then the route. Behind the last stretch it is played to
    the file's end.
    """

    def __init__(self, route: Route, start: int) -> None:
        self._route = route
        self._at = start
        self._first, self._jumped = True, False
        self._index = next(
            (i for i, stretch in enumerate(route.stretches) if stretch[1] > start),
            len(route.stretches),
        )
        inside = self._index < len(route.stretches)
        self._end = route.stretches[self._index][1] if inside else _TO_THE_END

    def next(self, most: int, least: int = 1) -> Piece | None:
        """The next piece of at most so many samples, None where the route ends.

        A rest of fewer than ``least`` is given along with it.
        """
        if self._at >= self._end and not self._go_on():
            return None
        route, rest = self._route, self._end - self._at
        count = rest if rest < most + least else most
        begins = (self._jumped and route.fades) or (self._first and route.edges)
        fades = route.fades if self._following() is not None else route.edges
        piece = Piece(self._at, count, self._jumped, begins, count == rest and fades)
        self._at += count
        self._first = self._jumped = False
        return piece

    def cut_off(self) -> bool:
        """Told that the file ends here; whether the route begins anew."""
        if not self._route.loops or self._end == _TO_THE_END:
            return False
        self._enter(0)
        return True

    def _following(self) -> int | None:
        following, count = self._index + 1, len(self._route.stretches)
        if following < count:
            return following
        return 0 if self._route.loops and following == count else None

    def _go_on(self) -> bool:
        following = self._following()
        if following is None:
            return False
        self._enter(following)
        return True

    def _enter(self, index: int) -> None:
        self._index = index
        start, self._end = self._route.stretches[index]
        self._jumped = start != self._at
        self._at = start
