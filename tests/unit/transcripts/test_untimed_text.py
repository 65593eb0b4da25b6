from __future__ import annotations

import pytest

from spacesviewer.transcripts import begins_as_one, is_loose, read
from spacesviewer.transcripts.refusals import EmptyTranscript
from spacesviewer.transcripts.untimed_text import parse
from tests.unit.transcripts.making import DATA, told


def test_paragraphs_with_names() -> None:
    name, found = read(DATA / "untimed_text" / "typed.txt")
    assert (name, found.timed) == ("Plain text", False)
    assert told(found) == [
        ("Anna", "Is the harbour open again?"),
        ("Omar", "Since Monday, for small boats."),
        ("Anna", "And the ferry?"),
        ("Omar", "Nobody knows."),
    ]
    assert [segment.row for segment in found.segments] == [1, 3, 6, 8]
    assert {(segment.start_ms, segment.end_ms) for segment in found.segments} == {(0, 0)}
    assert not any(segment.words for segment in found.segments)


def test_each_line_of_whisper_is_a_segment() -> None:
    found = read(DATA / "untimed_text" / "whisper.txt")[1]
    assert [segment.text for segment in found.segments] == [
        "Is the harbour open again?",
        "Since Monday, for small boats.",
        "And the ferry?",
    ]


def test_a_paragraph_without_a_name_belongs_to_who_spoke_before_and_says_so() -> None:
    found = parse("Anna: One.\n\nOmar: Two.\n\nAnd three.\n\n[music]\n\nAnna: Four.\n\nOmar: Five.")
    assert [who for who, _ in told(found)] == ["Anna", "Omar", "Omar", "", "Anna", "Omar"]
    assert "Paragraphs without a name, given to who spoke before: 1 (5)." in found.notes


def test_times_at_the_beginning_of_lines_are_taken_where_the_file_is_one() -> None:
    found = read(DATA / "untimed_text" / "loose-times.txt")[1]
    assert found.timed
    assert [segment.start_ms for segment in found.segments] == [0, 3000, 8000]


@pytest.mark.parametrize("text", ["", "\n\n", "Transcribed by https://otter.ai\n"])
def test_nothing_is_refused(text: str) -> None:
    with pytest.raises(EmptyTranscript):
        parse(text)


def test_the_content_of_a_plain_text_says_nothing() -> None:
    assert is_loose("notes.txt")
    assert is_loose("talk.docx")
    assert not is_loose("talk.srt")
    assert not is_loose("talk")
    for path in (DATA / "others").iterdir():
        assert not begins_as_one(path), path.name
    assert begins_as_one(DATA / "timed_text" / "otter.txt")
    assert not begins_as_one(DATA / "nowhere.txt")
