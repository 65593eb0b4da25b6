"""The archive without pysqlite3, as on macOS and Windows: Python's own SQLite may be old."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from spacesviewer.library.store import Archive, check
from tests.unit.library import making

PROGRAM = """
import sys
sys.modules["pysqlite3"] = None  # an import of it fails now
from pathlib import Path
from spacesviewer.library.connection import SAFE_SQLITE, needs_lock, sqlite3
from spacesviewer.library.search import search
from spacesviewer.library.store import Archive, check
from spacesviewer.library import journal
from tests.unit.library import making

assert sqlite3.__name__ == "sqlite3"
assert needs_lock() == (sqlite3.sqlite_version_info < SAFE_SQLITE)
with Archive.open(Path(sys.argv[1]), create=True) as archive:
    making.transcript(archive, making.session(archive, "theirs"))
    (key,) = archive.rows("SELECT max(id) FROM segment")[0]
    with archive.operation("Edit") as op:
        op.update("segment", key, {"text": "a weasel"})
    assert search(archive, "weasel").total == 1
    journal.undo(archive)
    assert search(archive, "weasel").total == 0
    assert check(archive) == []
with Archive.open(Path(sys.argv[1]), read_only=True) as archive:
    assert search(archive, "army").hits
"""


def test_both_sqlites_read_and_write_one_archive(tmp_path: Path) -> None:
    with Archive.create(tmp_path / "a") as archive:
        making.transcript(archive, making.session(archive, "ours"))
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path / "a")],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[3],
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    with Archive.open(tmp_path / "a") as archive:
        assert archive.value("SELECT count(*) FROM session") == 2
        assert check(archive) == []
