"""twspace-crawler's logs of all Spaces it saw: ``spaces.jsonl`` and ``spaces.raw.jsonl``.

One line each: ``{"id", "username", "started_at", "ended_at", "title", ...}``, or
``{"type": "AudioSpaceById", "data": <the Space>}``. A Space may come several times, as it ran.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from spacesviewer.domain.artefact import DOWNLOADER, Told
from spacesviewer.domain.errors import RefusedFile
from spacesviewer.domain.jsontext import as_dict, as_text, load, looks_like_json
from spacesviewer.domain.participant import Participant
from spacesviewer.domain.plaintext import clean_line
from spacesviewer.domain.session import SessionFacts
from spacesviewer.platforms import audiospace
from spacesviewer.platforms.moments import epoch_ms, iso
from spacesviewer.platforms.refusals import NotThisArtefact

NAME = "twspace-crawler log"
MANY = True

_MARKS = ('"creatorId"', '"playlist_url"', '"AudioSpaceById"', '"AudiospaceByRestId"')
_LONGEST = 4_000_000  # characters of a line: a Space with all its listeners


def matches(path: Path, head: str) -> bool:
    """Whether it is a file of JSON lines with the crawler's names in them."""
    lines = path.suffix.casefold() == ".jsonl" and looks_like_json(head)
    return lines and any(mark in head for mark in _MARKS)


def parse(text: str, name: str) -> tuple[Told, ...]:
    """Each Space once, as it was told last; lines that are broken are passed over."""
    latest: dict[str, Told] = {}
    for told in _lines(text):
        if told.facts.platform_id:
            latest.pop(told.facts.platform_id, None)
            latest[told.facts.platform_id] = told
    if not latest:
        raise NotThisArtefact("{name} tells of no Space.", name=name)
    return tuple(latest.values())


def _lines(text: str) -> Iterator[Told]:
    for line in text.split("\n"):
        if len(line) > _LONGEST or not line.strip():
            continue
        try:
            root = as_dict(load(line).root)
        except RefusedFile:  # a log may break off in its last line
            continue
        told = audiospace.told_of(root) if "data" in root else _short(root)
        if told is not None:
            yield told


def _short(line: dict[str, object]) -> Told | None:
    space_id = clean_line(as_text(line.get("id")))
    if not space_id or not {"username", "started_at", "playlist_url"} & line.keys():
        return None
    started = epoch_ms(line.get("started_at"))
    handle = clean_line(as_text(line.get("username"))).lstrip("@")
    return Told(
        SessionFacts(
            title=clean_line(as_text(line.get("title"))),
            platform="X Spaces",
            platform_id=space_id,
            url=f"https://x.com/i/spaces/{space_id}" if space_id.isalnum() else "",
            started_at=iso(started),
            ended_at=iso(epoch_ms(line.get("ended_at"))),
            scheduled_at=iso(epoch_ms(line.get("scheduled_start"))),
            date_source="twspace-crawler's log (started_at)" if started else "",
            participants=(Participant(handle, "host", handle),) if handle else (),
        ),
        DOWNLOADER,
    )
