"""Edges of what stands on the timeline, moved by mouse or by key."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from spacesviewer.domain.changes import Changes
from spacesviewer.domain.timecode import format_time
from spacesviewer.ui.commands.group import CommandGroup
from spacesviewer.ui.interface import said, to_say
from spacesviewer.workflows import asking, requoting, tagging
from spacesviewer.workflows import wording_corrections as correct

if TYPE_CHECKING:
    from spacesviewer.domain.timeline import Timeline
    from spacesviewer.ui.main_window import MainWindow
    from spacesviewer.ui.models.session_data import SessionData

Chosen = tuple[str, int | str, int, int]  # kind, key, start, end
_MOVES = {"topic": tagging.move, "question": asking.move, "answer": asking.move_answer}


_TOO_LATE = {
    "quote": to_say("This quote can only begin before its end."),
    "topic": to_say("This topic can only begin before its end."),
    "question": to_say("This question can only begin before its end."),
}
_TOO_EARLY = {
    "quote": to_say("This quote can only end behind its beginning."),
    "topic": to_say("This topic can only end behind its beginning."),
    "question": to_say("This question can only end behind its beginning."),
}
_BEGINS = to_say("Begins at {time} now: {item}.")
_ENDS = to_say("Ends at {time} now: {item}.")


class EdgeCommands(CommandGroup):
    """Says where a quote, topic, question, answer, segment or turn begins and ends."""

    NEEDS_SESSION = ("item_starts_here", "item_ends_here")
    WRITES = NEEDS_SESSION

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        timeline = window.session_view.timeline
        timeline.may_edit = not self.workspace.read_only
        timeline.quote_resized.connect(self.move_quote)
        timeline.segment_resized.connect(self.move_segment)
        timeline.turn_resized.connect(self.move_turn)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What each of its commands does, by name."""
        return {
            "item_starts_here": partial(self.set_edge, begin=True),
            "item_ends_here": partial(self.set_edge, begin=False),
        }

    def move_quote(self, uid: str, start_ms: int, end_ms: int) -> None:
        """Takes the quote anew with the words there, in place of the old one."""
        who = self.workspace.settings.reviewer

        def done(changes: Changes) -> None:
            self.workspace.events.tell(changes)
            if not changes:
                self.window.toast.say(said("No word more or less: the quote stays as it is."))
                return
            self.window.toast.say(said("The quote has other words now. Check it again."))
            self._reveal(uid)

        self.workspace.tasks.write.do(
            lambda archive: requoting.move_edges(archive, uid, start_ms, end_ms, reviewer=who),
            done,
            self.workspace.problem.emit,
        )

    def _reveal(self, uid: str) -> None:
        panel = self.window.commands.quotes.panel()
        if panel is not None:
            panel.reveal_later(uid)

    def move_segment(self, segment_id: int, start_ms: int, end_ms: int) -> None:
        """Moves the edges of a segment of the transcript that is shown."""
        data, who = self.workspace.session, self.workspace.settings.reviewer
        if data is not None and data.transcript is not None:
            line = data.transcript.id
            self.workspace.write(
                lambda archive: correct.set_times(
                    archive, line, segment_id, start_ms, end_ms, reviewer=who
                )
            )

    def move_turn(self, turn_id: int, start_ms: int, end_ms: int) -> None:
        """Moves the edges of a turn that a file beside the transcript tells."""
        data, who = self.workspace.session, self.workspace.settings.reviewer
        if data is not None and data.turns_of:
            line = data.turns_of
            self.workspace.write(
                lambda archive: correct.set_times(
                    archive, line, turn_id, start_ms, end_ms, reviewer=who
                )
            )

    def set_edge(self, *, begin: bool) -> None:
        """Lets an item begin, or end, at the playhead.

        Which one: the one that the keys are at on the timeline, else the quote chosen in the panel,
        else what the playhead is in: a quote, a question or its answer, a topic, a turn.
        """
        data, at_ms = self.workspace.session, self.window.playhead.position_ms
        chosen = self._chosen(data, at_ms) if data is not None else None
        if chosen is None:
            self.window.toast.say(said("Choose a quote, a topic or a question first."))
            return
        kind, key, start_ms, end_ms = chosen
        start_ms, end_ms = (at_ms, end_ms) if begin else (start_ms, at_ms)
        if start_ms >= end_ms:
            self.window.toast.say(said((_TOO_LATE if begin else _TOO_EARLY)[kind]))
        elif kind == "quote" and isinstance(key, str):
            self.move_quote(key, start_ms, end_ms)
        elif isinstance(key, int):
            self._move(kind, key, start_ms, end_ms)
            told = _BEGINS if begin else _ENDS
            self.window.toast.say(said(told, item=said(kind), time=format_time(at_ms)))

    def _move(self, kind: str, key: int, start_ms: int, end_ms: int) -> None:
        match kind:
            case "segment":
                self.move_segment(key, start_ms, end_ms)
            case "turn":
                self.move_turn(key, start_ms, end_ms)
            case _:
                move = _MOVES[kind]
                self.workspace.write(lambda archive: move(archive, key, start_ms, end_ms))

    def _chosen(self, data: SessionData, at_ms: int) -> Chosen | None:
        entry = self.window.session_view.timeline.items.current
        items = _items(data)
        if entry is not None:
            if isinstance(entry.thing, int):
                return _spoken(data, entry.thing)
            key = getattr(entry.thing, "uid", getattr(entry.thing, "id", None))
            return next((one for one in items if one[:2] == (entry.kind, key)), None)
        quote = self.window.commands.quotes.focused_quote()
        if quote is not None:
            return "quote", quote.id, *quote.place_ms
        here = next((one for one in items if one[2] <= at_ms < one[3]), None)
        if here is None and data.turns is not None:
            spoken = data.turns.segments_at(at_ms)
            return _line("turn", data.turns, spoken[-1]) if spoken else None
        return here


def _items(data: SessionData) -> list[Chosen]:
    asked = data.questions
    return [
        *(("quote", quote.id, *quote.place_ms) for quote in data.quotes),
        *(("question", one.id, one.start_ms, one.end_ms) for one in asked),
        *(("answer", one.id, *one.answer) for one in asked if one.answer is not None),
        *(("topic", span.id, span.start_ms, span.end_ms) for span in data.spans),
    ]


def _spoken(data: SessionData, index: int) -> Chosen | None:
    """A segment; where the lanes show turns, the turn of its speaker that shares most with it."""
    shown, turns = data.timeline, data.turns
    if turns is None:
        return _line("segment", shown, index)
    start, end = shown.starts[index], shown.ends[index]
    own = [n for n in turns.segments_between(start, end) if turns.voices[n] == shown.voices[index]]
    if not own:
        return None
    return _line(
        "turn", turns, max(own, key=lambda n: min(turns.ends[n], end) - max(turns.starts[n], start))
    )


def _line(kind: str, spoken: Timeline, index: int) -> Chosen:
    return kind, spoken.ids[index], spoken.starts[index], spoken.ends[index]
