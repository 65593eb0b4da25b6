from __future__ import annotations

import pysubs2
import pytest
from hypothesis import given, settings

from spacesviewer.domain.errors import RefusedFile
from spacesviewer.transcripts import read
from spacesviewer.transcripts.ass import parse, sniff
from spacesviewer.transcripts.refusals import EmptyTranscript, NotATranscript
from tests.unit.transcripts.making import DATA, Line, lines_of, spoken, told

HEAD = "[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"


def script(*lines: str) -> str:
    return HEAD + "".join(f"Dialogue: 0,{line}\n" for line in lines)


def test_lines_with_commas_names_and_breaks() -> None:
    parsed = read(DATA / "ass" / "plus.ass")[1]
    assert (parsed.title, parsed.language) == ("The harbour meeting", "en")
    assert lines_of(parsed) == [
        (1000, 3500, "Is the bridge, or what is left of it, open?"),
        (4250, 6000, "Not before noon, I fear."),
        (3_723_990, 3_725_000, "Then\u00a0we wait."),
    ]
    assert [one.speaker for one in parsed.segments] == ["Mara Vale", "Idris", "Mara Vale"]
    assert [one.row for one in parsed.segments] == [2, 3, 6]


def test_comments_drawings_and_doubles_are_told() -> None:
    assert read(DATA / "ass" / "plus.ass")[1].notes == (
        "Comments, left out: 1 (1).",
        "Captions without words (drawings, effects), left out: 1 (5).",
        "Captions drawn twice (same time, same words), kept once: 1 (4).",
    )


def test_version_four() -> None:
    parsed = read(DATA / "ass" / "four.ssa")[1]
    assert parsed.title == ""  # "Untitled" is no title
    assert told(parsed) == [("Mara", "The vote is at nine."), ("Idris", "And the count?")]


def test_karaoke_times_words() -> None:
    (one,) = read(DATA / "ass" / "sung.ass")[1].segments
    assert (one.speaker, one.text) == ("Choir", "Row, row, row on")
    assert [word.start_ms for word in one.words] == [10000, 10500, 11000, 11400]


def test_the_format_line_tells_the_order() -> None:
    text = "[Events]\nFormat: Start, End, Actor, Text\nDialogue: 0:00:01.00,0:00:02.00,Mara,a, b\n"
    (one,) = parse(text).segments
    assert (one.start_ms, one.speaker, one.text) == (1000, "Mara", "a, b")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (r"{\b1}one{\b0} two", "one two"),
        (r"one\ntwo\Nthree", "one two three"),
        (r"a {comment} b", "a b"),
        (r"a { b", "a { b"),
        (r"a } b", "a } b"),
        (r"{\p1}m 0 0{\p0}seen", "seen"),
        (r"{\pos(1,2)}here", "here"),
        (r"{\kf50}sung", "sung"),
    ],
)
def test_overrides_are_no_words(text: str, shown: str) -> None:
    assert parse(script(f"0:00:01.00,0:00:02.00,D,,0,0,0,,{text}")).segments[0].text == shown


def test_an_unreadable_time_is_told() -> None:
    parsed = parse(
        script("x,0:00:02.00,D,,0,0,0,,a", "0:00:03.00,0:00:04.00,D,,0,0,0,,b", "0:00:05.00")
    )
    assert lines_of(parsed) == [(3000, 4000, "b")]
    assert parsed.notes == ("Lines with unreadable times, left out: 2 (1, 3).",)


def test_names_in_the_words_count_where_no_field_tells_them() -> None:
    parsed = parse(
        script(
            "0:00:01.00,0:00:02.00,D,,0,0,0,,Mara: Hello.",
            "0:00:03.00,0:00:04.00,D,,0,0,0,,Idris: Hi.",
        )
    )
    assert told(parsed) == [("Mara", "Hello."), ("Idris", "Hi.")]


def test_others_are_refused() -> None:
    with pytest.raises(NotATranscript):
        parse("words\n")
    with pytest.raises(EmptyTranscript, match="no words"):
        parse("[Script Info]\nTitle: x\n")
    assert not sniff("Dialogue: he said\n")
    assert sniff("\ufeff; made by hand\n[Script Info]\n")


@given(spoken("{}\\:：[(,"))
@settings(max_examples=40, deadline=None)
def test_pysubs2_reads_the_same(lines: list[Line]) -> None:
    subtitles = pysubs2.SSAFile()
    for start, end, text in lines:
        subtitles.append(pysubs2.SSAEvent(start // 10 * 10, end // 10 * 10, text))
    written = subtitles.to_string("ass")
    if not lines:
        with pytest.raises(RefusedFile):
            parse(written)
        return
    peer = pysubs2.SSAFile.from_string(written)
    distinct = dict.fromkeys((e.start, e.end, " ".join(e.plaintext.split())) for e in peer)
    assert sorted(lines_of(parse(written))) == sorted(distinct)
