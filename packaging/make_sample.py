"""Makes the sample Space in resources/sample/: synthetic voices, invented people.

    .venv/bin/python packaging/make_sample.py [FOLDER]

Needs the Debian packages flite and espeak-ng. The result is the same at every run with the same
versions of these and of av; it is committed, so nobody needs to run this to try the program.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import sample_files
from sample_cover import cover
from sample_script import CAST, NOTICE, SPACE_ID, TITLE
from sample_sound import perform, write_m4a
from sample_voices import RATE

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "sample"


def stem() -> str:
    """The name that twspace-dl gives: host, title without what file systems refuse, id."""
    host = next(person.name for person in CAST if person.admin)
    title = "".join("_" if sign in '\\/:*?"<>|' else sign for sign in TITLE)
    return f"({host}){title}-{SPACE_ID}"


def make(folder: Path) -> list[Path]:
    """Writes all files of the sample and returns them."""
    sound, placed = perform()
    duration_ms = len(sound) * 1000 // RATE
    host = next(person.name for person in CAST if person.admin)
    tags = {"title": TITLE, "artist": host, "episode_id": SPACE_ID, "comment": NOTICE}
    texts = {
        ".json": sample_files.metadata(placed, duration_ms),
        ".en.vtt": sample_files.captions(placed),
        ".en.json": sample_files.whisper(placed),
        ".ur.vtt": sample_files.urdu_captions(placed),
    }
    folder.mkdir(parents=True, exist_ok=True)
    recording = folder / f"{stem()}.m4a"
    write_m4a(sound, recording, tags, cover())
    for ending, text in texts.items():
        (folder / f"{stem()}{ending}").write_text(text, "utf-8", newline="\n")
    return [recording, *(folder / f"{stem()}{ending}" for ending in texts)]


def main() -> int:
    """Makes the sample and says what was written."""
    begin = time.monotonic()
    for path in make(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER):
        print(f"{path.stat().st_size:>9,} {path}")
    print(f"{time.monotonic() - begin:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
