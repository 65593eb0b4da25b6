"""What lies under version control names no machine, no index and no secret place."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = sorted((ROOT / "packaging").glob("*.lock"))

# In pieces, so that this file passes its own test.
WORDS = [
    "/wo" + "rk/",
    "/ro" + "ot/",
    "/tm" + "p/w/",
    "pypi" + ".org",
    "python" + "hosted",
    "npm" + "js.org",
    "deb" + ".debian.org",
    "artifact" + "registry",
    "--index" + "-url ",
    "find" + "-links =",
]
# A home folder with a name in it; "/home/<name>" and the like are examples.
HOMES = re.compile(
    rb"(?:/home/|/Users/|[A-Z]:\\\\?Users\\\\?)(?!you\b|name\b|user\b|x\b)[a-z]\w+", re.I
)


def tracked() -> list[Path]:
    """The files that git knows and that are there."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("This is no clone: the files under version control are not known.")
    listed = subprocess.run(
        ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    paths = (ROOT / name for name in listed.stdout.decode().split("\0") if name)
    return [path for path in paths if path.is_file()]


def names_of_machines(data: bytes) -> list[str]:
    """The words in a file's bytes that tell where or by whom it was made."""
    lower = data.lower()
    words = [word for word in WORDS if word.encode() in lower]
    return words + [match.decode() for match in HOMES.findall(data)]


def test_no_file_names_a_machine_or_an_index() -> None:
    found = {}
    for path in tracked():
        if names := names_of_machines(path.read_bytes()):
            found[str(path.relative_to(ROOT))] = names
    assert not found


@pytest.mark.parametrize("word", [*WORDS, "/home" + "/reporter", "C:\\\\Use" + "rs\\\\reporter"])
def test_the_check_finds_a_planted_name(word: str) -> None:
    assert names_of_machines(b"\x00binary, then " + word.encode() + b"main and more")


def test_nothing_generated_is_tracked() -> None:
    generated = {".venv", "__pycache__", ".mypy_cache", ".ruff_cache", ".hypothesis", "dist"}
    found = [str(p) for p in tracked() if generated & set(p.relative_to(ROOT).parts)]
    assert not found, "\n".join(found)


def test_there_are_two_locks() -> None:
    assert [path.name for path in LOCKS] == ["requirements-test.lock", "requirements.lock"]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_a_lock_names_no_address(lock: Path) -> None:
    text = lock.read_text("utf-8")
    assert "://" not in text
    assert not re.search(
        r"^\s*-", re.sub(r"^    --hash=sha256:[0-9a-f]{64}", "", text, flags=re.M), re.M
    )


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_a_lock_pins_every_package_with_hashes(lock: Path) -> None:
    requirements = lock.read_text("utf-8").replace("\\\n", " ").splitlines()
    assert requirements
    for requirement in requirements:
        assert re.match(r"[a-z0-9-]+==\S+ ", requirement), requirement[:80]
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", requirement), requirement[:80]


def test_the_locks_hold_what_the_project_asks_for() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for lock, wanted in (
        ("requirements.lock", project["dependencies"]),
        (
            "requirements-test.lock",
            project["dependencies"] + project["optional-dependencies"]["test"],
        ),
    ):
        text = (ROOT / "packaging" / lock).read_text("utf-8")
        locked = set(re.findall(r"^([a-z0-9-]+)==", text, re.MULTILINE))
        names = {re.split(r"[ <>=;\[]", requirement)[0].lower() for requirement in wanted}
        assert names <= locked, f"{lock} lacks {names - locked}; run packaging/lock.py."


def test_both_locks_agree() -> None:
    program, tests = (
        set(re.findall(r"^[a-z0-9-]+==[^\\\n]+", (ROOT / "packaging" / name).read_text(), re.M))
        for name in ("requirements.lock", "requirements-test.lock")
    )
    assert program <= tests
