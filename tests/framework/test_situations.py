"""The proofs try every situation that a rule can tell apart: against all that could be filled in, one by one."""

from itertools import combinations_with_replacement
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ipcei_wizard.framework import situations
from ipcei_wizard.framework.conditions import holds
from ipcei_wizard.framework.loader import shipped_framework
from ipcei_wizard.framework.model import Condition, Framework

QUESTION: Final = "european-priorities"
STAGES: Final = ("interest", "declaration", "budget")


def framework() -> Framework:
    """Return the shipped questionnaire with, at question 7, a table `support` with a stage and a role."""
    shipped = shipped_framework("afwegingskader-2022")
    question = shipped.question_by_id[QUESTION]
    label = {"nl": "Naam", "en": "Name"}
    columns = [
        {"id": id_, "kind": "choice", "label": label, "options": [{"value": v, "label": label} for v in values]}
        for id_, values in (("stage", STAGES), ("role", ("leads", "joins")))
    ]
    table = {"id": "support", "kind": "table", "label": label, "why": label, "columns": columns}
    changed = question.model_validate({**question.model_dump(by_alias=True), "fields": [table]})
    sections = [
        section.model_copy(update={"questions": tuple(changed if q is question else q for q in section.questions)})
        for section in shipped.sections
    ]
    return shipped.model_copy(update={"sections": tuple(sections)})


FRAMEWORK: Final = Framework(**{name: getattr(framework(), name) for name in Framework.model_fields})
ROWS: Final = [{"stage": s, "role": r} for s in (*STAGES, None) for r in ("leads", "joins", None)]
EVERY_TABLE: Final = [t for size in range(5) for t in combinations_with_replacement(ROWS, size)]

limits = st.sampled_from([{"at_least": 1}, {"at_least": 2}, {"at_most": 0}, {"at_most": 1}])
wanted = st.fixed_dictionaries(
    {},
    optional={
        "stage": st.lists(st.sampled_from(STAGES), min_size=1, max_size=2, unique=True),
        "role": st.just("leads"),
    },
)
tests = st.builds(
    lambda limit, rows: {"question": QUESTION, "field": "support", **limit, **({"rows_where": rows} if rows else {})},
    limits,
    wanted,
)
rules = st.recursive(
    tests,
    lambda parts: st.one_of(
        st.fixed_dictionaries({"not": parts}),
        st.fixed_dictionaries({"all_of": st.lists(parts, min_size=2, max_size=2)}),
        st.fixed_dictionaries({"any_of": st.lists(parts, min_size=2, max_size=2)}),
    ),
    max_leaves=2,
)


def outcomes(rule: Condition, values: list[Any]) -> set[bool]:
    found: set[bool] = set()
    for value in values:
        found.add(holds(rule, lambda _question, _field, value=value: value))  # type: ignore[misc]
        if len(found) == 2:
            break
    return found


@settings(deadline=None)
@given(rules)
def test_a_rule_over_rows_gets_the_same_outcomes_as_over_every_table(rule: dict[str, Any]) -> None:
    condition = Condition.model_validate(rule)
    [(subject, found)] = situations.tests_by_subject([condition]).items()
    tried = situations.subject_values(FRAMEWORK, *subject, found)
    assert outcomes(condition, tried) == outcomes(condition, [None, *(table or None for table in EVERY_TABLE)])


@pytest.mark.parametrize(
    ("rule", "holds_for"),
    [
        ({"at_least": 2, "rows_where": {"stage": "budget"}}, [2, 3]),
        ({"at_most": 1, "rows_where": {"stage": ["budget", "notified"]}}, [0, 1]),
        ({"at_least": 1, "rows_where": {"stage": "budget", "role": "leads"}}, []),
    ],
)
def test_only_rows_that_fit_are_counted(rule: dict[str, Any], holds_for: list[int]) -> None:
    condition = Condition.model_validate({"question": QUESTION, "field": "support", **rule})
    tables = [({"stage": "interest"}, *({"stage": "budget"},) * count) for count in range(4)]
    found = [n for n, table in enumerate(tables) if holds(condition, lambda _q, _f, table=table: table)]  # type: ignore[misc]
    assert found == holds_for
