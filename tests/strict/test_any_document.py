"""For any text: read as JSON readers do, or refused. Nothing else comes out, whatever goes in."""

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ipcei_wizard.strict.faults import DocumentRefused
from ipcei_wizard.strict.yaml import read_file, read_text

# Half a surrogate pair is no character: a file in UTF-8 cannot hold it.
CHARACTERS = st.characters(exclude_categories=["Cs"])
TEXTS = st.text(CHARACTERS)
# What means something to YAML, so that it comes up more often than by chance.
YAML_LIKE = st.text(st.sampled_from(list("ab12:-?,[]{}&*!|>'\"%@`# \n\t\r\\/~<=.\x00\x07\x85\u2028\ufeff\ud800é€")))
NUMBERS = (
    st.integers(-(10**30), 10**30)
    | st.decimals(-(10**9), 10**9, allow_nan=False, places=6)
    | st.floats(allow_nan=False, allow_infinity=False)
)
KEYS = st.text(CHARACTERS, max_size=30)
DOCUMENTS = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=20,
)
CONTAINERS = st.lists(DOCUMENTS, max_size=5) | st.dictionaries(KEYS, DOCUMENTS, max_size=5)


def write(value: Any, **options: Any) -> str:
    return json.dumps(value, default=float, **options)


@settings(deadline=None)
@given(value=CONTAINERS, escaped=st.booleans(), indent=st.sampled_from([None, 2, "\t"]))
@example(value=["\u0085", " \u2028 ", "\ufeff", "\uffff", "\x7f"], escaped=False, indent=None)
@example(value=["😀", "\\ud83d\\ude00", "\\\\ud83d", "\\😀"], escaped=True, indent="\t")
@example(value={"": "", "a: b": "- x", "#": "{", "~": "null"}, escaped=True, indent=None)
def test_any_json_reads_to_the_same_value(value: Any, escaped: bool, indent: int | str | None) -> None:
    text = write(value, ensure_ascii=escaped, indent=indent)
    assert read_text(text, file="x.json").value == json.loads(text, parse_float=Decimal)


def test_a_surrogate_pair_is_one_character_and_an_escaped_backslash_starts_none() -> None:
    text = r'["\ud83d\ude00", "\\ud83d\\ude00", "\\\ud83d\ude00", "\\\\ud83d\\\\ude00", "\ud83d\ude00\ud83d\ude01"]'
    assert read_text(text, file="x.json").value == json.loads(text)


def test_json_may_be_laid_out_with_tabs_anywhere() -> None:
    assert read_text('\t{\t"a"\t:\t[\n\t1,\t2]\t}\t\n', file="x.json").value == {"a": [1, 2]}


def test_yaml_that_merely_looks_like_json_keeps_what_it_says() -> None:
    assert read_text(r"{a: '\ud83d\ude00'}", file="x.yaml").value == {"a": r"\ud83d\ude00"}


def faults_of(read: Callable[[], object]) -> list[int | None] | None:
    """Return the lines of the faults, or None when it could be read."""
    try:
        read()
    except DocumentRefused as refusal:
        return [fault.line for fault in refusal.faults]
    return None


@settings(max_examples=300, deadline=None)
@given(TEXTS | YAML_LIKE | YAML_LIKE.map(lambda text: "{" + text) | st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    lines = sum(text.count(end) for end in "\n\r\x85\u2028\u2029") + 2
    places = faults_of(lambda: read_text(text, file="x.yaml"))
    assert places is None or (places and all(line is not None and 1 <= line <= lines for line in places))


@settings(deadline=None)
@given(st.binary())
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    Path(path).write_bytes(raw)
    assert faults_of(lambda: read_file(path)) != []
