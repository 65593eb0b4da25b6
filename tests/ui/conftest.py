"""Every test of the window has the window's own letters, whichever test came first."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from spacesviewer.ui.theme import load_fonts


@pytest.fixture(autouse=True, scope="session")
def program_fonts(qapp: QApplication) -> None:
    """Loads the program's fonts, as its start does: heights of lines depend on them."""
    load_fonts()
