"""Which texts are in the search index, and how they get there.

The index holds no text of its own: it reads the segments' ``search_text``. Only what is to be found
is in it, so SQLite's own ``rebuild`` must not be used; rebuild() here puts the right ones in.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from spacesviewer.domain.changes import Changes
from spacesviewer.library import normalise
from spacesviewer.library.connection import Handle
from spacesviewer.library.segmentids import ID_BITS, id_range

_NOT_IN_WORDS = bytes(b for b in range(128) if not chr(b).isalnum())


def refresh(archive: Handle, session_id: int) -> None:
    """Puts exactly those texts of a session into the search index that are to be found there.

    Those are the current ones of a session that is not in the trash. Of several with the same
    words (one run saved as SubRip and as JSON) only the best is found, or every hit would count
    twice. One that a person corrects keeps the hash of its file, and is the best.
    """
    best: dict[str, int] = {}
    for version, words_hash in archive.rows(
        "SELECT v.id, v.words_hash FROM transcript t JOIN transcript_version v "
        "ON v.id = t.current_id JOIN session s ON s.id = t.session_id "
        "WHERE t.session_id = ? AND t.deleted_at IS NULL AND s.deleted_at IS NULL "
        "ORDER BY v.base_id IS NULL, v.timed DESC, t.kind <> 'original', v.has_speakers DESC, "
        "v.has_words DESC, t.id",
        (session_id,),
    ):
        best.setdefault(words_hash, version)
    wanted = set(best.values())
    searched = {
        version
        for (version,) in archive.rows(
            "SELECT v.id FROM transcript_version v JOIN transcript t ON t.id = v.transcript_id "
            "WHERE t.session_id = ? AND v.searched",
            (session_id,),
        )
    }
    gone = {holder(archive, version): version for version in searched - wanted}
    for version in sorted(wanted - searched):
        before = gone.pop(holder(archive, version), None)
        if before is None:
            index(archive, version)
        else:
            _exchange(archive, before, version)
    for version in gone.values():
        unindex(archive, version)


def holder(archive: Handle, version: int) -> int:
    """The version under whose numbers the lines of another stand in the index.

    Texts that began as one file share their places there, and one of them is found at a time: so
    a copy of a long text, or the way back from it, costs only the lines that differ.
    """
    found = archive.value(
        "SELECT coalesce(base_id, id) FROM transcript_version WHERE id = ?", (version,)
    )
    return version if found is None else int(found)


def settle(archive: Handle, changes: Changes) -> None:
    """Brings the index in line with sessions and transcripts that were changed by hand.

    Which texts are found follows from those rows alone, so undoing a change asks for it again.
    """
    touched = archive.rows(
        "SELECT id FROM session WHERE uid IN (SELECT value FROM json_each(?)) UNION "
        "SELECT session_id FROM transcript WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(changes.sessions)), json.dumps(sorted(changes.transcripts))),
    )
    for (session_id,) in touched:
        refresh(archive, session_id)


def index(archive: Handle, version: int) -> None:
    """Makes the segments of a version found by search, in one statement."""
    archive.run(
        "INSERT INTO segment_fts(rowid, search_text) SELECT id + ?, search_text FROM segment "
        "WHERE id BETWEEN ? AND ?",
        (_by(archive, version), *id_range(version)),
    )
    archive.update("transcript_version", version, {"searched": 1})


def unindex(archive: Handle, version: int) -> None:
    """Takes the segments of a version out of search; they stay readable."""
    archive.run(
        "INSERT INTO segment_fts(segment_fts, rowid, search_text) "
        "SELECT 'delete', id + ?, search_text FROM segment WHERE id BETWEEN ? AND ?",
        (_by(archive, version), *id_range(version)),
    )
    archive.update("transcript_version", version, {"searched": 0})


def take_over(archive: Handle, version: int, copy: int) -> None:
    """Makes a copy that is equal line by line the one that is found, if the first one was."""
    if archive.value("SELECT searched FROM transcript_version WHERE id = ?", (version,)):
        archive.update("transcript_version", version, {"searched": 0})
        archive.update("transcript_version", copy, {"searched": 1})


def _exchange(archive: Handle, before: int, after: int) -> None:
    """Puts one text of a file in the place of another; only lines that differ are touched."""
    differ = (
        "id + ?, search_text FROM segment g WHERE id BETWEEN ? AND ? AND search_text IS NOT "
        "(SELECT o.search_text FROM segment o WHERE o.id = g.id + ?)"
    )
    by = (after - before) << ID_BITS
    archive.run(
        f"INSERT INTO segment_fts(segment_fts, rowid, search_text) SELECT 'delete', {differ}",
        (_by(archive, before), *id_range(before), by),
    )
    archive.run(
        f"INSERT INTO segment_fts(rowid, search_text) SELECT {differ}",
        (_by(archive, after), *id_range(after), -by),
    )
    archive.update("transcript_version", before, {"searched": 0})
    archive.update("transcript_version", after, {"searched": 1})


def _by(archive: Handle, version: int) -> int:
    """What must be added to the id of a line for its place in the index."""
    return (holder(archive, version) - version) << ID_BITS


def rebuild(archive: Handle) -> None:
    """Makes all shadows and the whole index again, as after a new way to normalise."""
    with archive.transaction():
        archive.run("INSERT INTO segment_fts(segment_fts) VALUES ('delete-all')")
        versions = archive.rows("SELECT id, searched FROM transcript_version ORDER BY id")
        # Nothing is searched meanwhile, or the triggers would follow each change.
        archive.run("UPDATE transcript_version SET searched = 0")
        for version, searched in versions:
            texts = archive.rows(
                "SELECT id, text, norm FROM segment WHERE id BETWEEN ? AND ?", id_range(version)
            )
            shadows = [(normalise.shadow(text), key) for key, text, _ in texts]
            archive.run_many(
                "UPDATE segment SET norm = ? WHERE id = ?",
                [new for new, old in zip(shadows, texts, strict=True) if new[0] != old[2]],
            )
            if searched:
                index(archive, version)
        archive.run(
            "INSERT OR REPLACE INTO meta(key, value) VALUES ('norm_version', ?)",
            (str(normalise.VERSION),),
        )


def is_current(archive: Handle) -> bool:
    """Whether the archive's shadows were made as this program makes them."""
    found = archive.value("SELECT value FROM meta WHERE key = 'norm_version'")
    return bool(found == str(normalise.VERSION))


def problems(archive: Handle) -> list[str]:
    """Sentences about an index that is not as it should be."""
    found = archive.value("SELECT count(*) FROM segment_fts_docsize")
    wanted = archive.value(
        "SELECT count(*) FROM segment g JOIN transcript_version v ON v.id = g.version_id "
        "WHERE v.searched"
    )
    if found != wanted:
        return [f"The search index holds {found} segments and should hold {wanted}."]
    return []


def words_hash(texts: Sequence[str]) -> str:
    """Equal for equal words, whatever the case, the signs and the cuts between segments."""
    letters = "".join(texts).lower().encode("utf-8", "replace").translate(None, _NOT_IN_WORDS)
    return hashlib.sha256(letters).hexdigest()
