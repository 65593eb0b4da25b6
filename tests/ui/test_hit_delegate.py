"""What was found is seen in its row, however far behind it stands."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from spacesviewer.library.search import Hit
from spacesviewer.ui.models.library_delegate import HitDelegate
from spacesviewer.ui.theme import LIGHT

BEFORE = (
    "To establish a sales partnership, press one. To speak with a customer advocate, press two. "
)
WIDTH = 220


def shown(snippet: str, word: str) -> str:
    """The words of a hit that its row has room for."""
    start = snippet.index(word)
    marks = ((start, start + len(word)),)
    hit = Hit("s", "Title", 0, 0, "Allison", snippet, snippet, 1, 1, marks, marks)
    layout = HitDelegate(LIGHT)._layout(hit, WIDTH)
    last = layout.lineAt(layout.lineCount() - 1)
    lit = layout.formats()[0]
    assert layout.text()[lit.start : lit.start + lit.length] == word
    return layout.text()[: last.textStart() + last.textLength()]


def test_a_word_far_behind_is_brought_into_the_row(qtbot: QtBot) -> None:
    told = shown(f"{BEFORE * 2}For an operator, press zero.", "operator")
    assert told.startswith("… ")
    assert "operator" in told


def test_a_word_that_is_seen_keeps_what_stands_before_it(qtbot: QtBot) -> None:
    assert shown(f"Press one for an operator. {BEFORE}", "operator").startswith("Press one")


def test_a_word_without_a_space_before_it_is_found_too(qtbot: QtBot) -> None:
    assert "operator" in shown(f"{'x' * 300}operator", "operator")
