"""Found words stand on the timeline where they are said, not where their segment begins."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from spacesviewer.domain.timeline import Timeline
from spacesviewer.ui.finding import Finding
from spacesviewer.ui.widgets.find_bar import FindBar
from spacesviewer.ui.widgets.transcript import TranscriptView
from tests.ui.transcript_support import even_words, heard, no_words

LONG = "one two three four five six seven eight nine water"


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[TranscriptView]:
    view = TranscriptView()
    qtbot.addWidget(view)
    view.set_timeline(Timeline([7], [60_000], [160_000], [-1], [LONG]), no_words)
    yield view
    view.close()


def test_hits_are_told_by_the_word_and_again_when_words_come(
    view: TranscriptView, qtbot: QtBot
) -> None:
    bar = FindBar()
    qtbot.addWidget(bar)
    finding = Finding(bar, view, view)
    told = heard(finding.found)
    bar.field.setText("water")
    qtbot.waitUntil(lambda: bool(told))
    (guessed,) = told[-1][0]
    assert guessed == pytest.approx(150_000, abs=3000)  # shared out by the letters
    view.set_words({7: even_words(view.page.timeline, 0, 11_000)})
    finding.tell_again()
    assert told[-1] == ((60_000 + 9 * 11_000,),)
    bar.field.setText("")
    qtbot.waitUntil(lambda: told[-1] == ((),))
    QApplication.processEvents()
