"""The commands that say who speaks: chosen from who was there, for a label, and confirmed."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu
from shiboken6 import isValid

from spacesviewer.domain.onstage import suggestions
from spacesviewer.domain.person import Person
from spacesviewer.domain.timecode import format_time
from spacesviewer.library import people
from spacesviewer.ui import wording
from spacesviewer.ui.commands.group import CommandGroup
from spacesviewer.ui.dialogs.picker import Choice, Picker
from spacesviewer.ui.interface import kept_whole, retold, said
from spacesviewer.ui.models.session_data import SessionData
from spacesviewer.ui.widgets.transcript import TranscriptView
from spacesviewer.workflows import speaking
from spacesviewer.workflows import wording_corrections as correct


class SpeakerCommands(CommandGroup):
    """Verbs on the segments that are selected, or on the one where the person is."""

    NEEDS_WORDS: ClassVar[tuple[str, ...]] = ("who_speaks", "all_turns", "confirm_speaker")
    WRITES: ClassVar[tuple[str, ...]] = NEEDS_WORDS

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What each of these commands does."""
        return {
            "who_speaks": self.ask_who,
            "all_turns": self.ask_who_of_label,
            "confirm_speaker": self.confirm,
        }

    def add_to(self, menu: QMenu, place: QPoint) -> None:
        """Tells who has said who speaks there, and offers to confirm or to change it."""
        index, data = self._view.segment_at(place), self._data
        if index is None or data is None or data.transcript is None:
            return
        name = data.timeline.speaker(index)
        told = data.speakers.of(data.timeline.ids[index], name)
        menu.addSeparator()
        who = name.replace("&", "&&") or said("Unidentified speaker")
        menu.addAction(f"{who}: {retold(told.sentence).replace('&', '&&')}").setEnabled(False)
        if self.workspace.read_only:
            return
        if name and not told.confirmed:
            menu.addAction(said("Confirm Who Speaks"), lambda: self.confirm([index]))
        menu.addAction(said("Who Speaks Here…"), lambda: self.ask_who([index]))
        if name:
            menu.addAction(said("All Turns of This Label…"), lambda: self.ask_who_of_label(index))

    def ask_who(self, indices: list[int] | None = None) -> None:
        """Asks who speaks the segments, and gives them to that person, who may be new."""
        chosen, data = indices or self._view.current_segments(), self._data
        if not chosen or data is None or data.transcript is None:
            return
        line, keys = data.transcript.id, [data.timeline.ids[index] for index in chosen]
        who = self.workspace.settings.reviewer
        what = wording.count(len(keys), "segment")
        self._pick(
            data,
            chosen[0],
            said("Who speaks {segments}?", segments=what)
            if len(keys) > 1
            else said("Who speaks here?"),
            lambda name, person: self.workspace.write(
                lambda archive: correct.set_speaker(
                    archive, line, keys, name, reviewer=who, new=True, person=person
                )
            ),
        )

    def ask_who_of_label(self, index: int | None = None) -> None:
        """Asks who speaks all turns that have the label of a segment."""
        here, data = self._view.current_segments() if index is None else [index], self._data
        if not here or data is None or data.transcript is None:
            return
        name = data.timeline.speaker(here[0])
        if not name:
            self.window.toast.say(said("Nobody is named here: select all segments that are meant."))
            return
        line, key = data.transcript.id, data.timeline.ids[here[0]]
        who = self.workspace.settings.reviewer
        self._pick(
            data,
            here[0],
            said("Who speaks all turns of {name}?", name=name),
            lambda name, person: self.workspace.write(
                lambda archive: speaking.assign_label(
                    archive, line, key, name, reviewer=who, person=person
                )
            ),
        )

    def confirm(self, indices: list[int] | None = None) -> None:
        """Says that who is named for the segments really speaks them."""
        chosen, data = indices or self._view.current_segments(), self._data
        if not chosen or data is None or data.transcript is None:
            return
        named = [index for index in chosen if data.timeline.voices[index] >= 0]
        if not named:
            self.window.toast.say(said("Nobody is named here. Say first who speaks."))
            return
        line, keys = data.transcript.id, [data.timeline.ids[index] for index in named]
        who = self.workspace.settings.reviewer
        self.workspace.write(lambda archive: speaking.confirm(archive, line, keys, reviewer=who))
        names = dict.fromkeys(data.timeline.speaker(index) for index in named)
        self.window.toast.say(said("Confirmed: {names}.", names=", ".join(names)))

    def _pick(
        self,
        data: SessionData,
        index: int,
        title: str,
        use: Callable[[str, int | None], object],
    ) -> None:
        """Asks for a name: of those who were there, or, for who types, of all in the archive."""
        known = suggestions(data.timeline, data.detail.facts.participants, index)
        choices = [
            Choice(one.name, one.name, _in_words(one.detail), aside=not one.there) for one in known
        ]
        timed = data.timeline.timed
        at = said(" at {time}", time=format_time(data.timeline.starts[index])) if timed else ""
        picker = Picker(
            title, said("Name of who speaks{at}", at=at), choices, said("Add {}"), self.window
        )
        picker.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        elsewhere: dict[str, Person] = {}

        def take() -> None:
            person = elsewhere.get(picker.chosen or "")
            name = person.name if person is not None else picker.chosen or picker.typed
            use(name, person.id if person is not None else None)

        def offer(others: list[Person]) -> None:
            if not isValid(picker):
                return  # she was quicker
            elsewhere.update({f"#{one.id}": one for one in others})
            picker.offer([_of_archive(one) for one in others])

        picker.accepted.connect(take)
        picker.open()
        self.workspace.ask(lambda archive: people.list_elsewhere(archive, data.uid), offer)

    @property
    def _view(self) -> TranscriptView:
        return self.window.session_view.transcript

    @property
    def _data(self) -> SessionData | None:
        return self.window.session_view.data if self.workspace.session else None


def _of_archive(person: Person) -> Choice:
    """Somebody of other sessions, told apart from others of the same name."""
    told = (
        f"{person.name} ({kept_whole(f'@{person.handle}') if person.handle else f'#{person.id}'})"
    )
    known_from = wording.count(person.sessions, "session")
    return Choice(f"#{person.id}", told, known_from, aside=True, also=" ".join(person.former))


def _in_words(detail: str) -> str:
    """Why a name is suggested, as the window says it."""
    return " · ".join(retold(part) for part in detail.split(" · "))
