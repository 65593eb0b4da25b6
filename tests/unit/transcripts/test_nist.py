"""RTTM, CTM and STM, and what they share."""

from __future__ import annotations

import pytest

from spacesviewer.domain.errors import RefusedFile
from spacesviewer.transcripts import ctm, read, rttm, stm
from spacesviewer.transcripts.refusals import EmptyTranscript, NotATranscript
from tests.unit.transcripts.making import DATA, lines_of, told


def test_rttm_tells_turns_and_no_words() -> None:
    parsed = read(DATA / "rttm" / "turns.rttm")[1]
    assert parsed.turns
    assert [(s.start_ms, s.end_ms, s.speaker, s.text) for s in parsed.segments] == [
        (1000, 3500, "SPEAKER_00", ""),
        (4000, 6000, "SPEAKER_01", ""),
        (5500, 6750, "SPEAKER_00", ""),
    ]
    assert [one.row for one in parsed.segments] == [3, 4, 5]


def test_rttm_with_words_is_a_transcript() -> None:
    parsed = read(DATA / "rttm" / "lexemes.rttm")[1]
    assert not parsed.turns
    assert told(parsed) == [("mara", "Is it open?"), ("idris", "No.")]
    assert [word.confidence for word in parsed.segments[0].words] == [0.9, 0.8, 0.95]
    assert "Lines of the kind NON-SPEECH, left out: 1 (5)." in parsed.notes


def test_rttm_in_which_nobody_speaks_is_refused() -> None:
    with pytest.raises(EmptyTranscript):
        rttm.parse("SPKR-INFO a 1 <NA> <NA> <NA> unknown x <NA>\n")
    with pytest.raises(NotATranscript):
        rttm.parse("SPEAKER and others\n")


def test_ctm_words_with_confidences_and_alternatives() -> None:
    parsed = read(DATA / "ctm" / "sure.ctm")[1]
    assert parsed.origin == "machine"
    assert lines_of(parsed) == [(1000, 2400, "Is the bridge open?"), (4000, 5000, "Not yet.")]
    assert [word.confidence for word in parsed.segments[0].words] == [0.97, 0.9, 0.35, 0.99]
    assert "Words of second and later hearings, left out: 1 (9)." in parsed.notes


def test_ctm_channels_are_voices() -> None:
    assert told(read(DATA / "ctm" / "channels.ctm")[1]) == [
        ("Channel A", "Hello."),
        ("Channel B", "Hello."),
        ("Channel A", "Yes?"),
        ("Channel B", "Good."),
    ]


def test_ctm_silence_is_no_word() -> None:
    parsed = ctm.parse("a 1 0.0 0.5 <eps>\na 1 0.5 0.5 Yes.\nnoise\n")
    assert lines_of(parsed) == [(500, 1000, "Yes.")]
    assert "Lines that are not of this format, left out: 1 (3)." in parsed.notes


def test_stm_speakers_labels_and_ignored_stretches() -> None:
    parsed = read(DATA / "stm" / "scored.stm")[1]
    assert told(parsed) == [
        ("Mara_Vale", "Is the bridge open?"),
        ("Idris", "Not before noon."),
        ("Mara_Vale", "Then we wait."),
    ]
    assert [one.row for one in parsed.segments] == [3, 4, 6]
    assert "Stretches that the file says to ignore, left out: 1 (5)." in parsed.notes


@pytest.mark.parametrize(
    "text",
    [
        "SPEAKER a 1 0.0 1.0 <NA> <NA> x <NA>\nSPEAKER b 1 0.0 1.0 <NA> <NA> x <NA>\n",
        "a 1 0.0 0.5 Yes.\nb 1 0.5 0.5 No.\n",
        "a 1 Mara 0.0 0.5 Yes.\nb 1 Mara 0.5 1.5 No.\n",
    ],
)
def test_several_recordings_are_never_mixed(text: str) -> None:
    module = rttm if text.startswith("SPEAKER") else stm if "Mara" in text else ctm
    with pytest.raises(RefusedFile, match=r"tells of 2 recordings \(a, b\)"):
        module.parse(text)


@pytest.mark.parametrize(
    "text",
    [
        "Is the bridge open?\n",
        '0.000 2.680 f000001 "1"\n',
        'f000001 0.000 2.680 "1"\n',
        "1 2 3 4 5\n",
        "",
    ],
)
def test_other_texts_are_left_alone(text: str) -> None:
    assert not any(module.sniff(text) for module in (rttm, ctm, stm))
