"""The commands that correct the words of the transcript that is shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QInputDialog, QLineEdit, QMenu

from spacesviewer.domain.changes import Changes
from spacesviewer.domain.timecode import format_time
from spacesviewer.domain.timeline import Timeline
from spacesviewer.library.store import Archive
from spacesviewer.ui.interface import said, to_say
from spacesviewer.ui.models.session_data import SessionData
from spacesviewer.ui.typing_in_place import TypingInPlace
from spacesviewer.ui.widgets.segment_editor import SegmentEditor
from spacesviewer.workflows import wording_corrections as correct

if TYPE_CHECKING:
    from spacesviewer.ui.main_window import MainWindow

_SPEAKERS = tuple(f"speaker_{number}" for number in range(1, 10))
WRITES = (
    *("edit_words", "split_segment", "merge_segments", "insert_segment", "delete_segment"),
    *("starts_here", "ends_here", *_SPEAKERS),
)
NEEDS_WORDS = WRITES
_INSERTED_MS, _SHORTEST_MS, _LONG_LINE_PX = 2000, 500, 520
_NOBODY = to_say("Unidentified speaker")


class WordingCommands:
    """Edits, splits, merges and names segments."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._workspace = window.workspace
        self._view = window.session_view.transcript
        self._typing = TypingInPlace[SegmentEditor](window.workspace, self._view)

    @property
    def editor(self) -> SegmentEditor | None:
        """Where words are being typed, if anywhere."""
        return self._typing.editor

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What each of these commands does."""
        return {
            "edit_words": self.edit,
            "split_segment": self.split,
            "merge_segments": self.merge,
            "insert_segment": self.insert,
            "delete_segment": self.delete,
            "starts_here": lambda: self.set_edge(begin=True),
            "ends_here": lambda: self.set_edge(begin=False),
            **{name: partial(self.set_speaker, n) for n, name in enumerate(_SPEAKERS)},
        }

    def add_to(self, menu: QMenu, point: QPoint) -> None:
        """Puts what can be done with the segment at a point of the screen into a menu."""
        index = self._view.segment_at(point)
        if index is None or self._data is None:
            return
        menu.addSeparator()
        if not self._workspace.read_only:
            menu.addAction(said("Edit These Words"), lambda: self.edit(index))
            menu.addAction(said("Merge With the Next"), lambda: self.merge(index))
            menu.addAction(said("Delete Segment"), lambda: self.delete(index))

    def show_session(self, data: SessionData | None) -> None:
        """Keeps the editor over its segment, or offers what was typed before and not saved."""
        line = data.transcript.id if data is not None and data.transcript is not None else 0
        editor = self.editor
        if editor is not None and line != self._typing.line:
            self._typing.close()
        elif editor is not None and data is not None:
            (editor.segment_id,) = data.segments_here([editor.segment_id])
            editor.settle()
        if (
            self.editor is None
            and data is not None
            and data.draft
            and not self._workspace.read_only
        ):
            self._offer(data, *data.draft)

    def flush(self) -> None:
        """Keeps what is being typed for the next time."""
        self._typing.flush()

    # Typing ------------------------------------------------------------------------------------

    def edit(self, index: int | None = None) -> None:
        """Opens the words of a segment for typing, in their place."""
        if self.editor is not None:
            self.editor.setFocus()
            return
        if index is None and self._view.chosen_second() is not None:
            self._window.commands.run("edit_translation")
            return
        place = self._view.current_place()
        if index is None and place is not None:
            index = place[0]
        if index is not None and self._data is not None:
            at = place[1] if place is not None and place[0] == index else 0
            self._open(index, self._view.page.timeline.texts[index], at)

    def _open(self, index: int, text: str, place: int) -> None:
        data = self._data
        if data is None or data.transcript is None:
            return
        self._view.person_scrolls()
        self._view.show_place(index, 0)
        editor = SegmentEditor(self._view, index, text, place)
        editor.saved.connect(self._save)
        editor.split.connect(self._save_split)
        self._typing.begin(editor, data.transcript.id, self._window.commands.run)

    def _save(self, text: str) -> None:
        who = self._workspace.settings.reviewer
        self._typing.finish(
            lambda archive, line, key, shown: correct.set_text(
                archive, line, key, text, reviewer=who, shown=shown
            )
        )

    def _save_split(self, text: str, place: int) -> None:
        who = self._workspace.settings.reviewer
        self._typing.finish(
            lambda archive, line, key, shown: correct.split(
                archive, line, key, place, reviewer=who, text=text, shown=shown
            )
        )

    def _offer(
        self, data: SessionData, segment_id: int, text: str, shown: str | None = None
    ) -> None:
        (key,) = data.segments_here([segment_id])
        try:
            index = data.timeline.index_of(key)
        except KeyError:
            self._window.toast.say(
                said("You were typing “{text}”; its segment is not there any more.", text=text)
            )
            return
        if data.timeline.texts[index] != text:
            self._open(index, text, len(text))
            self._typing.typed_over(shown)
            self._window.toast.say(
                said("Here is what you were typing. Enter saves it, Esc drops it.")
            )

    # Segments ----------------------------------------------------------------------------------

    def split(self) -> None:
        """Cuts the segment before the word where the person is."""
        place = self._view.current_place()
        if place is not None:
            self._do(
                self._here(place[0]),
                lambda archive, line, keys, who: correct.split(
                    archive, line, keys[0], place[1], reviewer=who
                ),
            )

    def merge(self, index: int | None = None) -> None:
        """Makes one segment of this one and the next, or of all that are chosen."""
        here = self._here(index)
        data = self._data
        if data is None or not here:
            return
        last = here[-1] if len(here) > 1 else here[0] + 1
        through = data.timeline.ids[last] if len(here) > 1 else None
        told = self._given_away(data.timeline, here[0], last)
        self._do(
            here,
            lambda archive, line, keys, who: correct.merge(
                archive, line, keys[0], reviewer=who, through=through
            ),
            told,
        )

    def _given_away(self, timeline: Timeline, first: int, last: int) -> str:
        """A sentence if words of others come into the mouth of the first one's speaker."""
        named = [timeline.speaker(one) for one in range(first, min(last + 1, len(timeline)))]
        others = [name or _NOBODY for name in dict.fromkeys(named) if name != named[0]]
        if not others:
            return ""
        return said(
            "All of it is {name}'s now, also what was {others}'s. Undo takes that back.",
            name=said(named[0] or _NOBODY),
            others=", ".join(said(one) for one in others),
        )

    def delete(self, index: int | None = None) -> None:
        """Takes a segment, or all that are chosen, out of the text; Undo brings them back."""
        self._do(
            self._here(index),
            lambda archive, line, keys, who: correct.delete(archive, line, *keys, reviewer=who),
        )

    def set_edge(self, *, begin: bool) -> None:
        """Says that the segment begins, or ends, where the playhead stands.

        Which one: the one that is chosen, or where the keys stand, else the one that is or was said
        last.
        """
        timeline, at_ms = self._window.session_view.spoken, self._window.playhead.position_ms
        here = self._view.current_segments() if self._view.has_own_place() else []
        index = here[0] if here else timeline.nearest(at_ms)
        if index < 0:
            return
        start, end = (at_ms, None) if begin else (None, at_ms)
        self._do(
            [index],
            lambda archive, line, keys, who: correct.set_times(
                archive, line, keys[0], start, end, reviewer=who
            ),
        )

    def insert(self) -> None:
        """Asks for words that are said at the playhead and nobody wrote down."""
        data, at_ms = self._data, self._window.playhead.position_ms
        if data is None or data.transcript is None:
            return
        line, following = data.transcript.id, data.timeline.next_start(at_ms)
        if following is None and data.sounds:  # nothing is said behind the recording's end
            following = max(data.duration_ms, _SHORTEST_MS)
            at_ms = min(at_ms, following - _SHORTEST_MS)
        end_ms = min(at_ms + _INSERTED_MS, following or at_ms + _INSERTED_MS)
        dialog = QInputDialog(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(said("Insert Segment"))
        dialog.setLabelText(said("What is said at {time}?", time=format_time(at_ms)))
        for field in dialog.findChildren(QLineEdit):  # the dialog itself takes no width
            field.setMinimumWidth(_LONG_LINE_PX)
        who = self._workspace.settings.reviewer
        dialog.textValueSelected.connect(
            lambda text: self._workspace.write(
                lambda archive: correct.insert(archive, line, at_ms, end_ms, text, reviewer=who)
            )
        )
        dialog.open()

    def set_speaker(self, number: int) -> None:
        """Gives the segments the speaker who stands at a place in the Speakers panel, from 0."""
        # The panel's own list; panels are loaded one by one, after the window stands.
        from spacesviewer.ui.panels.speakers import speaker_rows  # noqa: PLC0415

        data = self._data
        if data is None or data.transcript is None:
            return
        rows = speaker_rows(data.timeline, data.detail.facts.participants)
        if number >= len(rows):
            self._window.toast.say(
                said("There is no speaker {number} in the Speakers panel.", number=number + 1)
            )
            return
        line, who, name = data.transcript.id, self._workspace.settings.reviewer, rows[number].name
        keys = [data.timeline.ids[index] for index in self._view.current_segments()]
        if keys:
            self._workspace.write(
                lambda archive: correct.set_speaker(archive, line, keys, name, reviewer=who)
            )

    def _here(self, index: int | None) -> list[int]:
        """The segment that is meant, or those that are chosen."""
        if index is not None:
            return [index]
        if self._view.chosen_second() is not None:
            # A key must never change other words than those that were chosen.
            self._window.toast.say(
                said("These words are of the second language; choose the original's.")
            )
            return []
        return self._view.current_segments()

    def _do(
        self,
        here: list[int],
        work: Callable[[Archive, int, list[int], str], Changes],
        told: str = "",
    ) -> None:
        """Corrects segments; ``told`` is said when that is done."""
        data = self._data
        if data is None or data.transcript is None or not here:
            return
        line, keys = data.transcript.id, [data.timeline.ids[index] for index in here]
        who = self._workspace.settings.reviewer

        def done(changes: Changes) -> None:
            self._workspace.events.tell(changes)
            if told:
                self._window.toast.say(told)

        self._workspace.tasks.write.do(
            lambda archive: work(archive, line, keys, who), done, self._workspace.problem.emit
        )

    @property
    def _data(self) -> SessionData | None:
        return self._window.session_view.data if self._workspace.session else None
