"""The commands that make a bundle of evidence of a quote, and verify one that somebody sent."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from spacesviewer.domain.changes import Changes
from spacesviewer.domain.elision import told_parts
from spacesviewer.domain.errors import RefusedFile
from spacesviewer.domain.quote import Quote
from spacesviewer.domain.timecode import format_time
from spacesviewer.library import custody
from spacesviewer.library.custody import Step
from spacesviewer.library.store import Archive
from spacesviewer.ui import saving, wording
from spacesviewer.ui.background import in_background
from spacesviewer.ui.commands.group import CommandGroup
from spacesviewer.ui.dialogs.evidence import BundleDialog, EvidenceDialog
from spacesviewer.ui.dialogs.making import Progress
from spacesviewer.ui.interface import retold, said, to_say
from spacesviewer.workflows import evidence, verifying
from spacesviewer.workflows.evidence import Made, Order
from spacesviewer.workflows.verifying import BundleReport


class EvidenceCommands(CommandGroup):
    """Evidence Bundle…, of the Quotes menu, and Verify Bundle…, of the File menu."""

    NEEDS_SESSION: ClassVar = ("evidence",)
    WRITES: ClassVar = ("evidence",)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What each of its commands does."""
        return {"evidence": self.ask, "verify_bundle": self.verify}

    def ask(self) -> None:
        """Asks for whom a bundle of the quote is that is chosen in the panel."""
        quote = self.window.commands.quotes.quote_at_hand()
        if quote is None:
            return
        dialog = EvidenceDialog(" ".join(part.text for part in told_parts(quote)), self.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.make_wanted.connect(lambda: self._choose_target(dialog, quote))
        dialog.open()

    def _choose_target(self, dialog: EvidenceDialog, quote: Quote) -> None:
        profile, with_recording, suffix = dialog.chosen()
        title = said("Make an evidence bundle")
        kinds = f"{said('Bundle')} (*.zip)" if suffix else f"{said('Folder')} (*)"
        target = saving.where_to(self.window, title, f"evidence-{quote.id}", suffix, kinds)
        if target is None:
            return
        dialog.accept()
        self.make(quote, profile, target, with_recording=with_recording)

    def make(self, quote: Quote, profile: str, target: Path, *, with_recording: bool) -> None:
        """Makes a bundle of a quote; the log of custody keeps its seal."""
        by, warnings = self.workspace.settings.reviewer, list[str]()

        def read(archive: Archive) -> Order:
            return evidence.plan(
                archive,
                quote.id,
                profile,
                with_recording=with_recording,
                reviewer=by,
                warn=warnings.append,
            )

        def work(order: Order, progress: Progress) -> Made:
            return evidence.make(order, target, progress=progress.tell, stop=progress.is_stopped)

        def done(made: Made) -> None:
            def keep(archive: Archive) -> Changes:
                evidence.remember(archive, made, reviewer=by)
                return Changes()

            self.workspace.write(keep)
            told = [said("Seal: {seal}", seal=made.seal), "", said(_SEAL), *map(retold, warnings)]
            self._show(said("{file} is written.", file=target.name), "\n".join(told))

        self.workspace.ask(
            read,
            lambda order: in_background(
                self.window,
                said("Making {file}…", file=target.name),
                lambda progress: work(order, progress),
                done,
            ),
        )

    def verify(self) -> None:
        """Asks for a bundle and tells what was changed in it."""
        folder = self.window.state.get("folder/verify", str(Path.home()))
        name, _ = QFileDialog.getOpenFileName(
            self.window,
            said("Verify a bundle: its zip, or bagit.txt in its folder"),
            folder,
            f"{said('Bundles')} (*.zip bagit.txt);;{said('All files')} (*)",
        )
        if name:
            path = Path(name)
            self.window.state.put("folder/verify", str(path.parent))
            self.verify_path(path.parent if path.name == "bagit.txt" else path)

    def verify_path(self, path: Path) -> None:
        """Tells what was changed in a bundle."""

        def work(_progress: Progress) -> BundleReport | RefusedFile:
            try:
                return verifying.bundle(path)
            except RefusedFile as error:
                return error  # an answer like any other here

        def done(report: BundleReport | RefusedFile) -> None:
            if isinstance(report, RefusedFile):
                self._show(
                    said("{file} cannot be verified.", file=path.name),
                    retold(report.fields.get("reason", "")),
                )
                return
            self.workspace.ask(
                lambda archive: custody.of_bundle(archive, report.seal),
                lambda made: self._tell(path, report, made),
            )

        in_background(self.window, said("Verifying {file}…", file=path.name), work, done)

    def _tell(self, path: Path, report: BundleReport, made: Step | None) -> None:
        count = len(report.faults)
        headline = said("{file} is as it was made.", file=path.name)
        if count:
            headline = said(
                "{file} was changed: {faults}.",
                file=path.name,
                faults=wording.count(count, "fault"),
            )
        notes = (said("Note: {note}", note=retold(note)) for note in report.notes)
        told = [*map(retold, report.faults), *notes]
        if report.told:
            start_ms = report.told.get("start_ms", 0)
            at = format_time(start_ms) if isinstance(start_ms, int) else "?"
            speaker = report.told.get("speaker") or "?"
            told += ["", f"“{report.told.get('text', '')}” {speaker}, {at}", ""]
        told.append(said("Seal: {seal}", seal=report.seal))
        known = said(
            "This archive does not know its seal: compare it with the one its maker tells you."
        )
        if made is not None:
            by = said(" by {reviewer}", reviewer=made.reviewer) if made.reviewer else ""
            known = said("It was made from this archive at {at}{by}.", at=made.at, by=by)
        self._show(headline, "\n".join([*told, known]))

    def _show(self, headline: str, text: str) -> None:
        dialog = BundleDialog(headline, text, self.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()


_SEAL = to_say(
    "Tell it to whoever gets the bundle by another way, such as by telephone: with it they know "
    "that nobody has made the bundle anew. This archive keeps it in its log."
)
