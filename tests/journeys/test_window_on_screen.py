"""A person at the real window: real mouse, real keyboard, a real screen of the test's own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

from tests.guards.alive import repeat_until
from tests.guards.display import Screen
from tests.journeys.program import ROOT, Program
from tests.made import session_folder

pytestmark = [pytest.mark.display, pytest.mark.slow]


_PATIENCE_S = 40.0  # the machine may be busy with other tests


class Person:
    """Moves the mouse, presses keys, and looks at what the window shows."""

    def __init__(
        self, process: subprocess.Popen[str], screen: Screen, log: Path, pictures: Path
    ) -> None:
        self._process = process
        self._pictures = pictures
        self._screen = screen
        self._log = log

    def ask(self, question: str) -> Any:
        """What the window answers."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(question + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, f"The program has gone: {self._log.read_text()}"
        return json.loads(line)

    def wait(self, wanted: Callable[[dict[str, Any]], object], what: str) -> dict[str, Any]:
        """The state of the window as soon as it is as wanted."""
        assert repeat_until(lambda: bool(wanted(self.ask("state"))), _PATIENCE_S), (
            f"{what}: {self.ask('state')}"
        )
        state: dict[str, Any] = self.ask("state")
        return state

    def place(self, question: str) -> list[int]:
        """Where something is, once it is there."""
        assert repeat_until(lambda: self.ask(question) is not None), question
        found: list[int] = self.ask(question)
        return found

    def click(self, question: str) -> None:
        """Clicks on something."""
        x, y = self.place(question)
        self._do("mousemove", "--sync", str(x), str(y), "click", "1")

    def drag(self, start: str, end: str) -> None:
        """Drags from one thing to another."""
        (x1, y1), (x2, y2) = self.place(start), self.place(end)
        self._do("mousemove", "--sync", str(x1), str(y1), "mousedown", "1")
        self._do("mousemove", "--sync", str((x1 + x2) // 2), str((y1 + y2) // 2))
        self._do("mousemove", "--sync", str(x2), str(y2), "mouseup", "1")

    def key(self, *keys: str) -> None:
        """Presses keys."""
        self._do("key", *keys)

    def type(self, text: str) -> None:
        """Types words."""
        self._do("type", "--delay", "15", text)

    def clipboard(self, target: str = "UTF8_STRING") -> str:
        """What another program would paste; "" while nothing has been copied yet."""
        try:
            return self._screen.run("xclip", "-selection", "clipboard", "-o", "-target", target)
        except subprocess.CalledProcessError:
            return ""

    def picture(self, name: str) -> None:
        """Keeps what the screen shows, for a person to look at: see ``pictures_of``."""
        self._pictures.mkdir(parents=True, exist_ok=True)
        path = self._pictures / f"{name}.png"
        assert self.ask(f"picture {path}")
        assert path.stat().st_size > 10_000, f"{path} shows nothing"

    def _do(self, *arguments: str) -> None:
        self._screen.run("xdotool", *arguments)


def pictures_of(program: Program) -> Path:
    """Where the pictures of a journey go: the folder that SPACESVIEWER_SCREENSHOTS names, in it a
    folder for each test; else beside what the test has made (``pytest --basetemp``).
    """
    folder = os.environ.get("SPACESVIEWER_SCREENSHOTS")
    test = os.environ.get("PYTEST_CURRENT_TEST", "").partition("::")[2].partition(" ")[0]
    return Path(folder).absolute() / test if folder else program.home / "screenshots"


@contextmanager
def at_the_window(program: Program, screen: Screen) -> Iterator[Person]:
    """The program's window, closed by its menu at the end."""
    environment = {**program.environment, **screen.environment, "PYTHONPATH": str(ROOT)}
    for name in ("SPACESVIEWER_ARCHIVE", "SPACESVIEWER_CONFIG"):
        environment[name] = program.environment[name]
    with (program.home / "window.log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.journeys.driven", str(program.archive)],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
        try:
            pictures = pictures_of(program)
            person = Person(process, screen, program.home / "window.log", pictures)
            person.wait(lambda state: state["ready"], "the window is there")
            yield person
            person.key("ctrl+q")
            assert process.wait(20) == 0
        finally:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                assert pipe is not None
                pipe.close()


@pytest.fixture
def program(tmp_path: Path) -> Program:
    session_folder(tmp_path / "box")
    made = Program(tmp_path)
    made.run("add", tmp_path / "box")
    return made


def test_from_a_word_to_the_clipboard_and_back_after_a_restart(
    program: Program, x_screen: Screen
) -> None:
    with at_the_window(program, x_screen) as person:
        person.wait(lambda state: state["sessions"] == 1, "the library lists the session")
        x, y = person.place("button Search all sessions")
        x_screen.run("xdotool", "mousemove", "--sync", str(x), str(y + 80), "click", "1")
        person.wait(lambda state: state["segments"] == 4, "the session is open")
        person.click("word signed")
        person.wait(lambda state: state["playing"] and state["position_ms"] > 2200, "it plays")
        person.key("k")
        person.wait(lambda state: not state["playing"], "it pauses")
        person.drag("word contract", "word March")
        state = person.wait(lambda state: state["selected"], "words are selected")
        assert state["selected"] == "contract was signed in March."
        person.key("ctrl+shift+c")
        assert repeat_until(lambda: "contract was signed" in person.clipboard())
        pasted = person.clipboard()
        assert "Omar" in pasted
        assert "town hall" in pasted
        assert "<blockquote>" in person.clipboard("text/html")
        person.key("b")
        person.wait(lambda state: len(state["quotes"]) == 1, "the quote stands in the panel")
        person.drag("word Who", "word Nobody")
        person.wait(lambda state: "Who signed it?" in state["selected"], "over two segments")
        person.key("t")
        person.wait(lambda state: state["front"] == "Tag topic", "the topics are asked for")
        person.type("Contract")
        person.key("Return")
        person.wait(lambda state: state["topics"] == ["Contract"], "the topic is there")
        person.key("ctrl+z")
        person.wait(lambda state: state["topics"] == [], "undone")
        person.key("ctrl+shift+z")
        person.wait(lambda state: state["topics"] == ["Contract"], "done again")
        person.click("timeline 7500")
        where = person.wait(lambda state: abs(state["position_ms"] - 7500) < 400, "sought")
    with at_the_window(program, x_screen) as person:
        state = person.wait(lambda state: state["segments"] == 4, "the same session is open again")
        assert state["quotes"] == ["The contract was signed in March."]  # a word was missed
        assert state["topics"] == ["Contract"]
        assert abs(state["position_ms"] - where["position_ms"]) < 3000


def test_a_search_leads_to_the_sound(program: Program, x_screen: Screen) -> None:
    with at_the_window(program, x_screen) as person:
        person.wait(lambda state: state["sessions"] == 1, "the library lists the session")
        person.key("ctrl+shift+f")
        person.type("twice")
        person.wait(lambda state: state["hits"] == 1, "one hit")
        person.key("Return")
        person.wait(
            lambda state: state["playing"] and 6000 < state["position_ms"] < 9000, "its sound"
        )


def test_a_folder_that_is_dropped_on_the_window_is_indexed(
    tmp_path: Path, x_screen: Screen
) -> None:
    box = session_folder(tmp_path / "box")
    (box / "broken.mp3").write_bytes(b"")
    with at_the_window(Program(tmp_path), x_screen) as person, dragging(x_screen, box) as (x, y):
        target = person.place("button Search all sessions")
        x_screen.run("xdotool", "mousemove", "--sync", str(x), str(y), "mousedown", "1")
        # Over a text field on purpose: files are for the archive wherever they are dropped.
        steps = cycle([1, 2, 3, 4, 5, 6, 7, 8, 7])

        def drag_on() -> bool:
            step = next(steps)
            over = (x + (target[0] - x) * step // 8, y + (target[1] - y) * step // 8)
            x_screen.run("xdotool", "mousemove", "--sync", *map(str, over))
            return step >= 7 and bool(person.ask("state")["dropping"])

        assert repeat_until(drag_on), "The window does not take what is dragged over it."
        x_screen.run("xdotool", "mouseup", "1")
        state = person.wait(lambda state: state["segments"] == 4, "the session is there, and open")
        assert (state["sessions"], state["session"]) == (1, "town hall")


@contextmanager
def dragging(screen: Screen, folder: Path) -> Iterator[tuple[int, int]]:
    """A window to drag a folder from; gives its middle."""
    source = subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.drag_source", str(folder)],
        cwd=ROOT,
        env=screen.environment,
        stderr=subprocess.DEVNULL,
    )
    try:
        screen.run("xdotool", "search", "--sync", "--onlyvisible", "--pid", str(source.pid))
        yield 49, 24
    finally:
        source.terminate()
        source.wait(10)
