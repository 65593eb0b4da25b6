"""Which pieces of a Space's stream a playlist leaves out."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spacesviewer import platforms
from spacesviewer.domain.artefact import MissingChunks
from spacesviewer.platforms.hls import missing_chunks, parse
from spacesviewer.platforms.refusals import NotThisArtefact

DATA = Path(__file__).parents[2] / "data" / "platforms" / "hls"


def playlist(numbers: list[int], length: str = "3.000") -> str:
    pieces = (f"#EXTINF:{length},\nchunk_{10**18 + n}_{n}_a.aac" for n in numbers)
    return "\n".join(["#EXTM3U", *pieces])


def test_missing_numbers_are_told_with_their_place() -> None:
    read = platforms.read(DATA / "space.m3u8")
    assert read is not None
    (told,) = read.told
    assert told.missing == (MissingChunks(2, 3, 6016, 6016), MissingChunks(5, 5, 9008, 3008))
    assert told.more == {"chunks": "0 to 6", "first chunk at": "2025-10-09T08:53:21.257+00:00"}


def test_other_playlists_are_left_alone() -> None:
    read = platforms.read(DATA / "other.m3u8")
    assert read is not None
    assert read.told == ()


def test_what_is_no_playlist_is_disowned() -> None:
    with pytest.raises(NotThisArtefact):
        parse("chunk_1_2_a.aac", "x.m3u8")


def test_a_stream_that_begins_late_is_whole() -> None:
    assert missing_chunks(playlist([1704, 1705, 1706])) == ()
    assert missing_chunks("") == ()


def test_pieces_out_of_order_and_twice_are_no_gaps() -> None:
    assert missing_chunks(playlist([0, 2, 1, 3])) == (MissingChunks(1, 1, 3000, 3000),)
    assert missing_chunks(playlist([0, 1, 1, 2])) == ()


def test_absurd_numbers_stay_in_bounds() -> None:
    (gap,) = missing_chunks(playlist([0, 999_999_999], "999999"))
    assert gap.missing_ms == 3_600_000_000
    assert missing_chunks("#EXTINF:1e9,\nchunk_1_1_a.aac\n#EXTINF:nan,\nchunk_1_2_a.aac") == ()


@given(present=st.sets(st.integers(0, 60), min_size=1))
def test_what_is_there_and_what_is_missing_make_the_whole(present: set[int]) -> None:
    gaps = missing_chunks(playlist(sorted(present)))
    lost = {number for gap in gaps for number in range(gap.first, gap.last + 1)}
    assert lost | present == set(range(min(present), max(present) + 1))
    assert not lost & present
