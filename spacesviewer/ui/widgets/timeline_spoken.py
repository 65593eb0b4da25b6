"""The position for those who do not see it."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QSlider, QWidget

from spacesviewer.domain.timecode import format_time
from spacesviewer.domain.timeline import Timeline
from spacesviewer.ui.interface import said

_NAMES = 3


class PositionSlider(QSlider):
    """A slider in whole seconds that draws nothing and takes no mouse and no keys.

    Qt's own slider tells a screen reader its value and lets it be changed. An interface of ours in
    Python would have to live as long as Qt's, and crashed where it did not.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setAccessibleName(said("Position in seconds"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setUpdatesEnabled(False)  # or each new value would repaint the row behind it
        self.setSingleStep(1)
        self.setPageStep(5)

    def tell(self, position_ms: int, length_ms: int, description: str) -> None:
        """Takes over the position without asking for a seek."""
        with QSignalBlocker(self):
            self.setRange(0, length_ms // 1000)
            self.setValue(position_ms // 1000)
        self.setAccessibleDescription(description)


def describe_position(
    timeline: Timeline | None,
    position_ms: int,
    length_ms: int,
    playing: bool,
    heard: tuple[str, str] = ("", ""),
) -> str:
    """Where the playhead is, who speaks there, whether the sound runs, and what was heard."""
    speaker = ""
    if timeline is not None:
        spoken = timeline.segments_at(position_ms)
        speaker = timeline.speaker(spoken[-1]) if spoken else ""
    now = said("{now} of {length}", now=format_time(position_ms), length=format_time(length_ms))
    parts = (now, speaker, "playing" if playing else "paused", *heard)
    return ", ".join(part for part in parts if part)


def describe_range(timeline: Timeline | None, span: tuple[int, int] | None) -> str:
    """The selected range: from when to when, how long, who speaks in it; "" for none."""
    if span is None or span[1] <= span[0]:
        return ""
    start, end = (format_time(ms, milliseconds=True)[:-2] for ms in span)
    told = said(
        "Selected {start} to {end}, {length} seconds",
        start=start,
        end=end,
        length=f"{(span[1] - span[0]) / 1000:.1f}",
    )
    spoken = timeline.segments_between(*span) if timeline is not None and timeline.timed else []
    names = dict.fromkeys(filter(None, (timeline.speaker(i) for i in spoken) if timeline else ()))
    return ", ".join((told, *list(names)[:_NAMES]))
