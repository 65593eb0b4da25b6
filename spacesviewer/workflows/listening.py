"""Makes the waveforms of a session, so that its sound can be searched for silences."""

from __future__ import annotations

from pathlib import Path

from spacesviewer.domain.errors import UserError
from spacesviewer.library import sessions
from spacesviewer.library.store import Archive
from spacesviewer.media import isolated, waveform
from spacesviewer.workflows.ledger import waveform_path

_LONGEST_S, _MEMORY_MB = 3600, 2048


def make_waveforms(archive: Archive, uid: str) -> int:
    """Makes those that are not there yet; gives how many. RefusedFile for a broken recording."""
    made = 0
    for recording in sessions.get(archive, uid).recordings:
        path, target = Path(recording.path), waveform_path(archive, recording)
        if not path.is_file() or _is_whole(target):
            continue
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        isolated.run(waveform.build, path, target, timeout_s=_LONGEST_S, memory_mb=_MEMORY_MB)
        made += 1
    return made


def _is_whole(target: Path) -> bool:
    try:
        waveform.load(target)
    except UserError:
        return False
    return True
