"""Rules that imports alone cannot tell, read off the source: each with what to do instead.

A rule takes the path of a module inside the package ("ui/tasks.py") and its syntax tree, and gives
the faults as (line, sentence). test_rules.py holds the package to them, and each of them to a
mutant that it has to catch.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Iterator
from functools import cache

Fault = tuple[int, str]
Rule = Callable[[str, ast.Module], Iterator[Fault]]


@cache
def nodes(tree: ast.Module) -> tuple[ast.AST, ...]:
    """Everything in a module, gathered once for all rules that look through it."""
    return tuple(ast.walk(tree))


THREADS = {
    "threading": {"Thread", "Timer"},
    "concurrent.futures": {"ThreadPoolExecutor"},
    "concurrent.futures.thread": {"ThreadPoolExecutor"},
    "multiprocessing.pool": {"ThreadPool"},
    "multiprocessing.dummy": {"Pool"},
    "_thread": {"start_new_thread"},
    "PySide6.QtCore": {"QThread", "QThreadPool", "QRunnable"},
    "PySide6": {"QtConcurrent"},
}
MESSAGE_BOXES = {"PySide6.QtWidgets": {"QMessageBox", "QErrorMessage"}}
PROCESSES = {
    "os": {"system", "popen", "fork", "forkpty", "posix_spawn", "posix_spawnp", "startfile"}
    | {f"{verb}{form}" for verb in ("exec", "spawn") for form in ("l", "le", "lp", "lpe")}
    | {f"{verb}{form}" for verb in ("exec", "spawn") for form in ("v", "ve", "vp", "vpe")},
    "concurrent.futures": {"ProcessPoolExecutor"},
    "PySide6.QtCore": {"QProcess"},
}
# Parts of packages that import-linter sees only as a whole.
NETWORK = {
    "urllib": {"request", "error", "robotparser"},
    "urllib.request": {"*"},
    "logging": {"handlers"},
    "logging.handlers": {"*"},
    "multiprocessing": {"managers"},
    "multiprocessing.connection": {"Listener", "Client"},
    "multiprocessing.managers": {"*"},
    "PySide6": {
        *("QtNetwork", "QtNetworkAuth", "QtWebEngineCore", "QtWebEngineWidgets", "QtWebSockets"),
        *("QtWebChannel", "QtWebView", "QtHttpServer", "QtRemoteObjects", "QtLocation", "QtQuick"),
        *("QtQml", "QtBluetooth", "QtPositioning", "QtWebEngineQuick"),
    },
    "PySide6.QtNetwork": {"*"},
    "PySide6.QtGui": {"QDesktopServices"},
    "PySide6.QtMultimedia": {"QMediaPlayer"},
}
_CLOCK_NUMBERS = {60, 3600, 60_000, 3_600_000}


def threads(path: str, tree: ast.Module) -> Iterator[Fault]:
    """Threads are started in ui/tasks.py alone."""
    if path != "ui/tasks.py":
        for line, name in uses(tree, THREADS):
            yield line, f"{name} starts a thread. ui/tasks.py is the one that does: hand it a task."


def message_boxes(path: str, tree: ast.Module) -> Iterator[Fault]:
    """Boxes that stop a person's work are shown by ui/notices.py alone."""
    if path != "ui/notices.py":
        for line, name in uses(tree, MESSAGE_BOXES):
            yield line, f"{name} shows a message box. Ask ui/notices.py for one."


def processes(path: str, tree: ast.Module) -> Iterator[Fault]:
    """Processes are started in media/, and by the window's indexing, which starts the program.

    import-linter holds multiprocessing and subprocess.
    """
    if not path.startswith("media/") and path != "ui/indexing.py":
        for line, name in uses(tree, PROCESSES):
            yield line, f"{name} starts a process. media.isolated runs a function in one."


def network(path: str, tree: ast.Module) -> Iterator[Fault]:
    """Nothing can reach a network; the single instance alone may use QLocalServer's module."""
    for line, name in uses(tree, NETWORK):
        if path == "ui/single_instance.py" and name in ("PySide6.QtNetwork", *_LOCAL):
            continue
        yield line, f"{name} can reach a network, or a file a stranger chose. Nothing here may."


_LOCAL = ("PySide6.QtNetwork.QLocalServer", "PySide6.QtNetwork.QLocalSocket")


def dynamic_imports(path: str, tree: ast.Module) -> Iterator[Fault]:
    """Imports that no checker can read are made by discovery.py alone."""
    if path == "discovery.py":
        return
    named = {"importlib": {"import_module", "util"}, "runpy": {"*"}, "imp": {"*"}}
    for line, name in uses(tree, named):
        yield line, f"{name} hides an import from the contracts. discovery.plugins finds modules."
    for node in nodes(tree):
        if isinstance(node, ast.Call) and _called(node) in ("__import__", "exec", "eval"):
            yield node.lineno, f"{_called(node)} hides an import from the contracts."


def standard_library_only(path: str, tree: ast.Module) -> Iterator[Fault]:
    """domain/ knows the standard library and itself."""
    if not path.startswith("domain/"):
        return
    for line, name in imported(tree):
        root = name.partition(".")[0]
        if root not in sys.stdlib_module_names and not name.startswith("spacesviewer.domain"):
            yield line, f"domain/ imports {name}; it knows the standard library alone."


def time_text(path: str, tree: ast.Module) -> Iterator[Fault]:
    """Hours, minutes and seconds become text in domain/timecode.py alone."""
    if path in ("domain/timecode.py", "domain/wallclock.py"):  # the latter writes offsets from UTC
        return
    for node in nodes(tree):
        if _splits_by_clock(node) or _pads_behind_colon(node):
            line = node.lineno  # type: ignore[attr-defined]
            yield line, "This writes a time as text. domain/timecode.py has format_time and others."


def named_modules(path: str, tree: ast.Module) -> Iterator[Fault]:
    """Every module says in its first sentence what it is for."""
    text = (ast.get_docstring(tree) or "").strip()
    if not text:
        yield 1, "This module has no docstring. Say in one line what it holds and why."
    elif text.split("\n\n")[0].strip()[-1] not in ".:?!":
        yield 1, "The docstring's first paragraph is not a sentence."


def absolute_imports(path: str, tree: ast.Module) -> Iterator[Fault]:
    """No relative imports: a module is called by one name everywhere."""
    for node in nodes(tree):
        if isinstance(node, ast.ImportFrom) and node.level:
            yield node.lineno, "A relative import. Write it from spacesviewer on."


def swallowed_errors(path: str, tree: ast.Module) -> Iterator[Fault]:
    """No error of any kind is caught and dropped."""
    for node in nodes(tree):
        if not isinstance(node, ast.ExceptHandler):
            continue
        broad = node.type is None or (
            isinstance(node.type, ast.Name) and node.type.id in ("Exception", "BaseException")
        )
        if broad and all(isinstance(step, ast.Pass | ast.Continue) for step in node.body):
            yield node.lineno, "Every error is dropped here. Catch the ones the world makes."


RULES: tuple[Rule, ...] = (
    threads,
    message_boxes,
    processes,
    network,
    dynamic_imports,
    standard_library_only,
    time_text,
    named_modules,
    absolute_imports,
    swallowed_errors,
)


def uses(tree: ast.Module, forbidden: dict[str, set[str]]) -> Iterator[tuple[int, str]]:
    """Where a module imports or reaches one of the names, under whatever name it imports it."""
    called: dict[str, str] = {}  # what a name in this module stands for
    for node in nodes(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                whole = alias.name if alias.asname else alias.name.partition(".")[0]
                called[alias.asname or whole] = whole
                if _is_forbidden(alias.name, forbidden):
                    yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                name = f"{node.module}.{alias.name}"
                called[alias.asname or alias.name] = name
                if _is_forbidden(name, forbidden) or (
                    alias.name == "*" and node.module in forbidden
                ):
                    yield node.lineno, name
                elif _is_forbidden(node.module, forbidden):
                    yield node.lineno, node.module
    for node in nodes(tree):
        if isinstance(node, ast.Attribute):
            name = _dotted(node, called)
            if _is_forbidden(name, forbidden):
                yield node.lineno, name


def imported(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Every module that a module imports, wherever in it."""
    for node in nodes(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.lineno, node.module


def _is_forbidden(name: str, forbidden: dict[str, set[str]]) -> bool:
    module, _, last = name.rpartition(".")
    names = forbidden.get(module, set())
    return last in names or "*" in names or "*" in forbidden.get(name, set())


def _dotted(node: ast.Attribute, called: dict[str, str]) -> str:
    parts = [node.attr]
    inner: ast.expr = node.value
    while isinstance(inner, ast.Attribute):
        parts.append(inner.attr)
        inner = inner.value
    if not isinstance(inner, ast.Name) or inner.id not in called:
        return ""
    return ".".join([called[inner.id], *reversed(parts)])


def _called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else ""


def _splits_by_clock(node: ast.AST) -> bool:
    """Whether a node is ``x // 60``, ``x % 3600`` or ``divmod(x, 60)``."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.FloorDiv | ast.Mod):
        number: ast.expr = node.right
    elif isinstance(node, ast.Call) and _called(node) == "divmod" and len(node.args) == 2:
        number = node.args[1]
    else:
        return False
    return isinstance(number, ast.Constant) and number.value in _CLOCK_NUMBERS


def _pads_behind_colon(node: ast.AST) -> bool:
    """Whether a node is an f-string with a number of two digits behind a colon: ``{m}:{s:02}``."""
    if not isinstance(node, ast.JoinedStr):
        return False
    for before, after in zip(node.values, node.values[1:], strict=False):
        if (
            isinstance(before, ast.Constant)
            and str(before.value).endswith(":")
            and isinstance(after, ast.FormattedValue)
            and after.format_spec is not None
            and ast.unparse(after.format_spec).strip("f'\"").startswith("02")
        ):
            return True
    return False
