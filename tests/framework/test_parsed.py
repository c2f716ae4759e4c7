"""The kept parse of the shipped questionnaires is a help and never a source: a changed file is read again."""

from pathlib import Path
from typing import Any

import pytest

from ipcei_wizard.framework.loader import read_framework, shipped_framework
from ipcei_wizard.framework.parsed import parsed
from ipcei_wizard.resources import resource_folder


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "ipcei-wizard" / "list.json"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "list.yaml").write_text("a: 1", encoding="utf-8")
    return tmp_path / "list.yaml"


def ask(file: Path, value: Any) -> tuple[Any, bool]:
    asked: list[bool] = []

    def parse() -> dict[str, Any]:
        asked.append(True)
        return dict(value)

    return parsed("list", [file], parse), bool(asked)


def test_the_same_files_are_parsed_once(cache: Path, file: Path) -> None:
    assert ask(file, {"a": 1}) == ({"a": 1}, True)
    assert cache.exists()
    assert ask(file, {"a": 2}) == ({"a": 1}, False)


def test_a_changed_file_is_parsed_again(cache: Path, file: Path) -> None:
    ask(file, {"a": 1})
    file.write_text("a: 2", encoding="utf-8")
    assert ask(file, {"a": 2}) == ({"a": 2}, True)


@pytest.mark.parametrize("spoiled", ["", "{", "[]", '{"digest": "x", "value": {}}'])
def test_a_spoiled_cache_is_no_matter(cache: Path, file: Path, spoiled: str) -> None:
    cache.parent.mkdir(parents=True)
    cache.write_text(spoiled, encoding="utf-8")
    assert ask(file, {"a": 1}) == ({"a": 1}, True)
    assert ask(file, {}) == ({"a": 1}, False)


def test_a_cache_that_cannot_be_written_is_no_matter(cache: Path, file: Path) -> None:
    cache.parent.parent.mkdir()
    cache.parent.write_text("a file where the folder should be", encoding="utf-8")
    assert ask(file, {"a": 1}) == ({"a": 1}, True)


def test_the_kept_questionnaire_is_the_one_in_the_files(cache: Path) -> None:
    name = "afwegingskader-2022"
    for _ in range(2):
        shipped_framework.cache_clear()
        assert shipped_framework(name) == read_framework(resource_folder("questions") / name).framework
    assert cache.with_name(f"{name}.json").exists()
    shipped_framework.cache_clear()
