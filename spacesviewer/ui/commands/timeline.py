"""Commands of the timeline: from mark to mark, and the menu of what is under the mouse."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from spacesviewer.domain import coverage
from spacesviewer.domain.timecode import format_time
from spacesviewer.ui.interface import said, to_say
from spacesviewer.ui.models.session_data import SessionData

if TYPE_CHECKING:
    from spacesviewer.ui.main_window import MainWindow

Place = tuple[int, str]  # when, and what is there
_JUST_MS = 800
_NAME = 40
KINDS = ("mark", "quote", "topic", "question", "chapter")
_OFFERED = (
    *("bookmark", "copy_quote", "tag", "question", "answer"),
    *("clip", "loop", "zoom_range"),
)
NEEDS_SESSION = (*(f"{way}_{kind}" for kind in KINDS for way in ("next", "previous")), "zoom_range")

_NO_FURTHER = {
    "mark": to_say("There is no further mark."),
    "quote": to_say("There is no further quote."),
    "topic": to_say("There is no further topic."),
    "question": to_say("There is no further question."),
    "chapter": to_say("There is no further chapter."),
}
_NO_EARLIER = {
    "mark": to_say("There is no earlier mark."),
    "quote": to_say("There is no earlier quote."),
    "topic": to_say("There is no earlier topic."),
    "question": to_say("There is no earlier question."),
    "chapter": to_say("There is no earlier chapter."),
}


class TimelineCommands:
    """The verbs of the window that walk along the timeline or open its menu."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What each of the commands does."""
        made: dict[str, Callable[[], object]] = {"zoom_range": self.zoom_range}
        for kind in KINDS:
            made[f"next_{kind}"] = partial(self.step, kind, 1)
            made[f"previous_{kind}"] = partial(self.step, kind, -1)
        return made

    def step(self, kind: str, step: int) -> None:
        """Goes to the next (1) or the previous (-1) of what stands on the timeline, and says it."""
        data = self._data
        if data is None:
            return
        now = self._window.playhead.position_ms
        # While it plays, "previous" just behind a place means the one before, as on every player.
        now -= _JUST_MS if step < 0 and self._window.player.is_playing else 0
        place = neighbour(places_of(data, kind), now, step)
        if place is None:
            self._window.toast.say(said((_NO_FURTHER if step > 0 else _NO_EARLIER)[kind]))
            return
        self._window.session_view.go_to(place[0])
        self._window.toast.say(
            said(
                "{kind} at {time}: {words}",
                kind=said(kind.capitalize()),
                time=format_time(place[0]),
                words=place[1],
            )
        )

    def zoom_range(self) -> None:
        """Shows what is selected as large as it can be."""
        span = self._window.session_view.selected_range()
        if span is None:
            self._window.toast.say(said("Select a stretch of the timeline or some words first."))
            return
        margin = (span[1] - span[0]) // 20
        self._window.session_view.timeline.set_visible_range(span[0] - margin, span[1] + margin)

    def show_menu(self, place: QPoint, at_ms: int) -> None:
        """What can be done with the selected stretch, and what could be selected at the mouse."""
        window, data = self._window, self._data
        if data is None:
            return
        menu = QMenu(window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        actions = window.actions_by_name
        chosen = window.session_view.selected_range()
        for name in _OFFERED:
            menu.addAction(actions[name])
        menu.addSeparator()
        if chosen is None:
            for what, start, end in spans_at(data, at_ms):
                menu.addAction(said("Select {what}", what=what), partial(self._select, start, end))
        else:
            menu.addAction(said("Select Nothing"), window.session_view.clear_selection)
        menu.addAction(
            said("Play From {time}", time=format_time(at_ms)),
            lambda: window.session_view.parts.play_from(at_ms),
        )
        menu.addAction(
            said("Mark {time}", time=format_time(at_ms)), lambda: window.workspace.mark(at_ms)
        ).setEnabled(not window.workspace.read_only)
        menu.popup(place)

    def _select(self, start_ms: int, end_ms: int) -> None:
        timeline = self._window.session_view.timeline
        timeline.set_selected_range((start_ms, end_ms))
        timeline.range_selected.emit(start_ms, end_ms)

    @property
    def _data(self) -> SessionData | None:
        return self._window.session_view.data if self._window.workspace.session else None


def places_of(data: SessionData, kind: str) -> list[Place]:
    """Where things of one kind begin in a session, and their names."""
    match kind:
        case "mark":
            return [(mark.at_ms, mark.note or said("no note")) for mark in data.marks]
        case "quote":
            return [(quote.place_ms[0], _short(quote.text)) for quote in data.quotes]
        case "topic":
            return [(span.start_ms, span.topic) for span in data.spans]
        case "question":
            return [(one.start_ms, _short(one.title)) for one in data.questions]
        case _:
            chapters = coverage.chapters(data.detail.recordings)
            return [(one.start_ms, one.title) for one in chapters]


def neighbour(places: Sequence[Place], now_ms: int, step: int) -> Place | None:
    """The next (1) or the previous (-1) place; what begins at the same time is told together."""
    beyond = [place for place in places if (place[0] - now_ms) * step > 0]
    if not beyond:
        return None
    at_ms = (min if step > 0 else max)(place[0] for place in beyond)
    return at_ms, ", ".join(dict.fromkeys(name for at, name in beyond if at == at_ms))


def spans_at(data: SessionData, at_ms: int) -> list[tuple[str, int, int]]:
    """What could be selected at a time: the segment, quotes, topics; words, start and end."""
    found = []
    timeline = data.timeline
    if timeline.timed:
        for index in timeline.segments_at(at_ms)[:2]:
            name = timeline.speaker(index)
            what = said("What {name} Says", name=_menu(name)) if name else said("This Segment")
            found.append((what, timeline.starts[index], timeline.ends[index]))
    for quote in data.quotes:
        start, end = quote.place_ms
        if start <= at_ms < end:
            found.append((said("the Quote “{words}”", words=_menu(quote.text)), start, end))
    for span in data.spans:
        if span.start_ms <= at_ms < span.end_ms:
            found.append(
                (said("the Topic “{name}”", name=_menu(span.topic)), span.start_ms, span.end_ms)
            )
    for asked in data.questions:
        if asked.start_ms <= at_ms < asked.end_ms:
            found.append(
                (
                    said("the Question “{words}”", words=_menu(asked.title)),
                    asked.start_ms,
                    asked.end_ms,
                )
            )
        if asked.answer is not None and asked.answer[0] <= at_ms < asked.answer[1]:
            found.append((said("the Answer of “{words}”", words=_menu(asked.title)), *asked.answer))
    return found


def _short(text: str) -> str:
    plain = " ".join(text[: _NAME * 4].split())
    return plain if len(plain) <= _NAME else f"{plain[:_NAME].rstrip()}…"


def _menu(text: str) -> str:
    return _short(text).replace("&", "&&")
