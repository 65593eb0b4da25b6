"""A session with everything known of it, as one document."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from spacesviewer.domain.heard import heard as heard_map
from spacesviewer.domain.heard import total_ms
from spacesviewer.domain.provenance import Provenance
from spacesviewer.domain.question import Question
from spacesviewer.domain.talktime import by_role, talk_ms
from spacesviewer.library import (
    claims,
    heard,
    questions,
    quotes,
    recordings,
    sessions,
    topics,
    transcripts,
    versions,
)
from spacesviewer.library.segmentids import version_of
from spacesviewer.library.sessions import SessionDetail
from spacesviewer.library.store import Archive
from spacesviewer.workflows import claimed, ledger, speaking


def document(archive: Archive, uid: str) -> dict[str, Any]:
    """What ``show --json`` prints."""
    detail = sessions.get(archive, uid)
    missing = ledger.of_session(archive, detail, transcripts.primary(archive, uid))
    facts = asdict(detail.facts)
    people = facts.pop("participants")
    figures = facts.pop("figures")
    told = claimed.all_of(archive, detail)
    return {
        "id": detail.id,
        **facts,
        "duration_ms": detail.duration_ms,
        "participants": [_without(person, "id") for person in people],
        "talk": _talk(archive, detail),
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
                    {
                        **_without(_without(asdict(version), "id"), "base"),
                        "corrected": version.base != 0,
                    }
                    for version in versions.list_versions(archive, info.id)
                ],
            }
            for info in detail.transcripts
        ],
        "topics": [
            {"id": span.id, "topic": span.topic, "start_ms": span.start_ms, "end_ms": span.end_ms}
            for span in topics.spans_for(archive, uid)
        ],
        "questions": [question_json(one) for one in questions.list_for(archive, uid)],
        "quotes": len(quotes.list_quotes(archive, session=uid)),
        "told": [asdict(claim) for claim in told],
        "also_told": claimed.extras(told),
        "disagreements": claimed.contradictions(detail, told),
        "missing_chunks": [asdict(one) for one in claims.missing_chunks(archive, uid)],
        "gaps": [asdict(gap) for gap in missing.gaps],
        "gaps_listened": missing.listened,
        "by_hand": sorted(detail.by_hand),
        "told_otherwise": [asdict(value) for value in detail.told_otherwise],
    }


def question_json(question: Question) -> dict[str, Any]:
    """A question as --json prints it."""
    start_ms, end_ms = question.answer or (None, None)
    return {
        "id": question.id,
        "start_ms": question.start_ms,
        "end_ms": question.end_ms,
        "asker": question.asker,
        "text": question.text,
        "answer_start_ms": start_ms,
        "answer_end_ms": end_ms,
    }


def _talk(archive: Archive, detail: SessionDetail) -> dict[str, Any]:
    """For how long each speaker and each role talks, and who has said who speaks."""
    info = transcripts.primary(archive, detail.id)
    if info is None or not info.timed:
        return {"speakers": [], "roles": {}, "nobody_ms": 0}
    timeline = transcripts.timeline(archive, info.id)
    known = speaking.ledger(archive, version_of(timeline.ids[0]) if len(timeline) else 0)
    roles = {person.name.casefold(): person.role for person in detail.facts.participants}
    *talk, nobody = talk_ms(timeline)
    speakers = [
        {
            "speaker": name,
            "role": roles.get(name.casefold(), ""),
            "talk_ms": ms,
            "named": told.source,
            "confirmed": told.confirmed,
        }
        for name, ms in zip(timeline.speakers, talk, strict=True)
        for told in [known.by_name.get(name, Provenance())]
    ]
    named = by_role(zip(timeline.speakers, talk, strict=True), roles)
    return {"speakers": speakers, "roles": named, "nobody_ms": nobody}


def _without(values: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in values.items() if key != name}
