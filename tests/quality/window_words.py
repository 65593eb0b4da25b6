"""The words that the window says: which are asked for, and which slip past the translation."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_SHOWING = {
    "setText",
    "setToolTip",
    "setAccessibleName",
    "setAccessibleDescription",
    "setWindowTitle",
    "setLabelText",
    "setPlaceholderText",
    "addAction",
    "addMenu",
    "addRow",
    "addItem",
    "addTab",
    "addButton",
    "setTitle",
    "say",
    "tell",
    "QLabel",
    "QPushButton",
    "QCheckBox",
    "QRadioButton",
    "QToolButton",
    "QGroupBox",
    "QAction",
    "QMenu",
    "QTreeWidgetItem",
    "QListWidgetItem",
    "QTableWidgetItem",
    "Picker",
    "EmptyState",
    "TableDialog",
    "LineField",
}
_WORD = re.compile(r"[A-Za-z]{2,}")
# Names of their own, formats and units: the same in every language.
_NAMES = re.compile(
    r"Spaces Viewer|Markdown|HTML|SHA-256|UTC|UNVERIFIED|kHz|px|dB|LUFS|[a-z_]+\.\w+"
)


def plain(text: str) -> str:
    """A text as it is looked up: without mnemonics and without space around it."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").strip()


def asked_in(tree: ast.AST) -> Iterator[str]:
    """The texts that a file asks to be said, as they are looked up."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        if _called(node) in ("said", "to_say"):
            yield from map(plain, _literals(node.args[0]))
        elif _called(node) == "count" and len(node.args) > 1:
            told = [text for one in node.args[1:3] for text in _literals(one)]
            yield from (f"{{n}} {text}" for text in (*told, *(f"{one}s" for one in told[:1]))[:2])


def unsaid_in(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Lines, and texts in them that are shown in one language only."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _called(node) in _SHOWING:
            # What a box keeps with a text is no text: the second argument of addItem.
            texts = node.args[: 1 if _called(node) == "addItem" else None]
            for shown in (*texts, *(one.value for one in node.keywords)):
                yield from ((node.lineno, text) for text in _shown(shown) if _is_words(text))


def _called(node: ast.Call) -> str:
    function = node.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _literals(node: ast.expr) -> list[str]:
    if isinstance(node, ast.IfExp):
        return [*_literals(node.body), *_literals(node.orelse)]
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def _shown(node: ast.AST) -> Iterator[str]:
    """The literal texts of an expression, but for those that are said or looked up."""
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str):
            yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _shown(node.body)
        yield from _shown(node.orelse)
    elif isinstance(node, ast.BoolOp | ast.JoinedStr | ast.BinOp | ast.List | ast.Tuple):
        for child in ast.iter_child_nodes(node):
            yield from _shown(child)
    elif isinstance(node, ast.FormattedValue):
        yield from _shown(node.value)
    elif isinstance(node, ast.Call) and _called(node) in ("strip", "capitalize", "join"):
        for child in (node.func, *node.args):
            yield from _shown(child.value if isinstance(child, ast.Attribute) else child)


def _is_words(text: str) -> bool:
    return bool(_WORD.search(_NAMES.sub("", text)))


def trees(package: Path) -> list[tuple[Path, ast.Module]]:
    """The files of a package, parsed once for all tests."""
    return [(path, parsed(path)) for path in sorted(package.rglob("*.py"))]


@cache
def parsed(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text("utf-8"))
