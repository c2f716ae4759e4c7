"""`ipcei-wizard funding-gap` as the contract says it: keys, exit statuses, streams, files that add up."""

import json
from pathlib import Path
from typing import Final

import pytest
from click.testing import CliRunner, Result

from ipcei_wizard.cli import main
from ipcei_wizard.resources import resource_folder

EXAMPLES: Final = resource_folder("examples") / "funding-gap"
ONE: Final = EXAMPLES / "een-onderneming.yaml"
TWO: Final = EXAMPLES / "twee-ondernemingen.yaml"
PROMISED: Final = (
    *("npv_factual", "npv_counterfactual", "funding_gap", "eligible_nominal", "eligible_pv", "cap_binds"),
    *("max_aid_pv", "nominal_aid", "intensity_pv", "npv_after_aid", "undiscounted_sum"),
    *("aid_value_at_reference_rate", "sensitivity", "findings"),
)


def invoke(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["--lang", "nl", *map(str, arguments)], catch_exceptions=False)


def test_the_json_has_every_key_of_the_contract_and_the_label() -> None:
    result = invoke("funding-gap", ONE, "--json")
    assert result.exit_code == 0
    document = json.loads(result.stdout)
    assert set(PROMISED) <= set(document)
    assert document["label"] == "indicatief, geen oordeel van de Europese Commissie"
    assert document["funding_gap"] == pytest.approx(57.8835, abs=0.00005)
    assert {change["id"] for change in document["sensitivity"]} == {
        *("wacc_minus_1pp", "wacc_plus_1pp", "revenue_minus_10", "revenue_plus_10", "delay", "no_terminal"),
    }
    assert document["claw_back"]["label"].startswith("illustratie")


@pytest.mark.parametrize(("language", "label"), [("nl", "indicatief, geen"), ("en", "indicative, no")])
def test_the_text_is_readable_in_both_languages_and_says_that_it_is_indicative(language: str, label: str) -> None:
    result = CliRunner().invoke(main, ["--lang", language, "funding-gap", str(ONE)], catch_exceptions=False)
    assert label in result.stdout.splitlines()[0]
    assert ("57,88" if language == "nl" else "57.88") in result.stdout


def test_companies_in_one_file_or_in_several_add_up_and_a_budget_is_held_against_them() -> None:
    document = json.loads(invoke("funding-gap", TWO, "--json").stdout)
    assert [company["unit"] for company in document["companies"]] == ["million", "thousand"]
    first, second = (company["nominal_aid"] for company in document["companies"])
    assert document["total"]["nominal_aid"] == pytest.approx(first + second / 1000, abs=1e-5)
    assert document["total"]["budget_left"] == pytest.approx(120 - document["total"]["nominal_aid"], abs=1e-5)
    several = json.loads(invoke("funding-gap", ONE, TWO, "--json").stdout)
    assert len(several["companies"]) == 3
    assert "Samen, 2 onderneming(en)" in invoke("funding-gap", TWO).stdout


def test_a_file_that_cannot_be_used_is_refused_with_file_line_and_nothing_on_standard_output(tmp_path: Path) -> None:
    path = tmp_path / "fout.yaml"
    path.write_text(ONE.read_text(encoding="utf-8").replace("wacc: 0.08", "wacc: 0"), encoding="utf-8")
    result = invoke("funding-gap", path, "--json")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert f"{path}:8: wacc" in result.stderr
    assert invoke("funding-gap", tmp_path / "weg.yaml").exit_code == 2
    assert invoke("funding-gap", tmp_path / "weg.xlsx").exit_code == 2
    assert invoke("funding-gap").exit_code == 2


def test_a_workbook_is_written_and_read_like_any_file(tmp_path: Path) -> None:
    book = tmp_path / "uit.xlsx"
    before = invoke("funding-gap", ONE, "--json", "--xlsx", book).stdout
    assert invoke("funding-gap", book, "--json").stdout == before
    template = tmp_path / "sjabloon.xlsx"
    assert invoke("funding-gap", "--template", template).exit_code == 0
    empty = invoke("funding-gap", template)
    assert empty.exit_code == 2
    assert "[Scenario!C10]" in empty.stderr
    assert invoke("funding-gap", ONE, "--xlsx", tmp_path / "weg" / "uit.xlsx").exit_code == 2
