"""Opens the sample session, or shows in the terminal what the window would do with it.

Runs with the Python of the environment: ``bootstrap.py run`` starts it. Each step is a command
that a person could type, and is printed before it runs.
"""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import platformdirs

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "resources" / "sample"


class StepFailed(Exception):
    """A command of the tour did not end well; it has said why itself."""


def main() -> int:
    """Opens the window where there is a display, else tours the terminal."""
    archive = platformdirs.user_data_path("spacesviewer", False) / "sample-archive"
    tour = Tour(archive)
    try:
        if not has_display():
            print("There is no display here, so this shows in the terminal what the window does.")
            tour.in_the_terminal()
            return 0
        session = tour.add_sample()
        return tour.open_window(session)
    except StepFailed as error:
        print(error, file=sys.stderr)
        return 1


def has_display() -> bool:
    """Whether a window can be shown here; a local X server that is gone does not count."""
    if not sys.platform.startswith("linux"):
        return True
    if os.environ.get("WAYLAND_DISPLAY"):
        return True
    display = os.environ.get("DISPLAY", "")
    if not display.startswith(":"):
        return bool(display)
    number = display[1:].partition(".")[0]
    sockets = Path("/proc/net/unix").read_text("utf-8", "replace")
    return f"/tmp/.X11-unix/X{number}\n" in sockets


class Tour:
    """The steps, each one a command of the program on an archive that holds only the sample."""

    def __init__(self, archive: Path) -> None:
        self._archive = archive

    def add_sample(self) -> str:
        """Indexes the sample and returns its session's id; the second time nothing is new."""
        report = self._ask("add", str(SAMPLE))
        return str(report["sessions"][0]["id"])

    def open_window(self, session: str) -> int:
        """Shows the window until it is closed."""
        return subprocess.call(self._command("open", session))

    def in_the_terminal(self) -> None:
        """Indexes, lists, searches, quotes and exports, and says after each step what it did."""
        self._tell("The sample gets an archive of its own; yours stays as it is.")
        print(f"$ export SPACESVIEWER_ARCHIVE={shlex.quote(str(self._archive))}")
        self._tell("First the folder with the sample recording and its transcripts is indexed.")
        self._show("add", os.path.relpath(SAMPLE) if Path.cwd() == ROOT else str(SAMPLE))
        self._show("sessions")
        session = str(self._ask("sessions")[0]["id"])
        segment = self._a_sentence(session)
        word = max(segment["text"].split(), key=len).strip(".,;:!?“”\"'")
        self._tell(f"Every word said can be found. Somebody speaks of “{word}”:")
        self._show("search", word)
        self._tell("The words become a quote, which keeps its time, its speaker and its source.")
        self._quote(session, segment)
        self._show("quotes")
        target = self._archive.with_name("sample-quotes.md")
        self._tell("The quotes leave the archive as a file for the editor.")
        self._show("export", "quotes", "--format", "md", "--output", str(target))
        print(f"\n{target} holds:\n")
        print(target.read_text("utf-8"))
        self._tell(f"The sample archive is in {self._archive}; deleting that folder undoes it all.")

    def _a_sentence(self, session: str) -> dict[str, Any]:
        """A segment worth quoting: a long one of somebody who is not the first to speak."""
        segments = self._ask("transcript", session, "--format", "json")
        host = segments[0]["speaker"]
        others = [segment for segment in segments if segment["speaker"] != host] or segments
        return dict(max(others, key=lambda segment: min(len(segment["text"]), 160)))

    def _quote(self, session: str, segment: dict[str, Any]) -> None:
        start_ms, end_ms = segment["start_ms"], segment["end_ms"]
        for quote in self._ask("quotes"):
            if (quote["start_ms"], quote["end_ms"]) == (start_ms, end_ms):
                print("(This quote is in the archive already, from an earlier run.)")
                return
        self._show(
            "quote", session, "--from", f"{start_ms / 1000:.3f}", "--to", f"{end_ms / 1000:.3f}"
        )

    def _tell(self, sentence: str) -> None:
        print(f"\n{sentence}", flush=True)

    def _show(self, *words: str) -> None:
        """Prints a command as a person would type it, and runs it."""
        print(f"$ spacesviewer {shlex.join(words)}", flush=True)
        if subprocess.call(self._command(*words)) != 0:
            raise StepFailed(f"spacesviewer {words[0]} stopped the tour.")

    def _ask(self, *words: str) -> Any:
        """The JSON document that a command answers with."""
        asked = subprocess.run(
            self._command(*words, *(() if "--format" in words else ("--json",))),
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            check=False,
        )
        if asked.returncode != 0:
            raise StepFailed(f"spacesviewer {words[0]} stopped the tour.")
        return json.loads(asked.stdout)

    def _command(self, *words: str) -> Sequence[str]:
        program = [sys.executable, "-P", "-m", "spacesviewer"]
        return [*program, "--archive", str(self._archive), *words]


if __name__ == "__main__":
    sys.exit(main())
