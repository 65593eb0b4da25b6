"""Tells the log of custody what the window has exported: the reader that renders cannot write."""

from __future__ import annotations

from collections.abc import Sequence

from spacesviewer.domain.changes import Changes
from spacesviewer.domain.quote import Quote
from spacesviewer.library.store import Archive
from spacesviewer.ui.workspace import Workspace
from spacesviewer.workflows import exporting


def keep(workspace: Workspace, quotes: Sequence[Quote], format_name: str) -> None:
    """Logs that quotes have left the archive, where that can be written to."""
    allowed, _ = exporting.publishable(quotes)

    def work(archive: Archive) -> Changes:
        exporting.log_export(archive, allowed, format_name, workspace.settings.reviewer)
        return Changes()

    if not workspace.read_only:
        workspace.write(work)
