from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from spacesviewer.domain.recording import Chapter
from spacesviewer.domain.topic import Mark, TopicSpan
from spacesviewer.ui.widgets.timeline_data import QuoteSpan
from spacesviewer.ui.widgets.timeline_hover import describe, describe_time, excerpt
from spacesviewer.ui.widgets.timeline_lanes import lanes_of
from tests.ui.timeline_support import NAMES, small_session, transcript

LONG = "We were told that the legal team had checked it and I asked twice who signed the contract"


def bare(line: str) -> str:
    return line.replace("\u2068", "").replace("\u2069", "")


def test_a_time_is_told_with_its_speaker_and_the_words() -> None:
    line = describe_time(small_session().timeline, 30_000, fine=False)
    assert bare(line) == (
        "0:00:30  ·  Ayesha Siddiqui  ·  Welcome to the <b>evening</b> of the water contract."
    )


def test_hundredths_are_told_when_words_are_in_view() -> None:
    assert bare(describe_time(None, 1234, fine=True)) == "0:00:01.23"


def test_a_pause_has_only_its_time() -> None:
    assert bare(describe_time(small_session().timeline, 200_000, fine=False)) == "0:03:20"


def test_of_several_at_once_the_lane_under_the_mouse_counts() -> None:
    spoken = transcript((0, 1000, 0, "first"), (0, 1000, 1, "second"))
    lane = lanes_of(spoken, NAMES)[0]
    assert bare(describe_time(spoken, 500, False, lane)).endswith("Ayesha Siddiqui  ·  first")
    assert bare(describe_time(spoken, 500, False)).endswith("Tomás Reyes  ·  second")
    assert describe_time(spoken, 2000, False, lane) == "0:00:02"


def test_items_say_what_they_are() -> None:
    assert bare(describe(Mark(1, "s", 61_000, "ask"))) == "Mark  ·  0:01:01  ·  ask"
    quote = QuoteSpan("q", 0, 5000, NAMES[2])
    assert bare(describe(quote)) == f"Quote  ·  0:00:00–0:00:05  ·  {NAMES[2]}"
    topic = TopicSpan(1, 1, "Role of the army", "s", 0, 60_000)
    assert bare(describe(topic)) == "0:00:00–0:01:00  ·  Role of the army"
    assert bare(describe(Chapter(0, None, "First"))) == "Chapter  ·  0:00:00  ·  First"


def test_names_cannot_turn_the_rest_of_the_line_around() -> None:
    line = describe(Mark(1, "s", 0, "evil\u202e\u2069\nname"))
    assert line == "\u2068Mark\u2069  ·  \u20680:00:00\u2069  ·  \u2068evil name\u2069"


def test_long_segments_show_the_words_about_the_mouse() -> None:
    first = excerpt(LONG, 0, 1000, 0)
    assert first.startswith("We were told")
    assert first.endswith(" …")
    last = excerpt(LONG, 0, 1000, 999)
    assert last.startswith("… ")
    assert last.endswith("the contract")


@given(st.text(max_size=300), st.integers(-5, 2000))
def test_an_excerpt_is_short_and_from_the_text(text: str, ms: int) -> None:
    shown = excerpt(text, 0, 1000, ms)
    assert len(shown) <= 60
    assert shown.removeprefix("… ").removesuffix(" …").strip() in " ".join(text.split())
