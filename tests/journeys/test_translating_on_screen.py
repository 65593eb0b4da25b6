"""A person translates at the real window: English into Urdu, and Urdu into English in Urdu."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.guards.display import Screen
from tests.journeys.program import Program
from tests.journeys.test_window_on_screen import Person, at_the_window
from tests.made import tone, whisper

pytestmark = [pytest.mark.display, pytest.mark.slow]

ENGLISH = ("The contract was signed in March.", "Nobody read it.")
URDU = ("معاہدے پر مارچ میں دستخط ہوئے۔", "کسی نے اسے نہیں پڑھا۔")


def _program(folder: Path, said: tuple[str, ...], interface: str) -> Program:
    box = folder / "box"
    box.mkdir()
    tone(box / "hall.wav")
    lines = [(2.0 * number, 2.0 * number + 1.8, text) for number, text in enumerate(said)]
    language = "ur" if said is URDU else "en"
    text = whisper(lines).replace('"language": "en"', f'"language": "{language}"')
    (box / "hall.json").write_text(text, encoding="utf-8")
    program = Program(folder)
    program.run("add", box)
    config = Path(program.environment["SPACESVIEWER_CONFIG"])
    config.mkdir(parents=True, exist_ok=True)
    (config / "settings.toml").write_text(f'reviewer = "Noor"\ninterface = "{interface}"\n')
    return program


def _paste(person: Person, screen: Screen, text: str) -> None:
    """Puts words in: xdotool has no keyboard for Urdu and loses letters of it."""
    subprocess.run(
        ["xclip", "-selection", "clipboard"],
        input=text.encode(),
        env=screen.environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    person.key("ctrl+v")


@pytest.mark.parametrize(
    ("interface", "said", "into", "typed"),
    [("en", ENGLISH, "ur", URDU), ("ur", URDU, "en", ENGLISH)],
)
def test_a_session_is_translated_with_the_keys(
    tmp_path: Path,
    x_screen: Screen,
    interface: str,
    said: tuple[str, ...],
    into: str,
    typed: tuple[str, ...],
) -> None:
    name = {"ur": "Urdu", "en": "English"}[into]
    program = _program(tmp_path, said, interface)
    with at_the_window(program, x_screen) as person:
        state = person.wait(lambda state: state["sessions"] == 1, "the library lists the session")
        assert state["mirrored"] is (interface == "ur")
        x, y = person.place(
            "button تمام نشستوں میں تلاش" if interface == "ur" else "button Search all sessions"
        )
        x_screen.run("xdotool", "mousemove", "--sync", str(x), str(y + 80), "click", "1")
        person.wait(lambda state: state["segments"] == 2, "the session is open")
        person.key("ctrl+alt+t")
        asked = "ترجمے کی زبان" if interface == "ur" else "Translate into"
        person.wait(lambda state: state["front"] == asked, "a language is asked for")
        person.type(name)
        person.key("Return")
        person.wait(lambda state: state["languages"] == "beside", "it stands beside the original")
        person.key("F6")
        person.wait(lambda state: state["typing"] == "", "the first one is typed")
        _paste(person, x_screen, typed[0])
        person.wait(lambda state: state["typing"] == typed[0], "it is typed")
        person.key("shift+Return")
        person.wait(lambda state: state["typing"] == "", "the next one is typed")
        _paste(person, x_screen, typed[1])
        person.wait(lambda state: state["typing"] == typed[1], "it is typed too")
        person.picture(f"1-{name.lower()}-typed")
        person.key("Return")
        person.wait(lambda state: state["translated"] == list(typed), "both are saved")
        person.key("ctrl+F7")
        state = person.wait(lambda state: "checked" in state["statuses"], "one is checked")
        assert sorted(state["statuses"]) == ["checked", "reporter"]
        person.picture(f"2-{name.lower()}-checked")
        person.key("ctrl+z")
        person.wait(lambda state: "checked" not in state["statuses"], "that is undone")
    with at_the_window(program, x_screen) as person:
        state = person.wait(lambda state: state["segments"] == 2, "the session is open again")
        assert (state["languages"], state["translated"]) == ("beside", list(typed))
