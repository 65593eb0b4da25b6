"""A session with everything known of it, as one document."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from spacesviewer.domain.heard import heard as heard_map
from spacesviewer.domain.heard import total_ms
from spacesviewer.library import heard, quotes, recordings, sessions, topics, transcripts, versions
from spacesviewer.library.sessions import SessionDetail
from spacesviewer.library.store import Archive
from spacesviewer.workflows.gaps import Gap, find


def gaps_of(archive: Archive, detail: SessionDetail) -> list[Gap]:
    """The gaps of a session."""
    claimed = {
        recording.id: info.claimed_ms
        for recording in detail.recordings
        if (info := recordings.media_info(archive, recording.id)) and info.claimed_ms
    }
    end_ms = transcripts.end_ms(archive, detail.id)
    return find(detail.facts, detail.recordings, claimed, end_ms)


def document(archive: Archive, uid: str) -> dict[str, Any]:
    """What ``show --json`` prints."""
    detail = sessions.get(archive, uid)
    facts = asdict(detail.facts)
    people = facts.pop("participants")
    figures = facts.pop("figures")
    return {
        "id": detail.id,
        **facts,
        "duration_ms": detail.duration_ms,
        "participants": [_without(person, "id") for person in people],
        "figures": [_without(figure, "id") for figure in figures],
        "recordings": [
            {
                **_without(asdict(recording), "session"),
                "missing": not Path(recording.path).is_file(),
                "tags": info.tags if info else {},
                "heard_ms": total_ms(heard_map(hearings)),
                "heard": [asdict(hearing) for hearing in hearings],
            }
            for recording in detail.recordings
            for info in [recordings.media_info(archive, recording.id)]
            for hearings in [heard.of_recording(archive, recording.id)]
        ],
        "transcripts": [
            {
                **_without(asdict(info), "session"),
                "versions": [
                    _without(asdict(version), "id")
                    for version in versions.list_versions(archive, info.id)
                ],
            }
            for info in detail.transcripts
        ],
        "topics": [
            {"id": span.id, "topic": span.topic, "start_ms": span.start_ms, "end_ms": span.end_ms}
            for span in topics.spans_for(archive, uid)
        ],
        "quotes": len(quotes.list_quotes(archive, session=uid)),
        "gaps": [asdict(gap) for gap in gaps_of(archive, detail)],
    }


def _without(values: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in values.items() if key != name}
