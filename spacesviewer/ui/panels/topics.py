"""The topics of the session with their places, and the questions that were asked."""

from __future__ import annotations

import html
from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QBrush, QKeyEvent
from PySide6.QtWidgets import (
    QInputDialog,
    QMenu,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from spacesviewer.domain.question import Question
from spacesviewer.domain.timecode import format_time
from spacesviewer.domain.topic import TopicSpan
from spacesviewer.ui import wording
from spacesviewer.ui.interface import kept_whole, said, to_say
from spacesviewer.ui.models.session_data import SessionData
from spacesviewer.ui.panels import PanelContext
from spacesviewer.ui.theme import Theme
from spacesviewer.ui.widgets.empty import EmptyState
from spacesviewer.workflows import asking

TITLE = to_say("Topics")
ORDER = 2
_SPAN = Qt.ItemDataRole.UserRole


def create(context: PanelContext) -> TopicsPanel:
    """The panel, without a session."""
    return TopicsPanel(context)


class TopicsPanel(QWidget):
    """A tree: a topic, beneath it its places; last the questions, each with who asks.

    A click goes there, Delete takes a place or a question away.
    """

    def __init__(self, context: PanelContext) -> None:
        super().__init__()
        self._context = context
        self.tree = _Tree(self)
        self.tree.setAccessibleName(said("Topics and questions of this session"))
        self.tree.itemClicked.connect(self._on_clicked)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.customContextMenuRequested.connect(self._on_context)
        self._empty = EmptyState(
            said(
                "No topics yet. Select what is said about one in the transcript and press T, "
                "or what is asked and press ?."
            ),
            "",
            self,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 10, 8, 8)
        layout.addWidget(self.tree, 1)
        layout.addWidget(self._empty, 1)
        self.show_session(None)

    @property
    def widget(self) -> QWidget:
        """The panel itself."""
        return self

    def show_session(self, data: SessionData | None) -> int | None:
        """Shows the topics of a session in the order in which they come up."""
        spans = sorted(data.spans, key=lambda s: (s.start_ms, s.end_ms)) if data else []
        order = list(dict.fromkeys(span.topic for span in spans))
        spans.sort(key=lambda span: (order.index(span.topic), span.start_ms))
        self.tree.clear()
        for topic, places in groupby(spans, key=lambda span: span.topic):
            self._add(topic, list(places))
        questions = data.questions if data else ()
        self._add_questions(questions)
        self.tree.expandAll()
        self.tree.setVisible(bool(spans or questions))
        self._empty.setVisible(not spans and not questions)
        return len(order) if data else None

    def set_theme(self, theme: Theme) -> None:
        """Takes another look; the tree follows the palette."""
        muted = QBrush(theme.muted)
        for row in range(self.tree.topLevelItemCount()):
            item = self.tree.topLevelItem(row)
            if item is not None:
                item.setForeground(1, muted)

    def remove_current(self) -> bool:
        """Takes the selected place away; False if a topic, or nothing, is selected."""
        item = self.tree.currentItem()
        span = item.data(0, _SPAN) if item else None
        if isinstance(span, Question):
            number = span.id
            self._context.workspace.write(lambda archive: asking.remove(archive, number))
        elif span is not None:
            self._context.workspace.remove_span(span.id)
        return span is not None

    def _add(self, topic: str, places: list[TopicSpan]) -> None:
        length = sum(span.end_ms - span.start_ms for span in places)
        head = QTreeWidgetItem(self.tree, [kept_whole(topic), wording.length(length)])
        head.setToolTip(0, "")
        bold = head.font(0)
        bold.setWeight(bold.Weight.DemiBold)
        head.setFont(0, bold)
        head.setTextAlignment(1, Qt.AlignmentFlag.AlignRight)
        spoken = f"{topic}, {wording.count(len(places), 'place')}"
        head.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)
        for span in places:
            text = f"{format_time(span.start_ms)} – {format_time(span.end_ms)}"
            child = QTreeWidgetItem(head, [text, wording.length(span.end_ms - span.start_ms)])
            child.setData(0, _SPAN, span)
            child.setTextAlignment(1, Qt.AlignmentFlag.AlignRight)

    def _add_questions(self, questions: Sequence[Question]) -> None:
        if not questions:
            return
        answered = sum(one.answer is not None for one in questions)
        # In one column: the other one would be as wide, and what is asked needs the room.
        told = said(
            "Questions  ·  {answered} of {number} answered",
            answered=answered,
            number=len(questions),
        )
        head = QTreeWidgetItem(self.tree, [told, ""])
        bold = head.font(0)
        bold.setWeight(bold.Weight.DemiBold)
        head.setFont(0, bold)
        for one in questions:
            asked = ": ".join(filter(None, (one.asker, one.text))) or said("Question")
            # Whole, or its dots would stand at the other side where the window is read from there.
            child = QTreeWidgetItem(head, [kept_whole(asked), format_time(one.start_ms)])
            child.setData(0, _SPAN, one)
            child.setTextAlignment(1, Qt.AlignmentFlag.AlignRight)
            when = f"{format_time(one.start_ms)} – {format_time(one.end_ms)}"
            answer = (
                said("answered at {time}", time=format_time(one.answer[0]))
                if one.answer
                else said("no answer noted")
            )
            child.setToolTip(0, html.escape(f"{when} · {asked} · {answer}"))
            spoken = f"{asked}, {format_time(one.start_ms)}, {answer}"
            child.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)

    def _on_clicked(self, item: QTreeWidgetItem) -> None:
        first = item if item.data(0, _SPAN) is not None else item.child(0)
        if first is not None:
            self._context.go_to(first.data(0, _SPAN).start_ms)

    def _on_context(self, place: QPoint) -> None:
        item = self.tree.itemAt(place)
        if item is None or item.data(0, _SPAN) is None:
            return
        span = item.data(0, _SPAN)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(said("Play"), lambda: self._context.play_from(span.start_ms))
        if isinstance(span, Question):
            self._offer(menu, span)
        else:
            menu.addAction(said("Remove Topic Here"), self.remove_current)
        menu.popup(self.tree.viewport().mapToGlobal(place))

    def _offer(self, menu: QMenu, question: Question) -> None:
        """What can be done with a question."""
        workspace, answer, number = self._context.workspace, question.answer, question.id
        if answer is not None:
            menu.addAction(said("Play the Answer"), lambda: self._context.play_from(answer[0]))
        if workspace.read_only:
            return
        menu.addSeparator()
        menu.addAction(said("Edit Question…"), lambda: self._ask_for(question, "text"))
        menu.addAction(said("Who Asks…"), lambda: self._ask_for(question, "asker"))
        if answer is not None:
            menu.addAction(
                said("Remove Answer"),
                lambda: workspace.write(lambda archive: asking.unanswer(archive, number)),
            )
        menu.addAction(said("Remove Question"), self.remove_current)

    def _ask_for(self, question: Question, what: str) -> None:
        dialog = QInputDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(said("Question"))
        dialog.setLabelText(
            said("What is asked?") if what == "text" else said("Who asks? Empty: not known.")
        )
        dialog.setTextValue(getattr(question, what))
        number = question.id
        dialog.textValueSelected.connect(
            lambda typed: self._context.workspace.write(
                lambda archive: asking.edit(archive, number, **{what: typed})
            )
        )
        dialog.open()


class _Tree(QTreeWidget):
    def __init__(self, panel: TopicsPanel) -> None:
        super().__init__(panel)
        self._panel = panel
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setIndentation(14)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, self.header().ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, self.header().ResizeMode.ResizeToContents)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() == Qt.Key.Key_Delete and self._panel.remove_current():
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self.itemClicked.emit(item, 0)
            return
        super().keyPressEvent(event)
