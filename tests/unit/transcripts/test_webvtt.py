from __future__ import annotations

import io

import pytest
import webvtt as peer
from hypothesis import given, settings
from hypothesis import strategies as st

from spacesviewer.domain.errors import RefusedFile
from spacesviewer.domain.timecode import MAX_MS, format_cue_time
from spacesviewer.transcripts import read
from spacesviewer.transcripts.cue_text import parse as parse_cue_text
from spacesviewer.transcripts.refusals import EmptyTranscript
from spacesviewer.transcripts.webvtt import parse, sniff
from tests.unit.transcripts.making import DATA, Line, lines_of, spoken, told, webvtt
from tests.unit.transcripts.standard import parse_file, voices_of

_TIMES = [
    "00:00.000", "00:01.000", "00:00:02.500", "100:00:01.000", "1:00:00.000", "61:00.000",
    "00:61.000", "0:01.000", "00:01.00", "00:01.0000", "00:00:00:00.000", "١٠:٠٠.000",
]  # fmt: skip
_LINES = st.one_of(
    st.builds(
        "{}{}{}{}".format,
        st.sampled_from(["", " ", "\t", "\f", "\v", "x"]),
        st.sampled_from(_TIMES),
        st.sampled_from([" --> ", "-->", "\t-->\f", " -- > ", " -> ", "-->-->", " --->"]),
        st.sampled_from([*_TIMES, "00:09.000 align:start", "00:09.000x", "00:09.000\0"]),
    ),
    st.sampled_from(
        ["", "", "", "words", "-->", "foo-->", "NOTE", "NOTE words", "STYLE", "REGION", "STYLE x",
         "id:one", " ", "\0", "<v Ann>Hi", "a & b", "1"]
    ),
)  # fmt: skip
_FILES = st.builds(
    "{}{}".format,
    st.sampled_from(["WEBVTT", "WEBVTT\n", "WEBVTT title\n", "WEBVTT\t-->\n", "\ufeffWEBVTT\n\n"]),
    st.lists(st.tuples(_LINES, st.sampled_from(["\n", "\n", "\r\n", "\r"])), max_size=14).map(
        lambda lines: "".join(map("".join, lines))
    ),
)
_PIECES = st.lists(
    st.sampled_from(
        ["words", " ", "\n", "<", ">", "/", ".", "&", ";", "&amp;", "&lt", "&nbsp;", "&#65;",
         "&#x1F600;", "&bogus;", "&lrm;", "<v Ann>", "<v.loud  Ben &amp;\tCo>", "</v>", "<v>",
         "<c>", "<c.a.b>", "</c>", "<i>", "</i>", "<b", "</", "<ruby>", "<rt>", "</rt>", "</ruby>",
         "<lang en>", "</lang>", "<00:01.000>", "<00:99.000>", "<00:00:02.000x>", "<bogus>",
         "<V A>", "< v Ann>", "<v\nAnn>", "</v >"]
    ),
    max_size=12,
).map("".join)  # fmt: skip


@given(_FILES)
@settings(max_examples=200)
def test_a_file_holds_the_cues_that_the_standard_finds(text: str) -> None:
    expected = parse_file(text)
    try:
        segments = parse(text).segments
    except EmptyTranscript:
        assert expected == []
        return
    except RefusedFile:
        assert expected is None
        return
    assert expected is not None
    in_file = sorted({one.row: one.start_ms for one in segments}.items())
    assert in_file == [(row, min(cue.start_ms, MAX_MS)) for row, cue in enumerate(expected, 1)]
    for one in segments:
        cue = expected[one.row - 1]
        assert one.end_ms == min(max(cue.end_ms, cue.start_ms), MAX_MS)


@given(_PIECES)
@settings(max_examples=300)
def test_a_cue_holds_the_voices_and_words_that_the_standard_finds(text: str) -> None:
    assert _joined([(p.voice, p.text) for p in parse_cue_text(text).pieces]) == _joined(
        voices_of(text)
    )


def _joined(pieces: list[tuple[str, str]]) -> list[tuple[str, str]]:
    joined: list[tuple[str, str]] = []
    for voice, text in pieces:
        if joined and joined[-1][0] == voice:
            joined[-1] = (voice, joined[-1][1] + text)
        elif text:
            joined.append((voice, text))
    return joined


@given(spoken(":：["))
@settings(max_examples=40)
def test_what_is_written_comes_back(lines: list[Line]) -> None:
    # The same cue over and over is what rolling captions leave: it is taken for one.
    if lines and len(set(lines)) == len(lines):
        assert lines_of(parse(webvtt(lines))) == lines


@given(spoken(":：[&<>-"))
@settings(max_examples=40)
def test_the_webvtt_library_reads_the_same(lines: list[Line]) -> None:
    text = webvtt(lines)
    captions = peer.from_buffer(io.StringIO(text)).captions
    for one, caption in zip(parse(text).segments if lines else (), captions, strict=True):
        times = f"{format_cue_time(one.start_ms)} {format_cue_time(one.end_ms)}"
        assert times == f"{caption.start} {caption.end}"
        assert one.text == " ".join(caption.text.split())


def test_voices_share_the_time_of_their_cue() -> None:
    parsed = read(DATA / "webvtt" / "voices.vtt")[1]
    assert (parsed.title, parsed.language) == ("The harbour meeting", "en-GB")
    assert [(one.row, one.start_ms, one.end_ms) for one in parsed.segments] == [
        (1, 1000, 3500),
        (2, 4000, 6000),
        (2, 4000, 6000),
        (3, 360_000_000, 360_001_000),
    ]
    assert told(parsed) == [
        ("Mara Vale", 'Is the "bridge" open?'),
        ("Idris", "Not before noon."),
        ("Mara Vale", "Then we wait & see."),
        ("", "Nobody\u00a0in particular\u200e"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<v Ann>one</v> two <v Ben>three", [("Ann", "one"), ("", "two"), ("Ben", "three")]),
        ("<v Ann>one <v Ben>two</v> three</v>", [("Ann", "one"), ("Ben", "two"), ("Ann", "three")]),
        ("<v.a.b Ann  &amp;\n Co>one", [("Ann & Co", "one")]),
        ("<v>one</v>", [("", "one")]),
        ("<v Ann></v>", [("", "")]),
        ("&copy; &#8212; &#x41; &amp;amp; &notit; &", [("", "© — A &amp; ¬it; &")]),
        (
            "<ruby>one<rt>two</rt></ruby> <lang ur>three</lang> <u>four</u>",
            [("", "onetwo three four")],
        ),
        ("one\ntwo", [("", "one two")]),
        ("a\0b", [("", "a�b")]),
    ],
)
def test_cue_text_gives_voices(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(parse(f"WEBVTT\n\n00:00.000 --> 00:01.000\n{text}\n")) == expected


def test_words_that_a_bracket_swallows_are_told() -> None:
    parsed = parse("WEBVTT\n\n00:00.000 --> 00:01.000\na <laughs> b\n")
    assert parsed.segments[0].text == "a b"
    assert "“<”" in parsed.notes[0]


def test_times_within_a_cue_are_the_times_of_words() -> None:
    (one,) = read(DATA / "webvtt" / "sung.vtt")[1].segments
    assert one.text == "Row, row, row your boat"
    timed = [(word.start_ms, one.text[word.start : word.end]) for word in one.words]
    assert timed == [
        (10000, "Row,"),
        (11000, "row,"),
        (12000, "row"),
        (12444, "your"),
        (13000, "boat"),
    ]
    assert all(word.confidence is None for word in one.words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("un<00:01.000>believ<00:02.000>able words", [(0, "unbelievable"), (1714, "words")]),
        ("<00:09.000>late <00:01.000>early", [(0, "late"), (3000, "early")]),
        ("  <c> one</c><00:02.000><c> two </c>", [(0, "one"), (2000, "two")]),
        ("one<00:02.000> <00:01.000>", [(0, "one")]),
    ],
)
def test_odd_word_times_stay_within_the_cue(text: str, expected: list[tuple[int, str]]) -> None:
    (one,) = parse(f"WEBVTT\n\n00:00.000 --> 00:03.000\n{text}\n").segments
    found = [(word.start_ms, one.text[word.start : word.end]) for word in one.words]
    assert [word for _, word in found] == [word for _, word in expected]
    assert all(0 <= word.start_ms <= word.end_ms <= 3000 for word in one.words)


def test_youtube_captions_are_unrolled_with_their_words() -> None:
    parsed = read(DATA / "webvtt" / "rolling.vtt")[1]
    assert (parsed.language, parsed.origin) == ("en", "machine")
    assert lines_of(parsed) == [
        (0, 1990, "the harbour was closed"),
        (2000, 4230, "for the whole winter"),
        (4240, 6000, "[Music]"),
        (6010, 8000, "winter"),
    ]
    words = parsed.segments[0].words
    assert [(word.start_ms, word.end_ms) for word in words] == [
        (0, 480),
        (480, 840),
        (840, 1200),
        (1200, 1990),
    ]
    assert parsed.notes == ("Cues of rolling captions that only repeat others, left out: 3.",)


def test_dialects_give_their_speakers() -> None:
    zoom = read(DATA / "webvtt" / "zoom.vtt")[1]
    assert told(zoom) == [
        ("Mara Vale", "Can you hear me?"),
        ("Idris", "Yes. At 12:30 I have to go."),
        ("Mara Vale", "See https://example.org: it is all there."),
    ]
    teams = read(DATA / "webvtt" / "teams.vtt")[1]
    assert told(teams) == [("Mara Vale", "Can you hear me?"), ("Idris", "Yes.")]
    assert teams.origin == "machine"
    whisper = read(DATA / "webvtt" / "whispercpp.vtt")[1]
    assert told(whisper) == [("Speaker0", "The vote is at nine."), ("Speaker1", "And the count?")]


def test_noscribe_s_overlaps_become_segments_of_whom_they_are() -> None:
    parsed = read(DATA / "webvtt" / "noscribe.vtt")[1]
    assert (parsed.title, parsed.origin) == ("The harbour meeting", "machine")
    assert [(s.start_ms, s.end_ms, s.speaker, s.text) for s in parsed.segments] == [
        (0, 2000, "", "(2 seconds pause)"),
        (2500, 9000, "S01", "Is the bridge open? The old one, I mean."),
        (2500, 9000, "S02", "Which one?"),
        (9500, 11_000, "S02", "Not before noon."),
    ]
    assert parsed.notes == (
        "Words of others within a cue, each made a segment with the times of the whole cue: 1 (2).",
    )


def test_strokes_are_words_where_noscribe_did_not_write_them() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>a //S02: b // c\n"
    assert told(parse(text)) == [("Ann", "a //S02: b // c")]


def test_names_in_parentheses_above_the_words() -> None:
    assert told(read(DATA / "webvtt" / "parentheses.vtt")[1]) == [
        ("Mara Vale", "Is the bridge open?"),
        ("", "(Door Closing)"),
        ("Idris", "Not before noon."),
        ("Mara Vale", "Then we wait."),
        ("", "(Sighs) It is late."),
        ("Idris", "It is."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "WEBVT\n\n00:00.000 --> 00:01.000\nx",
        "webvtt\n\n00:00.000 --> 00:01.000\nx",
        "WEBVTTx\n\n00:00.000 --> 00:01.000\nx",
        "\nWEBVTT\n\n00:00.000 --> 00:01.000\nx",
        " WEBVTT\n\n00:00.000 --> 00:01.000\nx",
        "WEBVTT\v\n\n00:00.000 --> 00:01.000\nx",
        "\ufeff\ufeffWEBVTT\n\n00:00.000 --> 00:01.000\nx",
    ],
)
def test_a_wrong_signature_is_refused(text: str) -> None:
    with pytest.raises(RefusedFile, match="does not begin with the word WEBVTT"):
        parse(text)


def test_a_file_without_a_cue_is_refused_as_empty() -> None:
    with pytest.raises(EmptyTranscript, match="not one cue"):
        parse("WEBVTT\n\nNOTE nothing else\n")


def test_times_with_commas_are_read_where_no_others_are() -> None:
    parsed = parse("WEBVTT\n\n00:00:01,500 --> 00:00:02,250 align:start\nAt 1:00,500 he came.\n")
    assert lines_of(parsed) == [(1500, 2250, "At 1:00,500 he came.")]
    assert parsed.notes == ("Times written with a comma, as in SubRip: 1.",)
    mixed = "WEBVTT\n\n00:01.000 --> 00:02.000\none\n\n00:03,000 --> 00:04,000\ntwo\n"
    assert lines_of(parse(mixed)) == [(1000, 2000, "one")]  # as the standard has it


def test_ends_before_starts_are_told() -> None:
    parsed = parse("WEBVTT\n\n00:02.000 --> 00:01.000\nback\n")
    assert lines_of(parsed) == [(2000, 2000, "back")]
    assert parsed.notes == ("Cues that end before they begin, now without length: 1 (1).",)


def test_the_beginning_tells_the_format() -> None:
    assert sniff("\ufeffWEBVTT\n")
    assert sniff("WEBVTT - title\n")
    assert not sniff("1\n00:00:01,000 --> 00:00:02,000\n")
    assert not sniff("")
