"""The real program with an ear on stdin: it answers where things are, and never does anything.

Mouse and keyboard are moved by xdotool; only the places to click are asked for here. Each line on
stdin is a question; the answer is one line of JSON on stdout.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QPoint, QSocketNotifier
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from spacesviewer import app
from spacesviewer.ui.main_window import MainWindow
from spacesviewer.ui.models.session_data import SessionData
from spacesviewer.ui.widgets.translation_editor import TranslationEditor


class Ear(QObject):
    """Answers questions about the window of this process."""

    def __init__(self) -> None:
        super().__init__()
        self._rest = b""
        self._notifier = QSocketNotifier(0, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_input)

    def _on_input(self) -> None:
        data = os.read(0, 4096)
        if not data:
            self._notifier.setEnabled(False)
            return
        *lines, self._rest = (self._rest + data).split(b"\n")
        for line in lines:
            question, _, argument = line.decode().partition(" ")
            answer = getattr(self, f"ask_{question}")(argument)
            sys.stdout.write(json.dumps(answer) + "\n")
            sys.stdout.flush()

    @property
    def _window(self) -> MainWindow | None:
        shown = QApplication.topLevelWidgets()
        return next((w for w in shown if isinstance(w, MainWindow) and w.is_furnished), None)

    def ask_state(self, _argument: str) -> dict[str, Any]:
        """What a person could see, in words."""
        window = self._window
        if window is None:
            return {"ready": False}
        data = window.session_view.data
        selection = window.session_view.selection()
        second = data.second if data else None
        editor = QApplication.focusWidget()
        return {
            "languages": data.languages.mode if data else "",
            "translated": list(second.timeline.texts) if second else [],
            "statuses": [line.status for line in second.lines.values()] if second else [],
            "typing": editor.toPlainText() if isinstance(editor, TranslationEditor) else None,
            "mirrored": window.isRightToLeft(),
            "ready": window.isActiveWindow(),
            "sessions": len(window.library.sessions.rows()),
            "session": data.detail.facts.title if data else "",
            "segments": len(data.timeline) if data else 0,
            "texts": list(data.timeline.texts[:20]) if data else [],
            "speakers": _speakers(data) if data else [],
            "editing": window.commands.words.editor is not None,
            "quotes": [quote.text for quote in data.quotes] if data else [],
            "topics": [span.topic for span in data.spans] if data else [],
            "hits": len(window.library.hits.rows()),
            "selected": selection.text if selection else "",
            "position_ms": window.playhead.position_ms,
            "playing": window.player.is_playing,
            "dropping": window.drop_hint.isVisible(),
            "dialogs": [w.windowTitle() for w in QApplication.topLevelWidgets() if w.isVisible()],
            # Only this one gets the keys: it may be seen a moment before.
            "front": front.windowTitle() if (front := QApplication.activeWindow()) else "",
        }

    def ask_picture(self, argument: str) -> bool:
        """Saves what the whole screen shows into a file."""
        for widget in QApplication.topLevelWidgets():
            if widget.isVisible():
                widget.repaint()  # what was told to change is seen
        return QApplication.primaryScreen().grabWindow(0).save(argument)

    def ask_word(self, argument: str) -> list[int] | None:
        """The middle of a word of the transcript, on the screen."""
        window = self._window
        view = window.session_view.transcript if window else None
        if view is None:
            return None
        size = view.viewport().size()
        hits = []
        texts, columns = view.page.timeline.texts, view.page.columns
        for y in range(4, size.height(), 4):
            middle = view.place_at(QPoint((columns.text_left + columns.text_right) // 2, y))
            if middle is not None and argument not in texts[middle[0]]:
                continue  # the sentence of another row
            for x in range(4, size.width(), 6):
                place = view.place_at(QPoint(x, y))
                if place is None or not columns.text_left <= x <= columns.text_right:
                    continue
                text = texts[place[0]]
                start = text.find(argument)
                if 0 <= start <= place[1] < start + len(argument):
                    hits.append((x, y))
        if not hits:
            return None
        rows = sorted({y for _, y in hits})
        row = rows[len(rows) // 2]
        across = [x for x, y in hits if y == row]
        return self._on_screen(view.viewport(), QPoint(across[len(across) // 2], row))

    def ask_timeline(self, argument: str) -> list[int] | None:
        """Where a time stands on the timeline, on the screen, in the row of the waveform."""
        window = self._window
        if window is None:
            return None
        timeline = window.session_view.timeline
        return self._on_screen(
            timeline, QPoint(round(timeline.x_of(int(argument))), timeline.height() // 2 - 20)
        )

    def ask_button(self, argument: str) -> list[int] | None:
        """The middle of a button or field by its text, or by its name for screen readers."""
        for widget in QApplication.allWidgets():
            named = isinstance(widget, QAbstractButton | QLineEdit) and argument in (
                widget.accessibleName(),
                widget.text().strip() if isinstance(widget, QAbstractButton) else "",
            )
            if named and widget.isVisible():
                return self._on_screen(widget, widget.rect().center())
        return None

    def _on_screen(self, widget: QWidget, place: QPoint) -> list[int]:
        there = widget.mapToGlobal(place)
        return [there.x(), there.y()]


def _speakers(data: SessionData) -> list[str]:
    return [data.timeline.speaker(n) for n in range(min(20, len(data.timeline)))]


if __name__ == "__main__":
    app.application()
    ear = Ear()
    sys.exit(app.run(Path(sys.argv[1]), target=sys.argv[2] if len(sys.argv) > 2 else ""))
