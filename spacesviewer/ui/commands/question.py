"""Commands for questions: tag what is asked, mark where it is answered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from spacesviewer.domain.timecode import format_time
from spacesviewer.library.store import Archive
from spacesviewer.ui.commands.group import CommandGroup
from spacesviewer.ui.dialogs.picker import Choice, Picker
from spacesviewer.ui.interface import said, to_say
from spacesviewer.ui.models.session_data import SessionData
from spacesviewer.workflows import asking, tagging

if TYPE_CHECKING:
    from spacesviewer.domain.changes import Changes
    from spacesviewer.domain.question import Question
    from spacesviewer.ui.main_window import MainWindow

_NOBODY = to_say("Not known who asks")
_SHORT = 60


class QuestionCommands(CommandGroup):
    """Says that something is asked or answered in what is selected."""

    NEEDS_SESSION = ("question", "answer")
    WRITES = ("question", "answer")

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        view = window.session_view
        view.timeline.question_activated.connect(self._go_to)
        view.timeline.question_resized.connect(self._move)
        view.timeline.answer_resized.connect(self._move_answer)
        view.timeline.items.remove_requested.connect(self._remove)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What each of its commands does, by name."""
        return {
            "question": self.ask,
            "answer": self.answer,
            "quote_questions": self.export_questions,
        }

    def show_session(self, data: SessionData | None) -> None:
        """Shows in the menu whether exported quotes have their questions."""
        chosen = self.window.settings.quote_question
        self.window.actions_by_name["quote_questions"].setChecked(chosen)

    def export_questions(self) -> None:
        """Lets exported quotes have what was asked before them, or not."""
        chosen = self.window.actions_by_name["quote_questions"].isChecked()
        settings = replace(self.window.settings, quote_question=chosen)
        self.window.commands.take_settings(settings)

    def add_to(self, menu: QMenu, place: QPoint) -> None:
        """Both commands, where words are selected."""
        if self.window.session_view.selected_range() is not None:
            actions = self.window.actions_by_name
            menu.addSeparator()
            for name in ("question", "answer"):
                menu.addAction(actions[name])

    def ask(self) -> None:
        """Asks who asks, and tags what is selected as a question."""
        data, span = self.workspace.session, self._span(said("what is asked"))
        if data is None or span is None:
            return
        uid = data.uid
        likely = asking.speaks_most(data.timeline, span)
        people = [person.name for person in data.detail.facts.participants]
        names = dict.fromkeys(filter(None, (likely, *data.timeline.speakers, *people)))
        choices = [Choice(n, n, said("speaks here") if n == likely else "") for n in names]
        nobody = Choice("", said(_NOBODY))
        # Enter takes the first: whoever speaks there, or nobody where that is not known.
        choices = [*choices, nobody] if likely else [nobody, *choices]
        hint = said("Who asks at {time}?", time=format_time(span[0]))
        picker = Picker(said("Tag question"), hint, choices, said("Somebody else: {}"), self.window)
        picker.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def take() -> None:
            asker = picker.chosen if picker.chosen is not None else picker.typed
            self._do(
                lambda archive: asking.ask(archive, uid, span, asker=asker),
                lambda made: said("Question tagged: {words}", words=_short(made.title)),
            )

        picker.accepted.connect(take)
        picker.open()

    def answer(self) -> None:
        """Says that the last question before it is answered in what is selected."""
        data, span = self.workspace.session, self._span(said("what is answered"))
        if data is not None and span is not None:
            uid = data.uid
            self._do(
                lambda archive: asking.answered(archive, uid, span),
                lambda told: said("Answer of: {words}", words=_short(told.title)),
            )

    def _span(self, what: str) -> tuple[int, int] | None:
        span = self.window.session_view.selected_range()
        if span is None:
            self.window.toast.say(
                said("Select {what}, in the transcript or on the timeline.", what=what)
            )
        return span

    def _do(
        self,
        work: Callable[[Archive], tuple[Question, Changes]],
        sentence: Callable[[Question], str],
    ) -> None:
        """Writes, tells everyone, and says what it was."""

        def done(result: tuple[Question, Changes]) -> None:
            self.workspace.events.tell(result[1])
            self.window.toast.say(sentence(result[0]))

        self.workspace.tasks.write.do(work, done, self.workspace.problem.emit)

    def _go_to(self, question_id: int) -> None:
        data = self.workspace.session
        for question in data.questions if data is not None else ():
            if question.id == question_id:
                self.window.session_view.go_to(question.start_ms)

    def _move(self, question_id: int, start_ms: int, end_ms: int) -> None:
        self.workspace.write(lambda archive: asking.move(archive, question_id, start_ms, end_ms))

    def _move_answer(self, question_id: int, start_ms: int, end_ms: int) -> None:
        self.workspace.write(
            lambda archive: asking.move_answer(archive, question_id, start_ms, end_ms)
        )

    def _remove(self, kind: str, key: int | str) -> None:
        """Takes an item of the timeline away; Undo brings it back."""
        match kind, key:
            case "quote", str():
                self.workspace.remove_quote(key)
            case "topic", int():
                self.workspace.write(lambda archive: tagging.untag(archive, key))
            case "mark", int():
                self.workspace.write(lambda archive: tagging.unmark(archive, key))
            case "question", int():
                self.workspace.write(lambda archive: asking.remove(archive, key))
            case "answer", int():
                self.workspace.write(lambda archive: asking.unanswer(archive, key))
            case _:
                return
        self.window.toast.say(said("{kind} taken away.", kind=said(kind.capitalize())))


def _short(text: str) -> str:
    return text if len(text) <= _SHORT else f"{text[:_SHORT].rstrip()}…"
