"""Every text of the window has its Urdu one, none of them is dead, and nothing slips by."""

from __future__ import annotations

import ast
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from pathlib import Path

from spacesviewer.domain import attribution, participant, quote, recap_check
from spacesviewer.domain.language import LANGUAGES, language_name
from spacesviewer.ui import wording
from spacesviewer.ui.commands.menu import COMMANDS
from spacesviewer.workflows.correcting import FACTS
from tests.quality.below_words import mended_in, raised_in, steps_in
from tests.quality.window_words import asked_in, plain, trees, unsaid_in

PACKAGE = Path(__file__).parents[2] / "spacesviewer"
FOLDER = PACKAGE.parent / "resources" / "translations"
_PLACE = re.compile(r"\{\w*\}")
_VERDICTS = (
    *recap_check.SOUND,
    recap_check.ELSEWHERE,
    recap_check.DIFFERS,
    recap_check.MISATTRIBUTED,
    recap_check.NOT_FOUND,
)
# Words of rooms below, which know no window: it asks for them by what they tell.
FROM_BELOW = (
    *LANGUAGES.values(),
    language_name(""),
    *participant.ROLE_NAMES.values(),
    *(name.lower() for name in participant.ROLE_NAMES.values()),
    *quote.STATES,
    *(state.capitalize() for state in quote.STATES),
    *attribution.PLACEHOLDERS.values(),
    *(verdict.capitalize() for verdict in _VERDICTS),
    *(name.replace("_", " ") for name in FACTS.values()),
    *wording.MONTHS,
    "date unknown",
    "(local time)",
    "confirmed",
    *(f"{{n}} {unit}" for unit in ("h", "min", "s")),
)


def _told(context: str) -> dict[str, str]:
    contexts = ET.parse(FOLDER / "ur.ts").getroot().iter("context")
    found = next(one for one in contexts if one.findtext("name") == context)
    return {
        message.findtext("source") or "": message.findtext("translation") or ""
        for message in found.iter("message")
    }


def _below() -> dict[str, str]:
    told: dict[str, str] = json.loads((FOLDER / "ur-below.json").read_text("utf-8"))
    return told


def _asked() -> set[str]:
    texts = {text for _, tree in trees(PACKAGE / "ui") for text in asked_in(tree)}
    for command in COMMANDS:
        texts |= {plain(command.menu), plain(command.text), plain(command.within)}
    return (texts | set(FROM_BELOW)) - {""}


def _differ(pairs: Iterable[tuple[str, str]]) -> list[str]:
    return [
        source
        for source, words in pairs
        if sorted(_PLACE.findall(source)) != sorted(_PLACE.findall(words))
        or set(re.findall(r"\*\.\w+", source)) != set(re.findall(r"\*\.\w+", words))
    ]


def test_every_text_that_is_asked_for_has_an_urdu_one_and_none_is_dead() -> None:
    told, asked = _told("window"), _asked()
    assert sorted(asked - told.keys()) == []
    assert sorted(told.keys() - asked) == []


def test_the_urdu_texts_have_the_places_of_the_english_ones_and_are_urdu() -> None:
    told = _told("window")
    assert _differ([*told.items(), *_below().items()]) == []
    same = {source for source, words in told.items() if words == source}
    assert same <= {"en, ur …", "19:31:14 PKT", "Enter   F2   Del", "{number} {kind} ({source})"}


def test_no_text_of_the_window_slips_past_the_translation() -> None:
    found = [
        f"{path.relative_to(PACKAGE)}:{line}: {text!r}"
        for path, tree in trees(PACKAGE / "ui")
        for line, text in unsaid_in(tree)
    ]
    assert found == [], "Write said(…) around it, and its Urdu words in ur.ts."


def test_what_undo_says_has_its_urdu_frame() -> None:
    labels = {_frame(one) for one in steps_in(PACKAGE / "workflows")}
    frames = {_PLACE.sub("{}", source) for source in _below()}
    assert len(labels) > 70
    assert sorted(labels - frames - {""}) == []


def test_what_was_mended_in_a_file_has_its_urdu_words() -> None:
    mended = {_frame(one) for one in mended_in(PACKAGE / "transcripts")}
    frames = {_PLACE.sub("{}", source) for source in _below()}
    assert len(mended) > 70
    assert sorted(mended - frames - {""}) == []


def test_every_error_from_below_has_its_urdu_sentence() -> None:
    found = raised_in(PACKAGE)
    assert found.hidden == [], "Give the sentence where it is raised, with named places."
    assert len(found.templates) > 500
    below = _below()
    untold = [f"{where}: {text}" for text, where in found.templates.items() if text not in below]
    assert untold == [], "Write its Urdu words in ur-below.json, with the same places."


def test_a_sentence_that_is_put_together_or_unknown_is_found(tmp_path: Path) -> None:
    (tmp_path / "errors.py").write_text(
        "class UserError(Exception): ...\nclass Own(UserError): ..."
    )
    (tmp_path / "raising.py").write_text(
        'HINT = "Look again."\ndef a(name):\n    raise Own(f"{name} is empty.", hint=HINT)\n'
        'def b(why):\n    raise UserError(why)\nb("It is {what}." if x else "No.")\n'
    )
    found = raised_in(tmp_path)
    assert found.hidden == ["raising.py:3: f'{name} is empty.'"]
    assert sorted(found.templates) == ["It is {what}.", "Look again.", "No."]


def test_the_frames_are_of_sentences_that_are_said_below() -> None:
    rooms = (room for room in PACKAGE.iterdir() if room.is_dir())
    code = " ".join(path.read_text("utf-8") for room in rooms for path in room.rglob("*.py"))
    said = set(re.findall(r"[\w’'-]+", code))
    for source in _below():
        words = re.findall(r"[\w’'-]+", _PLACE.sub(" ", source))
        assert set(words) <= said, source


def _frame(node: ast.expr) -> str:
    """A label with empty places for what is put in; "" for one that is made elsewhere."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(
            str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values
        )
    return ""


def test_a_text_that_slips_past_is_found() -> None:
    source = 'label.setText(f"Found {n} places")\nmenu.addAction(said("Play"), done)\n'
    source += 'row.addRow("Title" if one else said("Name"), field)\n'
    assert [text for _, text in unsaid_in(ast.parse(source))] == ["Found ", " places", "Title"]
    assert set(asked_in(ast.parse(source))) == {"Play", "Name"}
