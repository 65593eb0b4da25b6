"""Colours, fonts and the application's palette, light and dark."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from spacesviewer.ui import style_sheet

RESOURCES = Path(__file__).resolve().parents[2] / "resources"

# Told apart under protan, deutan and tritan vision, with a contrast of at least 4.6:1.
_SPEAKERS_LIGHT = "#2343b9 #833b00 #0d7a5c #a94598 #663a87 #826600 #004957 #612e2a"
_SPEAKERS_DARK = "#8fc7ef #f18035 #bdf092 #bf91b3 #9a98f7 #cace00 #54fce6 #f2a592"


def _colors(text: str) -> tuple[QColor, ...]:
    return tuple(QColor(name) for name in text.split())


@dataclass(frozen=True)
class Theme:
    """The colours of one look; both looks have the same names.

    ``window`` lies behind the side panels, ``surface`` behind the work in the centre and in cards;
    ``line`` divides, ``border`` frames what can be clicked. ``hit`` lies behind found words.
    """

    name: str
    window: QColor
    surface: QColor
    text: QColor
    muted: QColor
    line: QColor
    border: QColor
    accent: QColor
    accent_text: QColor
    accent_soft: QColor
    selection: QColor
    hover: QColor
    playhead: QColor
    wave: QColor
    wave_soft: QColor
    mark: QColor
    quote_line: QColor
    hit: QColor
    hit_current: QColor
    spoken_line: QColor
    spoken_word: QColor
    lane: QColor
    heard: QColor
    danger: QColor
    warning: QColor
    topics: tuple[QColor, ...]
    speakers: tuple[QColor, ...] = field(default_factory=tuple)

    def speaker_color(self, index: int) -> QColor:
        """The colour of a speaker by place in the session; grey for an unknown one (-1)."""
        return self.speakers[index % len(self.speakers)] if index >= 0 else self.muted

    def topic_color(self, index: int) -> QColor:
        """The soft ground of a topic, readable under text."""
        return self.topics[index % len(self.topics)]

    @property
    def is_dark(self) -> bool:
        """Whether text is lighter than what lies behind it."""
        return self.name == "dark"


LIGHT = Theme(
    name="light",
    window=QColor("#f7f7f5"),
    surface=QColor("#ffffff"),
    text=QColor("#1b1d22"),
    muted=QColor("#5c6068"),
    line=QColor("#e2e2df"),
    border=QColor("#8e9299"),
    accent=QColor("#1f53c4"),
    accent_text=QColor("#ffffff"),
    accent_soft=QColor("#e9effb"),
    selection=QColor("#bcd2fa"),
    hover=QColor("#eeeeeb"),
    playhead=QColor("#c0392b"),
    wave=QColor("#8592ab"),
    wave_soft=QColor("#b9c2d2"),
    mark=QColor("#b45309"),
    quote_line=QColor("#b45309"),
    hit=QColor("#ffe58a"),
    hit_current=QColor("#ffc23d"),
    spoken_line=QColor("#eaf0fb"),
    spoken_word=QColor("#c3d6f8"),
    lane=QColor("#f4f4f1"),
    heard=QColor("#2f8f62"),
    danger=QColor("#b3261e"),
    warning=QColor("#8a5a00"),
    topics=_colors("#dbe6f8 #f6e6d3 #d9f0e5 #f3e0f0 #e7e0f3 #f3edcb #d5ecf1 #f1dfdd"),
    speakers=_colors(_SPEAKERS_LIGHT),
)

DARK = Theme(
    name="dark",
    window=QColor("#1c1e22"),
    surface=QColor("#222428"),
    text=QColor("#eceef2"),
    muted=QColor("#a3a8b2"),
    line=QColor("#33363c"),
    border=QColor("#787d87"),
    accent=QColor("#8ab4f8"),
    accent_text=QColor("#0f1420"),
    accent_soft=QColor("#2a3646"),
    selection=QColor("#36538a"),
    hover=QColor("#2b2e34"),
    playhead=QColor("#ff7b6b"),
    wave=QColor("#76829a"),
    wave_soft=QColor("#4a5364"),
    mark=QColor("#ffb454"),
    quote_line=QColor("#ffb454"),
    hit=QColor("#6b5300"),
    hit_current=QColor("#9a6f00"),
    spoken_line=QColor("#293340"),
    spoken_word=QColor("#36507f"),
    lane=QColor("#1d1f23"),
    heard=QColor("#57b98a"),
    danger=QColor("#ff8a80"),
    warning=QColor("#ffc46b"),
    topics=_colors("#2a3a58 #4d3a28 #26473a #4a3247 #3b3354 #494319 #204650 #4e3432"),
    speakers=_colors(_SPEAKERS_DARK),
)

FAMILY = "Inter"
URDU_FAMILY = "Noto Nastaliq Urdu"
ARABIC_FAMILY = "Noto Naskh Arabic"
FAMILIES = (FAMILY, URDU_FAMILY, ARABIC_FAMILY, "Noto Sans Devanagari")


_flat = [False]  # whether the window's own words are Urdu


def families(*, naskh: bool) -> tuple[str, ...]:
    """The families in order; with ``naskh`` before Nastaliq, which needs lines twice as high."""
    if not naskh:
        return FAMILIES
    return (FAMILY, ARABIC_FAMILY, *(one for one in FAMILIES[1:] if one != ARABIC_FAMILY))


def speak_flat(flat: bool) -> None:
    """Writes the window's own Arabic letters in Naskh: buttons and tabs have no room for others."""
    _flat[0] = flat


@cache
def load_fonts() -> None:
    """Adds the bundled fonts to this application, once; a missing file leaves the system's."""
    for path in sorted((RESOURCES / "fonts").glob("*.[ot]tf")):
        QFontDatabase.addApplicationFont(str(path))


def font(size_px: int, weight: QFont.Weight = QFont.Weight.Normal, *, flat: bool = False) -> QFont:
    """The program's font in pixels, with tabular figures and Urdu, Arabic and Hindi behind it.

    ``flat``: Urdu in Naskh, for a line that has no room for Nastaliq.
    """
    naskh = flat or _flat[0]
    made = QFont()
    made.setFamilies(list(families(naskh=naskh)))
    # See transcript_style.py. One that sets none takes that of the application's font, and then
    # has its letters: a window that was opened in English spoiled the buttons of an Urdu one.
    strategy = QFont.StyleStrategy.PreferQuality if naskh else QFont.StyleStrategy.PreferDefault
    made.setStyleStrategy(strategy)
    made.setPixelSize(size_px)
    made.setWeight(weight)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def chosen(name: str) -> Theme:
    """The theme of a setting; "system" follows the platform (light where it is silent)."""
    if name == "system":
        scheme = QGuiApplication.styleHints().colorScheme()
        return DARK if scheme == Qt.ColorScheme.Dark else LIGHT
    return DARK if name == "dark" else LIGHT


def apply(app: QApplication, theme: Theme) -> None:
    """Gives the whole application one look; costs nothing where it has it already."""
    sheet = style_sheet.of(theme)
    if app.styleSheet() == sheet:
        return
    load_fonts()
    if app.style().objectName() != "fusion":
        app.setStyle(QStyleFactory.create("Fusion"))
    app.setFont(font(13))
    app.setPalette(palette(theme))
    for name in ("QCheckBox", "QRadioButton"):
        # The types of PySide ask for bytes, which it does not take.
        app.setPalette(box_palette(theme), name)  # type: ignore[arg-type]
    app.setStyleSheet(sheet)


def box_palette(theme: Theme) -> QPalette:
    """The palette of boxes to check: Fusion frames them in a darker shade of what lies behind.

    In the dark that frame could not be seen; so it is told that something lighter does.
    """
    made = palette(theme)
    made.setColor(QPalette.ColorRole.Window, theme.border.lighter(130))
    return made


def palette(theme: Theme) -> QPalette:
    """Qt's palette in the theme's colours."""
    made = QPalette()
    role = QPalette.ColorRole
    for name, color in {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.surface,
        role.AlternateBase: theme.window,
        role.Text: theme.text,
        role.PlaceholderText: theme.muted,
        role.Button: theme.surface,
        role.ButtonText: theme.text,
        role.BrightText: theme.danger,
        role.ToolTipBase: theme.surface,
        role.ToolTipText: theme.text,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.accent_text,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.Accent: theme.accent,
        role.Mid: theme.line,
        role.Midlight: theme.hover,
        role.Light: theme.surface,
        role.Dark: theme.border,
        role.Shadow: theme.line,
    }.items():
        made.setColor(name, color)
    for name in (role.Text, role.WindowText, role.ButtonText):
        faded = QColor(theme.muted)
        faded.setAlpha(130)
        made.setColor(QPalette.ColorGroup.Disabled, name, faded)
    return made
