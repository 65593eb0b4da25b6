"""The commands for marks and notes: mark a place, write a note there, export all notes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from spacesviewer.domain.changes import Changes
from spacesviewer.domain.timecode import format_time
from spacesviewer.domain.topic import Mark
from spacesviewer.library.store import Archive
from spacesviewer.ui import export_log, notices, saving, wording
from spacesviewer.ui.commands.group import CommandGroup
from spacesviewer.ui.dialogs.edit_note import NoteDialog
from spacesviewer.ui.interface import said
from spacesviewer.workflows import tagging
from spacesviewer.workflows.leaving import Leaving

# A mark so close is meant by "here"; one without a note is, for as long as one may need to type.
_HERE_MS, _STILL_MS = 1500, 30_000


class NoteCommands(CommandGroup):
    """Marks moments, and writes down why."""

    NEEDS_SESSION = ("mark", "note", "export_notes")
    WRITES = ("mark", "note")

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What each of its commands does."""
        return {"mark": self.mark, "note": self.note, "export_notes": self.export}

    def mark(self) -> None:
        """Marks the place that is heard, without asking anything."""
        at_ms = self.window.playhead.position_ms
        if self.workspace.session is not None:
            self.workspace.mark(at_ms)
            self.window.toast.say(
                said("Marked at {time}. N writes a note on it.", time=format_time(at_ms))
            )

    def note(self) -> None:
        """Asks for a note on the mark that is meant, or on a new one at the place that is heard."""
        data = self.workspace.session
        if data is None:
            return
        uid, at_ms = data.uid, self.window.playhead.position_ms
        known = meant(data.marks, at_ms)
        dialog = (
            NoteDialog(known.at_ms, known.note, known.follow_ups, self.window)
            if known is not None
            else NoteDialog(at_ms, parent=self.window)
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def save() -> None:
            note, asked = dialog.note, dialog.follow_ups

            def work(archive: Archive) -> Changes:
                if known is not None:
                    return tagging.edit_mark(archive, known.id, note, asked)
                return tagging.mark(archive, uid, at_ms, note, [one.text for one in asked])

            self.workspace.write(work)
            self.window.reveal_panel("Notes")

        dialog.accepted.connect(save)
        dialog.open()

    def export(self) -> None:
        """Asks for a file and writes the notes of the session to it; its ending says the format."""
        from spacesviewer import export  # noqa: PLC0415 - all exporters, and none at the start
        from spacesviewer.workflows import noting  # noqa: PLC0415

        data = self.workspace.session
        if data is None:
            return
        name, formats = (data.detail.facts.title, "notes"), export.notes_formats()
        named = saving.where_and_how(self.window, said("Export notes"), name, formats, "md")
        if named is None:
            return
        target, form = named
        uid, told = data.uid, list[str]()

        def done(result: tuple[Leaving, int, int]) -> None:
            gone, count, kept_back = result
            export_log.keep(self.workspace, gone)
            self.window.toast.say(
                wording.written(wording.count(count, "note"), target.name, kept_back=kept_back)
            )
            notices.tell_names_left(self.window, told)

        self.workspace.tasks.read.do(
            lambda archive: noting.write_notes(archive, form, target, uid, told.append),
            done,
            self.window.commands.on_problem,
        )


def meant(known: tuple[Mark, ...], at_ms: int) -> Mark | None:
    """The mark that "here" means: one at this place, or the last one that waits for its note."""
    near = [one for one in known if abs(one.at_ms - at_ms) <= _HERE_MS]
    if near:
        return min(near, key=lambda one: abs(one.at_ms - at_ms))
    waiting = [one for one in known if not one.note and 0 <= at_ms - one.at_ms <= _STILL_MS]
    return max(waiting, key=lambda one: one.at_ms, default=None)
