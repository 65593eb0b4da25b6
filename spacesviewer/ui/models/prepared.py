"""What the timeline and the transcript make of a long text before they can show it.

It is made where a session is read, off the window's thread: of 100,000 segments it would keep that
from answering for half of what a person notices. It loads numpy.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacesviewer.domain.timeline import Timeline
from spacesviewer.ui.widgets.timeline_columns import Speech
from spacesviewer.ui.widgets.transcript_rows import Rows


@dataclass(frozen=True, slots=True)
class Prepared:
    """When each voice speaks, of what the timeline's lanes show; and the transcript's rows."""

    speech: Speech
    rows: Rows


def prepare(timeline: Timeline, turns: Timeline | None) -> Prepared:
    """What is shown of a transcript, whose lanes show the turns that another file tells, if any."""
    return Prepared(Speech.of(timeline if turns is None else turns), Rows(timeline))
