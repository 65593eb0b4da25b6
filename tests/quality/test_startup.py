"""What takes long to load is loaded late: a start names the module that came in, and by whom."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from spacesviewer.library.store import Archive
from spacesviewer.ui.commands.late import LATE
from tests.unit.library import making

ROOT = Path(__file__).parents[2]

# numpy takes 80 ms, sqlite-utils 60 and numpy, av 100, charset-normalizer 30, tomlkit 20 ...
HEAVY = (
    *("numpy", "av", "sqlite_utils", "charset_normalizer", "mutagen", "pydub", "tqdm", "tomlkit"),
    *("dateutil", "multiprocessing", "spacesviewer.media", "PySide6"),
)
LATER = (
    *HEAVY[:-1],
    *("PySide6.QtSvg", "PySide6.QtMultimedia", "sqlite3", "pysqlite3", "spacesviewer.library"),
    *("spacesviewer.workflows", "spacesviewer.transcripts", "spacesviewer.export"),
    *("spacesviewer.ui.parts", "spacesviewer.ui.widgets", "spacesviewer.ui.panels"),
)
HINT = (
    "Each of these takes its time, and this start needs none of it. Import it in the function that "
    "needs it, or split the module; what the window needs later belongs into ui/parts.py."
)


def loaded(*arguments: str | Path) -> dict[str, str]:
    """The modules that a fresh Python has loaded, and who asked for each."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.quality.loaded", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, str] = json.loads(done.stdout.splitlines()[-1])
    return found


def intruders(found: dict[str, str], unwanted: tuple[str, ...]) -> list[str]:
    """A sentence for each unwanted package: its first module, and who asked for it."""
    told = []
    for package in unwanted:
        names = [name for name in found if name == package or name.startswith(f"{package}.")]
        told += [
            f"{name} came in; asked for by {found[name]}." for name in sorted(names, key=len)[:1]
        ]
    return told


def faults(found: dict[str, str], unwanted: tuple[str, ...]) -> str:
    """The sentences with what to do, "" where there are none."""
    told = intruders(found, unwanted)
    return "\n".join([*told, HINT]) if told else ""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with a session in it."""
    folder = tmp_path_factory.mktemp("startup") / "archive"
    with Archive.create(folder) as made:
        making.transcript(made, making.session(made, "town hall"))
    return folder


def test_the_command_line_is_imported_without_what_is_heavy() -> None:
    assert not faults(loaded("code", "import spacesviewer.cli"), HEAVY)


@pytest.mark.parametrize(
    "arguments", [("--help",), ("sessions",), ("show", "town"), ("search", "army"), ("quotes",)]
)
def test_a_command_that_reads_loads_nothing_heavy(
    arguments: tuple[str, ...], archive: Path
) -> None:
    assert not faults(loaded("command", "--archive", archive, *arguments), HEAVY)


def test_a_list_of_sessions_loads_no_more_than_the_list(archive: Path) -> None:
    found = loaded("command", "--archive", archive, "sessions")
    assert "spacesviewer.library.listing" in found
    more = ("library.sessions", "library.transcripts", "settings", "domain.quote", "workflows")
    assert not faults(found, tuple(f"spacesviewer.{name}" for name in more))


def test_the_first_picture_needs_qt_and_nothing_else() -> None:
    found = loaded("picture")
    assert "spacesviewer.ui.frame" in found
    assert not faults(found, LATER)


def test_adding_again_what_is_known_loads_nothing_that_reads_files(
    archive: Path, tmp_path: Path
) -> None:
    (tmp_path / "talk.srt").write_text("1\n00:00:00,000 --> 00:00:02,000\nWho signed it?\n")
    (tmp_path / "chat.json").write_text(
        '{"segments": [{"start": 0, "end": 2, "text": "We asked twice."}]}'
    )
    arguments = ("command", "--archive", archive, "add", tmp_path)
    first = loaded(*arguments)
    assert "spacesviewer.transcripts.subrip" in first
    formats = ("spacesviewer.transcripts.subrip", "spacesviewer.platforms.ytdlp")
    storing = ("spacesviewer.workflows.taking", "spacesviewer.workflows.storing")
    reading = ("spacesviewer.library.sessions", "spacesviewer.domain.artefact")
    again = loaded(*arguments)
    assert "spacesviewer.workflows.importing" in again
    assert not faults(again, (*HEAVY, *formats, *storing, *reading))


def test_the_list_of_sessions_needs_the_archive_and_nothing_else() -> None:
    needed = "ui.tasks, spacesviewer.library.listing, spacesviewer.ui.widgets.library_list"
    found = loaded("code", f"import spacesviewer.app, spacesviewer.{needed}")
    later = (
        *("numpy", "av", "spacesviewer.workflows", "spacesviewer.transcripts"),
        *("spacesviewer.export", "spacesviewer.media", "spacesviewer.library.sessions"),
        *("spacesviewer.ui.parts", "spacesviewer.ui.workspace"),
    )
    assert not faults(found, later)


def test_the_whole_window_does_without_what_is_late_and_without_the_hook_of_pyside() -> None:
    furnished = (
        "import builtins, linecache, spacesviewer.app; from spacesviewer.ui import parts; "
        "from spacesviewer.ui.commands.group import all_groups; all_groups(); "
        "assert builtins.__import__ is not getattr(builtins, '__feature_import__', None); "
        "ours = [name for name in linecache.cache if 'ui/widgets' in name]; "
        "assert not ours, f'PySide reads the source of what is loaded: {ours[:3]}'"
    )
    found = loaded("code", furnished)
    assert "spacesviewer.ui.commands.late" in found
    assert not faults(found, tuple(f"spacesviewer.ui.{late.module}" for late in LATE))


def test_an_intruder_is_named_with_who_let_it_in() -> None:
    """The check is checked: the window's heavy parts are loaded on purpose."""
    found = loaded("code", "import spacesviewer.ui.parts")
    told = faults(found, LATER)
    assert "numpy came in; asked for by spacesviewer.ui.widgets." in told
    assert "spacesviewer.ui.parts came in; asked for by a line of code, line 1." in told
    assert "ui/parts.py" in told
