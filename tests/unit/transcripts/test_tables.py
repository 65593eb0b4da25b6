from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spacesviewer.domain.errors import RefusedFile
from spacesviewer.transcripts import read, read_bytes
from spacesviewer.transcripts.refusals import EmptyTranscript, NotATranscript
from spacesviewer.transcripts.tables import parse, sniff
from tests.unit.transcripts.making import DATA, Line, lines_of, spoken, told

TABLES = DATA / "tables"


def test_whisper_tsv_counts_milliseconds_and_keeps_what_it_heard() -> None:
    assert lines_of(read(TABLES / "whisper.tsv")[1]) == [
        (0, 2500, "Is the bridge open?"),
        (2500, 4000, '"Noon," they say.'),
        (4000, 6000, 'Then we wait, and "we'),
    ]


def test_whisper_cpp_csv_has_voices() -> None:
    parsed = read(TABLES / "whispercpp.csv")[1]
    assert told(parsed) == [
        ("Speaker 0", 'Is the "bridge" open?'),
        ("Speaker 1", "Not before noon, I fear."),
        ("", "Hm."),
    ]
    assert parsed.segments[1].start_ms == 2500


def test_sonix_words_become_lines_with_times_of_words() -> None:
    parsed = read(TABLES / "sonix-words.csv")[1]
    first = parsed.segments[0]
    assert (first.speaker, first.start_ms) == ("Mara", 550)
    assert first.text == "Please call the harbour and ask when the bridge will open."
    assert [word.start_ms for word in first.words[:2]] == [550, 1070]
    assert parsed.segments[1].text == "Not before noon, they say, and the wind is strong."


def test_premiere_frames_are_guessed_and_told() -> None:
    parsed = read(TABLES / "premiere.csv")[1]
    assert lines_of(parsed) == [
        (1000, 3500, "Is the bridge open?"),
        (4000, 6958, "Not before noon, I fear."),
    ]
    assert "24 a second were assumed" in parsed.notes[0]


def test_premiere_markers_are_their_descriptions_or_names() -> None:
    parsed = read(TABLES / "premiere-markers.csv")[1]
    assert lines_of(parsed) == [
        (4480, 6000, "Mara asks about the bridge"),
        (8960, 8960, "vote"),
    ]


def test_semicolons_commas_in_numbers_and_german_names_of_columns() -> None:
    parsed = read(TABLES / "semicolons.csv")[1]
    assert told(parsed) == [
        ("Mara", "Ist die Brücke offen?"),
        ("Ilse", "Nicht vor zwölf, fürchte ich."),
    ]
    assert parsed.segments[0].end_ms == 3500


def test_tables_without_a_header() -> None:
    assert lines_of(read(TABLES / "headerless.csv")[1])[1] == (
        2680,
        5880,
        "Is the bridge, or what is left, open?",
    )
    assert lines_of(read(TABLES / "alignment.ssv")[1]) == [
        (0, 2680, "The harbour"),
        (2680, 5880, 'Is the "bridge" open?'),
    ]


def test_durations_units_and_confidences() -> None:
    parsed = read(TABLES / "durations.csv")[1]
    assert [(one.start_ms, one.end_ms) for one in parsed.segments] == [(1500, 3500), (4000, 5250)]
    assert parsed.origin == "machine"


def test_starts_alone_end_where_the_next_begins() -> None:
    parsed = read(TABLES / "starts-only.csv")[1]
    assert [(one.start_ms, one.speaker) for one in parsed.segments] == [
        (3000, "Mara"),
        (7000, "Idris"),
        (3_723_000, "Mara"),
    ]
    assert parsed.segments[0].end_ms == 7000


@pytest.mark.parametrize(
    ("header", "cells", "times"),
    [
        ("start,end,text", "1,2,Is the bridge open today?", (1000, 2000)),
        ("start,end,text", "1000,2000,Is the bridge open today?", (1000, 2000)),
        ("start_ms,end_ms,text", "10,20,Is the bridge open?", (10, 20)),
        ("Start (s),End (s),Text", "1000,2000,Yes.", (1_000_000, 2_000_000)),
        ("start,end,text", "1.5,2.25,Is the bridge open today?", (1500, 2250)),
        ("begin,stop,caption", "0:01.5,1:00:02,Is it open?", (1500, 3_602_000)),
        ("In Point,Out Point,Dialogue", "00;00;01;00,00;00;02;29,Yes?", (1000, 2967)),
        ("timecode,text", "0:01 - 0:05,Is the bridge open?", (1000, 5000)),
        ("time,end,text", "1s,2500ms,Is the bridge open?", (1000, 2500)),
    ],
)
def test_units_are_told_or_guessed(header: str, cells: str, times: tuple[int, int]) -> None:
    (one,) = parse(f"{header}\n{cells}\n").segments
    assert (one.start_ms, one.end_ms) == times


def test_rows_that_cannot_be_read_are_told() -> None:
    parsed = parse("start,end,text\n1.0,2.0,one\nsoon,,two\n3.0,4.0,\n5.0,6.0,three\n")
    assert lines_of(parsed) == [(1000, 2000, "one"), (2000, 3000, "two"), (5000, 6000, "three")]
    assert "Rows without a start that can be read, placed behind the row before: 1 (2)." in (
        parsed.notes
    )
    assert "Captions without words, left out: 1." in parsed.notes


def test_a_quotation_mark_that_is_never_closed_swallows_no_rows() -> None:
    rows = ["start,end,text", '1.0,2.0,"one', "3.0,4.0,two", '5.0,6.0,three"', "7.0,8.0,four"]
    parsed = parse("\n".join(rows))
    assert [one.start_ms for one in parsed.segments] == [1000, 3000, 5000, 7000]


def test_a_stroke_before_a_quotation_mark() -> None:
    parsed = parse('start,end,text\n0,2500,"He said \\"no\\" and, then, \\"yes\\"."\n')
    assert parsed.segments[0].text == 'He said "no" and, then, "yes".'


def test_times_without_words_are_refused_with_a_reason() -> None:
    rows = "".join(f"{i},{i}.5,p{i:04}\n" for i in range(9))
    with pytest.raises(EmptyTranscript, match="but not their words"):
        parse(rows)


@pytest.mark.parametrize(
    "text",
    [
        "name,age\nMara,40\nIdris,41\n",
        "date,price\n2024-01-01,5\n2024-01-02,6\n",
        "quote,part,speaker,text,time,start_ms,end_ms,session,state\nq1,1,M,x,0:01,1,2,s,ok\n",
        "1,2,3\n4,5,6\n",
        "words, and more words\nand, so, on\n",
        "a\tb\n",
        "",
    ],
)
def test_other_tables_are_left_alone(text: str) -> None:
    assert not sniff(text)
    with pytest.raises(NotATranscript):
        parse(text)


def test_captions_are_not_taken_for_tables() -> None:
    for text in ("0:00:01.000,0:00:02.000\none, two\n\n0:00:03.000,0:00:04.000\nthree\n",
                 "1\n00:00:01,000 --> 00:00:02,000\nx\n"):  # fmt: skip
        assert not sniff(text)
    assert read_bytes(b"start,end,text\n1.0,2.0,Yes\n", "a.srt")[0] == "Table (CSV, TSV)"


@given(spoken('"'), st.sampled_from([",", ";", "\t"]))
@settings(max_examples=60, deadline=None)
def test_what_is_written_comes_back(lines: list[Line], delimiter: str) -> None:
    rows = [
        delimiter.join((f"{start / 1000:.3f}", f"{end / 1000:.3f}", f'"{text}"'))
        for start, end, text in lines
    ]
    written = "\n".join([delimiter.join(("Start (s)", "End (s)", "Text")), *rows])
    if not lines:
        with pytest.raises(RefusedFile):
            parse(written)
        return
    assert sorted((one.start_ms, one.end_ms) for one in parse(written).segments) == sorted(
        (start, end) for start, end, _ in lines
    )


def test_words_with_their_times_and_no_header_are_read_by_name() -> None:
    text = 'Guten,0.38,0.6\r\n"Abend,",0.6,1.0\r\nAnna.,1.0,1.3\r\n'
    (segment,) = parse(text).segments
    assert (segment.text, segment.start_ms, segment.end_ms) == ("Guten Abend, Anna.", 380, 1300)
    assert len(segment.words) == 3
    assert not sniff(text)  # prices look so too
    (line,) = parse('"Good evening, all.",0.38,2.76\r\n').segments
    assert (line.text, line.end_ms) == ("Good evening, all.", 2760)


@pytest.mark.parametrize("text", ["a,1.0,0.5\n", "a,1,2\nb,3,4\n", "a,1.0,2.0\nb,1.5,3.0\n"])
def test_other_rows_of_three_are_no_words(text: str) -> None:
    with pytest.raises(NotATranscript):
        parse(text)
