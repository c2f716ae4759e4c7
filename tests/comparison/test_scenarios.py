"""The conflicts in `conflicten.yaml`, which a policy officer can read and correct."""

from pathlib import Path
from typing import Any, Final

import pytest

from ipcei_wizard.comparison.cases import Case
from ipcei_wizard.comparison.conflicts import find_conflicts
from ipcei_wizard.comparison.sentences import conflict_in_words, names_among
from ipcei_wizard.strict.yaml import read_file
from tests.comparison.any_case import case
from tests.comparison.test_conflicts import ALL_YES

SCENARIOS: Final[list[dict[str, Any]]] = read_file(Path(__file__).parent / "conflicten.yaml").value  # type: ignore[assignment]


def described(id_: str, scenario: dict[str, Any]) -> Case:
    assert set(scenario) <= {"answers", "decisions", "advice"}
    verdicts = {**ALL_YES, **scenario.get("answers", {})}
    given = {number: verdict for number, verdict in verdicts.items() if verdict is not None}
    return case(id_, given, scenario.get("decisions"), scenario.get("advice"))


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario["title"])
def test_the_tool_asks_what_the_scenario_says(scenario: dict[str, Any]) -> None:
    cases = [described(id_, scenario[id_]) for id_ in ("een", "ander")]
    found = find_conflicts(cases)
    expected = scenario["expect"]
    if expected is None:
        assert found == ()
        return
    [conflict] = found
    names = names_among(cases)
    assert conflict.stronger.id == expected["stronger"]
    assert [names.questions[question] for question in conflict.better] == expected["better"]
    said = conflict_in_words(conflict, names, "nl")
    for words in expected["words"]:
        assert words in said
    assert "{" not in conflict_in_words(conflict, names, "en")
