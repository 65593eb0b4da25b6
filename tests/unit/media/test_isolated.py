"""Work in processes of their own: what they suffer costs one file."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import suppress
from pathlib import Path

import pytest

from spacesviewer.domain.errors import RefusedFile, UserError
from spacesviewer.media import isolated
from spacesviewer.media.isolated import Pool
from spacesviewer.media.worker import WorkerFault
from tests.guards.warm import spawned
from tests.unit.media import jobs

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits are POSIX's")


@pytest.fixture(scope="module", autouse=True)
def as_in_the_program() -> Iterator[None]:
    """Processes are spawned here, not forked from the warm one of the tests."""
    with spawned():
        yield


@pytest.fixture
def pool() -> Iterator[Pool]:
    with Pool(1, timeout_s=60) as made:
        yield made


def test_a_result_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    path.write_bytes(b"12345")
    assert isolated.run(jobs.size_of, path) == 5


def test_a_worker_serves_many_jobs_and_none_runs_here(pool: Pool) -> None:
    ids = {pool.run(jobs.process_id, Path("x")) for _ in range(5)}
    assert len(ids) == 1
    assert ids != {os.getpid()}


@pytest.mark.parametrize("name", ["crash.mp3", pytest.param("killed.mp3", marks=POSIX)])
def test_a_crash_refuses_the_file_and_the_worker_is_replaced(name: str, pool: Pool) -> None:
    with pytest.raises(RefusedFile, match=f"{name} made its reader crash"):
        pool.run(jobs.fate, Path(name))
    assert pool.run(jobs.fate, Path("fine.mp3")) == "fine"


def test_a_refusal_keeps_its_words(pool: Pool) -> None:
    with pytest.raises(RefusedFile) as caught:
        pool.run(jobs.fate, Path("refused.mp3"))
    assert caught.value.sentence() == "refused.mp3 is refused. As it should be."


def test_a_bug_is_a_bug(pool: Pool) -> None:
    with pytest.raises(WorkerFault, match=r"ZeroDivisionError: bug\.mp3"):
        pool.run(jobs.fate, Path("bug.mp3"))


def test_a_hang_is_given_up() -> None:
    sentence = r"hang\.mp3 took longer than 0\.5 seconds"
    with Pool(1, timeout_s=0.5) as pool, pytest.raises(RefusedFile, match=sentence):
        pool.run(jobs.fate, Path("hang.mp3"))


@POSIX
def test_too_much_memory_is_refused() -> None:
    with pytest.raises(RefusedFile, match=r"greedy\.mp3 needs more than 700 MB of memory"):
        isolated.run(jobs.fate, Path("greedy.mp3"), memory_mb=700)


def test_progress_is_told_and_counts_as_a_sign_of_life() -> None:
    told: list[float] = []
    with Pool(1, timeout_s=1.2) as pool:
        assert pool.run(jobs.count_up, Path("a.mp3"), progress=told.append) == "done"
        assert len(told) >= 5
        assert told == sorted(told)
        with pytest.raises(RefusedFile, match="took longer"):
            pool.run(jobs.hang_after_a_sign, Path("a.mp3"), progress=told.append)


def test_a_wish_to_stop_ends_the_work(pool: Pool) -> None:
    with pytest.raises(CancelledError):
        pool.run(jobs.fate, Path("hang.mp3"), stop=lambda: True)
    assert pool.run(jobs.fate, Path("fine.mp3")) == "fine"


def test_many_files_each_get_their_own_fate(caplog: pytest.LogCaptureFixture) -> None:
    bad = ["crash1.mp3", "refused.mp3", "bug.mp3", "hang.mp3", "crash2.mp3"]
    names = [f"fine{number}.mp3" for number in range(40)]
    for place, name in enumerate(bad):
        names.insert(place * 7 + 3, name)
    taken: list[str] = []

    def items() -> Iterator[Path]:
        for name in names:
            taken.append(name)
            yield Path(name)

    results: dict[str, str | UserError] = {}
    with caplog.at_level(logging.CRITICAL + 1), Pool(2, timeout_s=3) as pool:
        for path, result in pool.each(jobs.fate, items()):
            assert len(taken) <= len(results) + 3
            results[path.name] = result
    assert set(results) == set(names)
    refused = {name: str(result) for name, result in results.items() if name in bad}
    assert all(results[name] == Path(name).stem for name in names if name not in bad)
    assert "crash" in refused["crash1.mp3"]
    assert "crash" in refused["crash2.mp3"]
    assert refused["refused.mp3"] == "refused.mp3 is refused."
    assert "took longer" in refused["hang.mp3"]
    assert "a fault in this program" in refused["bug.mp3"]


def test_stopping_in_the_middle_ends_the_workers() -> None:
    done: list[Path] = []
    with Pool(2) as pool:
        names = (Path(f"fine{number}.mp3") for number in range(1000))
        for path, _ in pool.each(jobs.fate, names, stop=lambda: len(done) >= 5):
            done.append(path)
        assert 5 <= len(done) < 10
        for _ in pool.each(jobs.fate, [Path("fine.mp3"), Path("hang.mp3")]):
            break  # the guard of the tests would find a process that is left
        assert pool.run(jobs.fate, Path("fine.mp3")) == "fine"


def test_progress_of_many_names_the_file() -> None:
    told: set[Path] = set()
    with Pool(2) as pool:
        paths = [Path("a.mp3"), Path("b.mp3")]
        list(pool.each(jobs.count_up, paths, progress=lambda path, fraction: told.add(path)))
    assert told == set(paths)


def test_children_know_neither_the_window_nor_the_library(tmp_path: Path) -> None:
    # A main module that has all of it, as the installed program's has.
    main = tmp_path / "program.py"
    main.write_text(
        "import sys\n"
        "import PySide6.QtCore, spacesviewer.domain.errors\n"
        "from pathlib import Path\n"
        "from spacesviewer.media import isolated\n"
        "from tests.unit.media import jobs\n"
        "if __name__ == '__main__':\n"
        "    print(*isolated.run(jobs.modules, Path('x')))\n"
        "    assert sys.modules['__main__'].__spec__ is None\n"
    )
    root = Path(__file__).parents[3]
    done = subprocess.run(
        [sys.executable, str(main)],
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    found = done.stdout.split()
    assert "spacesviewer.media.worker" in found
    strangers = ("PySide6", "spacesviewer.library", "spacesviewer.ui", "av", "numpy", "mutagen")
    assert [name for name in found if name.split(".")[0] in strangers or name in strangers] == []


def interrupted(program: subprocess.Popen[str]) -> tuple[str, str]:
    """What a program says that gets Ctrl-C, as from a terminal: it and all of its workers.

    Python loses an interrupt that comes within a callback of its own, such as that of a weak
    reference: then a person presses again.
    """
    for _ in range(4):
        os.killpg(program.pid, signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            return program.communicate(timeout=10)
    os.killpg(program.pid, signal.SIGKILL)
    return program.communicate()


@POSIX
def test_ctrl_c_ends_the_program_and_all_workers(tmp_path: Path) -> None:
    main = tmp_path / "program.py"
    main.write_text(
        "from pathlib import Path\n"
        "from spacesviewer.media.isolated import Pool\n"
        "from tests.unit.media import jobs\n"
        "def paths():\n"
        "    for number in range(2):\n"
        "        print('taken', flush=True)\n"
        "        yield Path(f'hang{number}')\n"
        "if __name__ == '__main__':\n"
        "    try:\n"
        "        with Pool(2) as pool:\n"
        "            print(pool.run(jobs.process_id, Path('x')), flush=True)\n"
        "            list(pool.each(jobs.fate, paths()))\n"
        "    except KeyboardInterrupt:\n"
        "        print('stopped', flush=True)\n"
    )
    root = Path(__file__).parents[3]
    program = subprocess.Popen(
        [sys.executable, str(main)],
        env={**os.environ, "PYTHONPATH": str(root)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert program.stdout is not None
    worker = int(program.stdout.readline())
    assert [program.stdout.readline() for _ in range(2)] == ["taken\n"] * 2
    out, err = interrupted(program)
    assert (out.split(), err, program.returncode) == (["stopped"], "", 0)
    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)
