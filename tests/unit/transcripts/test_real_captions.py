"""Files that the real tools wrote, read as those tools meant them. They are not in the package."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from spacesviewer.transcripts import read
from spacesviewer.transcripts.refusals import EmptyTranscript
from tests.unit.transcripts.making import assert_kept, lines_of

SONNET = ("srt", "vtt", "ttml", "dfxp", "sbv", "sub", "csv", "ssv", "txt", "xml")


@pytest.mark.parametrize("ending", SONNET)
def test_one_alignment_is_the_same_in_all_formats(real_data: Path, ending: str) -> None:
    """All of aeneas' formats write milliseconds."""
    _, parsed = read(real_data / "sonnet001-aeneas" / f"sonnet001.{ending}")
    lines = lines_of(parsed)
    assert lines == lines_of(read(real_data / "sonnet001-aeneas" / "sonnet001.srt")[1])
    assert len(lines) == 15
    assert lines[1] == (2680, 5880, "From fairest creatures we desire increase,")
    assert lines[-1][1] == 53_240
    assert [one.row for one in parsed.segments] == list(range(1, 16))
    assert parsed.language == ("en" if ending in ("ttml", "dfxp") else "")


@pytest.mark.parametrize("ending", ["tsv", "smil"])
def test_an_alignment_without_words_says_so(real_data: Path, ending: str) -> None:
    with pytest.raises(EmptyTranscript, match=r"but not their words|their words are in sonnet001"):
        read(real_data / "sonnet001-aeneas" / f"sonnet001.{ending}")


def test_turns_and_words_of_one_conversation_agree(real_data: Path) -> None:
    turns = read(real_data / "ami-sample-30s" / "sample.rttm")[1]
    words = read(real_data / "ami-sample-30s" / "sample.stm")[1]
    assert turns.turns
    assert len(turns.segments) == 10
    assert {one.speaker for one in turns.segments} == {"speaker90", "speaker91"}
    assert len(words.segments) == 13
    assert words.segments[2].speaker == "Diane"
    assert lines_of(words)[2] == (8436, 8876, "Oh, hello.")
    same = {"Diane": "speaker90", "Sheila": "speaker91"}
    for one in words.segments:
        met = Counter[str]()
        for turn in turns.segments:
            shared = min(one.end_ms, turn.end_ms) - max(one.start_ms, turn.start_ms)
            met[turn.speaker] += max(0, shared)
        assert met.most_common(1)[0][0] == same[one.speaker]


@pytest.mark.parametrize(
    "name",
    [
        "earnings22/transcripts/force_aligned_nlp_references/4482249.aligned.nlp",
        "earnings22/transcripts/force_aligned_nlp_references/4483733.aligned.nlp",
        "rev16/verbatim_transcripts/nlp_references/3.nlp",
    ],
)
def test_every_word_of_an_hour_is_kept(real_data: Path, name: str) -> None:
    path = real_data / "earnings22" / name
    rows = [line.split("|") for line in path.read_text("utf-8").split("\n")[1:] if line]
    parsed = read(path)[1]
    assert_kept(parsed)
    said = " ".join(one.text for one in parsed.segments).split()
    # Some of the tokens are two words.
    expected = " ".join(f"{row[5]}{row[0]}{row[4]}" for row in rows).split()
    assert said == expected
    assert {one.speaker for one in parsed.segments} == {f"Speaker {row[1]}" for row in rows}
    assert all(len(one.text) <= 260 for one in parsed.segments)


@pytest.mark.parametrize(
    ("name", "cues", "speakers"),
    [
        ("ableplayer/deadline_captions_ar.vtt", 16, {"المشروع", "الولد", ""}),
        ("ableplayer/deadline_captions_en.vtt", 15, {"Project", "Boy", ""}),
        ("ableplayer/deadline_captions_es.vtt", 18, {"Proyecto", "Niño", ""}),
        ("ableplayer/itaccess_subtitles_zh-cn.vtt", 76, {""}),
        ("podcast-namespace/transcripts/example.vtt", 7, {"Sarah", "Gillian"}),
        ("podcast-namespace/transcripts/example.srt", 222, {"Travis", "Sarah", "Gilon"}),
        ("prompts-english-long/prompts-en.srt", 553, {"Allison"}),
        ("prompts-english-long/prompts-en.vtt", 553, {"Allison"}),
    ],
)
def test_cues_and_speakers(real_data: Path, name: str, cues: int, speakers: set[str]) -> None:
    parsed = read(real_data / name)[1]
    assert len(parsed.segments) == cues
    assert {one.speaker for one in parsed.segments} == speakers
