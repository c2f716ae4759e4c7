"""English through and through: no text of ours lacks a translation, in questions, catalogues, glossary and memo."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import pytest

from ipcei_wizard.resources import resource_folder
from ipcei_wizard.strict.yaml import read_file

FILES: Final = sorted(path for folder in ("questions", "templates") for path in resource_folder(folder).rglob("*.yaml"))
# Words of which the official text, its source and its ids are made: quoted in Dutch, with a translation beside them.
QUOTED: Final = {
    "official_title": "translated_title",
    "official_introduction": "translated_introduction",
    "official_lines": "translated_lines",
    "official_footnote": "translated_footnote",
    "official": "translation",
}
# Keys below which a text names a publication or a place in it: cited in the language of the publication.
CITED: Final = {"publications", "source", "sources"}
DUTCH: Final = re.compile(
    r"\b(de|het|een|niet|voor|wordt|zijn|aan|deze|dit|ook|bij|naar|wat|er|geen|moet|kan|zo|als)\b", re.IGNORECASE
)


def texts(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Yield every mapping and every text with the keys that lead to it."""
    yield path, value
    if isinstance(value, dict):
        for key, below in value.items():
            yield from texts(below, (*path, key))
    elif isinstance(value, list):
        for at, below in enumerate(value):
            yield from texts(below, (*path, at))


EVERY: Final = {path: list(texts(read_file(path).value)) for path in FILES}
PAIRS: Final = [
    pytest.param(pair, id=f"{file.stem}:{'.'.join(map(str, path))}")
    for file, found in EVERY.items()
    for path, pair in found
    if isinstance(pair, dict) and {"nl", "en"} & set(pair) and all(isinstance(part, str) for part in pair.values())
]


def untranslated(dutch: str, english: str) -> bool:
    """Say whether running Dutch words were left as they are, places aside."""
    plain = re.sub(r"\{[^}]*\}", "", dutch)
    return dutch == english and len(DUTCH.findall(plain)) > 0


@pytest.mark.parametrize("pair", PAIRS)
def test_a_text_is_there_in_both_languages_and_is_translated(pair: Mapping[str, str]) -> None:
    assert set(pair) == {"nl", "en"}
    assert all(text.strip() for text in pair.values())
    assert not untranslated(pair["nl"], pair["en"])
    assert len(DUTCH.findall(pair["en"])) < 2 + len(pair["en"]) // 200, "English that reads as Dutch"


def test_there_are_hundreds_of_texts_and_untranslated_ones_are_recognised() -> None:
    assert len(PAIRS) > 500
    assert untranslated("Waarom nu een besluit", "Waarom nu een besluit")
    assert not untranslated("{section} {title}", "{section} {title}")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_official_text_has_its_translation_beside_it(file: Path) -> None:
    own = file.parent == resource_folder("templates")
    for path, value in EVERY[file]:
        if own or not isinstance(value, dict):
            continue
        for dutch, english in QUOTED.items():
            assert (dutch in value) == (english in value), path
            if dutch in value:
                assert type(value[dutch]) is type(value[english])
                if not isinstance(value[dutch], str):
                    assert len(value[dutch]) == len(value[english]), path


# Text that is no sentence: names, numbers, ids, forms of a word, patterns of conditions.
PLAIN: Final = re.compile(r"[\w./:+&()«»%=>-]+")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_sentence_stands_there_in_one_language_only(file: Path) -> None:
    alone = [
        (path, value)
        for path, value in EVERY[file]
        if isinstance(value, str)
        and not PLAIN.fullmatch(value)
        and not {"nl", "en", "released_ids", *CITED, *QUOTED, *QUOTED.values()} & set(path)
        and len(DUTCH.findall(value)) > 0
    ]
    assert alone == []
