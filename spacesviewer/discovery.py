"""Finds the modules of a plug-in package: a new format, exporter or panel is one new file."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from types import ModuleType


@cache
def plugins(package: str, requires: str) -> tuple[ModuleType, ...]:
    """The modules of a package that define the attribute ``requires``, in order of their names."""
    found = importlib.import_module(package)
    names = sorted(module.name for module in pkgutil.iter_modules(found.__path__))
    modules = [importlib.import_module(f"{package}.{name}") for name in names]
    return tuple(module for module in modules if hasattr(module, requires))
