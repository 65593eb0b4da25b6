"""Interactive transcripts: HTML in which each word tells when it is said."""

from __future__ import annotations

import pytest

from spacesviewer.transcripts import hyperaudio, read
from spacesviewer.transcripts.refusals import EmptyTranscript, NotATranscript
from tests.unit.transcripts.making import DATA, lines_of, told


def test_words_names_and_paragraphs_are_read_and_the_page_is_not() -> None:
    name, found = read(DATA / "hyperaudio" / "interview.html")
    assert name == "Hyperaudio and Trint HTML"
    assert told(found) == [
        ("Anna", "Is the harbour open?"),
        ("Omar Haddad", "Since Monday, really, for small boats & ferries."),
        ("Omar Haddad", "Nobody told us."),
    ]
    assert lines_of(found)[0][:2] == (52_890, 54_100)
    first = found.segments[0]
    assert [(word.start_ms, word.end_ms) for word in first.words][:3] == [
        (52_890, 52_980),
        (52_980, 53_220),
        (53_220, 53_730),
    ]
    assert found.segments[2].start_ms == 59_000


def test_a_word_keeps_its_pieces_and_its_neighbours_their_space() -> None:
    page = (
        '<p><a data-m="0">Wa</a><a data-m="90">ter</a> <a data-m="200">is</a>\n'
        '<a data-m="300"> up</a>.'
    )
    assert told(hyperaudio.parse(page)) == [("", "Water is up.")]


@pytest.mark.parametrize(
    ("page", "refusal"),
    [
        ("<p>Only words</p>", NotATranscript),
        ('<button data-m="1" data-d="2">later</button>', NotATranscript),
        ('<div><a class="month" data-m="May">x</a></div>', NotATranscript),
        ('<p><span data-m="1" class="speaker">Anna:</span></p>', EmptyTranscript),
        ('<p><span data-m="5"> </span></p>', EmptyTranscript),
    ],
)
def test_other_pages_and_empty_ones_are_told_apart(page: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        hyperaudio.parse(page)


def test_times_that_make_no_sense_are_placed_by_their_neighbours() -> None:
    page = (
        '<p><span data-m="99999999999999">Is</span> <span data-m="2000" data-d="-5">it</span> '
        '<span data-m="3000" data-d="999999999999">open?</span>'
    )
    (segment,) = hyperaudio.parse(page).segments
    assert segment.text == "Is it open?"
    assert 0 <= segment.start_ms <= segment.end_ms
