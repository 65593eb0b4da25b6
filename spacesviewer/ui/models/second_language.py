"""The second language of a session that is shown, read in one go off the window's thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from spacesviewer.domain.pairing import Pairing, pair
from spacesviewer.domain.session import TranscriptInfo
from spacesviewer.domain.timeline import Timeline
from spacesviewer.domain.translation import Progress, TranslatedLine
from spacesviewer.library import drafts, transcripts, translations
from spacesviewer.library.store import Archive
from spacesviewer.workflows import translating

ONE, STACKED, BESIDE = "one", "stacked", "beside"
MODES = (ONE, STACKED, BESIDE)


@dataclass(frozen=True, slots=True)
class Languages:
    """How many languages a person reads at once: one of MODES, and which transcript is second."""

    mode: str = ONE
    second: int = 0

    @classmethod
    def remembered(cls, state: Mapping[str, Any]) -> Languages:
        """What was chosen when the session was shown last."""
        told = state.get("languages")
        if not isinstance(told, list) or len(told) != 2 or told[0] not in MODES:
            return cls()
        return cls(told[0], told[1]) if isinstance(told[1], int) else cls()


@dataclass(frozen=True)
class SecondLanguage:
    """A transcript beside the one that is shown; ``lines`` by segment where it is a translation.

    ``draft`` is what was typed and not saved: a segment of the first transcript and a text.
    """

    info: TranscriptInfo
    timeline: Timeline
    pairing: Pairing
    lines: Mapping[int, TranslatedLine] = field(default_factory=dict)
    progress: Progress | None = None
    draft: drafts.Draft | None = None

    @property
    def is_translation(self) -> bool:
        """Whether a person may write it beside the original."""
        return self.info.kind == "translation"


def read(
    archive: Archive, first: TranscriptInfo | None, timeline: Timeline, wanted: Languages
) -> SecondLanguage | None:
    """The second language, None where one is read or the transcript is not there any more."""
    if wanted.mode == ONE or first is None or not timeline.timed or not len(timeline):
        return None
    known = {info.id: info for info in transcripts.list_for(archive, first.session)}
    info = known.get(wanted.second)
    if info is None or info.id == first.id or not (info.timed or not info.segments):
        return None
    second = transcripts.timeline(archive, info.id)
    paired = pair(timeline, second)
    if info.kind != "translation":
        return SecondLanguage(info, second, paired)
    lines = translations.lines(archive, info.id)
    done = translating.progress(timeline, second, paired, lines)
    return SecondLanguage(info, second, paired, lines, done, drafts.of(archive, info.id))
