"""What the window shows when files have been taken in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from spacesviewer.domain.errors import UserError
from spacesviewer.library.corrected import NEWER_FILE
from spacesviewer.ui import notices, wording
from spacesviewer.ui.interface import said

if TYPE_CHECKING:
    from spacesviewer.ui.main_window import MainWindow


class Indexed:
    """Tells how indexing ended, and opens what it has brought where nothing is open."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def on_indexed(self, report: dict[str, Any]) -> None:
        """Shows what indexing has brought."""
        window = self._window
        if not window.indexing.is_running:
            window.library.progress.hide()
        window.workspace.refresh_library()
        sessions = report["sessions"]
        changed = [session for session in sessions if session["status"] != "unchanged"]
        refused = len(report["refused"])
        parts = [
            said("{sessions} added or updated", sessions=wording.count(len(changed), "session"))
        ]
        if not changed:
            parts = [
                said("Nothing new") if sessions else said("No recordings or transcripts found")
            ]
        if refused:
            parts.append(
                said("{files} refused (File > Refused)", files=wording.count(refused, "file"))
            )
        told = "; ".join(parts) + "."
        newer = [w for w in report["warnings"] if NEWER_FILE in w["reason"]]
        if newer:
            told += " " + said(
                "{file} is newer than your corrections, which are kept: "
                "Correct > Compare With Newer File.",
                file=Path(newer[0]["path"]).name,
            )
        window.toast.say(told)
        data = window.session_view.data if window.workspace.session else None
        current = data.uid if data else ""
        if changed and not current:
            # Of several, the first with sound and words: there something is to be heard and read.
            best = max(changed, key=lambda s: (s["recordings"] > 0) + (s["segments"] > 0))
            window.commands.open_session(best["id"])
        elif current in {session["id"] for session in changed}:
            window.workspace.open_session(current)

    def on_indexing_failed(self, error: UserError) -> None:
        """Tells why indexing ended early."""
        window = self._window
        window.library.progress.hide()
        window.workspace.refresh_library()
        notices.problem(window, error)
