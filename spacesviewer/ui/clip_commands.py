"""Commands that write the sound of quotes: all clips of the session, and a page that plays them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QInputDialog

from spacesviewer.domain.quote import Quote
from spacesviewer.library.store import Archive
from spacesviewer.ui import clipboard, export_log, wording
from spacesviewer.ui.background import in_background
from spacesviewer.ui.command_groups import CommandGroup
from spacesviewer.ui.dialogs.making import Progress
from spacesviewer.ui.interface import retold, said
from spacesviewer.workflows import clip_batch, clipping, exporting, sounding
from spacesviewer.workflows.clip_batch import Plan
from spacesviewer.workflows.sounding import Sounds


class ClipCommands(CommandGroup):
    """Verbs on all quotes of the session that is shown."""

    NEEDS_SESSION = ("all_clips", "page_with_sound")

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What each of its commands does."""
        return {"all_clips": self.save_all, "page_with_sound": self.save_page}

    def save_all(self) -> None:
        """Asks for a format and a folder, and writes a clip of each quote into it."""
        quotes = list(self.window.commands.quotes.of_session())
        if quotes:
            self.save_clips(quotes)
        else:
            self.window.toast.say(said("There are no quotes in this session."))

    def save_clips(self, quotes: list[Quote]) -> None:
        """The same for quotes of any session."""
        form, agreed = QInputDialog.getItem(
            self.window, said("Save All Clips"), said("Format:"), list(clipping.FORMATS), 2, False
        )
        folder = self.window.state.get("folder/export", str(Path.home()))
        name = agreed and QFileDialog.getExistingDirectory(
            self.window, said("Save all clips into a folder"), folder
        )
        if not name:
            return
        self.window.state.put("folder/export", name)
        self.workspace.ask(
            lambda archive: clip_batch.plan(archive, quotes, form),
            lambda planned: self._make(planned, Path(name)),
        )

    def _make(self, planned: Plan, folder: Path) -> None:
        def work(progress: Progress) -> tuple[list[str], list[tuple[str, str]]]:
            return clip_batch.make(
                planned, folder, progress=progress.tell, stop=progress.is_stopped
            )

        def done(result: tuple[list[str], list[tuple[str, str]]]) -> None:
            written, refused = result
            told = [
                said(
                    "{clips} written to {folder}.",
                    clips=wording.count(len(written), "clip"),
                    folder=folder.name,
                )
            ]
            told += [
                said("{kept_back} off the record, not written.", kept_back=planned.kept_back)
            ] * bool(planned.kept_back)
            told += (
                [
                    said(
                        "{number} could not be made: {reason}",
                        number=len(refused),
                        reason=retold(refused[0][1]),
                    )
                ]
                if refused
                else []
            )
            self.window.toast.say(" ".join(told))

        in_background(
            self.window, said("Writing clips to {folder}…", folder=folder.name), work, done
        )

    def save_page(self) -> None:
        """Asks for a file and writes the quotes into it as a web page that plays their clips."""
        quotes = list(self.window.commands.quotes.of_session())
        if not quotes:
            self.window.toast.say(said("There are no quotes in this session."))
            return
        folder = self.window.state.get("folder/export", str(Path.home()))
        name, _ = QFileDialog.getSaveFileName(
            self.window, said("Save a web page"), str(Path(folder) / "quotes.html"), "*.html"
        )
        if not name:
            return
        target = Path(name) if name.lower().endswith((".html", ".htm")) else Path(f"{name}.html")
        self.window.state.put("folder/export", str(target.parent))
        self.workspace.ask(
            lambda archive: clip_batch.plan(archive, quotes, "mp3"),
            lambda planned: in_background(
                self.window,
                said("Making {file}…", file=target.name),
                lambda progress: sounding.make(
                    planned, progress=progress.tell, stop=progress.is_stopped
                ),
                lambda made: self._write_page(quotes, target, made),
            ),
        )

    def _write_page(self, quotes: list[Quote], target: Path, made: Sounds) -> None:
        form = clipboard.form_of(self.window.settings)

        def work(archive: Archive) -> tuple[int, int]:
            return exporting.export_quotes(
                quotes, "html", target, form, archive, sounds=made.sounds
            )

        def done(result: tuple[int, int]) -> None:
            told = [
                said(
                    "{quotes} written to {file}",
                    quotes=wording.count(result[0], "quote"),
                    file=target.name,
                ),
                retold(made.told()),
            ]
            told += (
                [said("{kept_back} off the record, not written", kept_back=result[1])]
                if result[1]
                else []
            )
            export_log.keep(self.workspace, quotes, "html")
            self.window.toast.say("; ".join(told) + ".")

        self.workspace.tasks.read.do(work, done, self.window.commands.on_problem)
