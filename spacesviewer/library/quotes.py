"""Quotes: frozen when they are taken; only note, state and topics may change."""

# ruff: noqa: S608 - the pieces of SQL that are put together here come from this file
from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, replace

from spacesviewer.domain.errors import WrongUsage
from spacesviewer.domain.language import language_name
from spacesviewer.domain.quote import Quote, QuotePart
from spacesviewer.library import topics
from spacesviewer.library.clock import now
from spacesviewer.library.connection import Handle, Row
from spacesviewer.library.heard import Heard
from spacesviewer.library.journal import RowWriter
from spacesviewer.library.uids import new_uid

# Columns of the same name and meaning as the fields of Quote.
_PLAIN = (
    "session_title", "session_date", "start_ms", "end_ms", "text", "speaker", "language",
    "platform", "url", "before", "after", "reviewer", "transcript_origin", "recording_sha256",
    "transcript_sha256", "note", "state",
)  # fmt: skip
_READ = tuple(name for name in _PLAIN if name not in ("text", "speaker"))
_SELECT = (
    f"SELECT q.uid, s.uid, {', '.join(f'q.{name}' for name in _READ)}, q.parts, q.segment_ids, "
    "q.exact, q.synthetic, q.created_at, coalesce(q.transcript_id, 0), q.recording_offset_ms, "
    # Where its sound and its words have gone, if they are in the session in which it is found.
    "r.offset_ms - q.recording_offset_ms, v.shift_ms - q.transcript_shift_ms, q.id FROM quote q "
    "JOIN session f ON f.id = q.session_id "
    "JOIN session s ON s.id = coalesce(f.joined_into, f.id) "
    "LEFT JOIN recording r ON r.sha256 = q.recording_sha256 AND r.session_id = s.id "
    "LEFT JOIN transcript t ON t.id = q.transcript_id AND t.session_id = s.id "
    "LEFT JOIN transcript_version v ON v.id = t.current_id "
)


def add(archive: Handle, op: RowWriter, quote: Quote) -> str:
    """Freezes a quote; gives its uid (its own where it has one)."""
    session_id = archive.value("SELECT id FROM session WHERE uid = ?", (quote.session,))
    if session_id is None:
        raise WrongUsage(f"There is no session {quote.session}.")
    uid = quote.id or new_uid("q")
    values: dict[str, object] = {name: getattr(quote, name) for name in _PLAIN}
    values |= {
        "uid": uid,
        "session_id": session_id,
        "parts": json.dumps([asdict(part) for part in quote.parts], ensure_ascii=False),
        "segment_ids": json.dumps(quote.segment_ids),
        "exact": int(quote.exact),
        "synthetic": int(quote.synthetic),
        "transcript_id": quote.transcript_id or None,
        "recording_offset_ms": _offset(archive, quote.recording_sha256),
        "transcript_shift_ms": _shift(archive, quote.transcript_id),
        "created_at": quote.created_at or now(),
    }
    quote_id = op.insert("quote", values)
    _add_topics(archive, op, quote_id, quote.topics)
    return uid


def list_quotes(
    archive: Handle, *, session: str | None = None, topic: str | None = None
) -> list[Quote]:
    """The quotes in order of session (the newest first) and time; of one session, on one topic."""
    where, values = ["q.deleted_at IS NULL AND s.deleted_at IS NULL"], []
    if session is not None:
        where.append("s.uid = ?")
        values.append(session)
    if topic is not None:
        where.append("q.id IN (SELECT quote_id FROM quote_topic WHERE topic_id = ?)")
        values.append(str(topics.find(archive, topic).id))
    rows = archive.rows(
        f"{_SELECT} WHERE {' AND '.join(where)} "
        "ORDER BY s.started_utc DESC, s.id DESC, "
        "q.start_ms + coalesce(r.offset_ms - q.recording_offset_ms, "
        "v.shift_ms - q.transcript_shift_ms, 0), q.id",
        values,
    )
    return _quotes(archive, rows)


def list_removed(archive: Handle) -> list[Quote]:
    """The quotes in the trash, the one thrown away last first."""
    rows = archive.rows(
        _SELECT + "WHERE q.deleted_at IS NOT NULL AND s.deleted_at IS NULL "
        "ORDER BY q.deleted_at DESC, q.id DESC"
    )
    return _quotes(archive, rows)


def get(archive: Handle, name: str) -> Quote:
    """The quote with this id or unique beginning of one; WrongUsage otherwise."""
    wanted = name.strip().lower()
    rows = archive.rows(
        _SELECT + "WHERE q.deleted_at IS NULL AND s.deleted_at IS NULL "
        "AND (q.uid = ? OR substr(q.uid, 1, ?) = ?) "
        "ORDER BY q.uid <> ? LIMIT 20",
        (wanted, len(wanted), wanted, wanted),
    )
    if rows and wanted and (len(rows) == 1 or rows[0][0] == wanted):
        return _quotes(archive, rows[:1])[0]
    found = [f"{quote.id}  {quote.text[:60]}" for quote in _quotes(archive, rows)]
    if not found or not wanted:
        raise WrongUsage(
            f"There is no quote “{name.strip()}”.", hint="`spacesviewer quotes` lists them."
        )
    raise WrongUsage(f"“{wanted}” fits {len(found)} quotes.", candidates=found)


def set_note(archive: Handle, op: RowWriter, uid: str, note: str) -> None:
    """Writes a note on a quote."""
    op.update("quote", row_id(archive, uid), {"note": note})


def set_state(archive: Handle, op: RowWriter, uid: str, state: str) -> None:
    """Says how far a quote is: "to check", "checked", "used", "off the record"."""
    op.update("quote", row_id(archive, uid), {"state": state})


def set_topics(archive: Handle, op: RowWriter, uid: str, names: Sequence[str]) -> None:
    """Gives a quote exactly these topics."""
    quote_id = row_id(archive, uid)
    wanted = {topics.ensure(archive, op, name) for name in names}
    for link, topic_id in archive.rows(
        "SELECT id, topic_id FROM quote_topic WHERE quote_id = ?", (quote_id,)
    ):
        if topic_id in wanted:
            wanted.discard(topic_id)
        else:
            op.delete("quote_topic", link)
    for topic_id in sorted(wanted):
        op.insert("quote_topic", {"quote_id": quote_id, "topic_id": topic_id})


def remove(archive: Handle, op: RowWriter, uid: str) -> None:
    """Puts a quote into the trash; not one byte of it is lost."""
    op.update("quote", row_id(archive, uid), {"deleted_at": now()})


def restore(archive: Handle, op: RowWriter, uid: str) -> None:
    """Takes a quote out of the trash."""
    op.update("quote", row_id(archive, uid), {"deleted_at": None})


def row_id(archive: Handle, uid: str) -> int:
    """The number of a quote's row; WrongUsage for an unknown uid."""
    found = archive.value("SELECT id FROM quote WHERE uid = ?", (uid,))
    if found is None:
        raise WrongUsage(f"There is no quote {uid}.", hint="`spacesviewer quotes` lists them.")
    return int(found)


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


def _add_topics(archive: Handle, op: RowWriter, quote_id: int, names: Sequence[str]) -> None:
    for topic_id in dict.fromkeys(topics.ensure(archive, op, name) for name in names):
        op.insert("quote_topic", {"quote_id": quote_id, "topic_id": topic_id})


def _quotes(archive: Handle, rows: list[Row]) -> list[Quote]:
    tagged: dict[int, tuple[str, ...]] = {}
    if rows:
        for quote_id, name in archive.rows(
            "SELECT x.quote_id, t.name FROM quote_topic x JOIN topic t ON t.id = x.topic_id "
            "ORDER BY t.key"
        ):
            tagged[quote_id] = (*tagged.get(quote_id, ()), name)
    known, found = Heard(archive), []
    sources = _translated_from(archive) if rows else {}
    for row in rows:
        quote = _quote(row)
        at_ms = quote.recording_offset_ms  # of the recording in the session, when it was taken
        start_ms, end_ms = quote.start_ms - at_ms, quote.end_ms - at_ms
        in_full = known.in_full(quote.recording_sha256, start_ms, end_ms)
        found.append(
            replace(
                quote,
                topics=tagged.get(row[-1], ()),
                heard=in_full,
                translated_from=sources.get(quote.transcript_id, ""),
            )
        )
    return found


def _translated_from(archive: Handle) -> dict[int, str]:
    """The language that each transcript of a translation was made from, by the transcript's id."""
    rows = archive.rows(
        "SELECT t.id, coalesce((SELECT o.language FROM transcript o WHERE o.session_id = "
        "t.session_id AND o.kind = 'original' AND o.language NOT IN ('', 'und', t.language) "
        "ORDER BY o.id LIMIT 1), nullif(nullif(s.language, t.language), 'und'), '') "
        "FROM transcript t JOIN session s ON s.id = t.session_id WHERE t.kind = 'translation'"
    )
    return {key: language_name(tag) if tag else "another language" for key, tag in rows}


def translated_from(archive: Handle, transcript_id: int) -> str:
    """The language a transcript was translated from, "" where it is no translation."""
    return _translated_from(archive).get(transcript_id, "")


def _quote(row: Row) -> Quote:
    uid, session, *values = row[: 2 + len(_READ)]
    parts, segment_ids, exact, synthetic, created_at, *places, _ = row[2 + len(_READ) :]
    transcript_id, offset_ms, sound_ms, words_ms = places
    return Quote(
        uid,
        session,
        **dict(zip(_READ, values, strict=True)),
        parts=tuple(QuotePart(**part) for part in json.loads(parts)),
        segment_ids=tuple(json.loads(segment_ids)),
        exact=bool(exact),
        synthetic=bool(synthetic),
        created_at=created_at,
        transcript_id=transcript_id,
        recording_offset_ms=offset_ms,
        # Without a recording the words tell where it is, without its transcript the sound.
        moved_ms=next((ms for ms in (sound_ms, words_ms) if ms is not None), 0),
        words_moved_ms=next((ms for ms in (words_ms, sound_ms) if ms is not None), 0),
    )
