"""The command line: the same core as the window, without a window.

Results go to stdout (one JSON document with --json), progress and problems to stderr.
"""

from spacesviewer.cli import indexing, quotes, reading
from spacesviewer.cli.base import archive_option, chosen_archive, cli, guarded

__all__ = ["archive_option", "chosen_archive", "cli", "guarded", "indexing", "quotes", "reading"]
