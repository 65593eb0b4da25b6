"""The commands that translate the transcript that is shown, segment by segment."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from spacesviewer.domain.changes import Changes
from spacesviewer.domain.language import LANGUAGES, main_language
from spacesviewer.domain.translation import CHECKED, MACHINE, REPORTER
from spacesviewer.library.store import Archive
from spacesviewer.ui.commands.group import CommandGroup
from spacesviewer.ui.commands.language import LanguageCommands
from spacesviewer.ui.dialogs.picker import Choice, Picker
from spacesviewer.ui.interface import said, to_say
from spacesviewer.ui.models.second_language import BESIDE, ONE, Languages, SecondLanguage
from spacesviewer.ui.models.session_data import SessionData
from spacesviewer.ui.typing_in_place import TypingInPlace
from spacesviewer.ui.widgets.translation_editor import TranslationEditor
from spacesviewer.workflows import translating

if TYPE_CHECKING:
    from spacesviewer.ui.main_window import MainWindow

_STATUS = {
    "translation_checked": CHECKED,
    "translation_reporter": REPORTER,
    "translation_machine": MACHINE,
}
_HOW = to_say("Ctrl+F2 types the translation of a segment, Shift+Enter goes on to the next.")
_OWN_TEXT = to_say(
    "The second text is no translation but a transcript of its own. Choose it under Session, then "
    "F2 edits it."
)
_NONE = to_say(
    "Choose a translation first: View, Choose Second Language, or Translate Into (Ctrl+Alt+T)."
)


class TranslationCommands(CommandGroup):
    """Begins translations, types them in place, and says how far each segment has come."""

    NEEDS_WORDS: ClassVar[tuple[str, ...]] = (
        *("translate_into", "edit_translation", "next_untranslated"),
        *_STATUS,
    )
    WRITES: ClassVar[tuple[str, ...]] = NEEDS_WORDS

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._view = window.session_view.transcript
        self._typing = TypingInPlace[TranslationEditor](window.workspace, self._view)

    @property
    def editor(self) -> TranslationEditor | None:
        """Where a translation is being typed, if anywhere."""
        return self._typing.editor

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {
            "translate_into": self.begin,
            "edit_translation": self.edit,
            "next_untranslated": self.next,
            **{name: partial(self.set_status, status) for name, status in _STATUS.items()},
        }

    def add_to(self, menu: QMenu, place: QPoint) -> None:
        index = self._view.segment_at(place)
        if index is not None and self._second is not None and not self.workspace.read_only:
            menu.addSeparator()
            menu.addAction(said("Edit Translation"), lambda: self.edit(index))
            menu.addAction(
                said("Mark Translation as Checked"), lambda: self.set_status(CHECKED, index)
            )

    def show_session(self, data: SessionData | None) -> None:
        second, editor = (data.second if data is not None else None), self.editor
        if editor is not None and (second is None or second.info.id != self._typing.line):
            self._typing.close()
        elif editor is not None and data is not None:
            (editor.segment_id,) = data.segments_here([editor.segment_id])
            index = self._index_of(editor.segment_id)
            self._view.reserve(index)
            editor.settle()
        if self.editor is None and data is not None and second is not None and second.draft:
            self._offer(data, *second.draft)

    def flush(self) -> None:
        self._typing.flush()

    # Beginning ---------------------------------------------------------------------------------

    def begin(self) -> None:
        """Asks for a language and shows the translation into it, beside the original."""
        data = self.workspace.session
        if data is None or data.transcript is None:
            return
        shown = main_language(data.transcript.language)
        choices = [
            Choice(tag, said(name), tag, also=f"{name} {tag}")
            for tag, name in LANGUAGES.items()
            if tag != shown
        ]
        hint = said("Language, or a tag such as pt-BR")
        picker = Picker(
            said("Translate into"), hint, choices, said("Use the tag “{}”"), self.window
        )
        picker.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        picker.accepted.connect(lambda: self.begin_in(picker.chosen or picker.typed))
        picker.open()

    def begin_in(self, language: str) -> None:
        """Shows the translation into a language, begun now if there is none."""
        data, workspace = self.workspace.session, self.workspace
        if data is None or data.transcript is None:
            return
        source, who = data.transcript.id, workspace.settings.reviewer
        mode = BESIDE if data.languages.mode == ONE else data.languages.mode

        def begun(made: tuple[int, Changes]) -> None:
            line, changes = made
            if workspace.session is not None and workspace.session.uid == data.uid:
                if changes:
                    workspace.refresh_library()
                    self.window.toast.say(said(_HOW))
                self._languages.read(Languages(mode, line), source)

        workspace.tasks.write.do(
            lambda archive: translating.begin(archive, source, language, reviewer=who),
            begun,
            workspace.problem.emit,
        )

    # Typing ------------------------------------------------------------------------------------

    def edit(self, index: int | None = None) -> None:
        """Opens the translation of a segment for typing, in its place."""
        if self.editor is not None:
            self.editor.setFocus()
            return
        second = self._second
        if second is None:
            self._say_why_not()
            return
        chosen = self._view.chosen_second() if index is None else None
        place = self._view.current_place()
        if index is None and place is not None:
            index = place[0]
        if index is not None:
            self._open(index, chosen)

    def next(self) -> None:
        """Goes to the next segment that has no translation yet, and opens it; saves this one."""
        if self.editor is not None:
            self._save(self.editor.toPlainText(), go_on=True)
            return
        if self._second is None:
            self._say_why_not()
            return
        place = self._view.current_place()
        self._open_next(place[0] - 1 if place is not None else -1)

    def _open_next(self, index: int) -> None:
        """Opens the first untranslated segment behind one; from the end it begins anew."""
        second = self._second
        if second is None:
            return
        count = len(second.pairing)
        for step in range(1, count + 1):
            wanted = (index + step) % count
            if not second.pairing.of(wanted) and self._view.page.timeline.texts[wanted].strip():
                self._open(wanted)
                return
        self.window.toast.say(said("All segments are translated."))

    def _open(self, index: int, number: int | None = None, text: str | None = None) -> None:
        second = self._second
        if second is None or self._view.page.second is None:
            return
        pieces = second.pairing.of(index)
        at = number if number is not None and number in pieces else next(iter(pieces), None)
        target = second.timeline.ids[at] if at is not None else None
        shown = second.timeline.texts[at] if at is not None else ""
        self._view.person_scrolls()
        self._view.show_place(index, 0)
        typed = shown if text is None else text
        editor = TranslationEditor(self._view, index, typed, target, shown)
        editor.saved.connect(self._save)
        editor.split.connect(lambda text, _place: self._save(text, go_on=True))
        self._typing.begin(editor, second.info.id, self.window.commands.run)

    def _save(self, text: str, *, go_on: bool = False) -> None:
        editor, who = self.editor, self.workspace.settings.reviewer
        if editor is None:
            return
        target = editor.target

        def save(archive: Archive, line: int, key: int, shown: str) -> Changes:
            return translating.translate(
                archive, line, key, text, reviewer=who, target=target, shown=shown
            )

        def then() -> None:
            if go_on:
                self._open_next(self._index_of(editor.segment_id))

        self._typing.finish(save, then)

    def _offer(
        self, data: SessionData, segment_id: int, text: str, shown: str | None = None
    ) -> None:
        """Opens what was typed before and not saved."""
        if self.workspace.read_only:
            return
        index = self._index_of(*data.segments_here([segment_id]))
        if index >= 0:
            self._open(index, text=text)
            self._typing.typed_over(shown)
            self.window.toast.say(
                said("Here is what you were typing. Enter saves it, Esc drops it.")
            )

    # How far it is -----------------------------------------------------------------------------

    def set_status(self, status: str, index: int | None = None) -> None:
        """Says how far the translation of the segments has come that the person is at."""
        second, who = self._second, self.workspace.settings.reviewer
        if second is None:
            self._say_why_not()
            return
        here = self._view.current_segments() if index is None else [index]
        keys = [second.timeline.ids[at] for i in here for at in second.pairing.of(i)]
        if not keys:
            self.window.toast.say(said("There is no translation to mark yet."))
            return
        line = second.info.id
        self.workspace.write(
            lambda archive: translating.set_status(archive, line, keys, status, reviewer=who)
        )

    # Inside ------------------------------------------------------------------------------------

    def _say_why_not(self) -> None:
        data = self.workspace.session
        has_other = data is not None and data.second is not None
        self.window.toast.say(said(_OWN_TEXT if has_other else _NONE))

    @property
    def _second(self) -> SecondLanguage | None:
        """The translation that stands beside the original."""
        data = self.workspace.session
        second = data.second if data is not None else None
        return second if second is not None and second.is_translation else None

    @property
    def _languages(self) -> LanguageCommands:
        return self.window.commands.group(LanguageCommands)

    def _index_of(self, segment_id: int) -> int:
        try:
            return self._view.page.timeline.index_of(segment_id)
        except KeyError:
            return -1
