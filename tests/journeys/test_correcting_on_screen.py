"""A person corrects a transcript in English and in Urdu: real mouse, real keys, a real screen."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.guards.display import Screen
from tests.journeys.program import Program
from tests.journeys.test_window_on_screen import Person, at_the_window
from tests.made import tone

pytestmark = [pytest.mark.display, pytest.mark.slow]

TALK = """1
00:00:00,500 --> 00:00:02,500
Ayesha: Welcome to the Space.

2
00:00:02,600 --> 00:00:05,500
Omar: The contract was sined in March and nobody read it.

3
00:00:05,700 --> 00:00:08,500
Ayesha: معاہدہ مارچ میں ہوا تھا اور کسی نے نہیں پڑھا۔

4
00:00:08,600 --> 00:00:09,900
Omar: Sined by whom?
"""
FIRST = "معاہدہ اپریل میں ہوا تھا"
SECOND = "اور کسی نے نہیں پڑھا۔"


@pytest.fixture
def program(tmp_path: Path) -> Program:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.toml").write_text('reviewer = "Noor"\n')
    tone(tmp_path / "box" / "talk.wav")
    (tmp_path / "box" / "talk.srt").write_text(TALK, "utf-8")
    made = Program(tmp_path)
    made.run("add", tmp_path / "box")
    return made


def paste(person: Person, screen: Screen, text: str) -> None:
    """Puts words into the field that has the focus: xdotool cannot be trusted to type Urdu."""
    subprocess.run(
        ["xclip", "-selection", "clipboard", "-in"],
        input=text.encode(),
        env=screen.environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    person.wait(lambda _state: person.clipboard() == text, "it is on the clipboard")
    person.key("ctrl+v")


def test_words_are_selected_edited_split_and_given_a_speaker(
    program: Program, x_screen: Screen
) -> None:
    with at_the_window(program, x_screen) as person:
        person.wait(lambda state: state["sessions"] == 1, "the library lists the session")
        x, y = person.place("button Search all sessions")
        x_screen.run("xdotool", "mousemove", "--sync", str(x), str(y + 80), "click", "1")
        person.wait(lambda state: len(state["texts"]) == 4, "the session is open")

        # English: select, edit, split, say who speaks.
        person.drag("word contract", "word sined")
        person.wait(lambda state: state["selected"] == "contract was sined", "words are selected")
        person.picture("1-english-selected")
        person.key("F2")
        person.wait(lambda state: state["editing"], "the words can be typed")
        person.key("ctrl+a")
        person.type("The contract was signed in March and nobody read it.")
        person.picture("2-english-edited")
        person.key("Return")
        person.wait(lambda state: "signed in March and" in state["texts"][1], "it is saved")
        person.wait(lambda state: not state["editing"], "the field is gone")
        person.drag("word nobody", "word read")
        person.wait(lambda state: state["selected"] == "nobody read", "the place is chosen")
        person.key("ctrl+Return")
        state = person.wait(lambda state: len(state["texts"]) == 5, "it is two segments")
        assert state["texts"][1:3] == ["The contract was signed in March and", "nobody read it."]
        person.picture("3-english-split")
        person.key("Escape")  # else the chosen words would be dragged
        person.wait(lambda state: not state["selected"], "nothing is chosen")
        person.drag("word nobody", "word read")
        person.wait(lambda state: state["selected"] == "nobody read", "the second part is chosen")
        person.key("1")
        person.wait(lambda state: state["speakers"][2] == "Ayesha", "the first speaker says it")
        person.picture("4-english-assigned")

        # Urdu: edit in place, split while typing, say who speaks.
        person.drag("word مارچ", "word میں")
        person.wait(lambda state: state["selected"] == "مارچ میں", "Urdu words are selected")
        person.picture("5-urdu-selected")
        person.key("F2")
        person.wait(lambda state: state["editing"], "the Urdu can be typed")
        person.key("ctrl+a")
        paste(person, x_screen, FIRST)
        paste(person, x_screen, f" {SECOND}")
        person.picture("6-urdu-edited")
        for _ in SECOND.split():
            person.key("ctrl+Right")  # a word back: Urdu is read from the right
        person.key("shift+Return")
        state = person.wait(lambda state: len(state["texts"]) == 6, "the Urdu is two segments")
        assert state["texts"][3:5] == [FIRST, SECOND]
        person.picture("7-urdu-split")
        person.wait(lambda state: not state["editing"], "the field is gone")
        person.drag("word کسی", "word نہیں")
        person.wait(lambda state: "کسی" in state["selected"], "the second part is chosen")
        person.key("2")
        person.wait(lambda state: state["speakers"][4] == "Omar", "the second speaker says it")
        person.picture("8-urdu-assigned")

        # All other places at once, after a look.
        person.key("ctrl+shift+r")
        person.wait(lambda state: state["front"] == "Replace", "the window asks")
        person.key("ctrl+a")
        person.type("sINED\tsigned")
        person.click("button Replace 1 place")
        person.wait(lambda state: state["texts"][5] == "signed by whom?", "it is replaced")
        person.key("Escape")
        person.wait(lambda state: "Replace" not in state["dialogs"], "the dialog is gone")
        person.key("ctrl+z")
        person.wait(lambda state: state["texts"][5] == "Sined by whom?", "undone")
    told = program.run("history", "talk").out
    for words in ("words changed by Noor", "split by Noor", "speaker set by Noor", "(undone)"):
        assert words in told
