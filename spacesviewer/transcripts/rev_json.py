"""Rev's JSON: ``monologues`` of one speaker with ``elements``, of the API or exported as a file.

The API counts seconds (``ts``, ``end_ts``); the export writes ``timestamp`` as ``00:00:01,230``
and puts the speaker's name into ``speaker_info``. White space is an element like punctuation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacesviewer.domain.jsontext import as_dict, as_list, as_text
from spacesviewer.domain.segment import ParsedTranscript
from spacesviewer.transcripts.answers import answer
from spacesviewer.transcripts.cues import clock_ms
from spacesviewer.transcripts.documents import (
    confidence,
    milliseconds,
    speaker_label,
)
from spacesviewer.transcripts.gathering import OWN_TURNS, SpokenWord, gather
from spacesviewer.transcripts.mends import Mends

NAME = "Rev JSON"
EXTENSIONS = ("json",)

_CLOCK = re.compile(r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:[.,:](\d{1,9}))?", re.ASCII)


def claims(root: object) -> bool:
    """Whether monologues with elements stand in it."""
    monologues = as_dict(root).get("monologues")
    return isinstance(monologues, list) and (
        not monologues or any("elements" in as_dict(one) for one in monologues[:20])
    )


def read_document(root: object) -> ParsedTranscript:
    """The monologues as segments, long ones cut at ends of sentences."""
    mends = Mends()
    document = as_dict(root)
    monologues = [as_dict(one) for one in as_list(document.get("monologues"))]
    names = _names(as_list(document.get("speakers")))
    words = list(_words(monologues, names))
    # The machine tells how sure it is; people who transcribe do not.
    origin = "machine" if any(word.confidence is not None for word in words) else ""
    return answer(
        "Rev",
        gather(words, mends, OWN_TURNS),
        mends,
        language=document.get("language"),
        origin=origin,
    )


def _names(listed: Sequence[object]) -> dict[object, str]:
    speakers = (as_dict(one) for one in listed)
    return {
        told["id"]: as_text(told.get("name"))
        for told in speakers
        if isinstance(told.get("id"), int | str)
    }


def _speaker(monologue: dict[str, object], names: dict[object, str]) -> str:
    info = as_dict(monologue.get("speaker_info"))
    told = monologue.get("speaker", info.get("id"))
    named = names.get(told) if isinstance(told, int | str) else ""
    known = as_text(monologue.get("speaker_name")) or as_text(info.get("name"))
    return named or known or speaker_label(told)


def _words(
    monologues: Sequence[dict[str, object]], names: dict[object, str]
) -> Iterator[SpokenWord]:
    spaced_by_file = _has_spaces(monologues)
    row = 0
    for monologue in monologues:
        speaker = _speaker(monologue, names)
        parted = begins = True
        for item in as_list(monologue.get("elements")):
            row += 1
            element = as_dict(item)
            value = as_text(element.get("value"))
            if not value.strip():
                parted = parted or bool(value)
                continue
            is_mark = element.get("type") == "punct"
            glued = not parted and not value[0].isspace() and (is_mark or spaced_by_file)
            yield SpokenWord(
                value.strip(),
                _time(element, "ts", "timestamp"),
                _time(element, "end_ts", "end_timestamp"),
                speaker,
                confidence(element.get("confidence")),
                glued=glued,
                breaks=begins,
                row=row,
            )
            begins, parted = False, value[-1].isspace()


def _has_spaces(monologues: Sequence[dict[str, object]]) -> bool:
    """Whether the file writes the spaces between words; without them each word has one."""
    for monologue in monologues[:50]:
        for item in as_list(monologue.get("elements"))[:50]:
            value = as_text(as_dict(item).get("value"))
            if value[:1].isspace() or value[-1:].isspace():
                return True
    return False


def _time(element: dict[str, object], *names: str) -> int | None:
    told = next((element[name] for name in names if element.get(name) is not None), None)
    if isinstance(told, str) and (match := _CLOCK.fullmatch(told.strip())):
        return clock_ms(*match.groups())
    return milliseconds(told)
