"""The few lines of style sheet that the palette cannot say."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacesviewer.ui.theme import Theme

_NAMES = (
    *("window", "surface", "text", "muted", "line", "border", "hover", "warning", "danger"),
    *("accent", "accent_text", "accent_soft", "selection"),
)

_SHEET = """
QMainWindow, QDialog {{ background: {window}; }}
QMenuBar {{ background: {window}; color: {text}; border-bottom: 1px solid {line};
  padding: 2px 12px; }}
QMenuBar::item {{ padding: 4px 9px; border-radius: 5px; background: transparent; }}
QMenuBar::item:selected {{ background: {hover}; }}
QMenu {{ background: {surface}; color: {text}; border: 1px solid {line}; padding: 5px; }}
QMenu::item {{ padding: 5px 26px 5px 12px; border-radius: 5px; }}
QMenu::item:selected {{ background: {accent_soft}; color: {text}; }}
QMenu::item:disabled {{ color: {border}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 5px 8px; }}
QMenu::icon {{ padding-left: 8px; }}
QToolTip {{ background: {surface}; color: {text}; border: 1px solid {line}; padding: 4px 6px; }}
QLineEdit, QPlainTextEdit {{
  background: {surface}; color: {text}; border: 1px solid {border}; border-radius: 6px;
  padding: 5px 8px; selection-background-color: {selection}; selection-color: {text};
}}
QLineEdit:disabled, QPlainTextEdit:disabled {{ color: {border}; border-color: {line}; }}
QLineEdit:focus, QPlainTextEdit:focus {{
  border: 2px solid {accent}; padding: 4px 7px;
}}
QPushButton {{
  background: {surface}; color: {text}; border: 1px solid {border}; border-radius: 6px;
  padding: 6px 14px; min-height: 18px;
}}
QPushButton:hover {{ background: {hover}; }}
QPushButton:focus {{ border: 2px solid {accent}; padding: 5px 13px; }}
QPushButton:disabled {{ color: {border}; border-color: {line}; }}
QPushButton[primary="true"], QInputDialog QPushButton:default, QMessageBox QPushButton:default {{
  background: {accent}; color: {accent_text}; border-color: {accent}; font-weight: 600;
}}
QPushButton[primary="true"]:focus, QInputDialog QPushButton:default:focus,
QMessageBox QPushButton:default:focus {{ border: 2px solid {text}; }}
QPushButton[primary="true"]:disabled {{
  background: {line}; color: {muted}; border-color: {line};
}}
QToolButton {{
  background: transparent; color: {text}; border: 2px solid transparent; border-radius: 6px;
  padding: 3px;
}}
QToolButton:hover {{ background: {hover}; }}
QToolButton:focus {{ border-color: {accent}; }}
QToolButton:checked {{ background: {accent_soft}; }}
QToolButton::menu-indicator {{ image: none; width: 0; }}
QToolButton[play="true"] {{ background: {accent}; border-radius: 19px; }}
QToolButton[play="true"]:focus {{ border-color: {text}; }}
QToolButton[play="true"]:disabled {{ background: {line}; }}
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus {{
  border: 0; border-radius: 0; padding: 2px 4px; background: transparent;
}}
QAbstractSpinBox, QComboBox {{ min-height: 24px; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QListView#framed::item {{ padding: 3px 0; }}
QListView#framed[holds="widgets"]::item {{ padding: 0; }}
QListView#framed::item:selected {{ background: {accent_soft}; color: {text}; }}
QTreeView#framed::item {{ padding: 3px 2px; }}
QTreeView#framed::item:selected {{ background: {accent_soft}; color: {text}; }}
QTreeView#framed::indicator:unchecked {{
  border: 1px solid {border}; border-radius: 3px; background: {surface}; width: 12px; height: 12px;
}}
QTabWidget::pane {{ border: 0; border-top: 1px solid {line}; }}
QTabBar {{ background: transparent; }}
QTabWidget#panels::tab-bar {{ left: 6px; }}
QTabBar::tab {{
  background: transparent; color: {muted}; padding: 9px 9px 8px 9px; margin: 0;
  border-bottom: 2px solid transparent;
}}
QTabWidget#panels QTabBar::tab {{ padding: 9px 2px 8px 2px; }}
QTabBar::tab:selected {{ color: {text}; border-bottom: 2px solid {accent}; }}
QTabBar::tab:focus {{ color: {accent}; }}
QListView, QTreeView, QTableView {{ border: 0; background: transparent; outline: 0; }}
QTreeView#notes {{ background: {window}; }}
QTableView, QTreeView#framed, QListView#framed {{
  border: 1px solid {line}; border-radius: 6px; background: {surface};
}}
QTableView {{ gridline-color: {line}; }}
QTableView::item {{ padding: 4px 6px; }}
QTableView::item:selected {{ background: {accent_soft}; color: {text}; }}
QHeaderView::section {{
  background: {window}; color: {muted}; border: 0; border-bottom: 1px solid {line};
  padding: 5px 8px;
}}
QSplitter::handle {{ background: {line}; }}
QSplitter::handle:horizontal {{ width: 1px; }}
QSplitter::handle:vertical {{ height: 1px; }}
QSplitter[apart="true"]::handle:horizontal {{ background: transparent; width: 14px; }}
QScrollArea {{ border: 0; background: transparent; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {scroll}; border-radius: 4px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 36px; }}
QScrollBar::handle:horizontal {{ min-width: 36px; }}
QScrollBar::handle:hover {{ background: {border}; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
  background: transparent; width: 0; height: 0;
}}
QProgressBar {{
  background: {line}; border: 0; border-radius: 3px; max-height: 6px; text-align: center;
}}
QProgressBar::chunk {{ background: {accent}; border-radius: 3px; }}
QFrame[panel="side"] {{ background: {window}; }}
QFrame[panel="work"] {{ background: {surface}; }}
QFrame[card="true"] {{ background: {surface}; border: 1px solid {line}; border-radius: 8px; }}
QFrame[card="true"]:focus {{ border: 2px solid {accent}; }}
QFrame[rule="true"] {{ background: {line}; }}
QLabel#toast {{
  background: {text}; color: {surface}; border-radius: 8px; padding: 9px 16px;
}}
QLabel[muted="true"] {{ color: {muted}; }}
QLabel[warn="true"] {{ color: {warning}; font-weight: 600; }}
QLabel[danger="true"] {{ color: {danger}; }}
"""


def of(theme: Theme) -> str:
    """The style sheet in the colours of a theme."""
    names = {key: getattr(theme, key).name() for key in _NAMES}
    names["scroll"] = "#c9cbcf" if not theme.is_dark else "#4a4e56"
    return _SHEET.format_map(names)
