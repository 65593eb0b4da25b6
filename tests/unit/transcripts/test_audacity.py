from __future__ import annotations

import pytest

from spacesviewer.transcripts import read
from spacesviewer.transcripts.audacity import parse, sniff
from spacesviewer.transcripts.refusals import EmptyTranscript, NotATranscript
from tests.unit.transcripts.making import DATA, lines_of, told


def test_labels_points_and_frequencies() -> None:
    parsed = read(DATA / "audacity" / "labels.txt")[1]
    assert lines_of(parsed) == [
        (1000, 3500, "Is the bridge open?"),
        (4000, 4000, "door slams"),
        (5250, 6000, "Not before noon."),
    ]
    assert [one.row for one in parsed.segments] == [1, 2, 3]
    assert parsed.notes == ()


def test_names_in_labels_and_commas_for_points() -> None:
    parsed = parse("1,000000\t2,000000\tMara: Hello.\n3,000000\t4,000000\tIdris: Hi.\n")
    assert told(parsed) == [("Mara", "Hello."), ("Idris", "Hi.")]


def test_what_is_lost_is_told() -> None:
    parsed = parse("-0.500000\t2.000000\tone\n3.000000\t4.000000\nnoise\n5.000000\t4.000000\ttwo\n")
    assert lines_of(parsed) == [(0, 2000, "one"), (5000, 5000, "two")]
    assert len(parsed.notes) == 4


def test_times_without_words_are_refused_with_a_reason() -> None:
    with pytest.raises(EmptyTranscript, match="but not their words"):
        parse("0.000\t2.680\tf000001\n2.680\t5.880\tf000002\n")


def test_others_are_left_to_others() -> None:
    with pytest.raises(NotATranscript):
        parse("words\n")
    assert not sniff("0\t2500\tIs the bridge open?\n")  # Whisper's milliseconds
