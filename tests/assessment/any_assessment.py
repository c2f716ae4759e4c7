"""Strategies for assessments that a file may hold: any texts, any allowed verdicts, decisions and field values."""

from datetime import date
from typing import Any, Final

from hypothesis import strategies as st

from ipcei_wizard.framework.loader import shipped_framework
from ipcei_wizard.framework.model import (
    ChoiceColumn,
    ChoiceField,
    Framework,
    PlainColumn,
    PlainField,
    Question,
    TableField,
)
from tests.assessment.funding_gap.cases import S1

FRAMEWORK: Final[Framework] = shipped_framework("afwegingskader-2022")
NUMBERS: Final = {question.number: question for question in FRAMEWORK.questions}
SECTIONS: Final = tuple(FRAMEWORK.section_by_id)
DECISIONS: Final = ("ja", "nee", "nog-niet")

# Anything that can be in a file. Lines, blanks and what YAML gives a meaning come up more often than by chance.
CHARACTERS = st.characters(exclude_categories=["Cs"])
AWKWARD = st.text(st.sampled_from(list("ab:-#'\"|>{}[]&*!%@`?~\\/ \t\n\r\x00\x0b\x85\xa0\u2028\ufeff€😀")), max_size=20)
ANY_TEXT = st.text(CHARACTERS, max_size=40) | AWKWARD
# Only blanks means the same as nothing, and is not written.
TEXT = ANY_TEXT.filter(lambda text: bool(text.strip()))
DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(date.isoformat)
SUMS = st.integers(-(10**12), 10**12) | st.decimals(-(10**9), 10**9, places=2, allow_nan=False).map(float)
MONEY = st.fixed_dictionaries(
    {"amount": SUMS},
    optional={
        "currency": st.sampled_from(["EUR", "USD"]),
        "unit": st.sampled_from(["one", "thousand", "million", "billion"]),
        "price_level": st.integers(1990, 2100),
        "date": DAYS,
    },
)
SCENARIO = st.fixed_dictionaries(
    {
        **{key: st.just(S1[key]) for key in ("currency", "unit", "price_basis", "base_year", "eligible_costs")},
        "wacc": st.sampled_from([0.05, 0.08]),
        "factual": st.fixed_dictionaries({"revenue": st.lists(st.integers(0, 9), min_size=11, max_size=11)}),
        "aid_profile": st.sampled_from([[1], [0.5, 0.5]]),
    },
    optional={"company": TEXT},
)
PLAIN: Final[dict[str, st.SearchStrategy[Any]]] = {
    "text": TEXT,
    "long_text": TEXT,
    "whole_number": st.integers(-(10**14), 10**14),
    "percentage": st.integers(0, 100) | st.sampled_from([12.5, 0.1]),
    "date": DAYS,
    "money": MONEY,
    "scenario": SCENARIO,
}


def single_values(field: PlainField | ChoiceField | PlainColumn | ChoiceColumn) -> st.SearchStrategy[Any]:
    if isinstance(field, PlainField | PlainColumn):
        return PLAIN[field.kind]
    options = st.sampled_from([option.value for option in field.options])
    return options | st.fixed_dictionaries({"other": TEXT}) if field.other else options


def field_values(field: PlainField | ChoiceField | TableField) -> st.SearchStrategy[Any]:
    if isinstance(field, TableField):
        required = {column.id: single_values(column) for column in field.columns if column.required}
        optional = {column.id: single_values(column) for column in field.columns if not column.required}
        rows = st.fixed_dictionaries(required, optional=optional).filter(bool)  # an empty row means the same as no row
        return st.lists(rows, min_size=1, max_size=3)
    if field.kind == "choices":
        return st.lists(single_values(field), min_size=1, max_size=3)
    return single_values(field)


SOURCES = st.lists(
    st.fixed_dictionaries(
        {"title": TEXT},
        optional={"reference": TEXT, "url": st.just("https://example.org/a?b=c#d"), "date": DAYS, "page": TEXT},
    ),
    min_size=1,
    max_size=2,
)


def answers_to(question: Question) -> st.SearchStrategy[dict[str, Any]]:
    fields = st.fixed_dictionaries({}, optional={field.id: field_values(field) for field in question.fields})
    parts: dict[str, st.SearchStrategy[Any]] = {"motivation": TEXT, "sources": SOURCES, "fields": fields}
    if question.verdicts:
        parts["verdict"] = st.sampled_from(list(question.polarity_of))
    hidden: dict[str, st.SearchStrategy[Any]] = {"motivation": st.sampled_from([True])}
    if question.fields:
        hidden["fields"] = st.just([question.fields[0].id])
    parts["confidential"] = st.fixed_dictionaries({"ground": st.just("woo-5.1.1c")}, optional=hidden)
    return st.fixed_dictionaries({}, optional=parts)


ADVICE = st.fixed_dictionaries(
    {},
    optional={
        "decision": st.sampled_from(list(FRAMEWORK.outcome_by_id)),
        "motivation": TEXT,
        "focus": TEXT,
        "conditions": st.lists(TEXT, min_size=1, max_size=3),
    },
)
MEMO = st.fixed_dictionaries(
    {},
    optional={
        "to": st.lists(st.fixed_dictionaries({"name": TEXT}, optional={"decision": TEXT}), min_size=1, max_size=2),
        "from": st.fixed_dictionaries({"directorate": TEXT}, optional={"authors": st.lists(TEXT, min_size=1)}),
        "reference": TEXT,
        "date": DAYS,
        "copy_to": st.lists(TEXT, min_size=1, max_size=2),
        "route": st.lists(st.fixed_dictionaries({"function": TEXT}, optional={"role": TEXT}), min_size=1, max_size=2),
        "explanation": TEXT,
    },
)
QUESTIONS = st.lists(st.sampled_from(list(FRAMEWORK.question_by_id)), min_size=1, max_size=3)
CONFLICT = st.fixed_dictionaries(
    {
        "title": TEXT,
        "advice": st.sampled_from(FRAMEWORK.conclusion.ladder),
        "supports": st.sampled_from(["more", "less", "equal"]),
    },
    optional={"better": QUESTIONS, "compared": QUESTIONS, "explanation": TEXT, "disclosed": st.just(value=True)},
)
DOCUMENTS = st.fixed_dictionaries(
    {
        "format": st.just("ipcei-assessment/1"),
        "framework": st.just(FRAMEWORK.id),
        "initiative": st.fixed_dictionaries({"title": TEXT}, optional={"short_title": TEXT}),
    },
    optional={
        "answers": st.fixed_dictionaries({}, optional={n: answers_to(question) for n, question in NUMBERS.items()}),
        "sections": st.fixed_dictionaries(
            {},
            optional={
                id_: st.fixed_dictionaries({}, optional={"decision": st.sampled_from(DECISIONS), "motivation": TEXT})
                for id_ in SECTIONS
            },
        ),
        "advice": ADVICE,
        "memo": MEMO,
        "consistency": st.dictionaries(TEXT, CONFLICT, min_size=1, max_size=2),
    },
)
VERDICTS = st.fixed_dictionaries(
    {}, optional={n: st.sampled_from(list(q.polarity_of)) for n, q in NUMBERS.items() if q.verdicts}
)
# Mostly supporting, so that the route often comes far.
FAR_VERDICTS = st.builds(
    lambda changes: {
        **{
            n: next(v for v, way in q.polarity_of.items() if way == "supports")
            for n, q in NUMBERS.items()
            if q.verdicts
        },
        **changes,
    },
    VERDICTS.map(lambda verdicts: dict(list(verdicts.items())[:2])),
)
ANY_VERDICTS = VERDICTS | FAR_VERDICTS
ANY_DECISIONS = st.fixed_dictionaries({}, optional={id_: st.sampled_from(DECISIONS) for id_ in SECTIONS})
