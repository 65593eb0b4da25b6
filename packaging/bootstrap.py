"""Sets everything up and runs the program or its tests: ``python3 packaging/bootstrap.py run``.

This file holds nothing that an older Python cannot read, so that it can say what it needs.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036  (an old Python gets a sentence, not a traceback)
    sys.exit(
        "Spaces Viewer needs Python 3.11 or later, and this is Python %d.%d.\n"  # noqa: UP031
        "Install a newer one, then run it by its name, such as:\n"
        "  python3.12 packaging/bootstrap.py run" % sys.version_info[:2]
    )

from setup_commands import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
