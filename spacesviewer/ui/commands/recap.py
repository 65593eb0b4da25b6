"""The commands that write a session up and hold a write-up against the tape."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from spacesviewer import export
from spacesviewer.domain import disguise as disguises
from spacesviewer.domain.recap import Recap
from spacesviewer.library.store import Archive
from spacesviewer.ui import clipboard, export_log, notices, saving
from spacesviewer.ui.commands.group import CommandGroup
from spacesviewer.ui.dialogs.recap import RecapChoices, RecapDialog
from spacesviewer.ui.dialogs.recap_check import RecapCheckDialog
from spacesviewer.ui.interface import retold, said
from spacesviewer.workflows import leaving, recap_checking, recapping
from spacesviewer.workflows.leaving import Leaving
from spacesviewer.workflows.recap_checking import Checked

_READ = "*.md *.markdown *.txt *.html *.htm *.docx *.odt"


class RecapCommands(CommandGroup):
    """Recap… and Check a Recap…, of the Quotes menu."""

    NEEDS_SESSION: ClassVar = ("recap",)
    NEEDS_WORDS: ClassVar = ("check_recap",)

    _dialog: RecapDialog | None = None
    _uid = ""

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What each of these commands does."""
        return {"recap": self.write_up, "check_recap": self.check}

    def write_up(self) -> None:
        """Opens the dialog in which a recap is put together."""
        data = self.workspace.session
        if data is None:
            return
        uid, zone = data.uid, self.window.settings.zone
        languages = recapping.languages_of(data.detail.transcripts)
        dialog = RecapDialog(self.window.theme, zone, languages, self._remembered(), self.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def compose(done: Callable[[Recap], None]) -> None:
            how = dialog.choices()

            def composed(recap: Recap) -> None:
                if self._dialog is dialog:  # it may have been closed meanwhile
                    done(recap)

            self.workspace.ask(
                lambda archive: recapping.compose(
                    archive, uid, order=how.order, language=how.language, zone=zone
                ),
                composed,
            )

        def first(recap: Recap) -> None:
            dialog.show_recap(recap)
            dialog.open()

        dialog.order_wanted.connect(lambda _order: compose(dialog.show_recap))
        dialog.language_wanted.connect(lambda _tag: compose(dialog.show_words))
        dialog.language.activated.connect(
            lambda _row: self.window.state.put("recap/language", dialog.language.currentData())
        )
        dialog.copy_wanted.connect(self._copy)
        dialog.save_wanted.connect(self._save)
        dialog.finished.connect(lambda _result: self._on_finished(dialog))
        self._dialog, self._uid = dialog, uid
        compose(first)

    def _remembered(self) -> RecapChoices:
        told = self.window.state.get
        return RecapChoices(
            told("recap/template"),
            told("recap/order", "session"),
            told("recap/language"),
            bool(told("recap/originals")),
            bool(told("recap/notes")),
        )

    def _on_finished(self, dialog: RecapDialog) -> None:
        # The language is remembered where it is chosen: another session may not have it.
        how, put = dialog.choices(), self.window.state.put
        put("recap/template", how.template)
        put("recap/order", how.order)
        put("recap/originals", "yes" if how.originals else "")
        put("recap/notes", "yes" if how.notes else "")
        if self._dialog is dialog:
            self._dialog = None

    def check(self) -> None:
        """Asks for a file and shows what the tape says to each of its claims."""
        data = self.workspace.session
        if data is None or data.transcript is None:
            return
        state = self.window.state
        folder = state.get("folder/recap", str(Path.home()))
        name, _ = QFileDialog.getOpenFileName(
            self.window,
            said("Recap or show notes"),
            folder,
            f"{said('Recaps and show notes')} ({_READ});;{said('All files')} (*)",
        )
        if not name:
            return
        state.put("folder/recap", str(Path(name).parent))
        self.check_file(Path(name))

    def check_file(self, path: Path) -> None:
        """Shows what the tape says to each claim of a file."""
        data = self.workspace.session
        if data is None or data.transcript is None:
            return
        uid, transcript_id = data.uid, data.transcript.id

        def done(checked: Checked) -> None:
            dialog = RecapCheckDialog(checked, path.name, self.window)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.go_to.connect(self.window.session_view.go_to)
            dialog.show()

        self.workspace.ask(
            lambda archive: recap_checking.check(archive, uid, path, transcript_id), done
        )

    def _copy(self, text: str) -> None:
        clipboard.copy_text(text)
        self._log(leaving.a_text("recap", leaving.CLIPBOARD, self._subjects(), text))
        self.window.toast.say(
            " ".join([said("Recap copied as Markdown."), *self._names_left(text)])
        )

    def _save(self, text: str, title: str) -> None:
        formats = export.recap_formats()
        name = (title, "recap")
        named = saving.where_and_how(self.window, said("Save recap"), name, formats, "docx")
        if named is None:
            return
        target, key = named
        left = self._names_left(text)
        subjects = self._subjects()

        def work(_archive: Archive) -> Leaving:
            recapping.write(text, title, key, target)
            return leaving.a_file("recap", key, subjects, target)

        def done(gone: Leaving) -> None:
            self._log(gone)
            self.window.toast.say(said("Recap written to {file}.", file=target.name))
            notices.tell_names_left(self.window, left)

        self.workspace.ask(work, done)

    def _subjects(self) -> tuple[str, ...]:
        """What the recap in the dialog tells of: its session and its quotes."""
        recap = self._dialog.recap() if self._dialog is not None else None
        return leaving.of_recap(self._uid, recap) if recap is not None else ()

    def _log(self, gone: Leaving) -> None:
        export_log.keep(self.workspace, gone)

    def _names_left(self, text: str) -> list[str]:
        """A sentence if somebody who has a pseudonym is named in the words of a recap."""
        data = self.workspace.session
        plain = text.replace("\\", "")  # Markdown escapes what stands in names and handles
        if data is None or not any(True for _ in data.disguise.mentions(plain, in_part=True)):
            return []
        return [retold(disguises.sentence("the words", 1, "recap"))]
