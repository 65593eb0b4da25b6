"""Where the archive and the settings are kept, without a look at what they hold."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs


def settings_path() -> Path:
    """Where the settings are kept; SPACESVIEWER_CONFIG names another folder."""
    folder = os.environ.get("SPACESVIEWER_CONFIG")
    base = Path(folder) if folder else platformdirs.user_config_path("spacesviewer", False)
    return base / "settings.toml"


def default_archive() -> Path:
    """The archive's folder where none is named: SPACESVIEWER_ARCHIVE, else the platform's own."""
    folder = os.environ.get("SPACESVIEWER_ARCHIVE")
    if folder:
        return Path(folder)
    return platformdirs.user_data_path("spacesviewer", False) / "archive"
