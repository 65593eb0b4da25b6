"""A folder with a speech model that a person has put there: what it is, or why it is none."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from spacesviewer.domain.errors import UserError

PACKAGE = "faster-whisper"
WHERE = (
    "A model is a folder that holds model.bin, config.json, tokenizer.json and a vocabulary: for "
    "example “faster-whisper small”, converted for CTranslate2. Download it once with a web "
    "browser, or have a colleague copy it, and put the folder anywhere on this computer: Spaces "
    "Viewer itself downloads nothing."
)
_NEEDED = ("model.bin", "config.json", "tokenizer.json")
_VOCABULARIES = ("vocabulary.json", "vocabulary.txt")
_NAME = b"WhisperSpec"  # stands near the beginning of model.bin
_HEAD = 64
_ENDS = 1 << 20


@dataclass(frozen=True, slots=True)
class Model:
    """A model's folder, looked at from outside. ``fingerprint`` changes with its content."""

    folder: Path
    size: int
    fingerprint: str

    @property
    def name(self) -> str:
        """What a person calls it."""
        return self.folder.name


def is_installed() -> bool:
    """Whether the package that works with models is there; it is an extra."""
    try:
        metadata.version(PACKAGE)
    except metadata.PackageNotFoundError:
        return False
    return True


def check_installed() -> None:
    """UserError where the package is missing, with what to do."""
    if not is_installed():
        raise UserError(
            "To let a machine write a draft, the package {package} is needed; it is not "
            "installed with the rest because it is large.",
            hint="In the program's folder: .venv/bin/python -m pip install {package}",
            package=PACKAGE,
        )


def look_at(folder: Path) -> Model:
    """The model in a folder. UserError where it is none, naming what is missing."""
    folder = folder.expanduser().absolute()
    try:
        if not folder.is_dir():
            raise UserError("{folder} is no folder.", hint=WHERE, folder=folder)
        missing = [name for name in _NEEDED if not (folder / name).is_file()]
        if not any((folder / name).is_file() for name in _VOCABULARIES):
            missing.append(_VOCABULARIES[0])
        if missing:
            # Without tokenizer.json the package would ask the internet for one.
            raise UserError(
                "The folder {folder} is no speech model: {known} is missing."
                if len(missing) == 1
                else "The folder {folder} is no speech model: {known} are missing.",
                hint=WHERE,
                folder=folder.name,
                known=", ".join(missing),
            )
        weights = folder / _NEEDED[0]
        size = weights.stat().st_size
        return Model(folder, size, _fingerprint(weights, size, folder.name))
    except OSError as error:
        raise UserError(
            "The folder {folder} could not be read.",
            hint="{reason}.",
            folder=folder.name,
            reason=error.strerror,
        ) from error


def _fingerprint(weights: Path, size: int, name: str) -> str:
    """Of both ends of the weights: all of them are gigabytes."""
    digest = hashlib.sha256(str(size).encode())
    with weights.open("rb") as file:
        head = file.read(_ENDS)
        if _NAME not in head[:_HEAD]:
            raise UserError(
                "model.bin in {name} is no Whisper model for CTranslate2.",
                hint="Was it copied in full? {where}",
                name=name,
                where=WHERE,
            )
        digest.update(head)
        if size > _ENDS:
            file.seek(size - _ENDS)
            digest.update(file.read(_ENDS))
    return digest.hexdigest()[:16]
