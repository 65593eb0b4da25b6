"""The command line: the same core as the window, without a window.

Results go to stdout (one JSON document with --json), progress and problems to stderr.
"""

from spacesviewer.cli import arranging, editing, indexing, quotes, reading
from spacesviewer.cli.base import archive_option, chosen_archive, cli, guarded

__all__ = [
    "archive_option",
    "arranging",
    "chosen_archive",
    "cli",
    "editing",
    "guarded",
    "indexing",
    "quotes",
    "reading",
]
