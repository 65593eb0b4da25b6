"""Times, drawn with glyphs that are known: after a jump each time in view is a new text."""

from __future__ import annotations

import re
from itertools import pairwise

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QGlyphRun, QPainter, QTextLayout

_TIME = re.compile(r"[0-9][0-9:.]*")
_DIGIT = re.compile("[0-9]")
_DIGITS = "0123456789"


class Figures:
    """Draws times of one font just as shaping each would, at a third of what that costs.

    All figures are as wide, so that all times of one form stand alike: the form is shaped once, and
    for a time only its glyphs are exchanged. Where a font's figures are not that way, there are no
    forms, and nothing is drawn here.
    """

    def __init__(self, font: QFont) -> None:
        self._font = font
        self._digits = self._digits_of(font)
        self._forms: dict[str, _Form | None] = {}

    def form(self, text: str) -> _Form | None:
        """How a time of this form stands; None for what is not a time."""
        if not self._digits or not _TIME.fullmatch(text):
            return None
        name = _DIGIT.sub("0", text)
        try:
            return self._forms[name]
        except KeyError:
            form = self._forms[name] = self._shaped(name)
            return form

    def put(self, painter: QPainter, form: _Form, at: QPointF, text: str) -> None:
        """Draws a time of that form, its upper left corner at a point."""
        glyphs = list(form.glyphs)
        for place in form.places:
            glyphs[place] = self._digits[text[place]]
        form.run.setGlyphIndexes(glyphs)
        painter.drawGlyphRun(at, form.run)

    @staticmethod
    def _digits_of(font: QFont) -> dict[str, int]:
        """The glyph of each digit; none where they are not all as wide, or not of one font."""
        runs, _ = _laid_out(_DIGITS, font)
        if len(runs) != 1 or len(runs[0].glyphIndexes()) != len(_DIGITS):
            return {}
        places = [at.x() for at in runs[0].positions()]
        steps = {round(after - at, 3) for at, after in pairwise(places)}
        return dict(zip(_DIGITS, runs[0].glyphIndexes(), strict=True)) if len(steps) == 1 else {}

    def _shaped(self, name: str) -> _Form | None:
        runs, layout = _laid_out(name, self._font)
        glyphs = runs[0].glyphIndexes() if len(runs) == 1 else []
        places = [place for place, letter in enumerate(name) if letter == "0"]
        if len(glyphs) != len(name) or any(glyphs[at] != self._digits["0"] for at in places):
            return None
        line = layout.lineAt(0)
        return _Form(runs[0], glyphs, places, line.naturalTextWidth(), line.height())


class _Form:
    """The times of one form, as 0:00:00: where their glyphs stand, and how much room they take."""

    __slots__ = ("glyphs", "places", "run", "tall", "width")

    def __init__(
        self, run: QGlyphRun, glyphs: list[int], places: list[int], width: float, tall: float
    ) -> None:
        self.run, self.glyphs, self.places = run, glyphs, places
        self.width, self.tall = width, tall


def _laid_out(text: str, font: QFont) -> tuple[list[QGlyphRun], QTextLayout]:
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return layout.glyphRuns(), layout
