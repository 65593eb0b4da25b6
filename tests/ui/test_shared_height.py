"""The height of the timeline: what its rows need, until a person draws the line."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from spacesviewer.domain.topic import TopicSpan
from spacesviewer.ui.widgets.low_frame import LowFrame
from spacesviewer.ui.widgets.shared_height import SharedHeight
from spacesviewer.ui.widgets.timeline import TimelineWidget
from tests.ui.timeline_support import small_session, transcript


def test_it_grows_with_its_rows_until_the_line_is_drawn(qtbot: QtBot) -> None:
    splitter, above, timeline = SharedHeight(), LowFrame(), TimelineWidget()
    layout = QVBoxLayout(above)
    layout.addWidget(timeline, 1)
    below: QWidget = QFrame()
    splitter.addWidget(above)
    splitter.addWidget(below)
    splitter.setChildrenCollapsible(False)
    qtbot.addWidget(splitter)
    splitter.resize(900, 1000)
    splitter.show()
    timeline.set_session(small_session())
    qtbot.waitUntil(lambda: splitter.sizes()[0] == 340)
    names = tuple(f"Caller {n}" for n in range(8))
    spoken = transcript(*((n * 500, n * 500 + 400, n, "Yes.") for n in range(8)), speakers=names)
    spans = tuple(TopicSpan(n, n, f"Topic {n}", "s", 0, 8000) for n in range(1, 5))
    crowded = replace(small_session(), topics=spans, timeline=spoken, speakers=names)
    timeline.update_session(crowded)
    qtbot.waitUntil(lambda: splitter.sizes()[0] == above.sizeHint().height() > 340)
    splitter.resize(900, 700)  # half is for reading
    qtbot.waitUntil(lambda: 345 <= splitter.sizes()[0] <= 350)
    with qtbot.waitSignal(splitter.drawn):
        splitter.setSizes([420, 280])
        splitter.splitterMoved.emit(420, 1)
    timeline.update_session(small_session())
    splitter.share()
    assert splitter.sizes()[0] >= 400
