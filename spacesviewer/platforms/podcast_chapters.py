"""Chapters of a podcast as the podcast namespace keeps them: ``{"version", "chapters": [...]}``.

https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/chapters/jsonChapters.md
"""

from __future__ import annotations

from pathlib import Path

from spacesviewer.domain.artefact import FEED, Told
from spacesviewer.domain.jsontext import (
    as_dict,
    as_list,
    as_number,
    as_text,
    load,
    looks_like_json,
)
from spacesviewer.domain.plaintext import clean_line, clean_paragraphs
from spacesviewer.domain.recording import Chapter
from spacesviewer.domain.session import SessionFacts
from spacesviewer.domain.timecode import MAX_MS
from spacesviewer.platforms.refusals import NotThisArtefact

NAME = "podcast chapters"

_MAX_CHAPTERS = 5000


def matches(path: Path, head: str) -> bool:
    """Whether the text is JSON that speaks of chapters with a start."""
    json = path.suffix.casefold() in (".json", "") and looks_like_json(head)
    return json and '"chapters"' in head and '"startTime"' in head


def parse(text: str, name: str) -> tuple[Told, ...]:
    """The chapters; those that are not to be listed (``"toc": false``) are left out.

    Their pictures and links are not fetched, and so not kept.
    """
    root = as_dict(load(text).root)
    listed = as_list(root.get("chapters"))
    if not any("startTime" in as_dict(item) for item in listed):
        raise NotThisArtefact("{name} holds no chapters.", name=name)
    found = []
    for item in listed[:_MAX_CHAPTERS]:
        told = as_dict(item)
        start, end = as_number(told.get("startTime")), as_number(told.get("endTime"))
        if start is None or not 0 <= start * 1000 <= MAX_MS or told.get("toc") is False:
            continue
        ends = end is not None and start < end <= MAX_MS / 1000
        title = clean_line(as_text(told.get("title")))[:500]
        found.append(
            Chapter(round(start * 1000), round(end * 1000) if ends and end else None, title)
        )
    facts = SessionFacts(
        title=clean_line(as_text(root.get("title"))),
        description=clean_paragraphs(as_text(root.get("description"))),
    )
    more = {
        field: clean_line(value)[:300]
        for field in ("podcastName", "author")
        if (value := as_text(root.get(field)))
    }
    return (Told(facts, FEED, tuple(found), more=more),)
