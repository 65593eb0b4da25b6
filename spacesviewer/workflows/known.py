"""What the archive knows of files, and of the sessions that they became.

Nothing here opens a file. It loads no format and no decoder, so that to add a folder again, where
nothing is new, takes little more than to look at its names.
"""

from __future__ import annotations

from pathlib import Path

from spacesviewer.library import sources, trash
from spacesviewer.library.listing import extent_of
from spacesviewer.library.store import Archive
from spacesviewer.workflows.report import SessionReport
from spacesviewer.workflows.scanning import Refusal, Unit
from spacesviewer.workflows.stems import stem_key, stems_of


def kind_of(archive: Archive, path: Path) -> str:
    """What a file was taken in as, if it has not been touched since; else ""."""
    status = path.stat()
    found = sources.unchanged(archive, path, status.st_size, status.st_mtime_ns)
    return found.kind if found is not None else ""


def is_known(archive: Archive, path: Path) -> bool:
    """Whether a file was taken in and has not been touched since."""
    return bool(kind_of(archive, path))


def describe(archive: Archive, uid: str, status: str) -> SessionReport:
    """A session as the report tells it."""
    return SessionReport(uid, *extent_of(archive, uid), status)


def sessions_of(archive: Archive, unit: Unit) -> list[str]:
    """The sessions that the files of a unit were taken into, those in the trash too."""
    rows = [sources.by_path(archive, path) for path in unit.files]
    return list(dict.fromkeys(row.session for row in rows if row is not None and row.session))


def unchanged(archive: Archive, unit: Unit) -> tuple[list[SessionReport], list[Refusal]]:
    """The sessions of a unit as they stand, and a sentence for each that is in the trash."""
    standing, removed = [], []
    for uid in sessions_of(archive, unit):
        if refusal := in_trash(archive, uid, unit):
            removed.append(refusal)
        else:
            standing.append(describe(archive, uid, "unchanged"))
    return standing, removed


def in_trash(archive: Archive, uid: str, unit: Unit) -> Refusal | None:
    """A sentence if a session is in the trash: who removed it shall not find it here again.

    To add a folder again is routine; it must not undo what was decided about one session.
    """
    entry = trash.holds(archive, uid)
    if entry is None:
        return None
    reason = (
        f"{unit.files[0].name} belongs to “{entry.title}”, which is in the trash. Nothing of it "
        f"was added; `spacesviewer bring-back {entry.id}`, or File > Trash, brings it back."
    )
    return Refusal(str(unit.files[0]), reason)


def session_of(archive: Archive, unit: Unit) -> str | None:
    """The session that files of the unit, or files beside them with the same stem, belong to."""
    known = sessions_of(archive, unit)
    if known:
        return known[0]
    key = stem_key(unit.stem)
    for row in sources.in_folder(archive, unit.folder):
        stems = {stem_key(stem) for stem in stems_of(Path(row.path).name)}
        if row.session and key in stems:
            return row.session
    return None
