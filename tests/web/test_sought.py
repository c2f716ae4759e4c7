"""What is sought: an address says the same as the form, whatever somebody made of it."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipcei_wizard.dossier.search import Wanted
from ipcei_wizard.messages import LANGUAGES
from ipcei_wizard.web.sought import UNDECIDED, Sought, ecosystem_path, ecosystems, outcomes, sought_in

ASKED = {
    "zoek": "batterij",
    "status": "concept,vastgesteld",
    "advies": "deelnemen",
    "ecosysteem": next(iter(ecosystems("nl"))),
    "wie": "anna@x.nl",
    "van": "2026-01-01",
    "tot": "2026-01-31",
}


def test_an_address_is_read_and_written_the_same() -> None:
    sought = sought_in(ASKED | {"lang": "en", "open": "1"})
    assert sought.address == ASKED
    assert sought_in({}) == Sought()
    assert Sought().address == {}


def test_the_store_is_asked_what_the_address_says() -> None:
    wanted = sought_in(ASKED).wanted
    assert (wanted.words, wanted.person, wanted.outcome) == ("batterij", "anna@x.nl", "deelnemen")
    assert wanted.statuses == {"concept", "vastgesteld"}
    assert wanted.holding == {ecosystem_path(): ASKED["ecosysteem"]}
    assert wanted.lacking == frozenset()
    assert wanted.since is not None
    assert wanted.until is not None
    assert wanted.since.replace(tzinfo=None) == datetime(2026, 1, 1)  # noqa: DTZ001 - of this computer
    assert wanted.until.replace(tzinfo=None) == datetime(2026, 2, 1)  # noqa: DTZ001
    assert wanted.until - wanted.since == timedelta(days=31)


def test_no_advice_chosen_can_be_sought() -> None:
    wanted = sought_in({"advies": UNDECIDED}).wanted
    assert (wanted.outcome, wanted.lacking) == ("", frozenset({"advice/decision"}))


@pytest.mark.parametrize(
    "asked",
    [
        {"status": "bestaat-niet,,"},
        {"advies": "misschien"},
        {"ecosysteem": "%"},
        {"van": "0001-01-01", "tot": "9999-12-31"},
        {"van": "morgen"},
        {"onbekend": "x"},
    ],
)
def test_what_cannot_be_asked_is_left_out(asked: dict[str, str]) -> None:
    assert sought_in(asked) == Sought()


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_advices_and_ecosystems_to_choose_from(language: str) -> None:
    assert len(outcomes(language)) == 6  # type: ignore[arg-type]
    assert all(ecosystems(language).values())  # type: ignore[arg-type]
    assert ecosystem_path().startswith("answers/")


@given(st.dictionaries(st.sampled_from([*ASKED, "lang"]), st.text()))
def test_any_address_can_be_asked(asked: dict[str, str]) -> None:
    sought = sought_in(asked)
    assert sought_in(sought.address) == sought
    assert isinstance(sought.wanted, Wanted)
