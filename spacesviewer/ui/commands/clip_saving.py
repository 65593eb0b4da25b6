"""Saves the sound of quotes from the window: asks how, lets it be heard, writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from spacesviewer.domain.errors import UserError
from spacesviewer.domain.quote import Quote
from spacesviewer.domain.soundclip import Cover
from spacesviewer.domain.timecode import format_time
from spacesviewer.library.store import Archive
from spacesviewer.ui import export_log, saving
from spacesviewer.ui.dialogs.clip import ClipDialog
from spacesviewer.ui.interface import explained, said
from spacesviewer.workflows import clipping, leaving, left_out
from spacesviewer.workflows.clipping import Source
from spacesviewer.workflows.leaving import Leaving
from spacesviewer.workflows.left_out import LeftOut

if TYPE_CHECKING:
    from spacesviewer.media.clip import Sound
    from spacesviewer.ui.main_window import MainWindow
    from spacesviewer.ui.sound.preview import Preview


class ClipSaving:
    """One dialog at a time, for a quote or for a stretch of the session."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._workspace = window.workspace
        self.dialog: ClipDialog | None = None
        self._preview: Preview | None = None

    def ask_quote(self, quote: Quote) -> None:
        """Asks how the sound of a quote is to be saved."""
        self._workspace.ask(
            lambda archive: (
                clipping.source_of(archive, quote),
                left_out.of_quote(archive, quote),
            ),
            lambda found: self._open(
                found[0], quote.place_ms, saving.quote_stem(quote), quote, found[1]
            ),
        )

    def ask_stretch(self, session: str, start_ms: int, end_ms: int) -> None:
        """Asks how the sound of a stretch is to be saved."""
        self._workspace.ask(
            lambda archive: clipping.source(archive, session, start_ms, end_ms),
            lambda source: self._open(source, (start_ms, end_ms), "clip", None),
        )

    def _open(
        self,
        source: Source,
        span: tuple[int, int],
        stem: str,
        quote: Quote | None,
        gone: tuple[LeftOut, ...] = (),
    ) -> None:
        words = quote.text if quote is not None else ""
        dialog = ClipDialog(said("Save Sound"), span, words, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.tell(told(source.silenced()))
        dialog.left_out.show_words(gone)
        dialog.preview_wanted.connect(lambda: self._hear(source))
        subject = f"quote:{quote.id}" if quote is not None else f"recording:{source.recording}"
        dialog.save_wanted.connect(lambda: self._save(source, stem, subject, gone))
        if quote is not None:
            dialog.words_chosen.connect(lambda chosen, bleep: self._cover(quote, chosen, bleep))
        dialog.finished.connect(self._on_finished)
        self.dialog = dialog
        dialog.open()

    def _on_finished(self) -> None:
        self.dialog = None
        if self._preview is not None:
            self._preview.close()
            self._preview.deleteLater()
            self._preview = None

    def _cover(self, quote: Quote, words: str, bleep: bool) -> None:
        def found(spans: list[tuple[int, int]]) -> None:
            if self.dialog is not None:
                self.dialog.tell("")
                self.dialog.add_covers([Cover(start, end, bleep) for start, end in spans])

        def work(archive: Archive) -> list[tuple[int, int]]:
            return clipping.words_at(archive, quote, words)

        def failed(error: UserError) -> None:
            if self.dialog is not None:
                self.dialog.tell(explained(error))

        self._workspace.tasks.read.do(work, found, failed)

    def _hear(self, source: Source) -> None:
        dialog = self.dialog
        if self._preview is not None and self._preview.is_playing:
            self._preview.stop()
        elif dialog is not None:
            self._window.player.pause()
            shape = source.shape(dialog.shape())

            def work(_none: object) -> Sound:
                from spacesviewer.media import clip  # noqa: PLC0415 - PyAV takes a while to load

                return clipping.in_own_process(clip.sound, source, shape)

            self._workspace.tasks.media.do(work, self._play, self._window.commands.on_problem)

    def _play(self, sound: Sound) -> None:
        from spacesviewer.ui.sound.preview import Preview  # noqa: PLC0415 - it loads numpy

        dialog = self.dialog
        if dialog is None:
            return
        if self._preview is None:
            device = self._window.settings.sound_device
            self._preview = Preview(dialog.tell, self._window, device=device)
            self._preview.ended.connect(self._on_preview_ended)
        self._preview.play(sound.samples, sound.rate)
        dialog.show_playing(True)

    def _on_preview_ended(self) -> None:
        if self.dialog is not None:
            self.dialog.show_playing(False)

    def _save(self, source: Source, stem: str, subject: str, gone: tuple[LeftOut, ...]) -> None:
        dialog = self.dialog
        if dialog is None:
            return
        form, shape, how = dialog.format_name(), dialog.shape(), dialog.left_out.how()
        kinds = f"{said('Sound')} {form} (*.{form})"
        target = saving.where_to(self._window, said("Save sound"), stem, form, kinds)
        if target is None:
            return
        dialog.accept()

        def work(_none: object) -> tuple[tuple[Cover, ...], Leaving]:
            silenced = clipping.write(source, target, shape)
            return silenced, leaving.a_sound(form, subject, target, gone, how)

        def done(result: tuple[tuple[Cover, ...], Leaving]) -> None:
            silenced, left = result
            export_log.keep(self._workspace, left)
            self._window.toast.say(
                said(
                    "Sound written to {file}. {silenced}", file=target.name, silenced=told(silenced)
                ).strip()
            )

        self._workspace.tasks.media.do(
            work,
            done,
            self._window.commands.on_problem,
        )


def told(silenced: tuple[Cover, ...]) -> str:
    """A sentence about what is off the record in a clip, "" where nothing is."""
    if not silenced:
        return ""
    spans = [f"{format_time(one.start_ms)} – {format_time(one.end_ms)}" for one in silenced]
    return said("Off the record, and silent: {stretches}.", stretches=", ".join(spans))
