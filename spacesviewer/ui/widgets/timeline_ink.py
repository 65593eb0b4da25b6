"""A theme's colours as the timeline needs them: ready-made pixels and shades."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from spacesviewer.ui.theme import Theme
from spacesviewer.ui.widgets.timeline_canvas import Pixels, blends, mixed, pixel
from spacesviewer.ui.widgets.timeline_wave import Ink


class Inks:
    """Pixels of one theme; what is costly is made when it is first asked for."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.surface = pixel(theme.surface)
        self.lane = pixel(theme.lane)
        self.mark = pixel(theme.mark)
        self.hit = pixel(mixed(theme.surface, theme.hit, 0.6))
        self.hit_tick = pixel(theme.hit_current)
        self.line = pixel(theme.line)
        self.tick = pixel(mixed(theme.line, theme.border, 0.4))
        self.wave = Ink(pixel(theme.wave_soft), pixel(theme.wave), pixel(theme.line))
        self.gap = pixel(theme.danger)
        self.gap_ground = pixel(mixed(theme.surface, theme.danger, 0.16))
        self.question = pixel(mixed(theme.surface, theme.accent, 0.26))
        self.question_edge = pixel(theme.accent)
        self.answer = pixel(mixed(theme.surface, theme.accent, 0.55))
        self._voices: dict[int, Pixels] = {}

    @cached_property
    def quoted(self) -> Pixels:
        """Shades of a quote by how much of the column it covers."""
        return blends(self.theme.surface, self.theme.quote_line)

    @cached_property
    def topics(self) -> Pixels:
        """The grounds of the topics, and behind them that of the row (index -1)."""
        return np.array([pixel(c) for c in (*self.theme.topics, self.theme.surface)])

    @cached_property
    def heard(self) -> Pixels:
        """Shades of what was heard by how much of the column it covers."""
        return blends(self.theme.line, self.theme.heard)

    def voice(self, voice: int) -> Pixels:
        """Shades of a speaker by how much of the column is spoken."""
        if voice not in self._voices:
            self._voices[voice] = blends(self.theme.lane, self.theme.speaker_color(voice))
        return self._voices[voice]
