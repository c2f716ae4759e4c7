"""A changed file of the questionnaire is proved and used beside the shipped ones, or refused with all that is wrong."""

from ipcei_wizard.comparison.study import study
from ipcei_wizard.framework.loader import shipped_framework
from ipcei_wizard.framework.model import Framework
from ipcei_wizard.resources import resource_folder
from ipcei_wizard.web.shelf import example_cases
from ipcei_wizard.web.version_study import MOST_BYTES, read_changed

FOLDER = resource_folder("questions") / "afwegingskader-2022"
BEFORE, AFTER = "- {value: deels, polarity: mixed", "- {value: deels, polarity: against"


def stricter() -> bytes:
    """Return the file of section B.1 in which a partly on question 10 speaks against."""
    first, second, third, last = (FOLDER / "b1.yaml").read_text(encoding="utf-8").split(BEFORE)
    return (BEFORE.join((first, second, third)) + AFTER + last).encode()


def test_every_assessment_is_read_under_the_changed_file_and_the_shipped_one_stays() -> None:
    before = shipped_framework("afwegingskader-2022")
    changed = read_changed((("b1.yaml", stricter()),), "nl")
    assert isinstance(changed, Framework)
    found = {each.case.id: each for each in study(example_cases().values(), changed)}
    assert [change.after for change in found["ipcei-me-ct"].sections] == ["nee"]
    assert not found["geconstrueerd-nationaal"].sections
    assert shipped_framework("afwegingskader-2022") == before
    assert isinstance(read_changed((("b1.yaml", (FOLDER / "b1.yaml").read_bytes()),), "nl"), Framework)


def test_what_is_wrong_is_said_with_file_and_line_and_no_path_of_the_server() -> None:
    refused = read_changed((("b1.yaml", b"x: 1\n"),), "nl")
    assert not isinstance(refused, Framework)
    assert any(line.startswith("afwegingskader-2022/b1.yaml") for line in refused)
    assert not any("questions-" in line for line in refused)
    [unknown] = read_changed((("b9.yaml", b""),), "nl")
    assert "b9.yaml" in unknown
    assert "b1.yaml" in unknown
    [large] = read_changed((("b1.yaml", b"#" * (MOST_BYTES + 1)),), "nl")
    assert "1000 kB" in large


def test_a_name_cannot_reach_out_of_the_folder() -> None:
    [refused] = read_changed((("../afwegingskader-2022/b1.yaml", b""),), "nl")
    assert "geen bestand met die naam" in refused
