"""Quotes, found words and topics by segment."""

from __future__ import annotations

from spacesviewer.domain.timeline import Timeline
from spacesviewer.domain.topic import TopicSpan
from spacesviewer.ui.widgets.transcript_find import Finder
from spacesviewer.ui.widgets.transcript_marks import Marks
from spacesviewer.ui.widgets.transcript_words import WordStore
from tests.ui.transcript_support import FIRST_ID, even_words, no_words, talk


def marks(line: Timeline | None = None) -> Marks:
    line = line or talk()
    return Marks(
        line, WordStore(line, lambda ids: {key: even_words(line, key - FIRST_ID) for key in ids})
    )


def span(number: int, start_ms: int, end_ms: int) -> TopicSpan:
    return TopicSpan(number, number, f"Topic {number}", "s", start_ms, end_ms)


def test_a_quote_is_the_words_said_in_its_time() -> None:
    some = marks()
    some.set_quotes([(10_500, 12_000, ())])
    assert some.quoted(1) == [(2, 16)]  # "summary is not"
    assert some.quoted(2) == []
    some.set_quotes([(10_500, 21_000, (FIRST_ID + 1, FIRST_ID + 2))])
    assert some.quoted(1) == [(2, 30)]
    assert some.quoted(2) == [(0, 6)]


def test_a_quote_of_one_voice_does_not_mark_another_that_speaks_at_once() -> None:
    line = Timeline(
        [1, 2], [0, 0], [9_000, 9_000], [0, 1], ["one voice", "other voice"], ("A", "B")
    )
    some = Marks(line, WordStore(line, no_words))
    some.set_quotes([(0, 9_000, (2,))])
    assert (some.quoted(0), some.quoted(1)) == ([], [(0, 11)])
    some.set_quotes([(0, 9_000, (77,))])  # taken from another version of the transcript
    assert (some.quoted(0), some.quoted(1)) == ([(0, 9)], [(0, 11)])


def test_highlights_of_other_transcripts_are_left_out() -> None:
    some = marks()
    some.set_highlights([(FIRST_ID + 1, 2, 9), (999, 0, 5)])
    assert some.found(1) == [(2, 9)]
    assert some.found(0) == []


def test_the_match_that_is_looked_at() -> None:
    line = talk()
    some = marks(line)
    some.finder = Finder(line.texts, "contract")
    some.finder.step(10.0)
    assert some.found(1) == [(21, 29)]
    assert some.found_now(1) is None
    some.current = 1
    assert some.found_now(1) == (21, 29)
    assert some.found_now(0) is None


def test_a_match_that_is_cut_is_lit_in_all_its_segments() -> None:
    line = Timeline([1, 2], [0, 900], [900, 1800], [0, 0], ["On media", "freedom now"], ("A",))
    some = marks(line)
    some.finder = Finder(line.texts, "media freedom")
    some.finder.step(10.0)
    assert (some.found(0), some.found(1)) == ([(3, 8)], [(0, 7)])
    some.current = 0
    assert (some.found_now(0), some.found_now(1)) == ((3, 8), (0, 7))


def test_topics_that_overlap_stand_side_by_side() -> None:
    some = marks()
    some.set_topics([span(1, 0, 25_000), span(2, 10_000, 39_000), span(3, 40_000, 50_000)])
    bars = {bar.span.id: (bar.first, bar.last, bar.lane) for bar in some.topics(0, 6)}
    assert bars == {1: (0, 2, 0), 2: (1, 3, 1), 3: (4, 4, 0)}
    assert [bar.span.id for bar in some.topics(3, 3)] == [2]


def test_a_topic_over_silence_has_no_bar() -> None:
    some = marks()
    some.set_topics([span(1, 9_200, 9_800), span(2, 900_000, 950_000)])
    assert some.topics(0, 6) == []


def test_no_transcript_no_marks() -> None:
    some = Marks(Timeline((), (), (), (), ()), WordStore(Timeline((), (), (), (), ()), no_words))
    some.set_topics([span(1, 0, 5)])
    some.set_quotes([(0, 5, ())])
    assert some.topics(0, 0) == []
