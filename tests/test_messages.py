"""The message catalogue: both languages, the same places, and no sentence that is missing or that nobody says."""

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from string import Formatter
from typing import Final

import pytest

import ipcei_wizard
from ipcei_wizard import messages
from ipcei_wizard.messages import LANGUAGES, catalogue, say

PACKAGE: Final = Path(ipcei_wizard.__file__).parent
ROOMS: Final = tuple(module.name for module in iter_modules(messages.__path__))
KEYS: Final = [(room, key) for room in ROOMS for key in getattr(import_module(f"ipcei_wizard.messages.{room}"), "MESSAGES", {})]  # fmt: skip  # noqa: E501
SOURCES: Final = [path for path in PACKAGE.rglob("*.py") if "messages" not in path.relative_to(PACKAGE).parts]


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize(("room", "key"), KEYS)
def test_a_sentence_is_there_in_both_languages_with_the_same_places(room: str, key: str) -> None:
    sentence = catalogue(room)[key]
    assert tuple(sentence) == LANGUAGES
    dutch, english = (sentence[language] for language in LANGUAGES)
    assert places(dutch) == places(english)
    assert bool(dutch) == bool(english)
    assert dutch == dutch.rstrip()
    assert english == english.rstrip()
    assert (dutch != english) or not re.search(r"[a-z]{3,} [a-z]{3,}", re.sub(r"\{[^}]*\}", "", dutch)), (
        "not translated"
    )


TREES: Final = {path: ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES}


def constants(tree: ast.AST) -> Iterator[str]:
    return (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))


def beginnings(tree: ast.AST) -> Iterator[str]:
    """Yield how a text that is filled in begins: `web.standing-` of f"web.standing-{polarity}"."""
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
            yield str(node.values[0].value)


WRITTEN: Final = {text for tree in TREES.values() for text in constants(tree)}
# The rest of these keys is a code that must itself be written somewhere, so their beginning proves nothing.
BY_CODE: Final = {
    "faults.",
    "faults.field-",
    "funding_gap.",
    "scenario-",
    "field-",
    "dossier.",
    "assessment.",
    "cli.",
    "cli_dossier.",
    "register.",
    "web.",
    "web_shell.",
    "memo.",
}
BEGUN: Final = {text for tree in TREES.values() for text in beginnings(tree) if len(text) > 3} - BY_CODE


def is_said(room: str, key: str) -> bool:
    names = {key, f"{room}.{key}"}
    if room == "faults":
        names |= {key.removeprefix("field-"), key.removeprefix("scenario-")}
    if room == "dossier":  # a code with its parts: what, remedy
        names.add(key.rpartition(".")[0])
    begun = any(name.startswith(text) for name in (key, f"{room}.{key}") for text in BEGUN)
    return begun or not names.isdisjoint(WRITTEN)


@pytest.mark.parametrize(("room", "key"), KEYS)
def test_a_sentence_is_said_somewhere(room: str, key: str) -> None:
    assert is_said(room, key)


def first_arguments(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"say", "_words"}:
            key = node.args[0] if node.args else None
            prefix = "cli." if node.func.id == "_words" else ""
            branches = [key.body, key.orelse] if isinstance(key, ast.IfExp) else [key]
            for branch in branches:
                if isinstance(branch, ast.Constant) and isinstance(branch.value, str):
                    yield re.escape(prefix + branch.value)
                elif isinstance(branch, ast.JoinedStr):
                    parts = (re.escape(str(p.value)) if isinstance(p, ast.Constant) else ".+" for p in branch.values)
                    yield re.escape(prefix) + "".join(parts)


def test_everything_that_is_said_has_a_sentence() -> None:
    every = [f"{room}.{key}" for room, key in KEYS]
    patterns = {pattern: path for path, tree in TREES.items() for pattern in first_arguments(tree)}
    assert len(patterns) > 50
    missing = {
        p: str(path) for p, path in patterns.items() if "\\." in p and not any(re.fullmatch(p, k) for k in every)
    }
    assert missing == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_place_is_filled_by_name_and_never_by_what_was_typed(language: messages.Language) -> None:
    assert "{x}" in say("faults.unknown-value", language, value="{x}", where="y")
    with pytest.raises(KeyError):
        say("faults.unknown-value", language, value="x")


def fault_codes(tree: ast.AST) -> Iterator[str]:
    """Yield the codes of faults and findings that code makes, as far as they stand there as text."""
    calls = {
        "Fault": 2,
        "_fault": 2,
        "fault": 1,
        "_refuse": 1,
        "_Unreadable": 0,
        "FieldFault": 1,
        "_error": 1,
        "_unknown": 2,
        "Problem": 1,
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            at = calls.get(name)
            if at is not None and len(node.args) > at:
                code = node.args[at]
                if isinstance(code, ast.Constant) and isinstance(code.value, str):
                    yield code.value


@pytest.mark.parametrize("room", ["strict", "framework", "assessment", "funding_gap"])
def test_every_fault_and_finding_has_a_sentence(room: str) -> None:
    known = {*catalogue("faults"), *catalogue("assessment")}
    known |= {key.removeprefix("scenario-") for key in catalogue("faults") if key.startswith("scenario-")}
    known |= {key.removeprefix("field-") for key in catalogue("faults") if key.startswith("field-")}
    codes = {code for path, tree in TREES.items() if path.parent.name == room for code in fault_codes(tree)}
    assert codes
    assert codes <= known
