"""Reads timed text in any format: each is one module with NAME, EXTENSIONS, sniff and parse.

The content decides which format a file is in; its extension is asked only where no content tells.
A format that is not text has ``sniff_bytes`` and ``parse_bytes`` instead, a JSON one ``claims`` and
``read_document`` (see ``documents``). One whose program always writes UTF-8, though not
always whole letters, knows it by ``writes_utf8``. A module is ``LOOSE`` where most files with its
endings are no transcripts (.txt, .html): such a file is passed over without a word, unless it lies
beside a recording of its name or is named by a person; not those of its endings in
``NEVER_SILENT``. ``BY_NAME_ONLY``: its content tells nothing.
One whose files hold several transcripts has ``parse_beside`` and ``recordings_named``.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from spacesviewer.discovery import modules, names, plugins
from spacesviewer.domain import jsontext
from spacesviewer.domain.errors import RefusedFile
from spacesviewer.transcripts import endings
from spacesviewer.transcripts.decoding import Decoded, decode
from spacesviewer.transcripts.documents import unknown, with_repeats
from spacesviewer.transcripts.refusals import NotATranscript, named

if TYPE_CHECKING:
    from spacesviewer.domain.segment import ParsedTranscript

MAX_BYTES = 512 * 2**20
_HEAD = 4000
_GLANCE = 64 * 1024
_SOMETHING = re.compile(rb"[^\0 \t\r\n]")


@dataclass(frozen=True, slots=True)
class Format:
    """A format that can be read, for people: its name and the endings of its files' names."""

    name: str
    extensions: tuple[str, ...]


def formats() -> tuple[Format, ...]:
    """All formats, in order of their names."""
    found = (Format(module.NAME, tuple(module.EXTENSIONS)) for module in _modules())
    return tuple(sorted(found, key=lambda one: one.name.casefold()))


@cache
def extensions() -> frozenset[str]:
    """The endings, without a dot and in lower case, that a transcript's name may have."""
    told = [*endings.TABLE.values(), *(getattr(one, "EXTENSIONS", ()) for one in _unlisted())]
    return frozenset(ending for some in told for ending in some)


def is_loose(name: str) -> bool:
    """Whether a file of this name is more likely no transcript at all."""
    ending = name.rpartition(".")[2].casefold()
    claiming = [module for module in _modules() if ending in module.EXTENSIONS]
    return bool(claiming) and all(hasattr(module, "LOOSE") for module in claiming)


def is_never_silent(name: str) -> bool:
    """Whether a person is told of a file that ends so, even where it belongs to nothing."""
    ending = name.rpartition(".")[2].casefold()
    return any(ending in module.NEVER_SILENT for module in _having("NEVER_SILENT"))


def begins_as_one(path: Path) -> bool:
    """Whether a look at the beginning of a file finds a format that knows itself there."""
    try:
        with path.open("rb") as file:
            head = file.read(_GLANCE)
        if any(module.sniff_bytes(head[:_HEAD]) for module in _having("sniff_bytes")):
            return True
        text = decode(head).text[:_HEAD]
    except (OSError, RefusedFile):
        return False
    return any(module.sniff(text) for module in _having("sniff"))


def _having(name: str) -> tuple[ModuleType, ...]:
    return _among(_modules(), name)


@cache
def _among(modules: tuple[ModuleType, ...], name: str) -> tuple[ModuleType, ...]:
    """Those that have something; kept, since a file is looked at by sixty modules four times."""
    return tuple(module for module in modules if hasattr(module, name))


def read(path: Path) -> tuple[str, ParsedTranscript]:
    """The name of a file's format and what it holds. Raises RefusedFile with a sentence."""
    return read_bytes(load_bytes(path), path.name)


def load_bytes(path: Path) -> bytes:
    """A file's bytes, where it is a file and not larger than a transcript can be."""
    try:
        if not path.is_file():
            raise RefusedFile("{file} is not a file, or is not there any more.", file=path.name)
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            head = file.read(64)
            _check_size(size, head, path.name)
            return head + file.read(MAX_BYTES)
    except OSError as error:
        raise RefusedFile(
            "{file} could not be read.",
            hint="{reason}.",
            file=path.name,
            reason=error.strerror or error,
        ) from error


def _check_size(size: int, head: bytes, name: str) -> None:
    is_json = jsontext.looks_like_json(head[:64].decode("latin-1").removeprefix("ï»¿"))
    most = jsontext.MAX_BYTES if is_json else MAX_BYTES
    if size > most:
        kind = "JSON transcript" if is_json else "transcript"
        raise RefusedFile(
            "{name} is larger than {most} MB; no {kind} is.",
            name=name,
            most=most // 2**20,
            kind=kind,
        )


def read_bytes(data: bytes, name: str, beside: Sequence[str] = ()) -> tuple[str, ParsedTranscript]:
    """The same for bytes in memory; ``name`` is the file's, for sentences and its extension.

    ``beside`` are names of recordings that it may belong to, for a file that holds several.
    """
    return read_with(_modules(), data, name, beside)


def recordings_named(path: Path) -> list[str]:
    """The names of recordings that a file itself says it belongs to, the likeliest first."""
    ending = path.name.rpartition(".")[2].casefold()
    if ending not in endings.NAMING_RECORDINGS and not _unlisted():
        return []
    telling = [module for module in _having("recordings_named") if ending in module.EXTENSIONS]
    try:
        data = load_bytes(path) if telling else b""
        names = [n for one in telling if one.sniff_bytes(data) for n in one.recordings_named(data)]
    except RefusedFile:
        return []
    return names


def read_with(
    modules: Sequence[ModuleType], data: bytes, name: str, beside: Sequence[str] = ()
) -> tuple[str, ParsedTranscript]:
    """The same with these formats only."""
    _check_size(len(data), data[:64], name)
    try:
        return _read(tuple(modules), data, name, beside)
    except RefusedFile as error:
        raise named(error, name) from error


def _unlisted() -> tuple[ModuleType, ...]:
    """The modules that are not in the table of endings: they have to be asked."""
    found = (name for name in names("spacesviewer.transcripts") if name not in endings.TABLE)
    return modules("spacesviewer.transcripts", tuple(found))


def _modules() -> tuple[ModuleType, ...]:
    return plugins("spacesviewer.transcripts", "NAME")


def _read(
    modules: tuple[ModuleType, ...], data: bytes, name: str, beside: Sequence[str]
) -> tuple[str, ParsedTranscript]:
    if not _SOMETHING.search(data):
        raise RefusedFile("The file is empty.", hint="Export or download it again.")
    head = data[:_HEAD]
    for module in _among(modules, "sniff_bytes"):
        if module.sniff_bytes(head):
            if hasattr(module, "parse_beside"):
                return module.NAME, module.parse_beside(data, beside)
            return module.NAME, module.parse_bytes(data)
    decoded = Decoded(data.decode("utf-8", "replace"), "utf-8") if _is_utf8(modules, data) else None
    decoded = decoded or decode(data)
    format_name, parsed = _read_text(modules, decoded.text, name)
    if decoded.note:
        parsed = replace(parsed, notes=(decoded.note, *parsed.notes))
    return format_name, parsed


def _is_utf8(modules: tuple[ModuleType, ...], data: bytes) -> bool:
    """Whether a format says so: no encoding need be guessed because of half a letter."""
    head = data[:_HEAD]
    return any(module.writes_utf8(head) for module in _among(modules, "writes_utf8"))


def _read_text(
    modules: tuple[ModuleType, ...], text: str, name: str
) -> tuple[str, ParsedTranscript]:
    head = text[:_HEAD]
    plain = _among(modules, "sniff")
    sniffed = [module for module in plain if module.sniff(head)]
    if sniffed:
        return _first(sniffed, text)
    if jsontext.looks_like_json(head):
        return _read_json(_among(modules, "claims"), text)
    ending = name.rpartition(".")[2].casefold()
    return _first([module for module in plain if ending in module.EXTENSIONS], text)


def _first(modules: Iterable[ModuleType], text: str) -> tuple[str, ParsedTranscript]:
    """What the first of these formats makes of the text that does not disown it."""
    for module in modules:
        try:
            return module.NAME, module.parse(text)
        except NotATranscript:
            continue
    raise unknown()


def _read_json(modules: Iterable[ModuleType], text: str) -> tuple[str, ParsedTranscript]:
    document = jsontext.load(text, several=True)
    for module in modules:
        if module.claims(document.root):
            return module.NAME, with_repeats(module.read_document(document.root), document)
    raise unknown()
