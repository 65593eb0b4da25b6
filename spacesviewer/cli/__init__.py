"""The command line: the same core as the window, without a window.

Results go to stdout (one JSON document with --json), progress and problems to stderr. The modules
of the commands are loaded by ``group.Commands``, only where they are asked for.
"""

from spacesviewer.cli.group import archive_option, chosen_archive, cli, guarded

__all__ = ["archive_option", "chosen_archive", "cli", "guarded"]
