"""Names and times as transcription services write them into plain text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spacesviewer.domain.holding import held_within
from spacesviewer.domain.segment import ParsedTranscript
from spacesviewer.transcripts import read, read_bytes
from spacesviewer.transcripts.mends import Mends
from spacesviewer.transcripts.timed_text import parse, sniff
from spacesviewer.transcripts.turn_lines import head_of
from spacesviewer.transcripts.turns import Turn, tells_times, transcript
from tests.unit.transcripts.making import DATA, lines_of, told

HARBOUR = [
    ("Anna", "Is the harbour open again?"),
    ("Omar", "Since Monday, for small boats."),
    ("Anna", "And the ferry?"),
]


def starts(found: ParsedTranscript) -> list[int]:
    return [segment.start_ms for segment in found.segments]


@pytest.mark.parametrize(
    ("name", "speakers", "times"),
    [
        ("otter.txt", ["Anna Berg", "Omar Haddad", "Unknown Speaker", "Omar Haddad"],
         [0, 9000, 3598_000, 3604_000]),
        ("unnamed-otter.txt", ["", "", ""], [1000, 5000, 24_000]),
        ("rev.txt", ["Speaker 1", "Speaker 2", "Speaker 1"], [0, 3000, 8000]),
        ("descript.txt", ["Anna", "Omar", "Anna", "Omar"], [0, 3000, 8000, 10_000]),
        ("trint.txt", ["Anna Berg", "Omar Haddad", "Anna Berg"], [0, 3000, 8000]),
        ("sonix.txt", ["Anna Berg", "Omar Haddad"], [0, 3000]),
        ("times-and-names.txt", ["Anna Berg", "Omar Haddad", "Anna Berg"], [0, 3000, 8000]),
        ("noscribe.txt", ["S01", "S02", "S01"], [0, 3000, 8000]),
    ],
)  # fmt: skip
def test_each_service_gives_its_names_and_times(
    name: str, speakers: list[str], times: list[int]
) -> None:
    format_name, found = read(DATA / "timed_text" / name)
    assert format_name == "Text with times"
    assert [segment.speaker for segment in found.segments] == speakers
    assert starts(found) == times
    ends = [segment.end_ms for segment in found.segments]
    assert ends[:-1] == times[1:]  # only beginnings are told
    assert ends[-1] > times[-1]
    assert not any("otter" in segment.text for segment in found.segments)


def test_what_is_left_out_or_guessed_is_told() -> None:
    otter = read(DATA / "timed_text" / "otter.txt")[1]
    assert otter.notes == (
        "The line “Transcribed by https://otter.ai” was left out.",
        "When the last words end is told nowhere; it was guessed by their length.",
    )
    assert otter.segments[0].text.endswith("We met at 12:30 to ask.")
    trint = read(DATA / "timed_text" / "trint.txt")[1]
    assert trint.title == "Harbour talk"
    assert "Lines above the first time, left out: 1 (1)." in trint.notes
    assert [segment.row for segment in trint.segments] == [3, 5, 7]


def test_words_between_two_times_in_a_text_share_the_time() -> None:
    found = read(DATA / "timed_text" / "oral-history.txt")[1]
    assert [who for who, _ in told(found)] == ["INTERVIEWER", "BERG", "INTERVIEWER", "BERG"]
    berg = found.segments[1]
    assert "[" not in berg.text
    (word,) = (w for w in berg.words if berg.text[w.start : w.end] == "My")
    assert word.start_ms == 60_000
    assert word.confidence is None
    assert any(note.startswith("Turns without a time of their own") for note in found.notes)


@pytest.mark.parametrize(
    "line",
    [
        "at 12:30 we met",
        "We met (12:30) at noon",
        "Anna: 12:30 would suit me",
        "Note: 10:15",
        "12:30pm was too late",
        "http://example.org/00:12",
        "00:00:01,000 --> 00:00:02,000 position:50%",
        "00:00:01 | anna: hello",
    ],
)
def test_a_time_in_a_sentence_begins_nothing(line: str) -> None:
    assert head_of(line) is None or head_of(line).kind == "loose"  # type: ignore[union-attr]
    assert not sniff(f"{line}\n{line}\n{line}\n")


@pytest.mark.parametrize(
    ("line", "name", "ms", "rest"),
    [
        ("Anna Berg  1:02:03", "Anna Berg", 3723_000, ""),
        ("Anna\u00a0\u00a00:03", "Anna", 3000, ""),
        ("Speaker 1 (00:05):", "Speaker 1", 5000, ""),
        ("[00:00:05.250] Anna: yes", "", 5250, "Anna: yes"),
        ("\\[01:46\\] yes", "", 106_000, "yes"),
        ("[Anna Berg] 00:10", "Anna Berg", 10_000, ""),
        ("S01: [00:00:12] Guten Tag", "S01", 12_000, "Guten Tag"),
        ("عمر [00:01:00]", "عمر", 60_000, ""),
        ("01:00:00:12 Anna", "", 3600_000, "Anna"),
    ],
)
def test_heads(line: str, name: str, ms: int, rest: str) -> None:
    head = head_of(line)
    assert head is not None
    assert (head.name, head.ms, head.rest) == (name, ms, rest)


def test_one_mistyped_time_does_not_take_the_others_along() -> None:
    text = "\n".join(f"[00:{m:02}:00] Anna: words number {m}" for m in range(8))
    found = parse(text.replace("00:03:00", "30:00:00"))
    assert starts(found)[:3] + starts(found)[4:] == [m * 60_000 for m in (0, 1, 2, 4, 5, 6, 7)]
    assert starts(found)[2] < starts(found)[3] < starts(found)[4]
    assert "Times that go back or are none, passed over: 1." in found.notes


def test_times_far_apart_or_too_quick_do_not_time_a_text() -> None:
    far = [Turn(1, "", "word " * 4000, [(5, 1000), (19_000, 2_000_000)])]
    assert not tells_times(far)
    quick = [Turn(1, "", "word " * 400, [(5, 1000), (1900, 2000)])]
    assert not tells_times(quick)
    found = transcript([Turn(1, "", "[00:00:01] " + "word " * 400 + "[00:00:02] end")], Mends())
    assert not found.timed
    assert "[00:00:01]" in found.segments[0].text
    assert found.notes == ("Times in the text that are too few to time its words: 2.",)


def test_a_guessed_end_is_held_within_the_sound() -> None:
    found = parse("Anna Berg  0:00\nYes.\n\nOmar Haddad  0:05\n" + "word " * 200)
    assert found.open_end
    assert found.segments[-1].end_ms > 60_000
    assert held_within(found, 12_000).segments[-1].end_ms == 12_000
    assert held_within(found, 0) == found
    assert held_within(found, 90_000) == found


@given(
    st.lists(st.tuples(st.integers(0, 5_000), st.sampled_from(["Anna Berg", "Omar"])), min_size=2),
    st.sampled_from(
        ["{name}  {time}\n{words}", "[{time}] {name}: {words}", "{name} [{time}] {words}"]
    ),
)
def test_what_is_written_is_read(turns: list[tuple[int, str]], form: str) -> None:
    ordered = sorted(turns)
    blocks = [
        form.format(
            name=name,
            time=f"{s // 3600}:{s // 60 % 60:02}:{s % 60:02}",
            words=f"words number {n}.",
        )
        for n, (s, name) in enumerate(ordered)
    ]
    found = parse("\n\n".join(blocks))
    assert [line[0] for line in lines_of(found)] == [s * 1000 for s, _ in ordered]
    assert [segment.text for segment in found.segments] == [
        f"words number {n}." for n in range(len(ordered))
    ]
    if len({name for _, name in ordered}) > 1 and len(ordered) > 3 and form[0] == "{":
        assert [segment.speaker for segment in found.segments] == [name for _, name in ordered]


def test_other_texts_are_not_taken_for_one() -> None:
    for path in (DATA / "others").iterdir():
        assert not sniff(path.read_text("utf-8")), path.name
    for folder in ("subrip", "webvtt"):
        for path in (DATA / folder).iterdir():
            assert read_bytes(path.read_bytes(), "talk.txt")[0] != "Text with times"
