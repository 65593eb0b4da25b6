from __future__ import annotations

import pytest

from spacesviewer.transcripts import read
from spacesviewer.transcripts.refusals import EmptyTranscript, NotATranscript
from spacesviewer.transcripts.smil import parse
from tests.unit.transcripts.making import DATA, lines_of


def test_words_beside_the_sound() -> None:
    parsed = read(DATA / "smil" / "inline.smil")[1]
    assert (parsed.title, parsed.language) == ("The harbour meeting", "en")
    assert lines_of(parsed) == [
        (1000, 3500, "Is the bridge open?"),
        (4000, 6000, "Not before noon."),
    ]


def test_running_text() -> None:
    assert lines_of(read(DATA / "smil" / "running.smil")[1]) == [
        (0, 3000, "Is the bridge open?"),
        (3000, 6000, "Not before noon."),
        (6000, 9000, "Then we wait."),
    ]


def test_a_talking_book_names_the_file_with_its_words() -> None:
    par = '<par><text src="book.xhtml#p1"/><audio src="a.mp3" clipBegin="0s" clipEnd="1s"/></par>'
    with pytest.raises(EmptyTranscript, match=r"2 passages are spoken; their words are in book\.x"):
        parse(f"<smil><body><seq>{par}{par}</seq></body></smil>")


def test_bytes_in_an_address() -> None:
    text = '<text src="data:text/plain;charset=utf-8;base64,SGVsbG8="/>'
    parsed = parse(f'<smil><body><par begin="1s" end="2s">{text}</par></body></smil>')
    assert lines_of(parsed) == [(1000, 2000, "Hello")]


def test_others_are_left_to_others() -> None:
    for text in ("<html/>", "<smil><body/></smil>"):
        with pytest.raises(NotATranscript):
            parse(text)
