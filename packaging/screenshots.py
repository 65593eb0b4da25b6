"""Takes the README's pictures: the real window on the sample session, light and dark.

Run ``.venv/bin/python packaging/screenshots.py``; the pictures land in resources/screenshots/.
"""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEventLoop, QTimer  # noqa: E402

from spacesviewer import app, settings  # noqa: E402
from spacesviewer.library import sessions, transcripts  # noqa: E402
from spacesviewer.library.store import Archive  # noqa: E402
from spacesviewer.workflows import importing, quoting, tagging  # noqa: E402

TARGET = ROOT / "resources" / "screenshots"
SIZE = (1440, 900)
TOPICS = (
    ("Opening", 0, 31_000),
    ("Water contract", 31_000, 72_000),
    ("Committee minutes", 72_000, 118_000),
    ("Questions from the floor", 118_000, 200_000),
)
QUOTES = (("the envelope is still sealed", 59_000), ("Page seven is where", 105_000))


def main() -> None:
    """Indexes the sample in an archive that is thrown away, and takes the pictures."""
    TARGET.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        os.environ["SPACESVIEWER_CONFIG"] = str(Path(place) / "config")
        folder = Path(place) / "archive"
        prepare(folder)
        app.application()
        for theme in ("light", "dark"):
            settings.save(replace(settings.Settings(), theme=theme))
            take(folder, TARGET / f"window-{theme}.png")


def prepare(folder: Path, sample: Path = ROOT / "resources" / "sample") -> None:
    """An archive with the sample, some topics, quotes and a mark."""
    with Archive.create(folder) as archive:
        importing.add(archive, [sample])
        uid = sessions.list_sessions(archive)[0].id
        info = transcripts.primary(archive, uid)
        assert info is not None
        timeline = transcripts.timeline(archive, info.id)
        for name, start_ms, end_ms in TOPICS:
            tagging.tag(archive, uid, name, start_ms, end_ms)
        for words, _ in QUOTES:
            index = next(i for i, text in enumerate(timeline.texts) if words in text)
            chosen = quoting.sentence_at(archive, timeline, timeline.starts[index] + 50)
            assert chosen is not None
            quoting.bookmark(archive, uid, chosen, info.id)
        tagging.mark(archive, uid, 171_000)
        sessions.set_place(archive, uid, 60_500, {"visible": [0, 200_000]})


def take(folder: Path, target: Path) -> None:
    """One picture of the window, when everything stands in it."""
    program = app.Program()
    assert program.open(folder, create=False)
    assert program.window is not None
    program.window.resize(*SIZE)
    drawn = QEventLoop()
    program.window.waveforms.loaded.connect(
        lambda _uid, pyramid, _fraction: drawn.quit() if pyramid is not None else None
    )
    program.show_first("Water", "")
    drawn.exec()
    wait(500)
    program.window.grab().save(str(target))
    program.window.close()
    program.close()


def wait(milliseconds: int) -> None:
    """Lets the window work for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


if __name__ == "__main__":
    main()
