"""A fault is one line that says where, what and what to do, whatever was written."""

import pytest

from ipcei_wizard.messages import LANGUAGES
from ipcei_wizard.strict.faults import MAX_FAULTS, MAX_SHOWN, DocumentRefused, Fault, nearest


@pytest.mark.parametrize(
    ("word", "known", "near"),
    [
        ("levensbedreigent", ("paracetamol", "tussenin", "levensbedreigend"), "levensbedreigend"),
        ("Motivation", ("verdict", "motivation"), "motivation"),
        ("xyz", ("verdict", "motivation"), None),
        ("15", ("1", "5", "14"), None),
        ("x" * 1_000_000, ("x",), None),
        ("a", (), None),
    ],
)
def test_the_nearest_name_is_one_that_a_person_would_mean(word: str, known: tuple[str, ...], near: str | None) -> None:
    assert nearest(word, known) == near


def test_a_fault_without_a_near_name_lists_the_known_ones() -> None:
    fault = Fault("x.yaml", 4, "unknown-key", {"key": "zzz", "where": "/"}, "zzz", ("format", "framework"))
    assert fault.in_words("en") == (
        "x.yaml:4: unknown key “zzz” under /; correct or remove it. Known are: format, framework. [unknown-key]"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_written_cannot_steer_the_terminal_nor_flood_it(language: str) -> None:
    written = "\x1b[31mrood\r\n\x07\u202e" + "k" * 1_000_000
    fault = Fault("a\x1b\udcff.yaml", 1, "unknown-key", {"key": written, "where": "/"}, written, ("format",))
    line = fault.in_words("en" if language == "en" else "nl")
    assert line.isprintable()
    assert len(line) < MAX_SHOWN + 200
    assert "rood" in line


def test_of_very_many_faults_the_first_are_named_and_the_rest_counted() -> None:
    faults = [Fault("x.yaml", line, "text-empty", {"where": "/"}) for line in range(1, 1001)]
    once = DocumentRefused(reversed(faults))
    twice = DocumentRefused([*once.faults, Fault("x.yaml", 0, "not-yaml", {"problem": "?"})])
    assert [fault.line for fault in once.faults[:-1]] == list(range(1, MAX_FAULTS + 1))
    assert (once.faults[-1].code, once.faults[-1].values) == ("more-faults", {"count": 1000 - MAX_FAULTS})
    assert (len(twice.faults), twice.faults[-1].values) == (MAX_FAULTS + 1, {"count": 1001 - MAX_FAULTS})
    assert str(DocumentRefused(faults[:1])) == faults[0].in_words("en")
