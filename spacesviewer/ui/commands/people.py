"""The commands for the archive's people: the list, and what they are called outside of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from spacesviewer.domain.changes import Changes
from spacesviewer.domain.disguise import Disguise
from spacesviewer.domain.person import Person
from spacesviewer.library import people
from spacesviewer.library.store import Archive
from spacesviewer.ui.commands.group import CommandGroup
from spacesviewer.ui.dialogs.people import PeopleDialog
from spacesviewer.ui.models.session_data import SessionData
from spacesviewer.workflows import people as verbs


class PeopleCommands(CommandGroup):
    """Shows everybody, renames and merges them everywhere."""

    dialog: PeopleDialog | None = None

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What each of its commands does."""
        return {"people": self.show_people}

    def show_session(self, data: SessionData | None) -> None:
        """What is copied from the transcript names nobody who has a pseudonym."""
        view = self.window.session_view.transcript
        view.disguise = data.disguise if data is not None else Disguise()

    def show_people(self) -> None:
        """Opens the list of people."""
        if self.dialog is not None:
            self.dialog.raise_()
            return
        dialog = PeopleDialog(self.window, read_only=self.workspace.read_only)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog = dialog
        who = self.workspace.settings.reviewer
        dialog.renamed.connect(
            lambda key, name, handle: self._write(
                lambda archive: verbs.rename(archive, key, name, handle, reviewer=who)
            )
        )
        dialog.pseudonym_set.connect(
            lambda key, text: self._write(lambda archive: verbs.set_pseudonym(archive, key, text))
        )
        dialog.noted.connect(
            lambda key, text: self._write(lambda archive: verbs.set_note(archive, key, text))
        )
        dialog.merged.connect(
            lambda kept, gone: self._write(
                lambda archive: verbs.merge(archive, kept, gone, reviewer=who)
            )
        )
        dialog.finished.connect(self._forget)
        dialog.open()
        self._read()

    def _forget(self) -> None:
        self.dialog = None

    def _write(self, work: Callable[[Archive], Changes]) -> None:
        self.workspace.write(work)
        # Also where it was refused: what was typed must not stand there as if it were so.
        self.workspace.tasks.write.do(lambda _archive: None, lambda _none: self._read())

    def _read(self) -> None:
        self.workspace.ask(people.list_people, self._show)

    def _show(self, known: list[Person]) -> None:
        if self.dialog is not None:
            self.dialog.show_people(known)
            if known:
                self.workspace.ask(verbs.talk_times, self._show_talk)

    def _show_talk(self, talk: dict[int, int]) -> None:
        if self.dialog is not None:
            self.dialog.show_talk(talk)
