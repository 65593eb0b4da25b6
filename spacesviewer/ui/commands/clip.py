"""Commands that write the sound of quotes: all clips of the session, and a page that plays them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QInputDialog

from spacesviewer.domain.citation import QuoteForm
from spacesviewer.domain.quote import Quote
from spacesviewer.domain.soundclip import KEEP, LEFT_OUT
from spacesviewer.library.store import Archive
from spacesviewer.ui import export_log, saving, wording
from spacesviewer.ui.background import in_background
from spacesviewer.ui.commands.group import CommandGroup
from spacesviewer.ui.dialogs.making import Progress
from spacesviewer.ui.export_translation import ask_translation
from spacesviewer.ui.interface import retold, said
from spacesviewer.workflows import clip_batch, clipping, exporting, sounding
from spacesviewer.workflows.clip_batch import Clips, Plan
from spacesviewer.workflows.leaving import Leaving
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
            lambda planned: self._make(planned, Path(name), self._how(planned)),
        )

    def _how(self, planned: Plan) -> str:
        """What is done with words that quotes leave out of what is said; "" where one cancels."""
        found = [order.left_out for order in planned.orders if order.left_out]
        if not found:
            return KEEP
        exact = all(one.exact for each in found for one in each)
        names = [retold(LEFT_OUT[key]) for key in LEFT_OUT if exact or key == KEEP]
        title = said(
            "{quotes} with words left out ([...])", quotes=wording.count(len(found), "quote")
        )
        name, agreed = QInputDialog.getItem(
            self.window, title, said("In the sound:"), names, 0, False
        )
        return next(key for key in LEFT_OUT if retold(LEFT_OUT[key]) == name) if agreed else ""

    def _make(self, planned: Plan, folder: Path, how: str) -> None:
        if not how:
            return

        def work(progress: Progress) -> Clips:
            return clip_batch.make(
                planned, folder, how=how, progress=progress.tell, stop=progress.is_stopped
            )

        def done(made: Clips) -> None:
            written, refused = made.written, made.refused
            export_log.keep(self.workspace, *made.gone)
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
            if refused:
                told.append(
                    said(
                        "{number} could not be made: {reason}",
                        number=len(refused),
                        reason=retold(refused[0][1]),
                    )
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
        ask_translation(self.window, quotes, lambda form: self._save_page(quotes, form))

    def _save_page(self, quotes: list[Quote], form: QuoteForm) -> None:
        title = said("Save a web page")
        target = saving.where_to(
            self.window, title, "quotes", "html", f"{said('Web page')} (*.html)"
        )
        if target is None:
            return
        self.workspace.ask(
            lambda archive: clip_batch.plan(archive, quotes, "mp3"),
            lambda planned: self._make_page(quotes, target, planned, form),
        )

    def _make_page(self, quotes: list[Quote], target: Path, planned: Plan, form: QuoteForm) -> None:
        if how := self._how(planned):
            in_background(
                self.window,
                said("Making {file}…", file=target.name),
                lambda progress: sounding.make(
                    planned, how=how, progress=progress.tell, stop=progress.is_stopped
                ),
                lambda made: self._write_page(
                    quotes, target, made, replace(form, sound_remark=LEFT_OUT[how])
                ),
            )

    def _write_page(self, quotes: list[Quote], target: Path, made: Sounds, form: QuoteForm) -> None:
        def work(archive: Archive) -> tuple[Leaving, int]:
            return exporting.write_quotes(quotes, "html", target, form, archive, sounds=made.sounds)

        def done(result: tuple[Leaving, int]) -> None:
            count = len(result[0].subjects)
            told = [
                said(
                    "{quotes} written to {file}",
                    quotes=wording.count(count, "quote"),
                    file=target.name,
                ),
                retold(made.told()),
            ]
            if result[1]:
                told.append(said("{kept_back} off the record, not written", kept_back=result[1]))
            export_log.keep(self.workspace, result[0])
            self.window.toast.say("; ".join(told) + ".")

        self.workspace.tasks.read.do(work, done, self.window.commands.on_problem)
