from __future__ import annotations

import pytest

from spacesviewer.transcripts import read
from spacesviewer.transcripts.lrc import parse, sniff
from spacesviewer.transcripts.refusals import NotATranscript
from tests.unit.transcripts.making import DATA, lines_of, told


def test_lines_offset_refrain_and_minutes_past_sixty() -> None:
    parsed = read(DATA / "lrc" / "plain.lrc")[1]
    assert (parsed.title, parsed.language) == ("The harbour song", "en")
    # The offset of +500 ms shows the words sooner; a time without words ends the line before it.
    assert lines_of(parsed) == [
        (10_000, 11_500, "Row to the bridge"),
        (11_500, 13_500, "and wait for noon"),
        (19_500, 4_499_750, "and wait for noon"),
        (4_499_750, 4_502_520, "Then row on"),
    ]
    assert [one.row for one in parsed.segments] == [5, 6, 6, 8]
    assert parsed.notes == (
        "The file tells only when lines begin; each ends where the next one begins.",
        "The file's own offset of +500 ms is applied.",
    )


def test_enhanced_lines_time_their_words() -> None:
    one, other = read(DATA / "lrc" / "enhanced.lrc")[1].segments
    assert (one.text, one.start_ms, one.end_ms) == ("Row to the bridge", 10_000, 12_000)
    assert [word.start_ms for word in one.words] == [10_000, 10_500, 11_000, 11_250]
    assert [word.start_ms for word in other.words] == [13_000, 13_400]


def test_a_refrain_is_sung_again_with_its_words() -> None:
    first, again = parse("[00:01.00][01:01.00]<00:01.00>one <00:01.50>two<00:02.00>\n").segments
    assert [word.start_ms for word in first.words] == [1000, 1500]
    assert [word.start_ms for word in again.words] == [61_000, 61_500]
    assert again.end_ms == 62_000


def test_whisper_cpp_tells_voices_and_is_a_machine() -> None:
    parsed = read(DATA / "lrc" / "whispercpp.lrc")[1]
    assert parsed.origin == "machine"
    assert told(parsed) == [
        ("speaker 0", "The vote is at nine."),
        ("speaker 1", "And the count?"),
        ("speaker ?", "By ten."),
    ]
    assert parsed.segments[2].start_ms == 61 * 60_000 + 4000


@pytest.mark.parametrize(
    ("stamp", "ms"),
    [
        ("00:01", 1000),
        ("00:01.5", 1500),
        ("00:01.50", 1500),
        ("00:01.500", 1500),
        ("01:00:01.50", 3_601_500),
        ("00:01:50", 110_000),
    ],
)
def test_stamps_as_they_are_written(stamp: str, ms: int) -> None:
    assert parse(f"[{stamp}]x\n").segments[0].start_ms == ms


def test_a_third_field_past_sixty_counts_hundredths_in_all_lines() -> None:
    parsed = parse("[00:01:50]x\n[00:02:75]y\n")
    assert [one.start_ms for one in parsed.segments] == [1500, 2750]


def test_lines_without_a_time_are_told() -> None:
    parsed = parse("[00:01.00]x\nnoise\n")
    assert "Lines without a time, left out: 1 (2)." in parsed.notes


def test_a_line_with_absurdly_many_times_is_cut() -> None:
    text = "".join(f"[00:{second:02}.00]" for second in range(60)) + "x\n"
    parsed = parse(text)
    assert len(parsed.segments) == 50
    assert "more than 50 times" in parsed.notes[1]


def test_others_are_left_to_others() -> None:
    with pytest.raises(NotATranscript):
        parse("words\n")
    assert not sniff("Speaker: [00:12.00] words\n")
    assert not sniff("[10][20]words\n")
    assert not sniff("[00:00:12] Mara: words\n")
    assert sniff("[by:x]\n[00:12] words\n")
    assert sniff("[ti:x]\n\n[00:12.00] words\n")
