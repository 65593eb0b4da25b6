"""The commands that show what words were before, and bring it back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from spacesviewer.domain.timecode import format_time
from spacesviewer.library import corrected, corrections
from spacesviewer.library.corrected import Original
from spacesviewer.library.corrections import Correction
from spacesviewer.library.store import Archive
from spacesviewer.ui.commands.group import CommandGroup
from spacesviewer.ui.dialogs.corrections import CorrectionsDialog
from spacesviewer.ui.interface import said
from spacesviewer.ui.models.session_data import SessionData
from spacesviewer.workflows import restoring
from spacesviewer.workflows import wording_corrections as correct
from spacesviewer.workflows.restoring import Standing


class HistoryCommands(CommandGroup):
    """Shows the history of a segment and of the transcript; restores any of its texts."""

    NEEDS_SESSION = ("corrections", "restore_original")  # also where all words were deleted
    NEEDS_WORDS = ("show_original",)
    WRITES = ("restore_original",)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What each of its commands does, by name."""
        return {
            "show_original": self.show_original,
            "corrections": self.show_corrections,
            "restore_original": self.restore,
        }

    def add_to(self, menu: QMenu, place: QPoint) -> None:
        """Puts the way to the file's words of a segment into a menu."""
        index = self.window.session_view.transcript.segment_at(place)
        if index is not None and self.workspace.session is not None:
            menu.addAction(said("Show Original…"), lambda: self.show_original(index))

    def show_original(self, index: int | None = None) -> None:
        """Shows the words of the file beside those of now, and what happened between."""
        data = self.workspace.session
        view = self.window.session_view.transcript
        here = view.current_segments() if index is None else [index]
        if data is None or data.transcript is None or not here:
            return
        line, key = data.transcript.id, data.timeline.ids[here[0]]
        now, at_ms = data.timeline.texts[here[0]], data.timeline.starts[here[0]]

        def read(archive: Archive) -> tuple[list[Original], list[Correction], list[Standing]]:
            known = corrections.list_for(archive, line, at_ms if data.timeline.timed else None)
            older = restoring.of_segment(archive, line, key)
            return corrected.originals_of(archive, key), known, older

        def show(found: tuple[list[Original], list[Correction], list[Standing]]) -> None:
            original = " ".join(one.text for one in found[0])
            title = said("Segment at {time}", time=format_time(at_ms))
            self._show(found[1], title, found[2], (original, now), key)

        self.workspace.ask(read, show)

    def show_corrections(self) -> None:
        """Lists all corrections of the transcript."""
        data = self._read()
        if data is not None and data.transcript is not None:
            line, name = data.transcript.id, data.transcript.name
            self.workspace.ask(
                lambda archive: (
                    corrections.list_for(archive, line),
                    restoring.of_transcript(archive, line),
                ),
                lambda found: self._show(found[0], name, found[1]),
            )

    def restore(self, segment_id: int | None = None) -> None:
        """Shows the text of the file again, of one segment or of all; Undo takes it back."""
        data = self._read()
        if data is not None and data.transcript is not None:
            line, who = data.transcript.id, self.workspace.settings.reviewer
            self.workspace.write(
                lambda archive: correct.restore_original(
                    archive, line, reviewer=who, segment_id=segment_id
                )
            )

    def restore_version(self, standing: Standing, segment_id: int | None = None) -> None:
        """Shows an older text again, of one segment or of all; Undo takes it back."""
        data = self.workspace.session
        if data is None or data.transcript is None:
            return
        line, who = data.transcript.id, self.workspace.settings.reviewer
        if segment_id is None:
            self.workspace.write(
                lambda archive: restoring.show_again(archive, line, standing, reviewer=who)
            )
        else:
            self.workspace.write(
                lambda archive: restoring.put_back(
                    archive, line, segment_id, standing, reviewer=who
                )
            )

    def _read(self) -> SessionData | None:
        """The session that is shown; says so where it has no transcript."""
        data = self.workspace.session
        if data is not None and data.transcript is None:
            self.window.toast.say(said("This session has no transcript."))
        return data

    def _show(
        self,
        known: list[Correction],
        title: str,
        older: list[Standing],
        texts: tuple[str, str] | None = None,
        segment_id: int | None = None,
    ) -> None:
        dialog = CorrectionsDialog(known, title, self.window.theme, texts, older, self.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        data = self.workspace.session
        is_corrected = data is not None and data.transcript is not None
        is_corrected = is_corrected and data.transcript.corrected  # type: ignore[union-attr]
        dialog.restore.setEnabled(is_corrected and not self.workspace.read_only)
        dialog.again.setEnabled(bool(older) and not self.workspace.read_only)
        dialog.restore_wanted.connect(lambda: self.restore(segment_id))
        dialog.version_wanted.connect(lambda one: self.restore_version(one, segment_id))
        dialog.open()
