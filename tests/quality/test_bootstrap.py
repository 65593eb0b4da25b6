"""The set-up, tried on a package of our own making, without an index and without root."""

from __future__ import annotations

import ast
import base64
import hashlib
import importlib
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
PACKAGING = ROOT / "packaging"


@pytest.fixture(scope="module", autouse=True)
def scripts_importable() -> Iterator[None]:
    """The scripts lie in a folder that is no package: they run before anything is installed."""
    sys.path.insert(0, str(PACKAGING))
    yield
    sys.path.remove(str(PACKAGING))


def script(name: str) -> ModuleType:
    """A script of packaging/, as a module."""
    return importlib.import_module(name)


def test_an_old_python_gets_a_sentence() -> None:
    ast.parse((PACKAGING / "bootstrap.py").read_text("utf-8"), feature_version=(3, 4))
    program = (
        "import sys; sys.version_info = (3, 9, 2); sys.argv = ['bootstrap.py', 'run'];"
        "exec(open('packaging/bootstrap.py').read())"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "needs Python 3.11 or later, and this is Python 3.9" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_set_up_needs_the_standard_library_only() -> None:
    ours = {path.stem for path in PACKAGING.glob("*.py")}
    for name in (
        "bootstrap",
        "no_network",
        "setup_commands",
        "setup_debian",
        "setup_environment",
    ):
        tree = ast.parse((PACKAGING / f"{name}.py").read_text("utf-8"))
        for node in ast.walk(tree):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            for each in names:
                assert each.partition(".")[0] in sys.stdlib_module_names | ours, (name, each)


def test_the_package_list_has_two_groups() -> None:
    debian = script("setup_debian")
    run = debian.SystemNeeds.read(PACKAGING / "system_packages.txt", ("run",)).packages
    both = debian.SystemNeeds.read(PACKAGING / "system_packages.txt", ("run", "test")).packages
    assert set(run) < set(both)
    assert ("libglib2.0-0t64", "libglib2.0-0") in run
    assert ("xvfb",) not in run


@pytest.mark.skipif(not Path("/usr/bin/dpkg-query").exists(), reason="This is no Debian.")
def test_only_what_is_missing_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    debian = script("setup_debian")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    there = ("no-such-name", "dpkg")
    debian.provide(debian.SystemNeeds((there,)))
    with pytest.raises(Exception, match="1 system package missing") as caught:
        debian.provide(debian.SystemNeeds((there, ("no-such-package-a", "no-such-package-b"))))
    assert str(caught.value).splitlines()[-1].strip() == (
        "sudo apt-get update && sudo apt-get install --no-install-recommends no-such-package-b"
    )


def make_wheel(folder: Path) -> str:
    """Writes the smallest package there is, and gives its hash."""
    info = "tiny-1.0.dist-info"
    files = {
        "tiny.py": "WORD = 'installed'\n",
        f"{info}/METADATA": "Metadata-Version: 2.1\nName: tiny\nVersion: 1.0\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: x\nRoot-Is-Purelib: true\n"
        "Tag: py3-none-any\n",
    }
    record = ""
    for name, text in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=")
        record += f"{name},sha256={digest.decode()},{len(text)}\n"
    path = folder / "tiny-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        for name, text in files.items():
            wheel.writestr(name, text)
        wheel.writestr(f"{info}/RECORD", record + f"{info}/RECORD,,\n")
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A folder with the tiny package, which pip is told of as a machine's owner would."""
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    return make_wheel(tmp_path)


@pytest.mark.slow
def test_sets_up_once(index: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    set_up = script("setup_environment").set_up
    lock = tmp_path / "requirements.lock"
    lock.write_text(f"tiny==1.0 \\\n    --hash=sha256:{index}\n", "utf-8")
    root = tmp_path / "it's a project"
    (root / "spacesviewer").mkdir(parents=True)
    (root / "spacesviewer" / "__main__.py").write_text("import tiny; print(tiny.WORD)", "utf-8")

    python = set_up(root, lock)
    assert "Installing 1 Python package " in capsys.readouterr().out
    assert set_up(root, lock) == python
    assert capsys.readouterr().out == ""

    command = python.with_name("spacesviewer.cmd" if os.name == "nt" else "spacesviewer")
    done = subprocess.run([command], cwd="/", capture_output=True, text=True, check=True)
    assert done.stdout == "installed\n"

    # A package that is not what the lock says is never installed; a second environment takes long.
    (module,) = (root / ".venv").rglob("tiny.py")
    module.unlink()
    shutil.rmtree(module.with_name("tiny-1.0.dist-info"))
    lock.write_text(f"tiny==1.0 \\\n    --hash=sha256:{'0' * 64}\n", "utf-8")
    with pytest.raises(script("setup_environment").SetUpFailed, match="were not installed"):
        set_up(root, lock)
    assert not module.exists()
    capsys.readouterr()


def test_the_lock_of_the_tests_serves_the_program_too(tmp_path: Path) -> None:
    environment = script("setup_environment")
    small, large = tmp_path / "small.lock", tmp_path / "large.lock"
    small.write_text("tiny==1.0 \\\n    --hash=sha256:00\n", "utf-8")
    large.write_text(small.read_text("utf-8") + "more==2 \\\n    --hash=sha256:00\n", "utf-8")
    python = environment.python_of(tmp_path / ".venv")
    python.parent.mkdir(parents=True)
    python.touch()
    stamp = tmp_path / ".venv" / "set-up-by-bootstrap.txt"
    stamp.write_text(environment._fingerprint(large), "utf-8")
    assert environment.set_up(tmp_path, small, satisfied_by=(small, large)) == python


def test_an_environment_of_another_python_is_refused(tmp_path: Path) -> None:
    environment = script("setup_environment")
    python = environment.python_of(tmp_path / ".venv")
    python.parent.mkdir(parents=True)
    python.touch()
    (tmp_path / ".venv" / "pyvenv.cfg").write_text("version = 3.4.1\n", "utf-8")
    with pytest.raises(environment.SetUpFailed, match=r"made by Python 3\.4"):
        environment.set_up(tmp_path, tmp_path / "any.lock")


def test_the_tests_run_without_a_network(capfd: pytest.CaptureFixture[str]) -> None:
    no_network = script("no_network")
    look = [sys.executable, str(PACKAGING / "check_no_network.py")]
    command = no_network.without_network(look)
    if command == look:
        assert capfd.readouterr().out == no_network.NOT_PROVED + "\n"
        pytest.skip("No network namespace can be made here.")
    assert capfd.readouterr().out == no_network.PROVED + "\n"
    assert subprocess.run(command, check=False).returncode == 0
    # What .ci/run looks for.
    assert no_network.PROVED.startswith("The tests run in a network namespace of their own")


def test_tests_that_can_reach_a_network_say_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    no_network = script("no_network")
    monkeypatch.setattr(no_network.shutil, "which", lambda name: None)
    assert no_network.without_network(["true"]) == ["true"]
    assert capsys.readouterr().out == no_network.NOT_PROVED + "\n"
    # One that leaves a way open, as a namespace that only seems to be one would.
    monkeypatch.setattr(no_network, "CHECK", PACKAGING / "system_packages.txt")
    monkeypatch.setattr(no_network.shutil, "which", lambda name: "/usr/bin/env")
    assert no_network.namespace() == []


def test_a_display_that_is_gone_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("Only X11 leaves such a trace.")
    tour = script("sample_tour")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.delenv("DISPLAY", raising=False)
    assert not tour.has_display()
    monkeypatch.setenv("DISPLAY", ":64999")
    assert not tour.has_display()


@pytest.mark.display
def test_a_display_that_is_there_is_used(x_screen: object, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.guards.display import Screen

    assert isinstance(x_screen, Screen)
    monkeypatch.setenv("DISPLAY", x_screen.display)
    assert script("sample_tour").has_display()
