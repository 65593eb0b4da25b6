"""The dialogs that ask for files and folders, and what is done with the answer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from spacesviewer import __version__, export
from spacesviewer.domain.citation import QuoteForm
from spacesviewer.domain.quote import Quote
from spacesviewer.domain.recording import MEDIA_EXTENSIONS
from spacesviewer.library import sources
from spacesviewer.library.store import Archive
from spacesviewer.transcripts import extensions
from spacesviewer.ui import export_log, notices, saving, wording
from spacesviewer.ui.commands.clip_saving import ClipSaving
from spacesviewer.ui.dialogs import tables
from spacesviewer.ui.export_translation import ask_translation
from spacesviewer.ui.interface import said
from spacesviewer.workflows import exporting
from spacesviewer.workflows.leaving import Leaving

if TYPE_CHECKING:
    from spacesviewer.ui.main_window import MainWindow


class Files:
    """What the File menu does."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.clips = ClipSaving(window)

    def add_files(self) -> None:
        """Asks for recordings and transcripts and indexes them."""
        endings = " ".join(f"*.{ending}" for ending in sorted(MEDIA_EXTENSIONS | extensions()))
        names, _ = QFileDialog.getOpenFileNames(
            self._window,
            said("Add recordings and transcripts"),
            self._folder("add"),
            f"{said('Recordings and transcripts')} ({endings});;{said('All files')} (*)",
        )
        if names:
            self._remember("add", Path(names[0]).parent)
            self._window.indexing.add([Path(name) for name in names])

    def add_folder(self) -> None:
        """Asks for a folder and indexes all that is in it."""
        name = QFileDialog.getExistingDirectory(
            self._window, said("Add a folder"), self._folder("add")
        )
        if name:
            self._remember("add", Path(name))
            self._window.indexing.add([Path(name)])

    def show_refused(self) -> None:
        """Lists the files that were refused, with the reasons."""

        def shown(refused: list[sources.Refusal]) -> None:
            pairs = [(refusal.path, refusal.reason) for refusal in refused]
            tables.refused_page(pairs, self._window).open()

        self._window.workspace.tasks.read.do(sources.refusals, shown)

    def new_archive(self) -> None:
        """Asks for a folder, makes an archive in it and opens it."""
        name, _ = QFileDialog.getSaveFileName(
            self._window, said("New archive: name its folder"), self._folder("archive")
        )
        if name:
            self._window.archive_wanted.emit(Path(name), True)

    def open_archive(self) -> None:
        """Asks for the folder of an archive and opens it."""
        name = QFileDialog.getExistingDirectory(
            self._window, said("Open an archive's folder"), self._folder("archive")
        )
        if name:
            self._window.archive_wanted.emit(Path(name), False)

    def export_quotes(self, quotes: Sequence[Quote]) -> None:
        """Asks for a file and writes quotes to it; its ending says the format.

        Where there are translations of them it is asked first which one goes along.
        """
        ask_translation(self._window, quotes, lambda form: self._export_quotes(quotes, form))

    def _export_quotes(self, quotes: Sequence[Quote], form: QuoteForm) -> None:
        formats = export.quote_formats()
        usual = self._window.state.get("export/quotes", "md")
        usual = usual if usual in formats else "md"
        title = quotes[0].session_title if quotes else ""
        named = saving.where_and_how(
            self._window, said("Export quotes"), (title, "quotes"), formats, usual
        )
        if named is None:
            return
        target, format_name = named
        self._window.state.put("export/quotes", format_name)
        told: list[str] = []

        def work(archive: Archive) -> tuple[Leaving, int]:
            return exporting.write_quotes(quotes, format_name, target, form, archive, told.append)

        def done(result: tuple[Leaving, int]) -> None:
            written = len(result[0].subjects)
            self._window.toast.say(
                wording.written(wording.count(written, "quote"), target.name, kept_back=result[1])
            )
            export_log.keep(self._window.workspace, result[0])
            notices.tell_names_left(self._window, told)

        self._window.workspace.tasks.read.do(work, done, self._window.commands.on_problem)

    def save_clip(self, session: str, start_ms: int, end_ms: int) -> None:
        """Asks how the sound of a stretch is to be saved."""
        self.clips.ask_stretch(session, start_ms, end_ms)

    def save_quote_clip(self, quote: Quote) -> None:
        """Asks how the sound of a quote is to be saved, of the recording it was taken from."""
        self.clips.ask_quote(quote)

    def about(self) -> None:
        """Tells what the program is and that nothing leaves this computer."""
        notices.tell(
            self._window,
            f"Spaces Viewer {__version__}",
            "\n\n".join(
                (
                    said("Reviews recorded sessions offline. Nothing leaves this computer."),
                    said("Archive: {folder}", folder=self._window.workspace.folder),
                    said("Free software under the GNU General Public License, version 3 or later."),
                )
            ),
        )

    def _folder(self, what: str) -> str:
        return self._window.state.get(f"folder/{what}", str(Path.home()))

    def _remember(self, what: str, folder: Path) -> None:
        self._window.state.put(f"folder/{what}", str(folder))
