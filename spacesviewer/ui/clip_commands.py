"""Commands that write the sound of quotes: all clips of the session, and a page that plays them."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import CancelledError
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QFileDialog, QInputDialog

from spacesviewer.domain.errors import UserError
from spacesviewer.library.store import Archive
from spacesviewer.ui import wording
from spacesviewer.ui.command_groups import CommandGroup
from spacesviewer.ui.dialogs.making import MakingDialog, Progress
from spacesviewer.workflows import clip_batch, clipping
from spacesviewer.workflows.clip_batch import Plan

T = TypeVar("T")


class ClipCommands(CommandGroup):
    """Verbs on all quotes of the session that is shown."""

    NEEDS_SESSION = ("all_clips",)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What each of its commands does."""
        return {"all_clips": self.save_all}

    def save_all(self) -> None:
        """Asks for a format and a folder, and writes a clip of each quote into it."""
        quotes = list(self.window.commands.quotes.of_session())
        if not quotes:
            self.window.toast.say("There are no quotes in this session.")
            return
        form, agreed = QInputDialog.getItem(
            self.window, "Save All Clips", "Format:", list(clipping.FORMATS), 2, False
        )
        folder = self.window.state.get("folder/export", str(Path.home()))
        name = agreed and QFileDialog.getExistingDirectory(
            self.window, "Save all clips into a folder", folder
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
            said = [f"{wording.count(len(written), 'clip')} written to {folder.name}."]
            said += [f"{planned.kept_back} off the record, not written."] * bool(planned.kept_back)
            said += [f"{len(refused)} could not be made: {refused[0][1]}"] if refused else []
            self.window.toast.say(" ".join(said))

        self.in_background(f"Writing clips to {folder.name}…", work, done)

    def in_background(
        self, sentence: str, work: Callable[[Progress], T], done: Callable[[T], None]
    ) -> None:
        """Does work that takes a while beside the window, with a way to stop it."""
        progress = Progress()
        dialog = MakingDialog(sentence, progress, self.window)

        def attempt(_none: Archive | None) -> T | None:
            try:
                return work(progress)
            except CancelledError:
                return None

        def ended(result: T | None) -> None:
            dialog.end()
            if result is None:
                self.window.toast.say("Stopped; nothing was written.")
            else:
                done(result)

        def failed(error: UserError) -> None:
            dialog.end()
            self.window.commands.on_problem(error)

        self.workspace.tasks.media.do(attempt, ended, failed)
