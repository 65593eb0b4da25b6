"""Work that takes a while, beside the window: with a bar that tells how far it is, and a stop."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import CancelledError
from typing import TYPE_CHECKING, TypeVar

from spacesviewer.domain.errors import UserError
from spacesviewer.library.store import Archive
from spacesviewer.ui.dialogs.making import MakingDialog, Progress
from spacesviewer.ui.interface import said

if TYPE_CHECKING:
    from spacesviewer.ui.main_window import MainWindow

T = TypeVar("T")


def in_background(
    window: MainWindow, sentence: str, work: Callable[[Progress], T], done: Callable[[T], None]
) -> None:
    """Does work on the media worker; ``done`` gets its result, unless it was stopped."""
    progress = Progress()
    dialog = MakingDialog(sentence, progress, window)

    def attempt(_none: Archive | None) -> T | None:
        try:
            return work(progress)
        except CancelledError:
            return None

    def ended(result: T | None) -> None:
        dialog.end()
        if result is None:
            window.toast.say(said("Stopped; nothing was written."))
        else:
            done(result)

    def failed(error: UserError) -> None:
        dialog.end()
        window.commands.on_problem(error)

    window.workspace.tasks.media.do(attempt, ended, failed)
