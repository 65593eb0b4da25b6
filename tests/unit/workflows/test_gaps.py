"""What is missing of a stream, told openly."""

from __future__ import annotations

from spacesviewer.domain.artefact import MissingChunks
from spacesviewer.workflows.gaps import of_missing_chunks


def test_missing_pieces_are_told_where_they_would_stand() -> None:
    one, several = of_missing_chunks(
        (MissingChunks(3, 3, 9000, 3000), MissingChunks(7, 90, 20_000, 252_000))
    )
    assert (one.start_ms, one.end_ms) == (9000, 9000)
    assert one.sentence == (
        "At 0:00:09 piece 3 of the stream is missing in its playlist, about 3 s."
    )
    assert several.sentence == (
        "At 0:00:20 84 pieces (7 to 90) of the stream are missing in its playlist, about 4 min."
    )


def test_a_stream_full_of_holes_is_told_in_one_sentence() -> None:
    holes = tuple(MissingChunks(n, n, n * 1000, 3000) for n in range(200))
    (gap,) = of_missing_chunks(holes)
    assert gap.sentence == (
        "200 pieces of the stream are missing in its playlist, in 200 places from 0:00:00 on, "
        "about 10 min."
    )
