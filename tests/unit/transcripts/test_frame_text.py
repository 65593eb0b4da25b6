from __future__ import annotations

import pytest

from spacesviewer.transcripts.frame_text import sniff
from tests.unit.transcripts.making import DATA, fixture, said

LINES = [(1000, 2480, "", "Is the harbour open?"), (2960, 4200, "", "Not before noon.")]


@pytest.mark.parametrize("name", ["avid.txt", "spruce.stl"])
def test_frames_become_milliseconds_and_the_rate_is_told(name: str) -> None:
    found = fixture(f"frame_text/{name}")
    assert said(found) == LINES
    assert "25 a second were assumed" in found.notes[0]


def test_the_name_above_the_words_speaks_and_unknown_is_nobody() -> None:
    # The third begins with drop frames (;) and has 29 of them: 30 a second.
    assert said(fixture("frame_text/premiere.txt")) == [
        (1000, 2400, "Mara Lind", "Is the harbour open?"),
        (2800, 4167, "Jon Ode", "Not before noon."),
        (5000, 6967, "Mara Lind", "Thank you."),
        (7000, 8000, "", "Hello?"),
    ]


def test_ranges_without_frames_keep_their_ends() -> None:
    assert said(fixture("frame_text/ranges.txt")) == [
        (1000, 3000, "Mara", "Is the harbour open?"),
        (3250, 5000, "Jon", "Not before noon."),
        (5000, 6000, "Mara", "Thank you."),
    ]


def test_lists_of_times_that_are_no_captions_are_left_to_others() -> None:
    others = (path.read_text("utf-8")[:4000] for path in (DATA / "others").glob("*.txt"))
    assert not any(map(sniff, others))
    assert not sniff("12:00 - 13:00\nNews\n13:00 - 13:30\nWeather\n")
