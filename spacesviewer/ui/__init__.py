"""The window. Whatever of it is loaded, this comes first, and takes PySide's hook out of imports.

PySide looks into the source of every module that is loaded, for ``from __feature__ import``: a
tenth of a second of a start, and all of our source in memory. Nobody here asks for features.
"""

import builtins

from PySide6 import QtCore  # which puts the hook there

__all__ = ["QtCore"]

_plain = getattr(builtins, "__orig_import__", None)
if _plain is not None:
    builtins.__import__ = _plain
