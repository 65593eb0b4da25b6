from __future__ import annotations

import pytest

from spacesviewer.transcripts import read
from spacesviewer.transcripts.refusals import EmptyTranscript, NotATranscript
from spacesviewer.transcripts.rev_nlp import parse
from tests.unit.transcripts.making import DATA, told


def test_words_become_sentences_of_their_speakers() -> None:
    parsed = read(DATA / "rev_nlp" / "timed.nlp")[1]
    assert told(parsed) == [
        ("Speaker 0", "Is the bridge open?"),
        ("Speaker 1", "Not before noon."),
    ]
    assert [(one.start_ms, one.end_ms) for one in parsed.segments] == [(1460, 2370), (3000, 4300)]
    assert [word.start_ms for word in parsed.segments[1].words] == [3000, 3200, 3900]


def test_confidences() -> None:
    (one,) = read(DATA / "rev_nlp" / "sure.nlp")[1].segments
    assert [word.confidence for word in one.words] == [0.99, 0.42, None]


def test_a_file_without_times_says_so() -> None:
    parsed = read(DATA / "rev_nlp" / "untimed.nlp")[1]
    assert told(parsed) == [("Speaker 1", "Then we wait.")]
    assert not parsed.timed
    assert [(one.start_ms, one.end_ms, one.words) for one in parsed.segments] == [(0, 0, ())]
    assert "no times at all" in parsed.notes[0]


def test_rows_without_a_word_are_told() -> None:
    parsed = parse("token|speaker|ts|endTs|punctuation\nYes|0|1.0|2.0|.\n\n|0|2.0|3.0|\nx\n")
    assert "Lines without a word, left out: 2 (3, 4)." in parsed.notes


def test_others_are_refused() -> None:
    with pytest.raises(NotATranscript):
        parse("a|b|c\n")
    with pytest.raises(EmptyTranscript):
        parse("token|speaker|ts|endTs\n")
