"""The field in which a translation is typed, where it stands beside or beneath the original."""

from __future__ import annotations

from PySide6.QtCore import QRect

from spacesviewer.domain.segment import reads_from_right
from spacesviewer.ui.interface import said
from spacesviewer.ui.widgets.segment_editor import SegmentEditor
from spacesviewer.ui.widgets.transcript import TranscriptView
from spacesviewer.ui.widgets.transcript_style import TextStyle


class TranslationEditor(SegmentEditor):
    """Enter saves, Shift+Enter saves and goes on to the next untranslated segment.

    ``segment_id`` is that of the original, ``target`` that of the translation, None where nothing
    is translated yet. ``shown_text`` is the translation as it was.
    """

    def __init__(
        self, transcript: TranscriptView, index: int, text: str, target: int | None, shown: str
    ) -> None:
        self._reader = transcript
        transcript.reserve(index)
        super().__init__(transcript, index, text, len(text))
        self.target = target
        self.shown_text = shown
        self.setAccessibleName(said("Translation of the segment"))
        self.settle()

    def leave(self) -> None:
        super().leave()
        self._reader.reserve(-1)

    def _style(self) -> TextStyle:
        second = self._reader.page.second
        return super()._style() if second is None else second.style

    def _room(self, index: int) -> tuple[QRect, int, int]:
        columns = self._reader.page.columns
        if not columns.second_width:
            return QRect(), columns.text_x, columns.text_width
        return self._reader.second_rect(index), columns.second_x, columns.second_width

    def _reads_from_right(self, text: str) -> bool:
        second = self._reader.page.second
        expected = second is not None and second.from_right
        return expected if not text.strip() else reads_from_right(text, expected=expected)
