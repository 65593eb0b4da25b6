"""What is at a place of the timeline, and the line that says so.

Names and words come from files of strangers: they are only ever drawn as plain text, and each is
closed off so that the order of right-to-left parts stays what it should be.
"""

from __future__ import annotations

from spacesviewer.domain.gap import Gap
from spacesviewer.domain.question import Question
from spacesviewer.domain.recording import Chapter
from spacesviewer.domain.timecode import format_time
from spacesviewer.domain.timeline import Timeline
from spacesviewer.domain.topic import Mark, TopicSpan
from spacesviewer.domain.wallclock import WallClock
from spacesviewer.ui import wording
from spacesviewer.ui.interface import retold, said
from spacesviewer.ui.widgets.timeline_data import QuoteSpan
from spacesviewer.ui.widgets.timeline_geometry import LANE, TOPIC, Geometry
from spacesviewer.ui.widgets.timeline_lanes import Lane
from spacesviewer.ui.widgets.timeline_paint import split_lanes
from spacesviewer.ui.widgets.timeline_scene import Scene

_ISOLATE, _END = "\u2068", "\u2069"
# Marks that would break out of the isolate and turn the rest of the line around.
_NO_BIDI = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_EXCERPT, _LONGEST = 56, 20_000
_REACH_PX = 5

Item = QuoteSpan | Mark | TopicSpan | Question | Chapter | Gap


def item_at(geometry: Geometry, scene: Scene, x: float, y: float) -> Item | None:
    """The mark, quote, topic, question, chapter or gap under the mouse."""
    if x < geometry.left:
        return None
    rows, ms = geometry.rows, geometry.ms_at(x)
    slack = geometry.ms_of_pixels(_REACH_PX)
    if rows.marks.holds(y):
        return scene.mark_at(ms, slack) or scene.quote_at(ms, slack)
    if rows.gaps.holds(y):
        return scene.gap_at(ms, slack)
    if rows.questions.holds(y):
        return scene.question_at(ms, slack) or scene.answered_at(ms)
    if rows.topics.holds(y):
        return scene.topic_at(int(y - rows.topics.top) // TOPIC, ms, slack)
    if rows.chapters.holds(y):
        begun = [chapter for chapter in scene.data.chapters if chapter.start_ms <= ms]
        return max(begun, key=lambda chapter: chapter.start_ms, default=None)
    return None


def lane_at(geometry: Geometry, scene: Scene, first_lane: int, y: float) -> Lane | None:
    """The speaker's lane at a y; None elsewhere and on the line "and 3 more"."""
    if not geometry.rows.lanes.holds(y):
        return None
    shown, _ = split_lanes(len(scene.lanes), geometry.rows.lane_slots, first_lane)
    slot = int(y - geometry.rows.lanes.top) // LANE
    return scene.lanes[shown[slot]] if slot < len(shown) else None


def describe_label(geometry: Geometry, scene: Scene, first_lane: int, y: float) -> str:
    """A lane's label in full: who it is and how much of the session that person speaks."""
    if not geometry.rows.lanes.holds(y):
        return ""
    lane = lane_at(geometry, scene, first_lane, y)
    if lane is not None:
        return _line(lane.name, wording.length(round(lane.spoken.total_ms)))
    _, others = split_lanes(len(scene.lanes), geometry.rows.lane_slots, first_lane)
    return _line(*(scene.lanes[index].name for index in others))


def describe(item: Item) -> str:
    """An item in one line: what it is, when, and its name or note."""
    match item:
        case QuoteSpan():
            return _line(said("Quote"), _stretch(item.start_ms, item.end_ms), item.speaker)
        case Mark():
            to_do = [one.text for one in item.follow_ups if not one.done]
            asked = said("to do: {names}", names="; ".join(to_do)) if to_do else ""
            return _line(said("Mark"), format_time(item.at_ms), item.note, asked)
        case TopicSpan():
            return _line(_stretch(item.start_ms, item.end_ms), item.topic)
        case Question():
            answer = (
                said("answered {stretch}", stretch=_stretch(*item.answer)) if item.answer else ""
            )
            when = _stretch(item.start_ms, item.end_ms)
            return _line(said("Question"), when, item.asker, item.text, answer)
        case Gap():
            return _line(_stretch(item.start_ms, item.end_ms), retold(item.sentence))
        case Chapter():
            return _line(said("Chapter"), format_time(item.start_ms), item.title)


def describe_stretch(start_ms: int, end_ms: int, word: str = "", name: str = "") -> str:
    """What is being drawn: from when to when, how long, the word at the edge, and of whom."""
    start, end = (format_time(ms, milliseconds=True)[:-1] for ms in (start_ms, end_ms))
    quoted = f"“{word}”" if word else ""
    return _line(f"{start}–{end}", f"{(end_ms - start_ms) / 1000:.1f} s", quoted, name)


def describe_time(
    timeline: Timeline | None,
    ms: int,
    fine: bool,
    lane: Lane | None = None,
    clock: WallClock | None = None,
) -> str:
    """A time in one line, with who speaks there and a few of the words.

    Of several who speak at once, the one in whose lane the mouse is.
    """
    when = format_time(ms, milliseconds=True)[:-1] if fine else format_time(ms)
    if clock is not None:
        when = f"{when} = {clock.text(ms)}"
    if timeline is None:
        return when
    spoken = timeline.segments_at(ms)
    if lane is not None:
        own = [index for index in spoken if timeline.voices[index] == lane.voice]
        spoken = own or spoken
    if not spoken:
        return when
    index = spoken[-1]
    words = excerpt(timeline.texts[index], timeline.starts[index], timeline.ends[index], ms)
    return _line(when, timeline.speaker(index), words)


def excerpt(text: str, start_ms: int, end_ms: int, ms: int) -> str:
    """A few words from about where the speaker is at a time."""
    plain = " ".join(text[:_LONGEST].split())
    if len(plain) <= _EXCERPT:
        return plain
    share = (ms - start_ms) / max(1, end_ms - start_ms)
    begin = min(max(0, int(len(plain) * share)), len(plain) - _EXCERPT)
    begin = plain.rfind(" ", 0, begin + 1) + 1
    end = begin + _EXCERPT
    if end < len(plain):
        # Scripts that write no spaces are cut where the room ends.
        space = plain.rfind(" ", begin, end + 1)
        end = space if space > begin else end
    before, after = "… " if begin else "", " …" if end < len(plain) else ""
    return before + plain[begin:end] + after


def _stretch(start_ms: int, end_ms: int) -> str:
    return f"{format_time(start_ms)}–{format_time(end_ms)}"


def _line(*parts: str) -> str:
    cleaned = (" ".join(part.translate(_NO_BIDI).split()) for part in parts)
    return "  ·  ".join(f"{_ISOLATE}{part}{_END}" for part in cleaned if part)
