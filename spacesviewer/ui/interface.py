"""The language of the window's own words, and the side from which the window is read."""

from __future__ import annotations

import re
from functools import cache

from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from spacesviewer.domain.errors import PROBLEM, UserError, filled
from spacesviewer.domain.language import LANGUAGES
from spacesviewer.domain.wording import has_right_to_left
from spacesviewer.settings import Settings
from spacesviewer.ui import theme as themes
from spacesviewer.ui.frames import Frames


def to_say(text: str) -> str:
    """The text itself: marks words that ``said`` says later, when the language is known."""
    return text


_CONTEXT = "window"
_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"
# Why a system refuses a file, in its own words.
_REASONS = (
    to_say("Permission denied"),
    to_say("No space left on device"),
    to_say("No such file or directory"),
    to_say("Read-only file system"),
    to_say("File name too long"),
    to_say("Is a directory"),
    to_say("Not a directory"),
    to_say("File exists"),
    to_say("Input/output error"),
)
_SAID = frozenset((*_REASONS, *LANGUAGES.values()))
_AMOUNT = re.compile(r"([\d.]+) (h|min|s)\b")
_PROOF = "File"  # said otherwise as soon as another language is spoken
_RIGHT_TO_LEFT = frozenset(("ur",))  # of the languages that the window speaks
_FOLDER = themes.RESOURCES / "translations"


def language_of(settings: Settings) -> str:
    """The language that the window speaks: the chosen one, or the system's as far as it can."""
    if settings.interface != "system":
        return settings.interface
    return "ur" if QLocale.system().language() == QLocale.Language.Urdu else "en"


def direction_of(settings: Settings) -> Qt.LayoutDirection:
    """The side from which the window is read: the chosen one, or the language's own."""
    chosen = settings.direction
    if chosen == "auto":
        chosen = "rtl" if language_of(settings) in _RIGHT_TO_LEFT else "ltr"
    right = Qt.LayoutDirection.RightToLeft
    return right if chosen == "rtl" else Qt.LayoutDirection.LeftToRight


def apply(app: QApplication, settings: Settings) -> None:
    """Speaks the language from here on; what stands already keeps its words. Turns the window."""
    for old in app.findChildren(QTranslator, _CONTEXT):
        app.removeTranslator(old)
        old.deleteLater()
    language = language_of(settings)
    if language != "en":
        translator = QTranslator(app)
        translator.setObjectName(_CONTEXT)
        if translator.load(str(_FOLDER / f"{language}.qm")):
            app.installTranslator(translator)
    themes.speak_flat(language in _RIGHT_TO_LEFT)
    app.setFont(themes.font(13))
    turn(app, settings)


def turn(app: QApplication, settings: Settings) -> None:
    """Gives the window its direction; all of it is laid out again at once."""
    if app.layoutDirection() != direction_of(settings):
        app.setLayoutDirection(direction_of(settings))


def said(text: str, /, **values: object) -> str:
    """A text in the language of the window. Mnemonics go where it is another one.

    ``values`` are put into the places that are named in it. What is read from the other side than
    the window stays whole: no digit, name or address changes its place with what stands around.
    """
    plain = text.replace("&&", "\0").replace("&", "").replace("\0", "&") if "&" in text else text
    sought = plain.strip()
    found = QCoreApplication.translate(_CONTEXT, sought) if sought else ""
    told = text if found in ("", sought) else plain.replace(sought, found)
    return (
        told.format(**{key: kept_whole(value) for key, value in values.items()}) if values else told
    )


def kept_whole(value: object) -> str:
    """A value in isolates where it could be torn by words that are read from the other side."""
    told = str(value)
    if not told or told[0] == _ISOLATE:
        return told
    apart = speaks_from_right() or has_right_to_left(told)
    return f"{_ISOLATE}{told}{_END_ISOLATE}" if apart else told


def read_from_right(text: str) -> str:
    """Paragraphs that are read from the right also where a name or a quotation mark begins them.

    Qt's documents do not look past an isolate for the first strong letter, its labels do.
    """
    if not speaks_from_right():
        return text
    lines = text.split("\n")
    return "\n".join(f"\u200f{one}" if has_right_to_left(one) else one for one in lines)


def unwrapped(text: str) -> str:
    """A text that was kept whole as it was before."""
    return text.strip(_ISOLATE + _END_ISOLATE)


def amounts(text: str) -> str:
    """A length such as "3 h 12 min" with the units as the window calls them."""
    return _AMOUNT.sub(lambda told: said(f"{{n}} {told[2]}", n=told[1]), text)


def speaks_from_right() -> bool:
    """Whether the words of the window are written from right to left."""
    return bool(QCoreApplication.translate(_CONTEXT, _PROOF) != _PROOF)


def retold(sentence: str) -> str:
    """A sentence from below the window in its language; as it stands where that is not known.

    What works without a window speaks English only: its sentences, with names and figures in
    them, are found again by their frames.
    """
    if not sentence or not speaks_from_right():
        return sentence
    known = said(sentence)
    return known if known != sentence else _frames().retold(sentence, _of_a_frame)


def explained(error: UserError) -> str:
    """What is wrong and what to do about it, in the language of the window."""
    return " ".join(filter(None, explained_apart(error)))


def explained_apart(error: UserError) -> tuple[str, str]:
    """What is wrong, and what to do about it, in the language of the window."""
    message, hint = error.templates
    return _told(message, error.message, error), _told(hint, error.hint, error)


def _told(template: str, sentence: str, error: UserError) -> str:
    """A sentence by its template: its fields are put into their places in the other language."""
    words = _frames().known(template) if speaks_from_right() else ""
    if not words:
        return retold(sentence)
    return filled(
        words,
        {
            name: retold(value) if name == PROBLEM else _of_a_frame(value)
            for name, value in error.fields.items()
        },
    )


def _of_a_frame(value: str) -> str:
    """What stands in a frame: a word of ours, a length, or a name, which stays as it is."""
    if value[:1].isdigit():
        return kept_whole(amounts(value))
    known = _frames().known(value)
    return kept_whole(known or (said(value) if value in _SAID else value))


@cache
def _frames() -> Frames:
    return Frames.read(_FOLDER / "ur-below.json")
