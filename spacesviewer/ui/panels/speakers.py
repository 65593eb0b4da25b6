"""Who speaks in the session, in which role, and for how long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import (
    QLabel,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from spacesviewer.domain.participant import ROLE_NAMES, Participant
from spacesviewer.domain.provenance import Provenance
from spacesviewer.domain.talktime import by_role, talk_ms
from spacesviewer.domain.timecode import format_time
from spacesviewer.domain.timeline import Timeline
from spacesviewer.ui.interface import kept_whole, retold, said, to_say
from spacesviewer.ui.models.rows import RowsModel, ValueRole
from spacesviewer.ui.models.session_data import SessionData
from spacesviewer.ui.panels import PanelContext
from spacesviewer.ui.theme import Theme, font
from spacesviewer.ui.widgets.empty import EmptyState
from spacesviewer.workflows import speaking
from spacesviewer.workflows.speaking import SpeakerLedger

TITLE = to_say("Speakers")
ORDER = 3
_LEVELS = {
    "machine": to_say("named by a machine"),
    "file": to_say("named by the file"),
    "person": to_say("named by hand"),
    "confirmed": "confirmed",  # asked for elsewhere, too
}
_KEYS, _CHIP = 9, 15  # speakers that have a key; px
_UNKNOWN = Provenance()
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """A speaker: ``voice`` is the place in the timeline's speakers (-1: never heard in it)."""

    name: str
    voice: int
    role: str
    handle: str
    talk_ms: int
    share: float
    first_ms: int | None
    told: Provenance = _UNKNOWN


def create(context: PanelContext) -> SpeakersPanel:
    """The panel, without a session."""
    return SpeakersPanel(context)


class SpeakersPanel(QWidget):
    """A line for each speaker; a click goes to the first words."""

    def __init__(self, context: PanelContext) -> None:
        super().__init__()
        self._context = context
        self.model: RowsModel[SpeakerRow] = RowsModel(_tell, self, tips=True)
        self.view = QListView(self)
        self.view.setModel(self.model)
        self.view.setAccessibleName(said("Speakers of this session"))
        self._delegate = _Delegate(context.theme)
        self.view.setItemDelegate(self._delegate)
        self.view.clicked.connect(self._on_clicked)
        self.view.activated.connect(self._on_clicked)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._show_menu)
        self._data: SessionData | None = None
        self.roles = QLabel()
        self.roles.setTextFormat(Qt.TextFormat.PlainText)
        self.roles.setWordWrap(True)
        self.roles.setProperty("muted", True)
        self.roles.setContentsMargins(10, 4, 10, 2)
        self.roles.setAccessibleName(said("Talk time of each role"))
        self._empty = EmptyState(
            said("The transcript of this session names no speakers."), "", self
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 10, 8, 8)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.roles)
        layout.addWidget(self._empty, 1)
        self.show_session(None)

    @property
    def widget(self) -> QWidget:
        """The panel itself."""
        return self

    def show_session(self, data: SessionData | None) -> int | None:
        """Shows the speakers in the order of the lanes, then those who were there and silent."""
        self._data = data
        people = data.detail.facts.participants if data else ()
        rows = speaker_rows(data.timeline, people, data.speakers) if data else []
        self.model.set_rows(rows)
        said = role_line(rows)
        self.roles.setText(said)
        self.roles.setVisible(bool(said))
        self.view.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        return len(rows) if data else None

    def set_theme(self, theme: Theme) -> None:
        """Takes another look."""
        self._delegate.theme = theme
        self.view.viewport().update()

    def menu_of(self, row: SpeakerRow) -> QMenu | None:
        """What can be done with a speaker; None where nothing can be."""
        data, workspace = self._data, self._context.workspace
        if data is None or data.transcript is None or row.voice < 0 or workspace.read_only:
            return None
        line, who = data.transcript.id, workspace.settings.reviewer
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(
            said("Confirm All Turns"),
            lambda: workspace.write(
                lambda archive: speaking.confirm_all(archive, line, row.name, reviewer=who)
            ),
        )
        first = data.timeline.voices.index(row.voice)
        menu.addAction(said("Say Who This Is…"), lambda: self._context.who_is(first))
        menu.addAction(
            said("Edit People of This Session…"), lambda: self._context.edit_session("People")
        )
        return menu

    def _show_menu(self, point: QPoint) -> None:
        row = self.model.value(self.view.indexAt(point))
        menu = self.menu_of(row) if row is not None else None
        if menu is not None:
            menu.popup(self.view.viewport().mapToGlobal(point))

    def _on_clicked(self, index: QModelIndex) -> None:
        row = self.model.value(index)
        if row is not None and row.first_ms is not None:
            self._context.go_to(row.first_ms)


def role_line(rows: Sequence[SpeakerRow]) -> str:
    """``Hosts 0:12:00 · Callers 0:03:10``: for how long each role talks, "" where none is known."""
    talk = [(row.name, row.talk_ms) for row in rows]
    known = by_role(talk, {row.name.casefold(): row.role for row in rows})
    told = [(role or said("Others"), ms) for role, ms in known.items()]
    return " · ".join(f"{role} {format_time(ms)}" for role, ms in told) if any(known) else ""


def speaker_rows(
    timeline: Timeline,
    participants: tuple[Participant, ...] | list[Participant],
    ledger: SpeakerLedger | None = None,
) -> list[SpeakerRow]:
    """The speakers of a transcript with their talk time, and the people who said nothing in it."""
    talk = talk_ms(timeline)
    total = sum(talk) or 1
    known = {person.name.casefold(): person for person in participants}
    rows = []
    heard = set(timeline.voices)
    for voice, name in enumerate(timeline.speakers):
        person = known.pop(name.casefold(), None)
        rows.append(
            SpeakerRow(
                name,
                voice if voice in heard else -1,  # a person has given the words to somebody else
                said(ROLE_NAMES.get(person.role, "")) if person else "",
                person.handle if person else "",
                talk[voice],
                talk[voice] / total,
                _first_ms(timeline, voice),
                ledger.by_name.get(name, Provenance()) if ledger is not None else Provenance(),
            )
        )
    silent = [
        SpeakerRow(p.name, -1, said(ROLE_NAMES.get(p.role, "")), p.handle, 0, 0.0, p.joined_ms)
        for p in known.values()
        if p.role != "listener"
    ]
    return rows + silent


def _first_ms(timeline: Timeline, voice: int) -> int | None:
    """When a voice is first heard; None where the text has no times."""
    if not timeline.timed or voice not in timeline.voices:
        return None
    return timeline.starts[timeline.voices.index(voice)]


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(100, 34 + 18 * max(1, len(lines_below(index.data(ValueRole)))))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: SpeakerRow = index.data(ValueRole)
        place = option.rect.adjusted(0, 1, 0, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state = option.state
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            chosen = bool(state & QStyle.StateFlag.State_Selected)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.accent_soft if chosen else self.theme.hover)
            painter.drawRoundedRect(place, 6, 6)
        color = self.theme.speaker_color(row.voice)
        # Each text has a direction of its own, whatever side the window is read from.
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        inner = place.adjusted(10, 8, -10, -8)
        self._chip(painter, index.row(), inner, color, mirrored=mirrored)
        self._words(painter, row, inner, color, mirrored=mirrored)
        painter.restore()

    def _chip(
        self, painter: QPainter, number: int, place: QRect, color: QColor, *, mirrored: bool
    ) -> None:
        """The speaker's colour, in it the key that gives a segment to this speaker."""
        left = place.right() - _CHIP + 1 if mirrored else place.left()
        chip = QRect(left, place.top() + 1, _CHIP, _CHIP)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawRoundedRect(chip, 4, 4)
        if number < _KEYS:
            painter.setFont(font(10, QFont.Weight.DemiBold))
            painter.setPen(self.theme.surface)
            painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, str(number + 1))

    def _words(
        self, painter: QPainter, row: SpeakerRow, place: QRect, color: QColor, *, mirrored: bool
    ) -> None:
        near, far = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        if mirrored:
            near, far = far, near
        near, far = (side | Qt.AlignmentFlag.AlignAbsolute for side in (near, far))
        aside = _CHIP + 9
        text = place.adjusted(0, 0, -aside, 0) if mirrored else place.adjusted(aside, 0, 0, 0)
        painter.setFont(font(12))
        painter.setPen(self.theme.muted)
        spoken = said("silent")
        if row.voice >= 0:
            spoken = f"{format_time(row.talk_ms)} · {row.share:.0%}"
            spoken = said("no times") if row.first_ms is None else spoken
        painter.drawText(text, far, spoken)
        room = text.width() - painter.fontMetrics().horizontalAdvance(spoken) - 8
        for number, line in enumerate(lines_below(row), 1):
            below, end = text.adjusted(0, 1 + 18 * number, 0, 0), Qt.TextElideMode.ElideRight
            painter.drawText(below, near, painter.fontMetrics().elidedText(line, end, text.width()))
        painter.setFont(font(13, QFont.Weight.DemiBold, flat=True))
        painter.setPen(color if row.voice >= 0 else self.theme.text)
        elided = painter.fontMetrics().elidedText(row.name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(text, near, elided)


def lines_below(row: SpeakerRow) -> list[str]:
    """What stands beneath the name: role and handle, and in a line of its own who named them.

    All of it in one line would be cut off at the panel's usual width.
    """
    handle = kept_whole(f"@{row.handle}") if row.handle else ""
    known = " · ".join(part for part in (row.role, handle) if part)
    who_says = said(_LEVELS.get(row.told.level, "")) if row.voice >= 0 else ""
    return [line for line in (known, who_says) if line]


def _tell(row: SpeakerRow) -> str:
    spoken = said("speaks for {time}", time=format_time(row.talk_ms))
    if row.voice >= 0 and row.first_ms is None:
        spoken = said("no times")
    who_says = retold(row.told.sentence) if row.told.source else ""
    handle = kept_whole(f"@{row.handle}") if row.handle else ""
    parts = (row.name, row.role, handle, spoken, who_says)
    return ", ".join(part for part in parts if part)
