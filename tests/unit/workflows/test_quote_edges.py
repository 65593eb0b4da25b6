"""A range in whole seconds takes no word of a mouth that it only touches."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from spacesviewer.domain.segment import ParsedTranscript, Segment
from spacesviewer.library import transcripts
from spacesviewer.library.store import Archive
from spacesviewer.workflows import quote_edges, quoting
from tests.unit.library import making

LINES = (
    (0, 2600, "Who was it that signed?", "Meera"),  # "signed?" from 2080 on
    (2700, 2950, "Yes.", "Omar"),
    (3000, 7000, "A committee with nothing to hide tells it.", "Daud"),
    (7100, 9100, "Thank you very much.", "Meera"),
)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.create(tmp_path / "archive") as made:
        yield made


@pytest.mark.parametrize(
    ("start_ms", "end_ms", "speakers", "touched"),
    [
        (2000, 7000, ["Omar", "Daud"], ["signed?"]),
        (2001, 7000, ["Meera", "Omar", "Daud"], []),  # told to the millisecond
        (1000, 7000, ["Meera", "Omar", "Daud"], []),  # more than a second of her is in it
        (3000, 8000, ["Daud"], ["Thank you"]),
        (2000, 8000, ["Omar", "Daud"], ["signed?", "Thank you"]),
        (0, 10_000, ["Meera", "Omar", "Daud", "Meera"], []),
        (2000, 3000, ["Omar"], ["signed?"]),  # whoever says all of it in the range stays
    ],
)
def test_edges(
    archive: Archive, start_ms: int, end_ms: int, speakers: list[str], touched: list[str]
) -> None:
    uid = making.session(archive)
    made = ParsedTranscript(tuple(Segment(*line) for line in LINES), language="en")
    info = transcripts.get(archive, making.transcript(archive, uid, made))
    drawn = quoting.from_range(archive, uid, info, start_ms, end_ms)
    kept, left = quote_edges.without_touched(archive, info, drawn, start_ms, end_ms)
    assert [part.speaker for part in kept.parts] == speakers
    assert [part.text for part in left] == touched
    assert len(kept.segments) == len(speakers)
    assert (kept.start_ms, kept.end_ms) == (kept.parts[0].start_ms, kept.parts[-1].end_ms)


def test_a_range_of_nothing_else_keeps_what_it_touches(archive: Archive) -> None:
    uid = making.session(archive)
    lines = (Segment(0, 1900, "One two three four", "Meera"),
             Segment(2100, 4000, "Five six seven eight", "Daud"))  # fmt: skip
    info = transcripts.get(archive, making.transcript(archive, uid, ParsedTranscript(lines)))
    drawn = quoting.from_range(archive, uid, info, 1000, 3000)
    assert drawn.text == "three four\nFive six"
    assert quote_edges.without_touched(archive, info, drawn, 1000, 3000) == (drawn, ())
