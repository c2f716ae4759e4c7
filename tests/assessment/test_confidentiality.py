"""What is marked confidential stays marked, also when rows move; a mark that has lost its row is said."""

from typing import Any

import pytest

from ipcei_wizard.assessment.drafts import evaluate_draft
from ipcei_wizard.assessment.model import Confidential
from ipcei_wizard.framework.loader import shipped_framework

FRAMEWORK = shipped_framework("afwegingskader-2022")
COMPANIES = [{"company": "NXP"}, {"company": "Nearfield  Instruments"}]


def codes(marked: dict[str, Any]) -> list[str]:
    answer = {"fields": {"companies": COMPANIES}, "confidential": marked}
    contents = {"initiative": {"title": "X"}, "answers": {"business-willing": answer}}
    _, evaluation = evaluate_draft(FRAMEWORK, contents)
    return [finding.code for finding in evaluation.findings if finding.where == "answers.12.confidential"]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ({"ground": "woo-5.1.1c", "fields": ["companies"]}, []),
        ({"ground": "woo-5.1.1c", "rows": {"companies": ["NXP", "Nearfield Instruments"]}}, []),
        ({"ground": "woo-5.1.1c", "rows": {"companies": ["ASML"]}}, ["confidential-row-gone"]),
        ({"motivation": True}, ["ground-missing"]),
        ({"ground": "woo-5.1.1c"}, ["confidential-nothing"]),
        ({"ground": "woo-9.9", "motivation": True}, ["ground-unknown"]),
    ],
)
def test_a_mark_that_does_not_hold_is_said(marked: dict[str, Any], expected: list[str]) -> None:
    assert codes(marked) == expected


def test_a_draft_keeps_a_mark_without_a_ground() -> None:
    contents = {"initiative": {"title": "X"}, "answers": {"public-task": {"confidential": {"motivation": True}}}}
    assessment, _ = evaluate_draft(FRAMEWORK, contents)
    assert assessment.answer("public-task").confidential == Confidential(motivation=True)
