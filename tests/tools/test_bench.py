"""Asking for benchmarks: the help costs nothing, and a name that does not exist is met with one that does."""

import pytest

from tools import bench


@pytest.fixture(autouse=True)
def nothing_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(module: str) -> None:
        raise AssertionError(f"{module} would run")

    monkeypatch.setattr(bench, "import_module", refuse)


def ended(*arguments: str) -> int | str | None:
    with pytest.raises(SystemExit) as end:
        bench.main(list(arguments))
    return end.value.code


@pytest.mark.parametrize("asked", ["--help", "-h"])
def test_help_names_every_benchmark_and_runs_none(asked: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert ended(asked) == 0
    words = capsys.readouterr().out.replace("\n", " ")
    assert all(name in words for name in (*bench.NAMES, "--strict"))


def test_an_unknown_benchmark_is_refused_with_the_nearest_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert ended("memo", "comand") == 2
    assert 'there is no benchmark "comand". Did you mean “command”?' in capsys.readouterr().err


def test_a_name_like_no_benchmark_is_refused_with_all_names(capsys: pytest.CaptureFixture[str]) -> None:
    assert ended("zzz") == 2
    said = capsys.readouterr().err
    assert all(name in said for name in bench.NAMES)


def test_an_unknown_option_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert ended("--strickt") == 2
    assert "--strickt" in capsys.readouterr().err
