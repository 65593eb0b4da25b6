"""SCC and EBU STL, which ttconv reads for us."""

from __future__ import annotations

import pytest

from spacesviewer.domain.errors import RefusedFile
from spacesviewer.transcripts import ebu_stl, read, scc
from spacesviewer.transcripts.refusals import NotATranscript
from tests.unit.transcripts.making import DATA, lines_of


def test_captions_that_pop_on() -> None:
    # Each pair of bytes takes a frame of 1001/30000 s to be sent; then the caption appears.
    assert lines_of(read(DATA / "scc" / "pop-on.scc")[1]) == [
        (1602, 4471, "Is the bridge open?"),
        (4471, 6006, "Not before noon."),
    ]


def test_captions_that_roll_up_are_read_once() -> None:
    parsed = read(DATA / "scc" / "roll-up.scc")[1]
    assert [one.text for one in parsed.segments] == [
        "is the bridge open",
        "not before noon they say",
        "then we wait",
        "until the vote",
        "and home",
    ]
    assert "more than an hour" in parsed.notes[0]
    assert parsed.notes[1] == "Lines of rolling captions that only repeat others, left out: 4."


def test_lines_that_are_no_captions_are_told() -> None:
    text = (DATA / "scc" / "pop-on.scc").read_text() + "noise\n"
    parsed = scc.parse(text)
    assert len(parsed.segments) == 2
    assert parsed.notes[0].startswith("Lines that are no captions, left out: 1")
    with pytest.raises(NotATranscript):
        scc.parse("words\n")


def test_ebu_subtitles_count_from_the_start_of_the_programme() -> None:
    parsed = read(DATA / "ebu_stl" / "harbour.stl")[1]
    assert parsed.language == "en"
    assert lines_of(parsed) == [
        (1000, 3480, "Is the bridge open?"),  # in frames of 40 ms
        (4000, 6000, "Not before noon, in the café."),
    ]


def test_damage_is_refused_with_a_sentence() -> None:
    data = (DATA / "ebu_stl" / "harbour.stl").read_bytes()
    with pytest.raises(RefusedFile, match="cut off"):
        ebu_stl.parse_bytes(data[:900])
    with pytest.raises(RefusedFile, match="damaged"):
        ebu_stl.parse_bytes(data[:1100])
    assert not ebu_stl.sniff_bytes(b"solid harbour\n")  # a shape for a printer, which ends so too
