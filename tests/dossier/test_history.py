"""The versions of a text as people remember them: typing on is one, replacing is another."""

from datetime import UTC, datetime, timedelta

from ipcei_wizard.dossier.canonical import JSON
from ipcei_wizard.dossier.history import SITTING, as_versions, sittings, text_after
from ipcei_wizard.dossier.records import Change

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def log(*entries: tuple[str, JSON, JSON, str, timedelta]) -> tuple[Change, ...]:
    """Return changes of path, old, new, by and the time since noon."""
    return tuple(
        Change(number, NOON + since, by, path, old, new, number)
        for number, (path, old, new, by, since) in enumerate(entries, start=1)
    )


def seen(changes: tuple[Change, ...]) -> list[tuple[int, JSON, JSON]]:
    return [(version.sequence, version.old, version.new) for version in as_versions(changes)]


def soon(minutes: int = 1) -> timedelta:
    return timedelta(minutes=minutes)


def test_typing_on_is_one_version() -> None:
    typed = log(("a", None, "De", "Anna", soon()), ("a", "De", "De Kamer", "Anna", soon(2)))
    assert seen(typed) == [(2, None, "De Kamer")]


def test_what_was_replaced_stays_a_version_of_its_own() -> None:
    typed = log(("a", None, "De Kamer", "Anna", soon()), ("a", "De Kamer", "De minister", "Anna", soon(2)))
    assert seen(typed) == [(1, None, "De Kamer"), (2, "De Kamer", "De minister")]


def test_another_person_or_a_long_pause_begins_a_version() -> None:
    typed = log(
        ("a", None, "Een", "Anna", soon()),
        ("a", "Een", "Een twee", "Bram", soon(2)),
        ("a", "Een twee", "Een twee drie", "Bram", soon(3) + SITTING),
    )
    assert seen(typed) == [(1, None, "Een"), (2, "Een", "Een twee"), (3, "Een twee", "Een twee drie")]


def test_versions_of_several_places_stand_in_order_of_their_last_change() -> None:
    typed = log(
        ("a", None, "Een", "Anna", soon()),
        ("b", None, ["x"], "Anna", soon(2)),
        ("b", ["x"], ["x", "y"], "Anna", soon(3)),
        ("a", "Een", "Een twee", "Anna", soon(4)),
    )
    assert seen(typed) == [(2, None, ["x"]), (3, ["x"], ["x", "y"]), (4, None, "Een twee")]


def test_a_sitting_ends_with_a_pause_and_signing_is_not_writing() -> None:
    written = log(
        ("a", None, "Een", "Anna", soon()),
        ("b", None, "Twee", "Bram", soon(2)),
        ("proceedings/status", None, {"status": "in-afstemming"}, "Anna", soon(30)),
        ("a", "Een", "Drie", "Anna", soon(60)),
        ("b", "Twee", None, "Anna", soon(61)),
    )
    assert [change.sequence for change in sittings(written)] == [2, 5]
    assert text_after(written, 2) == {"a": "Een", "b": "Twee"}
    assert text_after(written, 5) == {"a": "Drie"}
