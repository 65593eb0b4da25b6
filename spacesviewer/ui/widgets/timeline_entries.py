"""The items of a timeline one after the other, for those who go through them by ear or by keys."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from spacesviewer.domain.gap import Gap
from spacesviewer.domain.question import Question
from spacesviewer.domain.recording import Chapter
from spacesviewer.domain.timecode import format_time
from spacesviewer.domain.timeline import Timeline
from spacesviewer.domain.topic import Mark, TopicSpan
from spacesviewer.ui.interface import retold, said
from spacesviewer.ui.widgets.timeline_data import QuoteSpan, TimelineData
from spacesviewer.ui.widgets.timeline_hover import Item

# Of what begins at the same time, the wider things come first and the words last.
KINDS = ("chapter", "topic", "question", "answer", "quote", "mark", "gap", "segment")
MOST_SEGMENTS = 200  # in view: with more, the transcript tells them better
_MOST = 300  # that are told at once; of more, those about the playhead
_LONGEST = 400  # characters of a segment

Order = tuple[int, int, int]  # start in ms, rank of the kind, number


@dataclass(frozen=True, slots=True)
class Entry:
    """One item: what it is, and from when to when. ``thing`` is the index of a segment."""

    order: Order
    end_ms: int
    thing: Item | int = field(compare=False)

    @property
    def kind(self) -> str:
        """One of KINDS."""
        return KINDS[self.order[1]]

    @property
    def start_ms(self) -> int:
        """Where it begins."""
        return self.order[0]


class Entries:
    """All items of a session in order of time. Segments belong to them where few are in view."""

    def __init__(self, data: TimelineData) -> None:
        self._data = data
        timeline = data.timeline
        self._timeline = timeline if timeline is not None and timeline.timed else None
        self._notes = sorted(_notes(data), key=lambda entry: entry.order)
        self._orders = [entry.order for entry in self._notes]

    def within(self, start_ms: int, end_ms: int, near_ms: int) -> list[Entry]:
        """Those that are in a stretch, in order; of very many, those nearest to a time."""
        found = [
            entry
            for entry in self._notes
            if entry.start_ms < end_ms and max(entry.end_ms, entry.start_ms + 1) > start_ms
        ]
        spoken = self._timeline
        if spoken is not None and self._tells_segments(start_ms, end_ms):
            found += [self._segment(spoken, i) for i in spoken.segments_between(start_ms, end_ms)]
        found.sort(key=lambda entry: entry.order)
        if len(found) <= _MOST:
            return found
        middle = bisect_left([entry.start_ms for entry in found], near_ms)
        first = min(max(0, middle - _MOST // 2), len(found) - _MOST)
        return found[first : first + _MOST]

    def step(
        self, here: Order, step: int, view: tuple[int, int], kind: str | None = None
    ) -> Entry | None:
        """The next (1) or the previous (-1) item from a place on, of one kind if that is named."""
        found = [self._note(here, step, kind)]
        if kind == "segment" or (kind is None and self._tells_segments(*view)):
            found.append(self._spoken(here, step))
        entries = [entry for entry in found if entry is not None]
        return (min if step > 0 else max)(entries, key=lambda one: one.order, default=None)

    def text(self, entry: Entry) -> str:
        """An item in a sentence: what it is, when, and its name or words."""
        when = format_time(entry.start_ms)
        stretch = said("{start} to {end}", start=when, end=format_time(entry.end_ms))
        match entry.thing:
            case int(index):
                words = " ".join(self._spoken_text(index)[:_LONGEST].split())
                return _told(said("Segment"), stretch, self._speaker(index), words)
            case Mark(note=note):
                return _told(said("Mark"), when, note)
            case QuoteSpan(speaker=speaker):
                return _told(said("Quote"), stretch, speaker)
            case TopicSpan(topic=topic):
                return _told(said("Topic"), stretch, topic)
            case Question() as asked:
                if entry.kind == "answer":
                    return _told(
                        said("Answer"), stretch, said("of the question: {title}", title=asked.title)
                    )
                answer = said("not answered as far as is noted")
                if asked.answer is not None:
                    begin, end = (format_time(ms) for ms in asked.answer)
                    answer = said("answered {start} to {end}", start=begin, end=end)
                return _told(said("Question"), stretch, asked.asker, asked.text, answer)
            case Chapter(title=title):
                return _told(said("Chapter"), when, title)
            case Gap(sentence=sentence):
                return _told(said("Gap"), stretch, retold(sentence))

    def _tells_segments(self, start_ms: int, end_ms: int) -> bool:
        if self._timeline is None:
            return False
        starts = self._timeline.starts
        return bisect_left(starts, end_ms) - bisect_left(starts, start_ms) <= MOST_SEGMENTS

    def _note(self, here: Order, step: int, kind: str | None) -> Entry | None:
        if step > 0:
            later = range(bisect_right(self._orders, here), len(self._notes))
        else:
            later = range(bisect_left(self._orders, here) - 1, -1, -1)
        wanted = (self._notes[i] for i in later if kind in (None, self._notes[i].kind))
        return next(wanted, None)

    def _spoken(self, here: Order, step: int) -> Entry | None:
        timeline = self._timeline
        if timeline is None:
            return None
        if KINDS[here[1]] == "segment":
            index = here[2] + step
        else:
            index = bisect_left(timeline.starts, here[0]) - (step < 0)
        return self._segment(timeline, index) if 0 <= index < len(timeline) else None

    @staticmethod
    def _segment(timeline: Timeline, index: int) -> Entry:
        order = (timeline.starts[index], KINDS.index("segment"), index)
        return Entry(order, timeline.ends[index], index)

    def _spoken_text(self, index: int) -> str:
        return self._timeline.texts[index] if self._timeline is not None else ""

    def _speaker(self, index: int) -> str:
        return self._timeline.speaker(index) if self._timeline is not None else ""


def _notes(data: TimelineData) -> list[Entry]:
    def entry(kind: str, number: int, start_ms: int, end_ms: int, thing: Item) -> Entry:
        return Entry((start_ms, KINDS.index(kind), number), end_ms, thing)

    chapters = sorted(data.chapters, key=lambda chapter: chapter.start_ms)
    ends = [chapter.start_ms for chapter in chapters[1:]] + [data.length_ms]
    return [
        *(
            entry("chapter", n, c.start_ms, end, c)
            for n, (c, end) in enumerate(zip(chapters, ends, strict=False))
        ),
        *(entry("topic", t.id, t.start_ms, t.end_ms, t) for t in data.topics),
        *(entry("question", q.id, q.start_ms, q.end_ms, q) for q in data.questions),
        *(entry("answer", q.id, *q.answer, q) for q in data.questions if q.answer is not None),
        *(entry("quote", n, q.start_ms, q.end_ms, q) for n, q in enumerate(data.quotes)),
        *(entry("mark", m.id, m.at_ms, m.at_ms, m) for m in data.marks),
        *(entry("gap", n, g.start_ms, g.end_ms, g) for n, g in enumerate(data.gaps)),
    ]


def _told(*parts: str) -> str:
    return ", ".join(filter(None, (" ".join(part.split()) for part in parts)))
