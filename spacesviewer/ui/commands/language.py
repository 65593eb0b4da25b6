"""The commands that choose how many languages of a session are read at once, and which."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt

from spacesviewer.domain.language import language_name
from spacesviewer.domain.session import TranscriptInfo
from spacesviewer.ui import wording
from spacesviewer.ui.commands.group import CommandGroup
from spacesviewer.ui.dialogs.picker import Choice, Picker
from spacesviewer.ui.interface import retold, said
from spacesviewer.ui.models import session_data
from spacesviewer.ui.models.second_language import BESIDE, ONE, STACKED, Languages
from spacesviewer.ui.models.session_data import SessionData

if TYPE_CHECKING:
    from spacesviewer.ui.main_window import MainWindow

_COMMANDS = {"one_language": ONE, "stacked": STACKED, "beside": BESIDE}


class LanguageCommands(CommandGroup):
    """One language, or two: beneath each other or side by side."""

    NEEDS_SESSION: ClassVar[tuple[str, ...]] = (*_COMMANDS, "second_language")

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._mode = BESIDE  # what a second language that is only chosen is shown as

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {
            "one_language": lambda: self.show(ONE),
            "stacked": lambda: self.show(STACKED),
            "beside": lambda: self.show(BESIDE),
            "second_language": self.choose,
        }

    def show_session(self, data: SessionData | None) -> None:
        mode = data.languages.mode if data is not None and data.second is not None else ONE
        if mode != ONE:
            self._mode = mode
        for name, meant in _COMMANDS.items():
            self.window.actions_by_name[name].setChecked(mode == meant)
        self.window.session_view.find_bar.note.tell(told(data))

    def show(self, mode: str, second: int | None = None) -> None:
        """Shows one language or two; the second is the one shown last, or the only other one."""
        data = self.workspace.session
        if data is None:
            return
        if second is None:
            others = [info.id for info in others_of(data)]
            second = data.languages.second if data.languages.second in others else 0
            if mode != ONE and not second:
                if len(others) != 1:
                    self.show_session(data)  # the check mark goes back
                    self.choose(mode)
                    return
                second = others[0]
        self.read(Languages(mode, second or 0))

    def choose(self, mode: str | None = None) -> None:
        """Asks which of the session's transcripts is the second language."""
        data = self.workspace.session
        if data is None:
            return
        choices = [
            Choice(
                str(info.id),
                said(language_name(info.language)),
                f"{retold(info.format)}, {wording.count(info.segments, 'segment')}",
            )
            for info in others_of(data)
        ]
        if not choices:
            self.window.toast.say(
                said("This session has one transcript with times. Ctrl+Alt+T translates it.")
            )
            return
        picker = Picker(
            said("Second language"), said("Which transcript"), choices, parent=self.window
        )
        picker.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        picker.accepted.connect(lambda: self.show(mode or self._mode, int(picker.chosen or 0)))
        picker.open()

    def read(self, languages: Languages, transcript_id: int | None = None) -> None:
        """Reads the session again in these languages and shows it."""
        data, workspace = self.workspace.session, self.workspace
        if data is None:
            return
        shown = transcript_id or (data.transcript.id if data.transcript else None)

        def opened(read: SessionData) -> None:
            if workspace.session is not None and workspace.session.uid == read.uid:
                workspace.session = read
                workspace.session_opened.emit(read)
                workspace.gaps.find_soon()
                self.window.keep_place()

        task = session_data.load(data.uid, shown, languages)
        workspace.tasks.read.do(task, opened, workspace.problem.emit, key="session")


def others_of(data: SessionData) -> list[TranscriptInfo]:
    """The transcripts that can stand beside the one that is shown."""
    shown = data.transcript.id if data.transcript else 0
    known = data.detail.transcripts
    return [one for one in known if one.id != shown and one.timed and not one.turns]


def told(data: SessionData | None) -> str:
    """What stands in the line above the transcript, where there is little room.

    "English · Urdu", or of a translation "Into Urdu: 12 of 40 translated, 5 checked".
    """
    if data is None or data.transcript is None or data.second is None:
        return ""
    names = [said(language_name(one.language)) for one in (data.transcript, data.second.info)]
    done = data.second.progress
    if done is None:
        return " · ".join(names)
    return said("Into {language}: {done}", language=names[1], done=retold(done.sentence()))
