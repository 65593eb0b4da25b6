"""The facts of the session: when, where, who, how many, and which files prove it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from spacesviewer.domain.figure import Figure
from spacesviewer.domain.language import language_name
from spacesviewer.domain.participant import ROLE_NAMES, Participant
from spacesviewer.domain.session import TranscriptInfo
from spacesviewer.domain.timecode import format_time
from spacesviewer.library.byhand import OtherValue
from spacesviewer.ui import wording
from spacesviewer.ui.interface import kept_whole, retold, said, speaks_from_right, to_say
from spacesviewer.ui.models.session_data import SessionData
from spacesviewer.ui.panels import PanelContext
from spacesviewer.ui.theme import Theme
from spacesviewer.ui.widgets.fields import ShortBox, name_field
from spacesviewer.ui.widgets.gap_list import GapList, gaps_title

TITLE = to_say("Session")
ORDER = 5


def create(context: PanelContext) -> SessionPanel:
    """The panel, without a session."""
    return SessionPanel(context)


class SessionPanel(QWidget):
    """Facts as plain text that can be selected; the transcript to read is chosen here."""

    def __init__(self, context: PanelContext) -> None:
        super().__init__()
        self._context = context
        self._data: SessionData | None = None
        self._awaits = False
        self.transcripts = ShortBox()
        name_field(self.transcripts, said("Transcript to read"))
        self.transcripts.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.transcripts.activated.connect(self._on_chosen)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it takes the keys
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.edit = QPushButton(said("Edit details…"))
        self.edit.setToolTip(said("Correct title, dates, people, figures and files (Ctrl+Shift+E)"))
        self.edit.clicked.connect(lambda: context.edit_session("Facts"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 8, 8)
        layout.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.transcripts)
        layout.addWidget(self._area, 1)
        self.show_session(None)

    @property
    def widget(self) -> QWidget:
        """The panel itself."""
        return self

    def show_session(self, data: SessionData | None) -> int | None:
        """Shows the facts of a session; this panel has no count."""
        self._data = data
        if self.window().isVisible() and not self.isVisible():
            self._awaits = True  # behind another tab; all of it is much to make at every change
        else:
            self._fill()
        return None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._awaits:
            self._fill()

    def _fill(self) -> None:
        data, self._awaits = self._data, False
        self._show_transcripts(data)
        self.edit.setVisible(data is not None)
        page = QWidget()
        form = QFormLayout(page)
        form.setContentsMargins(0, 8, 10, 8)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setVerticalSpacing(4)
        if data is not None and data.gaps:
            form.addRow(_name(gaps_title(data.gaps)), GapList(data.gaps, self._context.go_to))
        zone = self._context.workspace.settings.zone
        for name, value in facts(data, zone) if data else []:
            form.addRow(_name(name), _value(value))
        self._area.setWidget(page)

    def set_theme(self, theme: Theme) -> None:
        """Takes another look; labels follow the palette."""

    def _show_transcripts(self, data: SessionData | None) -> None:
        self.transcripts.clear()
        known = list(data.detail.transcripts) if data else []
        for info in known:
            self.transcripts.addItem(describe(info), info.id)
        if data and data.transcript:
            self.transcripts.setCurrentIndex(self.transcripts.findData(data.transcript.id))
        self.transcripts.setVisible(bool(known))

    def _on_chosen(self, row: int) -> None:
        self._context.choose_transcript(self.transcripts.itemData(row))


def describe(info: TranscriptInfo) -> str:
    """A transcript in a line: "English · WebVTT · 412 segments"."""
    parts = [said(language_name(info.language)), retold(info.format)]
    if info.kind == "translation":
        parts.append(said("translation"))
    parts.append(wording.count(info.segments, "segment"))
    if info.origin == "machine":
        parts.append(said("made by a machine, unverified"))
    if not info.timed:
        parts.append(said("no times"))
    if info.corrected:
        parts.append(said("corrected"))
    elif info.versions > 1:
        parts.append(said("version {versions}", versions=info.versions))
    return " · ".join(parts)


def facts(data: SessionData, zone: str = "") -> list[tuple[str, str]]:
    """What is known of a session, as (name, text) pairs; what is not told is left out."""
    detail = data.detail
    begun, over = detail.facts.started_at, detail.facts.ended_at
    planned, spoken = detail.facts.scheduled_at, detail.facts.language
    start = wording.day_and_time(begun, zone) if begun else said("not told by any file")
    told = [
        (
            said("Synthetic"),
            said("Invented people and machine voices.") if detail.facts.synthetic else "",
        ),
        (said("Title"), detail.facts.title),
        (
            said("Start"),
            start + (f"\n{retold(detail.facts.date_source)}" if detail.facts.date_source else ""),
        ),
        (said("End"), wording.day_and_time(over, zone) if over else ""),
        (said("Planned for"), wording.day_and_time(planned, zone) if planned else ""),
        (said("Length"), format_time(data.duration_ms)),
        (said("Language"), said(language_name(spoken)) if spoken else ""),
        (said("Platform"), detail.facts.platform),
        (said("Address"), detail.facts.url),
        (said("Id"), detail.facts.platform_id),
        (said("Description"), detail.facts.description),
        (said("People"), "\n".join(person_line(person) for person in detail.facts.participants)),
        (said("Figures"), "\n".join(figure_line(figure) for figure in detail.facts.figures)),
        (said("Also told"), "\n".join(map(retold, data.also_told))),
        (said("Files say otherwise"), "\n".join(other_line(o) for o in detail.told_otherwise)),
        (said("Files disagree"), "\n".join(map(retold, data.contradictions))),
    ]
    for number, recording in enumerate(detail.recordings, 1):
        lost = "\n" + said("Not at this place now.") if recording.missing else ""
        kind = f"{recording.container} {recording.codec}, {recording.sample_rate / 1000:g} kHz"
        name = (
            said("Recording")
            if len(detail.recordings) == 1
            else said("Recording {number}", number=number)
        )
        where = (
            said(", from {time} on", time=format_time(recording.offset_ms))
            if recording.offset_ms
            else ""
        )
        kind += where
        lines = (recording.path, kind, format_time(recording.duration_ms, milliseconds=True))
        told.append((name, "\n".join(lines) + lost))
        told.append((f"{name}: SHA-256", recording.sha256))
    for info in detail.transcripts:
        notes = "".join(f"\n{retold(note)}" for note in info.notes)
        told.append((said("Transcript"), f"{Path(info.name).name}\n{describe(info)}{notes}"))
    return [(name, text) for name, text in told if text]


def figure_line(figure: Figure) -> str:
    """ "446,000 live listeners (platform, 14 Nov 2026)"."""
    when = f", {wording.dated(figure.date)}" if figure.date else ""
    return said(
        "{number} {kind} ({source})",
        number=f"{figure.value:,}",
        kind=retold(figure.kind),
        source=f"{retold(figure.source)}{when}",
    )


def person_line(person: Participant) -> str:
    """ "Ayesha Siddiqui (@ayesha), host, from 0:03:10 on"."""
    handle = f" (@{person.handle})" if person.handle else ""
    came = said(", from {time} on", time=format_time(person.joined_ms)) if person.joined_ms else ""
    return f"{kept_whole(f'{person.name}{handle}')}, {said(ROLE_NAMES[person.role].lower())}{came}"


def other_line(other: OtherValue) -> str:
    """What a file says of a fact that was set by hand."""
    field = said(other.field.replace("_", " "))
    return f"{field}: {kept_whole(other.value)} ({retold(other.source)})"


def _name(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("muted", True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _value(text: str) -> QWidget:
    """Plain text that wraps anywhere and can be selected; markup in it is shown as typed."""
    return _Value(text)


class _Value(QPlainTextEdit):
    """As high as its text is at the width that there is."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setReadOnly(True)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setStyleSheet("QPlainTextEdit { border: 0; padding: 0; background: transparent; }")
        self.setWordWrapMode(self.wordWrapMode().WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        if speaks_from_right():
            # Below its name, also where it is an address or a title from left to right.
            option = self.document().defaultTextOption()
            option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
            self.document().setDefaultTextOption(option)
        self.setTabChangesFocus(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # A plain text document tells its height in lines, and lines of Urdu are higher.
        block, high = self.document().firstBlock(), 0.0
        while block.isValid():
            high += self.blockBoundingRect(block).height()
            block = block.next()
        self.setFixedHeight(max(self.fontMetrics().lineSpacing(), round(high)) + 6)
