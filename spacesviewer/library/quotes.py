"""Quotes: frozen when they are taken; what changes of their words is a revision.

Note, state, topics, stories and rating are a person's own, and change as she likes.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

from spacesviewer.domain.errors import WrongUsage
from spacesviewer.domain.language import language_name
from spacesviewer.domain.quote import CHECKED, MOST_STARS, OFF_THE_RECORD, STATES, TO_CHECK, Quote
from spacesviewer.library import quote_entries, quote_rows, stories, topics
from spacesviewer.library.clock import now
from spacesviewer.library.connection import Handle, Row
from spacesviewer.library.heard import Heard
from spacesviewer.library.journal import RowWriter
from spacesviewer.library.quote_entries import Kept
from spacesviewer.library.quote_rows import SELECT
from spacesviewer.library.uids import new_uid


def add(archive: Handle, op: RowWriter, quote: Quote) -> str:
    """Freezes a quote; gives its uid (its own where it has one)."""
    session_id = archive.value("SELECT id FROM session WHERE uid = ?", (quote.session,))
    if session_id is None:
        raise WrongUsage("There is no session {session}.", session=quote.session)
    uid, at = quote.id or new_uid("q"), quote.created_at or now()
    values = quote_rows.frozen(archive, quote)
    entry = quote_entries.append(
        archive,
        quote_entries.TAKEN,
        uid,
        quote_entries.highest(archive, uid) + 1,
        values,
        reviewer=str(values["reviewer"]),
        at=at,
    )
    own = {"uid": uid, "session_id": session_id, "created_at": at, "entry_id": entry}
    kept = {"note": quote.note, "state": quote.state, "rating": quote.rating}
    quote_id = op.insert("quote", {**values, **own, **kept})
    _add_topics(archive, op, quote_id, quote.topics)
    if quote.stories:
        stories.set_stories(archive, op, quote_id, quote.stories)
    return uid


def revise(
    archive: Handle, op: RowWriter, uid: str, quote: Quote, *, reviewer: str, why: str
) -> int:
    """Freezes what a quote says now as its new revision; gives the number. The old one is kept.

    Other words were not checked by anyone: the quote is to check again, unless it is off the
    record, which it stays.
    """
    quote_id, old = row_id(archive, uid), get(archive, uid)
    values = quote_rows.frozen(archive, replace(quote, reviewer=reviewer or old.reviewer))
    number = quote_entries.highest(archive, uid) + 1
    entry = quote_entries.append(
        archive, quote_entries.REVISED, uid, number, values, reviewer=reviewer, why=why
    )
    own: dict[str, object] = {"entry_id": entry}
    if [p.text for p in quote.parts] != [p.text for p in old.parts] or quote.parts != old.parts:
        kept = old.state == OFF_THE_RECORD
        own |= {"checked_id": None, "state": OFF_THE_RECORD if kept else TO_CHECK}
    op.update("quote", quote_id, {**values, **own})
    return number


def revisions(archive: Handle, uid: str) -> list[tuple[Kept, Quote]]:
    """All that a quote has been, the first revision first, also what Undo took back."""
    quote = get(archive, uid)
    return [
        (kept, quote_rows.revision_of(quote, kept.content, kept.entry.number, kept.hash))
        for kept in quote_entries.of_quote(archive, quote.id)
        if kept.entry.kind != quote_entries.CHECKED and kept.content is not None
    ]


def list_quotes(
    archive: Handle,
    *,
    session: str | None = None,
    topic: str | None = None,
    story: str | None = None,
    rating: int = 0,
    state: str | None = None,
    uids: Sequence[str] | None = None,
) -> list[Quote]:
    """The quotes in order of session (the newest first) and time; of one session, on one topic,
    with so many stars or more, in one state. Those of one story come in the order of it.
    ``uids``: only these.
    """
    where, values = ["q.deleted_at IS NULL AND s.deleted_at IS NULL"], []
    order = ""
    if session is not None:
        where.append("s.uid = ?")
        values.append(session)
    if topic is not None:
        where.append("q.id IN (SELECT quote_id FROM quote_topic WHERE topic_id = ?)")
        values.append(str(topics.find(archive, topic).id))
    if story is not None:
        number = str(stories.find(archive, story).id)
        where.append("q.id IN (SELECT quote_id FROM quote_story WHERE story_id = ?)")
        order = "(SELECT place FROM quote_story WHERE quote_id = q.id AND story_id = ?), "
        values.append(number)
    if rating:
        where.append("q.rating >= CAST(? AS INTEGER)")
        values.append(str(rating))
    if uids is not None:
        where.append("q.uid IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(list(uids)))
    if state is not None:
        where.append("q.state = ?")
        values.append(state)
    if story is not None:
        values.append(number)
    rows = archive.rows(
        f"{SELECT} WHERE {' AND '.join(where)} "
        f"ORDER BY {order}s.started_utc DESC, s.id DESC, "
        "q.start_ms + coalesce(r.offset_ms - q.recording_offset_ms, "
        "v.shift_ms - q.transcript_shift_ms, 0), q.id",
        values,
    )
    return _quotes(archive, rows)


def list_removed(archive: Handle) -> list[Quote]:
    """The quotes in the trash, the one thrown away last first."""
    rows = archive.rows(
        SELECT + "WHERE q.deleted_at IS NOT NULL AND s.deleted_at IS NULL "
        "ORDER BY q.deleted_at DESC, q.id DESC"
    )
    return _quotes(archive, rows)


def get(archive: Handle, name: str) -> Quote:
    """The quote with this id or unique beginning of one; WrongUsage otherwise."""
    wanted = name.strip().lower()
    rows = archive.rows(
        SELECT + "WHERE q.deleted_at IS NULL AND s.deleted_at IS NULL "
        "AND (q.uid = ? OR substr(q.uid, 1, ?) = ?) "
        "ORDER BY q.uid <> ? LIMIT 20",
        (wanted, len(wanted), wanted, wanted),
    )
    if rows and wanted and (len(rows) == 1 or rows[0][0] == wanted):
        return _quotes(archive, rows[:1])[0]
    found = [f"{quote.id}  {quote.text[:60]}" for quote in _quotes(archive, rows)]
    if not found or not wanted:
        raise WrongUsage(
            "There is no quote “{name}”.",
            hint="`spacesviewer quotes` lists them.",
            name=name.strip(),
        )
    raise WrongUsage(
        "“{name}” fits {count} quotes.", candidates=found, name=wanted, count=len(found)
    )


def set_note(archive: Handle, op: RowWriter, uid: str, note: str) -> None:
    """Writes a note on a quote."""
    op.update("quote", row_id(archive, uid), {"note": note})


def set_state(archive: Handle, op: RowWriter, uid: str, state: str, *, reviewer: str = "") -> None:
    """Says how far a quote is: "to check", "checked", "used", "off the record".

    Who checks it is kept, with the time and with what was heard; "to check" takes that back.
    """
    if state not in STATES:
        raise WrongUsage(
            "“{state}” is no state of a quote.",
            hint="There are: {known}.",
            state=state,
            known=_named(STATES),
        )
    values: dict[str, object] = {"state": state}
    if state == CHECKED:
        quote = get(archive, uid)
        if quote.state == CHECKED and quote.verified is not None:
            return
        values["checked_id"] = _check(archive, quote, reviewer)
    elif state == TO_CHECK:
        values["checked_id"] = None
    op.update("quote", row_id(archive, uid), values)


def set_rating(archive: Handle, op: RowWriter, uid: str, stars: int) -> None:
    """Gives a quote 0 (not rated) to 5 stars."""
    if not 0 <= stars <= MOST_STARS:
        raise WrongUsage("A quote has 0 to {most_stars} stars.", most_stars=MOST_STARS)
    op.update("quote", row_id(archive, uid), {"rating": stars})


def set_stories(archive: Handle, op: RowWriter, uid: str, names: Sequence[str]) -> None:
    """Puts a quote into exactly these stories."""
    stories.set_stories(archive, op, row_id(archive, uid), names)


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
        raise WrongUsage(
            "There is no quote {id}.", hint="`spacesviewer quotes` lists them.", id=uid
        )
    return int(found)


def _check(archive: Handle, quote: Quote, reviewer: str) -> int:
    known = Heard(archive)
    place = (
        quote.recording_sha256,
        quote.start_ms - quote.recording_offset_ms,
        quote.end_ms - quote.recording_offset_ms,
    )
    content = {
        "entry": quote.entry_hash,
        "heard": known.in_full(*place),
        "recording_sha256": quote.recording_sha256,
        "speed": known.speed(*place),
    }
    return quote_entries.append(
        archive, quote_entries.CHECKED, quote.id, quote.revision, content, reviewer=reviewer
    )


def _named(names: Sequence[str]) -> str:
    return ", ".join(names)


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
    told_in = stories.names_by_quote(archive) if rows else {}
    sources = _translated_from(archive) if rows else {}
    for row in rows:
        quote = quote_rows.quote_of(row)
        at_ms = quote.recording_offset_ms  # of the recording in the session, when it was taken
        start_ms, end_ms = quote.start_ms - at_ms, quote.end_ms - at_ms
        in_full = known.in_full(quote.recording_sha256, start_ms, end_ms)
        found.append(
            replace(
                quote,
                topics=tagged.get(row[-1], ()),
                stories=told_in.get(row[-1], ()),
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
