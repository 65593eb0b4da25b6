from __future__ import annotations

import ast
import math
from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
import pytest

from tests.benchmarks import click_heard, made_numbered, others, run
from tests.benchmarks.click_heard import RATE
from tests.benchmarks.table import Row, line, markdown, not_measured

MET = Row("Met", 1.1, "s", 1.0, "peer", goal=1.2)
MISSED = Row("Slow", 3.0, "s", 1.0, "peer", goal=2.0, clock=(4.0, 1.25), where="In the decoder.")
TOLD = Row("Told", 9.0, "ms", 1.0, "peer", goal=None)


def test_a_missed_goal_is_printed_as_missed_with_where_the_time_goes() -> None:
    text = markdown([MET, MISSED, TOLD])
    met, missed, told = text.splitlines()[2:5]
    assert met == "| Met | 1.10 s | 1.00 s peer | 1.10 | ≤ 1.2 | met |  |"
    assert missed == "| Slow | 3.00 s | 1.00 s peer | 3.00 | ≤ 2 | **MISSED** | 4.00 / 1.25 s |"
    assert told == "| Told | 9.00 ms | 1.00 ms peer | 9.00 |  |  |  |"
    assert "1 of 2 goals met, 1 MISSED." in text
    assert "- MISSED: Slow. In the decoder." in text


def test_a_goal_is_met_where_it_is_reached_exactly() -> None:
    assert not Row("Even", 2.0, "s", 1.0, "peer", goal=2.0).missed


@pytest.mark.parametrize(("ours", "against"), [(1.0, math.nan), (math.nan, 1.0), (1.0, 0.0)])
def test_what_was_not_measured_or_may_not_be_counts_as_missed(ours: float, against: float) -> None:
    assert Row("Odd", ours, "s", against, "peer").missed


def test_nothing_of_what_may_not_be_is_met() -> None:
    assert not Row("Clicks that were not heard", 0.0, "", 0.0, "limit").missed


def test_a_benchmark_without_figures_counts_as_missed() -> None:
    text = markdown([not_measured("click", "It ended with 1.")])
    assert "**MISSED**" in text
    assert "It ended with 1." in text


@pytest.mark.parametrize("name", run.names())
def test_every_benchmark_gives_rows(name: str) -> None:
    tree = ast.parse((run.HERE / f"bench_{name}.py").read_text("utf-8"))
    functions = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    assert "rows" in functions or name in others.ROWS


@pytest.mark.parametrize("name", run.names())
def test_every_benchmark_is_explained(name: str) -> None:
    assert f"`{name}`" in run.README.read_text("utf-8")


def test_the_table_is_put_between_its_marks() -> None:
    page = run.with_table(f"Before\n{run.BEGIN}\nold\n{run.END}\nAfter\n", "new\n")
    assert page == f"Before\n{run.BEGIN}\nnew\n{run.END}\nAfter\n"
    assert run.README.read_text("utf-8").count(run.BEGIN) == 1


@pytest.mark.parametrize("arguments", [["timeline", "--write"], ["--quick", "--write"]])
def test_a_part_of_the_figures_is_never_written(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        run.main(arguments)
    assert "belong together" in capsys.readouterr().err


def test_an_unknown_name_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run.main(["nothing"])
    assert "there is no nothing" in capsys.readouterr().err


def test_what_is_called_vbr_is_of_a_varying_rate(tmp_path: Path) -> None:
    # An encoder passes over options it does not know: the kind must be looked at, not believed.
    for kind in made_numbered.KINDS:
        if kind.codec != "libmp3lame":
            continue
        path = tmp_path / f"{kind.name}.mp3"
        made_numbered._write(path, kind, 2)
        with av.open(str(path)) as file:
            sizes = {packet.size for packet in file.demux() if packet.size}
        assert (len(sizes) > 2) == ("VBR" in kind.name), (kind.name, sizes)


def test_rows_that_were_measured_stay_when_a_benchmark_breaks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def breaks() -> Iterator[Row]:
        yield MET
        yield MISSED
        raise ZeroDivisionError

    into = tmp_path / "rows"
    with pytest.raises(ZeroDivisionError):
        run._keep(breaks(), into)
    told = capsys.readouterr().err
    with into.open("a", encoding="utf-8") as file:
        file.write('{"what": "cut o')
    assert run._kept(into) == [MET, MISSED]
    assert told.splitlines() == [line(MET), line(MISSED)]


NOISE = np.random.default_rng(3).normal(0, 0.1, 6 * RATE).astype(np.float32)
WANTED = 3 * RATE


def heard_from(place: int, silent: int = 480) -> click_heard.Sound:
    """Silence, then the sound from a place on."""
    before = np.zeros(silent, np.float32)
    return np.concatenate([before, NOISE[place : place + RATE // 2 - silent]])


@pytest.mark.parametrize("off", [0, -4800, 1105, 24_000, -96_000])
def test_where_a_click_landed_is_told(off: int) -> None:
    found = click_heard.landing(heard_from(WANTED + off), 2.0, NOISE, WANTED)
    assert found.wanted == (-4800 <= off <= 0)
    assert found.off_ms == pytest.approx(off * 1000 / RATE, abs=1.5)
    delay_ms = 12.0 + (-off * 1000 / RATE if found.wanted else 0)
    assert found.delay_ms == pytest.approx(delay_ms, abs=0.01 if found.wanted else 1.5)


def test_a_click_while_it_plays_is_told_from_where_the_other_sound_ends() -> None:
    heard = np.concatenate([NOISE[RATE : RATE + 960], heard_from(WANTED + 2400, 0)])
    found = click_heard.landing(heard, 0.0, NOISE, WANTED)
    assert found.delay_ms == pytest.approx(20, abs=2)
    assert found.off_ms == pytest.approx(50, abs=2)


def test_what_is_not_of_the_file_is_not_recognised() -> None:
    other = np.random.default_rng(4).normal(0, 0.1, RATE // 2).astype(np.float32)
    for heard in (other, np.zeros(RATE // 2, np.float32)):
        found = click_heard.landing(heard, 0.0, NOISE, WANTED)
        assert not found.wanted
        assert math.isnan(found.delay_ms)
        assert math.isnan(found.off_ms)
