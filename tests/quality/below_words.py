"""The sentences that rooms below the window raise as errors, read off the source."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.quality.window_words import trees

# What stands in a name where no sentence of ours does: it comes from a file, or from an error that
# says it already.
ELSEWHERE = frozenset(
    {
        "error.hint",
        "error.message",
        "error.strerror or ''",
        "str(error.strerror or '')",
        "report.refused[0].reason",
        "self._last_words()",
        "shown.without_sound",
        "warning.reason",
    }
)


@dataclass
class Raised:
    """Templates with their places, and the lines that hide theirs from a reader."""

    templates: dict[str, str] = field(default_factory=dict)
    hidden: list[str] = field(default_factory=list)


def raised_in(package: Path, without: tuple[str, ...] = ("cli",)) -> Raised:
    """The templates of all errors of a package, by where the first of each stands.

    The command line speaks English only, and its own errors are never seen in the window.
    """
    found = Raised()
    modules = trees(package)
    errors = error_names([tree for _, tree in modules])
    shared = _constants([tree for _, tree in modules])
    for path, tree in modules:
        name = path.relative_to(package)
        if name.parts[0] not in without:
            _of_module(str(name), tree, errors, shared, found)
    return found


def steps_in(package: Path) -> Iterator[ast.expr]:
    """The labels of all steps that Undo can name: also those that go through a helper."""
    for _, tree in trees(package):
        labels = [
            node.args[0]
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and _called(node) == "operation" and node.args
        ]
        bound = _Bound(tree, {}) if labels else None
        if bound is not None:
            yield from (leaf for label in labels for leaf in bound.leaves(label))


def mended_in(package: Path) -> Iterator[ast.expr]:
    """What the readers of transcripts say that they had to mend."""
    modules = trees(package)
    shared = _constant_nodes([tree for _, tree in modules])
    for _, tree in modules:
        bound = _Bound(tree, {})
        for node in ast.walk(tree):
            is_add = isinstance(node, ast.Call) and _called(node) == "add" and len(node.args) > 0
            if is_add and ast.unparse(node.func).endswith("mends.add"):  # type: ignore[attr-defined]
                named = node.args[0]  # type: ignore[attr-defined]
                if isinstance(named, ast.Name) and named.id in shared:
                    yield shared[named.id]
                else:
                    yield from bound.leaves(named)


def error_names(modules: list[ast.Module]) -> set[str]:
    """UserError, and all that are made of it."""
    classes = [node for tree in modules for node in tree.body if isinstance(node, ast.ClassDef)]
    known = {"UserError"}
    while (
        more := {
            one.name for one in classes if any(ast.unparse(base) in known for base in one.bases)
        }
        - known
    ):
        known |= more
    return known


def _of_module(
    name: str, tree: ast.Module, errors: set[str], shared: dict[str, list[str]], found: Raised
) -> None:
    local = _Bound(tree, shared)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or _called(node) not in errors:
            continue
        hints = [one.value for one in node.keywords if one.arg == "hint"]
        for told in (*node.args[:1], *hints):
            for text in local.texts(told):
                if text is None:
                    found.hidden.append(f"{name}:{told.lineno}: {ast.unparse(told)}")
                else:
                    found.templates.setdefault(text, f"{name}:{told.lineno}")
    found.templates.pop("", None)


class _Bound:
    """What the names of a module stand for, as far as they stand for texts."""

    def __init__(self, tree: ast.Module, shared: dict[str, list[str]]) -> None:
        self._shared = shared
        self._values: dict[str, list[ast.expr]] = {}
        functions = {one.name: one for one in ast.walk(tree) if isinstance(one, ast.FunctionDef)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                for target in targets:
                    self._bind(target, node.value)
            elif isinstance(node, ast.For | ast.comprehension):
                self._bind(node.target, node.iter)
            elif isinstance(node, ast.Call) and (made := functions.get(_called(node))):
                names = [one.arg for one in made.args.args if one.arg != "self"]
                for name, value in zip(names, node.args, strict=False):
                    self._values.setdefault(name, []).append(value)

    def texts(self, node: ast.expr, seen: frozenset[str] = frozenset()) -> Iterator[str | None]:
        """The texts that an expression may be; None where one of them cannot be told."""
        if isinstance(node, ast.Constant):
            yield str(node.value or "")
        elif isinstance(node, ast.IfExp):
            yield from self.texts(node.body, seen)
            yield from self.texts(node.orelse, seen)
        elif ast.unparse(node) in ELSEWHERE:
            return
        elif isinstance(node, ast.BoolOp):
            yield from (text for one in node.values for text in self.texts(one, seen))
        elif isinstance(node, ast.Name) and node.id not in seen:
            known = self._values.get(node.id, [])
            if not known and node.id in self._shared:
                yield from self._shared[node.id]
            yield from (text for one in known for text in self._within(one, seen | {node.id}))
            if not known and node.id not in self._shared:
                yield None
        elif not isinstance(node, ast.Name):
            yield None

    def leaves(self, node: ast.expr, seen: frozenset[str] = frozenset()) -> Iterator[ast.expr]:
        """What an expression may be, as it is written there: literals, and what is put together."""
        if isinstance(node, ast.IfExp):
            yield from self.leaves(node.body, seen)
            yield from self.leaves(node.orelse, seen)
        elif isinstance(node, ast.BoolOp):
            yield from (leaf for one in node.values for leaf in self.leaves(one, seen))
        elif isinstance(node, ast.Name) and node.id not in seen:
            for one in self._values.get(node.id, []):
                yield from self.leaves(one, seen | {node.id})
        else:
            yield node

    def _within(self, node: ast.expr, seen: frozenset[str]) -> Iterator[str | None]:
        """Of a table that one goes through, the texts that read as sentences."""
        if isinstance(node, ast.Dict | ast.Tuple | ast.Starred):
            told = [one.value for one in ast.walk(node) if isinstance(one, ast.Constant)]
            yield from (text for text in told if isinstance(text, str) and text.endswith("."))
            names = [one for one in ast.walk(node) if isinstance(one, ast.Name)]
            for name in names:
                yield from (text for text in self.texts(name, seen) if text is not None)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(".items"):
            table = node.func.value if isinstance(node.func, ast.Attribute) else node
            yield from self.texts(table, seen)
        else:
            yield from self.texts(node, seen)

    def _bind(self, target: ast.expr, value: ast.expr) -> None:
        if isinstance(target, ast.Name):
            self._values.setdefault(target.id, []).append(value)
        elif isinstance(target, ast.Tuple):
            for one in target.elts:
                self._bind(one, value)


def _constants(modules: list[ast.Module]) -> dict[str, list[str]]:
    """The texts that modules name, by their names: others import them."""
    found: dict[str, list[str]] = {}
    for tree in modules:
        for node in tree.body:
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
                for target in node.targets:
                    if isinstance(target, ast.Name) and isinstance(node.value.value, str):
                        found.setdefault(target.id, []).append(node.value.value)
    return found


def _constant_nodes(modules: list[ast.Module]) -> dict[str, ast.expr]:
    """The texts that modules name, as they are written."""
    return {
        target.id: node.value
        for tree in modules
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def _called(node: ast.Call) -> str:
    function = node.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
