"""The command that writes the transcript that is shown to a file."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from spacesviewer.library.store import Archive
from spacesviewer.ui import export_log, notices, saving, wording
from spacesviewer.ui.commands.group import CommandGroup
from spacesviewer.ui.interface import said
from spacesviewer.workflows.leaving import Leaving

_USUAL = "srt"


class TranscriptExport(CommandGroup):
    """Asks for a file; its ending, or what was chosen, says the format."""

    NEEDS_SESSION: ClassVar = ("export_transcript",)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What its command does."""
        return {"export_transcript": self.export}

    def export(self) -> None:
        """Writes the transcript; words off the record are replaced by a mark."""
        from spacesviewer import export  # noqa: PLC0415 - all exporters, and none at the start
        from spacesviewer.workflows import exporting  # noqa: PLC0415

        data = self.workspace.session
        if data is None or data.transcript is None:
            self.window.toast.say(said("This session has no transcript."))
            return
        name, formats = (data.detail.facts.title, "transcript"), export.transcript_formats()
        named = saving.where_and_how(self.window, said("Export transcript"), name, formats, _USUAL)
        if named is None:
            return
        target, form = named
        uid, line, told = data.uid, data.transcript.id, list[str]()

        def done(result: tuple[Leaving, int]) -> None:
            gone, count = result
            export_log.keep(self.workspace, gone)
            self.window.toast.say(
                said(
                    "{segments} written to {file}.",
                    segments=wording.count(count, "segment"),
                    file=target.name,
                )
            )
            notices.tell_names_left(self.window, told)

        def work(archive: Archive) -> tuple[Leaving, int]:
            return exporting.write_transcript(archive, uid, line, form, target, told.append)

        self.workspace.tasks.read.do(work, done, self.window.commands.on_problem)
