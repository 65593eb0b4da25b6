"""A quote as the columns of its row, and back."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from spacesviewer.domain.quote import (
    Correction,
    Naming,
    Proof,
    Quote,
    QuoteEdit,
    QuotePart,
    Said,
    Verification,
)
from spacesviewer.library.connection import Handle, Row

# Columns of the same name and meaning as the fields of Quote.
_PLAIN = (
    "session_title", "session_date", "start_ms", "end_ms", "language", "platform", "url",
    "before", "after", "reviewer", "transcript_origin", "recording_sha256", "transcript_sha256",
    "note", "state", "rating",
)  # fmt: skip
_NOT_FROZEN = ("note", "state", "rating")
_OTHERS = (
    "q.parts, q.segment_ids, q.exact, q.synthetic, q.created_at, coalesce(q.transcript_id, 0), "
    "q.recording_offset_ms, q.question, q.edits, q.proof, coalesce(e.number, 1), "
    "coalesce(e.hash, ''), c.reviewer, c.at, c.content, (SELECT a.audio_sha256 FROM recording a "
    "WHERE a.sha256 = q.recording_sha256), "
    # Where its sound and its words have gone, if they are in the session in which it is found.
    "r.offset_ms - q.recording_offset_ms, v.shift_ms - q.transcript_shift_ms, q.id "
)
SELECT = (
    f"SELECT q.uid, s.uid, {', '.join(f'q.{name}' for name in _PLAIN)}, {_OTHERS}"
    "FROM quote q "
    "JOIN session f ON f.id = q.session_id "
    "JOIN session s ON s.id = coalesce(f.joined_into, f.id) "
    "LEFT JOIN recording r ON r.sha256 = q.recording_sha256 AND r.session_id = s.id "
    "LEFT JOIN transcript t ON t.id = q.transcript_id AND t.session_id = s.id "
    "LEFT JOIN transcript_version v ON v.id = t.current_id "
    "LEFT JOIN quote_entry e ON e.id = q.entry_id "
    "LEFT JOIN quote_entry c ON c.id = q.checked_id "
)


def frozen(archive: Handle, quote: Quote) -> dict[str, object]:
    """The columns that are frozen of a quote, as it would be taken now."""
    values: dict[str, object] = {
        name: getattr(quote, name) for name in _PLAIN if name not in _NOT_FROZEN
    }
    values |= {
        "text": quote.text,
        "speaker": quote.speaker,
        "parts": _json([asdict(part) for part in quote.parts]),
        "segment_ids": json.dumps(quote.segment_ids),
        "exact": int(quote.exact),
        "synthetic": int(quote.synthetic),
        "transcript_id": quote.transcript_id or None,
        "recording_offset_ms": _offset(archive, quote.recording_sha256),
        "transcript_shift_ms": _shift(archive, quote.transcript_id),
        "question": _json(asdict(quote.question)) if quote.question else "",
        "edits": _json([asdict(edit) for edit in quote.edits]),
        "proof": _json({key: value for key, value in asdict(quote.proof).items() if value}),
    }
    # What the database would not take as it is must not be hashed as it is either.
    return {
        key: _whole(value) if isinstance(value, str) else value for key, value in values.items()
    }


def quote_of(row: Row) -> Quote:
    """The quote of a row of SELECT, without what stands in other tables."""
    uid, session, *values = row[: 2 + len(_PLAIN)]
    parts, segment_ids, exact, synthetic, created_at, *more, _ = row[2 + len(_PLAIN) :]
    transcript_id, offset_ms, question, edits, proof, number, name, by, at, check, audio = more[:11]
    sound_ms, words_ms = more[11:]
    return Quote(
        uid,
        session,
        **dict(zip(_PLAIN, values, strict=True)),
        parts=_parts(parts),
        segment_ids=tuple(json.loads(segment_ids)),
        exact=bool(exact),
        synthetic=bool(synthetic),
        created_at=created_at,
        transcript_id=transcript_id,
        recording_offset_ms=offset_ms,
        # Without a recording the words tell where it is, without its transcript the sound.
        moved_ms=next((ms for ms in (sound_ms, words_ms) if ms is not None), 0),
        words_moved_ms=next((ms for ms in (words_ms, sound_ms) if ms is not None), 0),
        question=QuotePart(**json.loads(question)) if question else None,
        edits=_edits(edits),
        proof=proof_of(proof, audio or ""),
        revision=number,
        entry_hash=name,
        verified=_verification(by, at, check) if at else None,
    )


def revision_of(quote: Quote, content: dict[str, Any], number: int, name: str) -> Quote:
    """An older revision of a quote, as the content of its entry tells it."""
    told = {key: content[key] for key in _PLAIN if key in content}
    question = content.get("question", "")
    fields = {field: getattr(quote, field) for field in Quote.__dataclass_fields__}
    return Quote(
        **(
            fields
            | told
            | {
                "parts": _parts(content["parts"]),
                "segment_ids": tuple(json.loads(content["segment_ids"])),
                "exact": bool(content["exact"]),
                "synthetic": bool(content["synthetic"]),
                "transcript_id": content["transcript_id"] or 0,
                "recording_offset_ms": content["recording_offset_ms"],
                "question": QuotePart(**json.loads(question)) if question else None,
                "edits": _edits(content.get("edits", "[]")),
                "proof": proof_of(content.get("proof", "{}"), ""),
                "revision": number,
                "entry_hash": name,
            }
        )
    )


def proof_of(text: str, audio_sha256: str) -> Proof:
    """What shows where a quote comes from; a hash of the sound that was worked out later is as
    good, since the recording is known by the hash of its file.
    """
    told = json.loads(text)
    told["spans"] = tuple((s[0], s[1], s[2]) for s in told.get("spans", ()))
    told["corrections"] = tuple(Correction(**one) for one in told.get("corrections", ()))
    told["namings"] = tuple(Naming(**one) for one in told.get("namings", ()))
    told["said"] = _said(told["said"]) if told.get("said") else None
    told["audio_sha256"] = told.get("audio_sha256") or audio_sha256
    return Proof(**told)


def _said(told: dict[str, Any]) -> Said:
    lists = {key: tuple(told.get(key, ())) for key in ("segment_ids", "translators")}
    return Said(**(told | lists))


def _verification(by: str, at: str, content: str | None) -> Verification:
    told = json.loads(content) if content else {}
    return Verification(by, at, told.get("heard"), told.get("speed", 0))


def _parts(text: str) -> tuple[QuotePart, ...]:
    return tuple(QuotePart(**part) for part in json.loads(text))


def _edits(text: str) -> tuple[QuoteEdit, ...]:
    return tuple(QuoteEdit(**edit) for edit in json.loads(text))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _whole(text: str) -> str:
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _offset(archive: Handle, recording_sha256: str) -> int:
    return int(
        archive.value("SELECT offset_ms FROM recording WHERE sha256 = ?", (recording_sha256,)) or 0
    )


def _shift(archive: Handle, transcript_id: int) -> int:
    return int(
        archive.value(
            "SELECT v.shift_ms FROM transcript t JOIN transcript_version v ON v.id = t.current_id "
            "WHERE t.id = ?",
            (transcript_id,),
        )
        or 0
    )
