"""The window in Urdu, and read from the right: mirrored, and nothing is cut off."""

from __future__ import annotations

import pickle
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QTranslator
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from spacesviewer import app
from spacesviewer.domain.errors import RefusedFile, UserError
from spacesviewer.domain.language import is_read_from_right
from spacesviewer.domain.provenance import Provenance
from spacesviewer.domain.segment import reads_from_right
from spacesviewer.library.store import Archive
from spacesviewer.settings import Settings
from spacesviewer.ui import interface, theme, wording
from spacesviewer.ui.main_window import MainWindow
from spacesviewer.ui.panels.speakers import SpeakerRow, lines_below
from spacesviewer.workflows import recounting
from tests.ui.test_correcting_words import LINES, WAIT_MS, close, make_window
from tests.unit.library import making

FOLDER = theme.RESOURCES / "translations"


@pytest.fixture
def spoken(request: pytest.FixtureRequest) -> Iterator[Settings]:
    settings: Settings = request.param
    application = app.application()
    interface.apply(application, settings)
    yield settings
    interface.apply(application, Settings(interface="en"))


@pytest.fixture
def window(spoken: Settings, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    with Archive.create(tmp_path / "archive") as archive:
        uid = making.session(archive)
        making.transcript(archive, uid, making.parsed(LINES))
    window, player, workspace = make_window(tmp_path / "archive")
    with qtbot.waitSignal(workspace.session_opened, timeout=WAIT_MS):
        workspace.open_session(uid)
    kept = window.settings
    window.apply_settings(replace(kept, interface=spoken.interface, direction=spoken.direction))
    QApplication.processEvents()
    yield window
    close(window, player, workspace)


def _left(widget: QWidget) -> int:
    return widget.mapToGlobal(widget.rect().topLeft()).x()


URDU, TURNED = Settings(interface="ur"), Settings(interface="en", direction="rtl")


@pytest.mark.parametrize("spoken", [URDU, TURNED], indirect=True)
def test_the_panels_change_sides_and_sound_goes_on_to_the_right(window: MainWindow) -> None:
    view = window.session_view
    assert _left(window.side) < _left(view) < _left(window.library)
    assert view.timeline.isLeftToRight()
    columns = view.transcript.page.columns
    assert columns.text_right < columns.bar_x < columns.label_x
    names = view.transcript.viewport().mapToGlobal(QPoint(columns.label_x, 0)).x()
    title = _left(view.header.title) + view.header.title.width()
    assert title == names + columns.label_width  # one edge runs down the session
    assert _left(view.header.export) < _left(view.header.title)


@pytest.mark.parametrize("spoken", [URDU, TURNED], indirect=True)
def test_no_button_is_cut_off_or_lies_on_another(window: MainWindow) -> None:
    seen = [b for b in window.findChildren(QAbstractButton) if b.isVisible()]
    shown = [b for b in seen if not isinstance(b.parentWidget(), QLineEdit)]  # those are Qt's own
    assert len(shown) > 10
    for button in shown:
        if button.text():
            wanted = button.fontMetrics().horizontalAdvance(button.text())
            assert button.width() >= wanted, button.text()
    parents = {button.parentWidget() for button in shown}
    for parent in parents:
        inside = [button.geometry() for button in shown if button.parentWidget() is parent]
        for number, one in enumerate(inside):
            assert not any(one.intersects(other) for other in inside[number + 1 :])


@pytest.mark.parametrize("spoken", [URDU], indirect=True)
def test_menus_panels_and_fields_speak_urdu(window: MainWindow) -> None:
    titles = [action.text() for action in window.menuBar().actions()]
    assert titles[:3] == ["فائل", "ترمیم", "تصحیح"]
    assert all(not title.isascii() for title in titles)
    assert window.tabs.tabText(0).startswith("اقتباسات")
    assert window.library.field.placeholderText() == "تمام نشستوں میں تلاش"
    untold = [a.text() for a in window.actions_by_name.by_name.values() if a.text().isascii()]
    assert untold == []


@pytest.mark.parametrize("spoken", [Settings(interface="en")], indirect=True)
def test_english_stays_as_it_is_and_is_turned_at_once(window: MainWindow) -> None:
    assert _left(window.library) < _left(window.side)
    window.apply_settings(replace(window.settings, direction="rtl"))
    QApplication.processEvents()
    assert _left(window.side) < _left(window.library)
    window.apply_settings(replace(window.settings, direction="ltr"))
    QApplication.processEvents()
    assert _left(window.library) < _left(window.side)


def test_the_compiled_words_are_those_of_the_source() -> None:
    translator = QTranslator()
    assert translator.load(str(FOLDER / "ur.qm"))
    told = [
        (context.findtext("name"), one.findtext("source"), one.findtext("translation"))
        for context in ET.parse(FOLDER / "ur.ts").getroot().iter("context")
        for one in context.iter("message")
    ]
    assert len(told) > 1000
    for context, source, wanted in told:
        assert context
        assert source
        assert translator.translate(context, source) == wanted


@pytest.mark.parametrize("spoken", [URDU], indirect=True)
def test_names_and_figures_stay_whole_and_sentences_from_below_are_told(spoken: Settings) -> None:
    assert spoken.interface == "ur"
    told = interface.said("Marked at {time}. N writes a note on it.", time="0:01:10")
    assert told.startswith("\u20680:01:10\u2069 پر")
    gap = interface.retold("Silence for 1 min 5 s.")
    assert gap.replace("\u2068", "").replace("\u2069", "") == "1 منٹ 5 سیکنڈ تک خاموشی۔"
    two = interface.retold("take.mp3 may not be read. Check its permissions.")
    assert two == "\u2068take.mp3\u2069 پڑھنے کی اجازت نہیں۔ اس کی اجازتیں دیکھیں۔"
    label = interface.retold("rename تصدیق @imran 123")
    assert label == "\u2068تصدیق @imran 123\u2069 کا نام بدلنا"
    stored = interface.retold("space.json: The file is empty. Export or download it again.")
    assert stored == "\u2068space.json\u2069: فائل خالی ہے۔ اسے دوبارہ برآمد یا ڈاؤن لوڈ کریں۔"
    stored = interface.retold(
        "feed.xml: The file is not whole XML: it breaks off or goes wrong in line 3."
    )
    assert stored.startswith("\u2068feed.xml\u2069: فائل کا XML مکمل نہیں: سطر \u20683\u2069 پر")
    for label in ("edit text", "merge segments", "set quotes to “checked”"):
        assert interface.retold(label) != label
    row = SpeakerRow("Sana", 0, "میزبان", "sana_mir", 1, 1.0, 0, Provenance("machine"))
    assert lines_below(row) == ["میزبان · \u2068@sana_mir\u2069", "نام مشین نے دیا"]
    mended = interface.retold("Cues out of order, sorted by time: 3 (4, 9, 17).")
    assert mended == "بے ترتیب کیو، وقت کے مطابق ترتیب دیے گئے: \u20683 (4, 9, 17)\u2069۔"
    credit = interface.retold("translated from Urdu by Noor (checked)")
    assert credit == "\u2068اردو\u2069 سے ترجمہ از \u2068Noor\u2069 (\u2068جانچا ہوا\u2069)"
    assert interface.read_from_right(f"{stored}\nx") == f"\u200f{stored}\nx"
    unknown = "Nobody has ever said this of take.mp3."
    assert interface.retold(unknown) == unknown
    assert wording.count(2, "quote") == "\u20682\u2069 اقتباسات"
    assert wording.dated("2026-11-14") == "\u206814 نومبر 2026\u2069"


@pytest.mark.parametrize("spoken", [URDU], indirect=True)
def test_errors_are_told_by_their_templates(spoken: Settings) -> None:
    assert spoken.interface == "ur"
    error = UserError(
        "{file} could not be written.",
        hint="{reason}. Choose another place or name.",
        file="/tmp/a could not be read. {reason}",
        reason="Permission denied",
    )
    assert error.sentence().startswith("/tmp/a could not be read. {reason} could not be written. P")
    told, hint = interface.explained_apart(error)
    assert told == "\u2068/tmp/a could not be read. {reason}\u2069 نہیں لکھی جا سکی۔"
    assert hint == "\u2068اجازت نہیں\u2069۔ دوسری جگہ یا نام چنیں۔"
    # An error that crossed from another process, and one that tells of another.
    again = pickle.loads(pickle.dumps(error))
    assert interface.explained(again) == f"{told} {hint}"
    outer = RefusedFile("{file}: {problem}", file="a.md", problem="The file is empty.")
    assert interface.explained(outer) == "\u2068a.md\u2069: فائل خالی ہے۔"
    assert (
        interface.explained(UserError("Nobody said {this}.", hint="{x}"))
        == "Nobody said {this}. {x}"
    )


CORRECTED = "0:00:59  words changed by Noor, 2026-11-26 06:44 UTC"


@pytest.mark.parametrize("spoken", [Settings(interface="ur")], indirect=True)
def test_what_was_corrected_is_told_in_urdu(spoken: Settings) -> None:
    told = wording.corrected(CORRECTED)
    assert told.startswith("0:00:59  الفاظ بدلے گئے از")
    assert told.endswith("\u20682026-11-26 06:44 UTC\u2069")
    assert wording.corrected(f"After: {CORRECTED}  (undone)").startswith("بعد: ")
    assert [kind for kind in recounting.KINDS.values() if interface.retold(kind) == kind] == []


def test_what_was_corrected_stays_as_it_is_in_english() -> None:
    for told in (CORRECTED, f"Before: {CORRECTED}  (undone)", "no headline"):
        assert wording.corrected(told) == told


def test_english_sentences_stay_as_they_are() -> None:
    assert interface.said("{quotes} copied", quotes="2 quotes") == "2 quotes copied"
    assert interface.said("Only {name}", name="عائشہ") == "Only \u2068عائشہ\u2069"
    assert interface.retold("rename Imran") == "rename Imran"
    assert wording.length(192 * 60_000) == "3 h 12 min"


def test_a_segment_that_begins_with_a_name_keeps_the_direction_of_its_language() -> None:
    text = "Tomás Reyes نے کہا کہ معاہدہ Rs 4,500,000 کا تھا۔"
    assert not reads_from_right(text)
    assert reads_from_right(text, expected=True)
    assert not reads_from_right("Tomás Reyes said اللہ", expected=True)
    assert not reads_from_right("OK 123", expected=True)


@pytest.mark.parametrize(
    ("tag", "wanted"),
    [("ur", True), ("ur-PK", True), ("ur-Latn", False), ("en", False), ("pa-Arab", True)],
)
def test_which_languages_are_read_from_the_right(tag: str, wanted: bool) -> None:
    assert is_read_from_right(tag) is wanted
