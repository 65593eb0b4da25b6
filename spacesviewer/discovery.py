"""Finds the modules of a plug-in package: a new format, exporter or panel is one new file."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from types import ModuleType


@cache
def plugins(package: str, requires: str) -> tuple[ModuleType, ...]:
    """The modules of a package that define the attribute ``requires``, in order of their names."""
    found = modules(package, names(package))
    return tuple(module for module in found if hasattr(module, requires))


@cache
def names(package: str) -> tuple[str, ...]:
    """The names of a package's modules, in order; none of them is loaded."""
    found = importlib.import_module(package)
    return tuple(sorted(module.name for module in pkgutil.iter_modules(found.__path__)))


def modules(package: str, wanted: tuple[str, ...]) -> tuple[ModuleType, ...]:
    """Some of a package's modules, loaded."""
    return tuple(importlib.import_module(f"{package}.{name}") for name in wanted)
