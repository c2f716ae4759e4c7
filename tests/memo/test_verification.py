"""Whatever is done to a sealed memo is found, and nothing is found in one that nobody touched."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import pikepdf
import pytest
from pyhanko.keys import load_certs_from_pemder

from ipcei_wizard.assessment.reader import read_assessment
from ipcei_wizard.memo.advice import render_advice
from ipcei_wizard.memo.rerendering import difference
from ipcei_wizard.memo.seal.authority import authority_file, local_key
from ipcei_wizard.memo.seal.key import SealKey
from ipcei_wizard.memo.seal.sealing import seal_pdf
from ipcei_wizard.memo.verification import Verification, _header_size, verify_memo, verify_seals
from ipcei_wizard.memo.verification_words import in_words
from ipcei_wizard.messages import LANGUAGES, Language
from ipcei_wizard.resources import resource_folder
from tests.memo.alterations import ALTERED, CHANGES_THE_TEXT, REMOVED, rewritten, signature_gap, signature_moved

EXAMPLES: Final = sorted(resource_folder("examples").glob("*.yaml"))
SMALL: Final = next(path for path in EXAMPLES if path.stem == "geconstrueerd-geen-overheidsrol")
OTHER: Final = next(path for path in EXAMPLES if path.stem == "geconstrueerd-nationaal")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("gegevens")


@pytest.fixture(scope="module")
def key(folder: Path) -> SealKey:
    return local_key(folder)


@pytest.fixture(scope="module")
def trusted(folder: Path, key: SealKey) -> list[Any]:
    return list(load_certs_from_pemder([str(authority_file(folder))]))


@pytest.fixture(scope="module")
def unsealed() -> bytes:
    return render_advice(read_assessment(SMALL))


@pytest.fixture(scope="module")
def sealed(unsealed: bytes, key: SealKey) -> bytes:
    return seal_pdf(unsealed, key)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_memo_that_nobody_touched_is_valid(path: Path, language: Language, key: SealKey, trusted: list[Any]) -> None:
    found = verify_memo(seal_pdf(render_advice(read_assessment(path), language), key, language), trusted)
    assert found.verdict == "valid"
    assert found.difference is None
    assert [(each.role, each.name) for each in found.signatures] == [("seal", key.name)]


def test_without_trust_it_is_untrusted_and_nothing_else(sealed: bytes) -> None:
    found = verify_memo(sealed)
    assert found.verdict == "untrusted"
    assert (found.intact, found.covers_whole_file, found.data_matches_text) == (True, True, True)
    assert not found.signatures[0].trusted


def test_before_it_is_sealed_a_memo_is_unsigned(unsealed: bytes, trusted: list[Any]) -> None:
    found = verify_memo(unsealed, trusted)
    assert found.verdict == "unsigned"
    assert (found.intact, found.covers_whole_file, found.data_matches_text) == (False, False, True)
    assert found.signatures == ()


@pytest.mark.parametrize("alteration", ALTERED)
def test_an_alteration_is_found(alteration: str, sealed: bytes, trusted: list[Any]) -> None:
    altered = ALTERED[alteration](sealed)
    assert altered != sealed
    assert verify_memo(altered, trusted).verdict == "altered"


@pytest.mark.parametrize("removal", REMOVED)
def test_a_seal_that_was_taken_off_is_missed(removal: str, sealed: bytes, trusted: list[Any]) -> None:
    assert verify_memo(REMOVED[removal](sealed), trusted).verdict == "unsigned"


def test_the_table_has_at_least_thirty_alterations() -> None:
    assert len(ALTERED) + len(REMOVED) >= 30


def test_every_byte_of_the_signature_itself_counts(sealed: bytes, trusted: list[Any]) -> None:
    """The seal cannot cover these; all of the first, where lengths and kinds are, and a sample of the others."""
    start, end = signature_gap(sealed)
    spots = [*range(start, start + 60), *range(start + 60, end, 97)]
    missed = []
    for at in spots:
        changed = sealed[:at] + (b"1" if sealed[at : at + 1] == b"0" else b"0") + sealed[at + 1 :]
        signatures = verify_seals(changed, trusted)
        if signatures and all(each.intact and each.valid and each.trusted for each in signatures):
            missed.append(at)
    assert missed == []


@pytest.mark.parametrize(("beginning", "header"), [("3003", 2), ("308180", 3), ("308203060609", 4)])
def test_the_length_of_a_signature_is_not_taken_for_its_kind(beginning: str, header: int) -> None:
    """A length with a six in it once made a genuine signature false."""
    assert _header_size(bytes.fromhex(beginning)) == header


def test_a_seal_that_comes_from_another_memo_is_found(sealed: bytes, key: SealKey, trusted: list[Any]) -> None:
    other = seal_pdf(render_advice(read_assessment(OTHER)), key)
    moved = signature_moved(sealed, other)
    found = verify_memo(moved, trusted)
    assert found.verdict == "altered"
    assert not any(each.intact for each in found.signatures)  # where it does not fit, it cannot even be read


def test_the_seal_of_somebody_else_is_not_trusted(unsealed: bytes, tmp_path: Path, trusted: list[Any]) -> None:
    assert verify_memo(seal_pdf(unsealed, local_key(tmp_path)), trusted).verdict == "untrusted"


@pytest.mark.parametrize("change", CHANGES_THE_TEXT)
def test_data_give_away_what_was_changed_before_it_was_sealed(
    change: str, unsealed: bytes, key: SealKey, trusted: list[Any]
) -> None:
    found = verify_memo(seal_pdf(rewritten(CHANGES_THE_TEXT[change])(unsealed), key), trusted)
    assert (found.intact, found.covers_whole_file, found.signatures[0].trusted) == (True, True, True)
    assert not found.data_matches_text
    assert found.verdict == "altered"


def test_what_reads_otherwise_is_quoted(unsealed: bytes) -> None:
    assessment = read_assessment(SMALL)
    other = assessment.initiative.model_copy(update={"title": "IPCEI Heel Iets Anders", "short_title": ""})
    found = difference(unsealed, assessment.model_copy(update={"initiative": other}))
    assert found is not None
    assert "Anders" in found.expected
    assert "Anders" not in found.printed


def of_another_version(data: bytes, change: Callable[[pikepdf.Pdf], None] | None = None) -> bytes:
    def alter(pdf: pikepdf.Pdf) -> None:
        pdf.docinfo["/Creator"] = "IPCEI wizard 0.0.1"
        if change:
            change(pdf)

    return rewritten(alter)(data)


def test_a_memo_of_another_version_is_held_to_its_words(unsealed: bytes, key: SealKey, trusted: list[Any]) -> None:
    assert verify_memo(seal_pdf(of_another_version(unsealed), key), trusted).verdict == "valid"
    spoiled = of_another_version(unsealed, CHANGES_THE_TEXT["other words for a screen reader"])
    found = verify_memo(seal_pdf(spoiled, key), trusted)
    assert found.verdict == "altered"
    assert "andere versie" in "\n".join(in_words(found, "nl"))


@pytest.mark.parametrize("data", [b"", b"hallo", b"%PDF-1.7\n", b"\x00" * 5000, b"PK\x03\x04"])
def test_what_is_no_pdf_is_unreadable(data: bytes) -> None:
    assert verify_memo(data).verdict == "unreadable"


def test_an_encrypted_file_is_unreadable(unsealed: bytes) -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(unsealed)) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    found = verify_memo(out.getvalue())
    assert (found.verdict, found.encrypted) == ("unreadable", True)
    assert "wachtwoord" in "\n".join(in_words(found, "nl"))


def test_a_pdf_that_is_no_memo_is_unsigned_and_has_no_data() -> None:
    out = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(out)
    found = verify_memo(out.getvalue())
    assert (found.verdict, found.data_matches_text, found.to_contract()["assessment"]) == ("unsigned", False, None)


Kinds = dict[str, Verification]


@pytest.fixture(scope="module")
def each_kind(sealed: bytes, unsealed: bytes, trusted: list[Any]) -> Kinds:
    return {
        "valid": verify_memo(sealed, trusted),
        "untrusted": verify_memo(sealed),
        "altered": verify_memo(ALTERED["a page added"](sealed), trusted),
        "unsigned": verify_memo(unsealed),
        "unreadable": verify_memo(b""),
    }


@pytest.mark.parametrize(
    ("verdict", "nl", "en"),
    [
        ("valid", "In orde.", "In order."),
        ("untrusted", "Ongewijzigd, maar u weet niet van wie.", "Unaltered, but you do not know by whom."),
        ("altered", "Niet in orde.", "Not in order."),
        ("unsigned", "Er staat geen zegel op", "There is no seal on"),
        ("unreadable", "geen leesbare PDF", "not a readable PDF"),
    ],
)
def test_the_answer_begins_with_the_verdict_in_words(verdict: str, nl: str, en: str, each_kind: Kinds) -> None:
    found = each_kind[verdict]
    assert found.verdict == verdict
    assert nl in next(in_words(found, "nl"))
    assert en in next(in_words(found, "en"))
