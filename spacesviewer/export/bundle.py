"""Writes an evidence bundle: a BagIt folder, or a zip of it that is the same for the same content.

What goes into one is gathered in ``workflows.evidence``; ``bundle_check`` checks it.
"""

from __future__ import annotations

import hashlib
import inspect
import os
import re
import secrets
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from spacesviewer.domain.errors import UserError
from spacesviewer.export import bundle_bag, bundle_box, bundle_check
from spacesviewer.export.bundle_bag import BAGIT, TAGS, bag_info

_PART = 1 << 18
_MOST_ZIP = (1 << 32) - (1 << 20)
_OWN_IMPORTS = re.compile(r"\nfrom spacesviewer\.export\.[a-z_]+ import [^\n]+")
_FUTURE = "from __future__ import annotations\n"


def program() -> bytes:
    """``data/verify.py``: the modules that check a bundle, as one that needs nothing else."""
    told, check = inspect.getsource(bundle_check).split(_FUTURE, 1)
    before = (inspect.getsource(module).split(_FUTURE, 1)[1] for module in (bundle_box, bundle_bag))
    parts = (_OWN_IMPORTS.sub("", part) for part in (*before, check))
    return (told + _FUTURE + "\n".join(parts)).encode()


@contextmanager
def made_beside(target: Path) -> Iterator[Path]:
    """A folder beside the target to fill; it becomes the target if nothing goes wrong.

    Nothing that stands there is ever replaced. What was begun is taken away again.
    """
    if target.exists() or target.is_symlink():
        raise UserError(
            "{file} is there already; a bundle never replaces anything.",
            hint="Choose another name, or put the old one elsewhere first.",
            file=target,
        )
    beside = target.with_name(f".evidence-{secrets.token_hex(8)}")
    try:
        for made in (beside, beside / "data"):
            made.mkdir(mode=0o700)
        yield beside
    except OSError as error:
        raise UserError(
            "{file} could not be written.",
            hint="{reason}. Choose another place or name.",
            file=target,
            reason=error.strerror or error,
        ) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def seal(folder: Path, told: dict[str, object]) -> str:
    """Writes what makes a bag of a filled folder; gives the SHA-256 of the tag manifest."""
    payload = sorted(f"data/{path.name}" for path in (folder / "data").iterdir())
    quote = sha256_of(folder / "data" / "quote.json")
    size = sum((folder / name).stat().st_size for name in payload)
    put(folder / "bagit.txt", BAGIT)
    put(folder / "bag-info.txt", bag_info(told, quote, size, len(payload)))
    put(folder / "manifest-sha256.txt", _manifest(folder, payload))
    put(folder / "tagmanifest-sha256.txt", _manifest(folder, TAGS))
    return sha256_of(folder / "tagmanifest-sha256.txt")


def publish(folder: Path, target: Path, name: str) -> None:
    """Makes a sealed folder the target: itself, or a zip in which it is called ``name``."""
    if target.suffix.casefold() != ".zip":
        for path in (*folder.rglob("*"), folder):
            os.utime(path, (0, 0))  # when somebody worked is nobody's business
        _move(folder, target)
        return
    packed = folder.with_name(f"{folder.name}.zip")
    try:
        _pack(folder, packed, name)
        _move(packed, target)
    finally:
        packed.unlink(missing_ok=True)


def put(path: Path, data: bytes) -> None:
    """Writes a file that only its owner can read, down to the disk."""
    with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def sha256_of(path: Path) -> str:
    """SHA-256 of a file in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _move(made: Path, target: Path) -> None:
    if target.exists() or target.is_symlink():  # somebody was quicker
        raise FileExistsError(17, "It is there already")
    made.rename(target)


def _manifest(folder: Path, names: tuple[str, ...] | list[str]) -> bytes:
    return "".join(f"{sha256_of(folder / name)}  {name}\n" for name in sorted(names)).encode()


def _pack(folder: Path, target: Path, name: str) -> None:
    """A zip without time, system, rights or compression: each byte of it has one right value."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    if sum(path.stat().st_size for path in paths) > _MOST_ZIP:
        raise UserError("This bundle is too large for a zip.", hint="Make it a folder instead.")
    with os.fdopen(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as out:
        with zipfile.ZipFile(out, "w") as box:
            for path in paths:
                entry = zipfile.ZipInfo(f"{name}/{path.relative_to(folder).as_posix()}")
                entry.create_system, entry.file_size = 0, path.stat().st_size
                with path.open("rb") as file, box.open(entry, "w") as packed:
                    shutil.copyfileobj(file, packed, _PART)
                entry.external_attr = 0  # opening has given it rights
        out.flush()
        os.fsync(out.fileno())
