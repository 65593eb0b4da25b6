"""The language of the window's own words, and the side from which the window is read."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from spacesviewer.settings import Settings
from spacesviewer.ui import theme as themes

_CONTEXT = "window"
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


def said(text: str) -> str:
    """A text in the language of the window. Mnemonics go where it is another one."""
    plain = text.replace("&&", "\0").replace("&", "").replace("\0", "&")
    found = QCoreApplication.translate(_CONTEXT, plain.strip())
    return text if found == plain.strip() else plain.replace(plain.strip(), found)


def say_all(widget: QWidget) -> None:
    """Puts the words of everything in a widget that is just made into the window's language."""
    for label in widget.findChildren(QLabel):
        label.setText(said(label.text()))
    for button in widget.findChildren(QAbstractButton):
        button.setText(said(button.text()))
    for field in widget.findChildren(QLineEdit):
        field.setPlaceholderText(said(field.placeholderText()))
    for child in widget.findChildren(QWidget):
        if child.toolTip():
            child.setToolTip(said(child.toolTip()))
        if child.accessibleName():
            child.setAccessibleName(said(child.accessibleName()))
