"""Files are read strictly: plain values with their lines, or every fault with line and code; never anything else."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ipcei_wizard.messages import LANGUAGES
from ipcei_wizard.strict.faults import DocumentRefused, Fault
from ipcei_wizard.strict.yaml import MAX_DEPTH, MAX_VALUES, read_file, read_text


def refused(text: str) -> tuple[Fault, ...]:
    with pytest.raises(DocumentRefused) as caught:
        read_text(text, file="x.yaml")
    for fault in caught.value.faults:
        for language in LANGUAGES:
            assert fault.in_words(language).startswith("x.yaml:")
    return caught.value.faults


def only_fault(text: str) -> tuple[str, int | None]:
    [fault] = refused(text)
    return fault.code, fault.line


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: ja", "ja"),
        ("a: nee", "nee"),
        ("a: yes", "yes"),
        ("a: off", "off"),
        ("a: True", "True"),
        ("a: true", True),
        ("a: false", False),
        ("a:", None),
        ("a: ~", None),
        ("a: null", None),
        ("a: 'null'", "null"),
        ("a: 12", 12),
        ("a: -12", -12),
        ("a: '12'", "12"),
        ("a: 007", "007"),
        ("a: 0x1F", "0x1F"),
        ("a: 0o17", "0o17"),
        ("a: 1_000", "1_000"),
        ("a: 1:30", "1:30"),
        ("a: 1.10", Decimal("1.10")),
        ("a: 0.1", Decimal("0.1")),
        ("a: 218.5", Decimal("218.5")),
        ("a: 1e3", Decimal(1000)),
        ("a: 1.250.000", "1.250.000"),
        ("a: .5", ".5"),
        ("a: 1.", "1."),
        ("a: .inf", ".inf"),
        ("a: .nan", ".nan"),
        ("a: 2026-11-20", "2026-11-20"),
        ("a: 2026-02-30", "2026-02-30"),
        ("a: 1.10 # opmerking", Decimal("1.10")),
        ("a: |\n  een\n  twee\n", "een\ntwee\n"),
        ("a: >-\n  een\n  twee\n", "een twee"),
        ("a: []", []),
        ("a: {}", {}),
        ("<<: x\na: y", "y"),
    ],
)
def test_a_value_reads_as_it_is_written(text: str, value: Any) -> None:
    document = read_text(text, file="x.yaml")
    assert isinstance(document.value, dict)
    read = document.value["a"]
    assert (read, type(read)) == (value, type(value))


def test_decimals_keep_every_digit() -> None:
    document = read_text("a: [0.1, 0.10, 123456789012345678.123456789]", file="x.yaml")
    assert document.value == {"a": [Decimal("0.1"), Decimal("0.10"), Decimal("123456789012345678.123456789")]}
    assert isinstance(document.value, dict)
    assert [str(number) for number in document.value["a"]] == ["0.1", "0.10", "123456789012345678.123456789"]


@pytest.mark.parametrize("digits", [32, 5_000, 100_000])
def test_an_integer_of_absurd_length_stays_text(digits: int) -> None:
    number = "9" * digits
    assert read_text(f"a: {number}", file="x.yaml").value == {"a": number}


def test_keys_are_text_so_a_number_and_its_quoted_form_are_one_key() -> None:
    assert read_text("2: x", file="x.yaml").value == read_text("'2': x", file="x.yaml").value == {"2": "x"}


@pytest.mark.parametrize(
    "text",
    ["a: 1\nb: 2\na: 3\n", '2: x\n3: y\n"2": z\n', '{"a": 1,\n"b": 2,\n"a": 3}', "a: 1\n\n'a': 2"],
    ids=["plain", "number-and-text", "json", "quoted"],
)
def test_a_key_that_is_there_twice_is_refused_with_both_lines(text: str) -> None:
    [fault] = refused(text)
    assert (fault.code, fault.line, fault.values["first"]) == ("duplicate-key", 3, 1)


def test_every_duplicate_is_named_at_once() -> None:
    assert [fault.line for fault in refused("a: 1\na: 2\nb: 1\nb: 2\na: 3\n")] == [2, 4, 5]


BOMB = "a0: &a0 [x, x]\n" + "".join(f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n" for i in range(1, 40))


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("x: 1\na: &anchor 1\nb: *anchor\n", "anchor-or-alias", 2),
        ("x: 1\nb: *nothing\n", "anchor-or-alias", 2),
        ("x: &x\n  y: 1\n", "anchor-or-alias", 1),
        (BOMB, "anchor-or-alias", 1),
        ("a: 1\nb: !!python/object/apply:os.system ['true']\n", "tag", 2),
        ("a: !!str 1\n", "tag", 1),
        ("a: !mine {b: 1}\n", "tag", 1),
        ("%TAG ! tag:example.org,2000:\n---\na: !foo 1\n", "tag", 3),
        ("a: 1\n---\nb: 2\n", "several-documents", 2),
        ("? [1, 2]\n: x\n", "key-not-text", 1),
        ("a: {[1]: x}\n", "key-not-text", 1),
        ("a:\n\t- 1\n", "not-yaml", 2),
        ("a: 'open\nb: 2\n", "not-yaml", 3),
        ("a: [1, 2\nb: 3\n", "not-yaml", 2),
        ("a: 1\n  b: 2\n", "not-yaml", 2),
        ("a: b: c\n", "not-yaml", 1),
        ("a: %x\n", "not-yaml", 1),
        ("a: @x\n", "not-yaml", 1),
        ("a: 1\nb: \x00\n", "not-yaml", 2),
        ("a: 1\nb: \x1b[31m\n", "not-yaml", 2),
        ("a: 1\nb: \x07\n", "not-yaml", 2),
        ('{"a": 1,\n"b": "\\ud800"}', "not-yaml", 2),
        ("a: 1\nb: \ud800\n", "not-utf8", 2),
        ("[" * 100_000, "too-deep", 1),
        ("[" * 100_000 + "]" * 100_000, "too-deep", 1),
        ('{"a":' * 100_000, "too-deep", 1),
        ("- " * 100_000 + "x", "too-deep", 1),
        ("\n".join(" " * depth + "a:" for depth in range(1_000)), "too-deep", MAX_DEPTH + 1),
        ("[" + "1," * MAX_VALUES + "1]", "too-many-values", 1),
    ],
)
def test_what_is_stricter_than_yaml_is_refused_at_its_line(text: str, code: str, line: int) -> None:
    assert only_fault(text) == (code, line)


def test_the_greatest_depth_and_number_of_values_are_read() -> None:
    assert read_text("[" * MAX_DEPTH + "]" * MAX_DEPTH, file="x.yaml").value is not None
    assert read_text("[" + "1," * (MAX_VALUES - 2) + "1]", file="x.yaml").value == [1] * (MAX_VALUES - 1)


@pytest.mark.parametrize("text", ["", "\n\n", "# alleen een opmerking\n", "---\n", "---\n...\n"])
def test_a_file_without_content_is_none(text: str) -> None:
    assert read_text(text, file="x.yaml").value is None


@pytest.mark.parametrize(("text", "value"), [("- 1\n- a\n", [1, "a"]), ("los", "los"), ("[1]", [1])])
def test_a_list_or_a_single_value_at_the_top_is_read_as_such(text: str, value: Any) -> None:
    assert read_text(text, file="x.yaml").value == value


def test_every_key_and_element_knows_its_line() -> None:
    text = "a:\n  b: 1\n  c:\n    - x\n    - y: 2\n      z: 3\n\n# opmerking\nd: {e: 1,\n    f: 2}\n"
    document = read_text(text, file="x.yaml")
    places: dict[tuple[str | int, ...], int] = {
        ("a",): 1,
        ("a", "b"): 2,
        ("a", "c"): 3,
        ("a", "c", 0): 4,
        ("a", "c", 1): 5,
        ("a", "c", 1, "z"): 6,
        ("d",): 9,
        ("d", "f"): 10,
    }
    for path, line in places.items():
        assert document.place(path) == ("x.yaml", line), path
    assert document.place(("a", "c", 7, "q")) == ("x.yaml", 3), "the nearest part that is in the file"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_numbers_hold_for_the_line_ends_of_every_system(end: str) -> None:
    text = end.join(["a: 1", "b: |", "  een", "  twee", "c: [", "]", "c: 2", ""])
    [fault] = refused(text)
    assert (fault.code, fault.line, fault.values["first"]) == ("duplicate-key", 7, 5)
    assert read_text(end.join(["b: |", "  een", "  twee"]), file="x.yaml").value == {"b": "een\ntwee"}


def read_bytes(tmp_path: Path, raw: bytes) -> Any:
    path = tmp_path / "x.yaml"
    path.write_bytes(raw)
    return read_file(path, name="x.yaml").value


def refused_bytes(tmp_path: Path, raw: bytes) -> tuple[str, int | None]:
    with pytest.raises(DocumentRefused) as caught:
        read_bytes(tmp_path, raw)
    [fault] = caught.value.faults
    return fault.code, fault.line


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    assert read_bytes(tmp_path, b"\xef\xbb\xbfa: caf\xc3\xa9\n") == {"a": "café"}
    assert read_bytes(tmp_path, b'\xef\xbb\xbf{"a": "\\ud83d\\ude00"}') == {"a": "😀"}


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        ("a: 1\n".encode("utf-16"), ("not-utf8", 1)),
        ("a: é\n".encode("utf-16-le"), ("not-utf8", 1)),
        ("a: 1\nb: 2\nc: café\n".encode("latin-1"), ("not-utf8", 3)),
        ("a: 1\nb: “x”\n".encode("cp1252"), ("not-utf8", 2)),
        (b"a: \xed\xa0\x80\n", ("not-utf8", 1)),
        (b"a: " + b"x" * 3_000_000, ("file-too-large", None)),
    ],
    ids=["utf-16", "utf-16-le", "latin-1", "cp1252", "surrogate", "3-MB"],
)
def test_other_encodings_and_great_files_are_refused(tmp_path: Path, raw: bytes, fault: tuple[str, int | None]) -> None:
    assert refused_bytes(tmp_path, raw) == fault


def test_utf_16_without_a_mark_and_of_plain_letters_is_refused_as_well(tmp_path: Path) -> None:
    assert refused_bytes(tmp_path, "a: 1\n".encode("utf-16-le")) == ("not-yaml", 1)


@pytest.mark.parametrize(
    ("name", "code"), [("absent.yaml", "file-missing"), (".", "file-unreadable"), ("a\0b.yaml", "file-unreadable")]
)
def test_what_is_no_file_is_refused(tmp_path: Path, name: str, code: str) -> None:
    with pytest.raises(DocumentRefused) as caught:
        read_file(tmp_path / name, name="x.yaml")
    assert [fault.code for fault in caught.value.faults] == [code]
