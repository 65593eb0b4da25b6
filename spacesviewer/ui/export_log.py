"""Tells the log of custody what has left by the window: whoever reads or renders cannot write."""

from __future__ import annotations

from spacesviewer.domain.changes import Changes
from spacesviewer.library.store import Archive
from spacesviewer.ui.workspace import Workspace
from spacesviewer.workflows import leaving
from spacesviewer.workflows.leaving import Leaving


def keep(workspace: Workspace, *gone: Leaving) -> None:
    """Logs what has left the archive, where that can be written to."""
    reviewer = workspace.settings.reviewer

    def work(archive: Archive) -> Changes:
        leaving.log(archive, gone, reviewer=reviewer)
        return Changes()

    if gone and not workspace.read_only:
        workspace.write(work)
