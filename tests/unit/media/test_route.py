"""Which samples a route gives, against a twin that walks sample by sample."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from hypothesis import given
from hypothesis import strategies as st

from spacesviewer.domain.heard import merged
from spacesviewer.media.route import MOST_STRETCHES, Route, Walk

MOST = 40
_times = st.integers(0, MOST)
_stretches = st.lists(st.tuples(_times, _times), max_size=6).map(merged)


def walked(route: Route, start: int, most: int, least: int = 1) -> list[int]:
    """The first 200 samples, by pieces."""
    walk, found = Walk(route, start), list[int]()
    while len(found) < 200 and (piece := walk.next(most, least)):
        found += range(piece.start, piece.start + piece.length)
    return found[:200]


def twin(route: Route, start: int) -> list[int]:
    """The same, one by one."""

    def steps() -> Iterator[int]:
        at, stretches = start, route.stretches
        behind = all(end <= start for _, end in stretches)
        inside = not stretches or behind
        while inside:
            yield at
            at += 1
        while True:
            later = [stretch for stretch in stretches if stretch[1] > at]
            if not later and not route.loops:
                return
            begin, end = later[0] if later else stretches[0]
            at = at if at < end and at == start else begin
            yield from range(at, end)
            at = end

    return list(islice(steps(), 200))


@given(_stretches, st.booleans(), _times, st.integers(1, 9))
def test_it_is_walked_sample_by_sample(
    stretches: tuple[tuple[int, int], ...], loops: bool, start: int, most: int
) -> None:
    route = Route(stretches, loops)
    assert walked(route, start, most) == twin(route, start)


@given(_stretches, st.booleans(), _times, st.integers(1, 9), st.integers(1, 5))
def test_no_piece_is_too_short_to_be_faded(
    stretches: tuple[tuple[int, int], ...], loops: bool, start: int, most: int, least: int
) -> None:
    route = Route(stretches, loops, fades=True, edges=True)
    assert walked(route, start, most, least) == twin(route, start)
    walk = Walk(route, start)
    for _ in range(40):
        piece = walk.next(most, least)
        if piece is None:
            break
        assert piece.fade_out or piece.length >= most or not stretches


def test_jumps_are_faded_and_loops_are_not() -> None:
    def pieces(route: Route) -> list[tuple[int, bool, bool]]:
        walk, found = Walk(route, 5), list[tuple[int, bool, bool]]()
        while len(found) < 3 and (piece := walk.next(100)):
            found.append((piece.start, piece.fade_in, piece.fade_out))
        return found

    two = ((0, 10), (20, 30))
    assert pieces(Route(two, fades=True)) == [(5, False, True), (20, True, False)]
    assert pieces(Route(two, edges=True)) == [(5, True, False), (20, False, True)]
    assert pieces(Route(((0, 10),), loops=True)) == [
        (5, False, False),
        (0, False, False),
        (0, False, False),
    ]


def test_a_file_that_ends_early_brings_a_loop_back() -> None:
    walk = Walk(Route(((0, 10), (20, 30)), loops=True), 2)
    assert walk.next(100) is not None
    assert walk.cut_off()
    piece = walk.next(100)
    assert piece is not None
    assert (piece.start, piece.length, piece.jumped) == (0, 10, True)
    assert not Walk(Route(((0, 10),)), 2).cut_off()
    assert not Walk(Route(((0, 10),), loops=True), 12).cut_off()


@given(st.integers(0, 4000))
def test_a_long_route_is_taken_in_parts(start: int) -> None:
    long = Route(tuple((n * 10, n * 10 + 5) for n in range(400)))
    part, whole = long.from_sample(start)
    assert len(part.stretches) <= MOST_STRETCHES
    left = [stretch for stretch in long.stretches if stretch[1] > start]
    assert list(part.stretches) == left[:MOST_STRETCHES]
    assert whole == (len(left) <= MOST_STRETCHES)
    short = Route(long.stretches[:5], loops=True)
    assert short.from_sample(start) == (short, True)
