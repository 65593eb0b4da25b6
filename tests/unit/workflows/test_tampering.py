"""Bundles that somebody tampered with are found; 500 by ``python -m tests.tampering``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from spacesviewer.export.bundle_check import check
from spacesviewer.library import custody
from spacesviewer.library.store import Archive
from spacesviewer.workflows import verifying
from tests import tampering


@pytest.fixture(scope="module")
def bundles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bundles")
    archive, uid = tampering.prepared(folder)
    with archive:
        tampering.made(archive, uid, folder)
    return folder


@pytest.mark.slow
def test_tampered_bundles_are_found(bundles: Path, tmp_path: Path) -> None:
    paths = [bundles / name for name in ("publish", "publish.zip", "legal", "legal.zip")]
    told, wrong = tampering.missed(tmp_path, paths, 110, seed=1)
    assert wrong == []
    assert len(told) > 15


@pytest.mark.parametrize("profile", ["publish", "legal"])
def test_others_accept_a_bundle(bundles: Path, profile: str) -> None:
    folder = bundles / profile
    python = [sys.executable, "-I", str(folder / "data" / "verify.py")]
    for command in (
        ["sha256sum", "-c", "--strict", "manifest-sha256.txt"],
        ["sha256sum", "-c", "--strict", "tagmanifest-sha256.txt"],
        [sys.executable, "-m", "bagit", "--validate", "."],
        python,
        [*python, str(bundles / f"{profile}.zip")],
    ):
        said = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        assert said.returncode == 0, said.stdout + said.stderr


def test_the_program_inside_tells_what_was_changed(bundles: Path, tmp_path: Path) -> None:
    files = tampering.read(bundles / "legal")
    files["data/corrections.csv"] = files["data/corrections.csv"].replace(b"nobody", b"everyone")
    folder = tampering.write(files, tmp_path / "bundle")
    said = subprocess.run(
        [sys.executable, "-I", "data/verify.py"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 1
    assert "FAULT data/corrections.csv: was changed" in said.stdout


def test_a_fault_names_the_file_and_what_is_wrong(bundles: Path, tmp_path: Path) -> None:
    files = tampering.read(bundles / "publish")
    clip = files["data/clip.wav"]
    files["data/clip.wav"] = clip[:-2] + b"\1\2"
    tampering.remanifest(files)
    report = verifying.bundle(tampering.write(files, tmp_path / "clip"))
    assert report.faults == ("data/clip.wav: was changed (it is not what data/quote.json says).",)
    files["data/clip.wav"] = clip
    files["data/verify.py"] += b"\n"
    tampering.rewritten(files)
    report = verifying.bundle(tampering.write(files, tmp_path / "program"))
    assert report.faults == (
        "data/verify.py: is not the program that belongs there. Do not run it.",
    )


def test_all_of_it_made_anew_is_told_by_the_seal_alone(bundles: Path, tmp_path: Path) -> None:
    """What no bundle can show of itself, and VERIFY.txt says so."""
    files = tampering.read(bundles / "publish")
    for name in ("data/quote.json", "data/README.html"):
        files[name] = files[name].replace(b"somebody", b"everybody")
    tampering.rewritten(files)
    forged = tampering.write(files, tmp_path / "forged")
    assert check(forged).faults == ()
    assert b"made all of it anew" in files["data/VERIFY.txt"]
    with Archive.open(bundles / "archive", read_only=True) as archive:
        assert verifying.bundle(forged, archive).made is None
        sound = verifying.bundle(bundles / "publish", archive)
        assert sound.made is not None
        assert (sound.made.kind, sound.made.reviewer) == (custody.BUNDLED, "Noor")
