"""The calculation of the funding gap: yearly figures in, outcome and charts out, by workbook if wanted."""

from collections.abc import Iterator
from typing import Any, Final

import streamlit as st

from ipcei_wizard.assessment.funding_gap.charts import flows, tornado
from ipcei_wizard.assessment.funding_gap.reader import scenario_from
from ipcei_wizard.assessment.funding_gap.results import Outcome, add_up, assess_gap
from ipcei_wizard.assessment.funding_gap.scenario import SERIES, Scenario
from ipcei_wizard.assessment.funding_gap.spoken import FIGURES, basis, claw_back, show_figure, show_percentage
from ipcei_wizard.assessment.funding_gap.workbook import template_workbook, workbook_of
from ipcei_wizard.assessment.funding_gap.workbook_reader import case_from_workbook
from ipcei_wizard.assessment.notation import show_number
from ipcei_wizard.assessment.reader import to_json_value
from ipcei_wizard.dossier.paths import join
from ipcei_wizard.framework.model import Framework, Question
from ipcei_wizard.memo import document as tree
from ipcei_wizard.memo.case import paragraph, tabulate
from ipcei_wizard.memo.html import blocks_html
from ipcei_wizard.messages import Language, say
from ipcei_wizard.strict.faults import DocumentRefused
from ipcei_wizard.strict.yaml import KeyPath
from ipcei_wizard.web import places
from ipcei_wizard.web.desk import Desk
from ipcei_wizard.web.funding_gap_charts import show_flows, show_tornado
from ipcei_wizard.web.pages import parts
from ipcei_wizard.web.saving import later, seed, show_trouble, widget_key
from ipcei_wizard.web.scenario import PERCENTAGES, build_scenario, shown_parts

_GENERAL: Final = ("company", "currency", "unit", "price_basis", "base_year", "wacc", "wacc_source")
_RATES: Final = ("max_intensity", "reference_rate")
_AID: Final = ("eligible_costs", "aid_profile", "other_public_funding")
_COURSES: Final = ("factual", "counterfactual")
_KEYS: Final = (
    *_GENERAL,
    *_RATES,
    *(f"{course}.{series}" for course in _COURSES for series in (*SERIES, "terminal_value")),
    *_AID,
)
_CHOICES: Final = {"unit": ("one", "thousand", "million"), "price_basis": ("nominal", "real")}
_AREA: Final = 68  # pixels: one line, and room for a pasted column to be seen
_XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def draw(desk: Desk) -> None:
    """Draw the page with the calculation."""
    language = desk.language
    question, path = _place(desk.framework)
    st.title(say("funding_gap.title", language), anchor=False)
    label = say("funding_gap.label", language)
    st.info(label[:1].upper() + label[1:], icon=":material/info:")
    back = say("funding_gap.page-back", language, number=question.number)
    places.link(places.question_place(question), back, desk.id, language, icon=":material/arrow_back:")
    st.markdown(say("funding_gap.page-explained", language))
    stored = desk.value(path)
    scenario, faults = scenario_from(stored) if stored else (None, ())
    outcome = assess_gap(scenario, language) if scenario is not None else None
    _workbooks(desk, path, outcome)
    _entries(desk, path)
    st.header(say("funding_gap.page-results", language), anchor=False)
    if outcome is not None:
        _results(outcome, language)
    elif stored:
        said = [f"{_name(where, fault.values, language)}: {fault.message(language)}" for where, fault in faults]
        points = "\n".join(f"- {parts.literal(line)}" for line in dict.fromkeys(said))
        st.warning(f"{say('funding_gap.page-missing', language)}\n\n{points}", icon=":material/edit:")
    else:
        st.caption(say("funding_gap.page-start", language))


def _place(framework: Framework) -> tuple[Question, str]:
    """Return the question with a scenario, and the path of that field."""
    question, field = next(
        (question, field) for question in framework.questions for field in question.fields if field.kind == "scenario"
    )
    return question, join("answers", question.id, "fields", field.id)


def _row_label(key: str, language: Language) -> str:
    if key in PERCENTAGES or key in {"currency", *_CHOICES}:
        return say(f"funding_gap.page-{key}", language)
    name = key.rpartition(".")[2] if key.startswith(_COURSES) else key
    return say(f"funding_gap.row-{name}", language)


def _name(where: KeyPath, values: Any, language: Language) -> str:
    """Return what a fault is about as the page calls it."""
    path = (*where, values["key"]) if "key" in values else where
    course = [say(f"funding_gap.part-{path[0]}", language)] if path and path[0] in _COURSES else []
    key = ".".join(str(part) for part in path if isinstance(part, str))
    name = [_row_label(key, language)] if key in _KEYS else [] if course else [key]
    return " – ".join((*course, *name))


def _entries(desk: Desk, path: str) -> None:
    language = desk.language
    seed(desk, path, shown_parts(desk.value(path), _KEYS), build_scenario)
    st.header(say("funding_gap.part-general", language), anchor=False)
    columns = st.columns(3)
    for at, key in enumerate((*_GENERAL, *_RATES)):
        with columns[at % 3]:
            _entry(desk, path, key)
    for column, course in zip(st.columns(2), _COURSES, strict=True):
        with column:
            st.header(say(f"funding_gap.part-{course}", language), anchor=False)
            for series in (*SERIES, "terminal_value"):
                _entry(desk, path, f"{course}.{series}")
    st.header(say("funding_gap.part-aid", language), anchor=False)
    for column, key in zip(st.columns(len(_AID)), _AID, strict=True):
        with column:
            _entry(desk, path, key)
    show_trouble(desk, path)


def _entry(desk: Desk, path: str, key: str) -> None:
    language, widget = desk.language, widget_key(desk.id, path, key)
    label = _row_label(key, language)
    if key in _CHOICES:
        room = {"unit": "unit", "price_basis": "basis"}[key]
        words = {option: say(f"funding_gap.{room}-{option}", language) for option in _CHOICES[key]}
        st.selectbox(label, list(words), format_func=lambda option: words.get(option, str(option)), key=widget)
    elif key in {*_AID} or key.rpartition(".")[2] in SERIES:
        st.text_area(label, key=widget, height=_AREA)
    else:
        st.text_input(label, key=widget)


def _results(outcome: Outcome, language: Language) -> None:
    st.caption(basis(outcome, language).strip())
    unit, result = outcome.scenario.unit, outcome.result
    told = [(name, show_figure(getattr(result, name), unit, language)) for name in FIGURES]
    told.append(("intensity_pv", show_percentage(result.intensity_pv, language)))
    rows = [[(paragraph(say(f"funding_gap.figure-{name}", language)),), (paragraph(said),)] for name, said in told]
    header = [say(f"funding_gap.page-{name}", language) for name in ("figure", "amount")]
    columns = (tree.Column(share=3), tree.Column(share=1, align="right"))
    _show((tabulate(header, rows, say("funding_gap.page-results", language), columns),))
    illustration = claw_back(outcome, language)
    if illustration is not None:
        st.caption(illustration.strip())
    parts.show_findings(outcome.findings)
    show_tornado(tornado(outcome, language))
    show_flows(flows(outcome, language))
    with st.expander(say("funding_gap.page-years", language)):
        _show((_years(outcome.scenario, language),))


def _show(blocks: tree.Blocks) -> None:
    st.html(f'<div class="memo memo-wide">{blocks_html(blocks)}</div>')


def _years(scenario: Scenario, language: Language) -> tree.Table:
    """Return the figures as they were read, a row per year, so that a slip of a column shows."""
    named = [*_series(scenario, language)]
    rows = [
        [
            (paragraph(str(scenario.base_year + year)),),
            *(
                (paragraph(show_number(figures[year], language) if year < len(figures) else ""),)
                for _, figures in named
            ),
        ]
        for year in range(scenario.years)
    ]
    header = [say("funding_gap.calculation-year", language), *(name for name, _ in named)]
    columns = [tree.Column(), *(tree.Column(align="right") for _ in named)]
    return tabulate(header, rows, say("funding_gap.page-years", language), columns)


def _series(scenario: Scenario, language: Language) -> Iterator[tuple[str, Any]]:
    for course, figures in (("factual", scenario.factual), ("counterfactual", scenario.counterfactual)):
        for name, series in figures.series() if figures is not None else ():
            who = say(f"funding_gap.series-{course}", language)
            yield f"{say(f'funding_gap.row-{name}', language)} ({who})", series
    yield say("funding_gap.row-eligible_costs", language), scenario.eligible_costs


def _workbooks(desk: Desk, path: str, outcome: Outcome | None) -> None:
    language = desk.language
    with st.expander(say("funding_gap.page-workbook", language), icon=":material/table_view:"):
        template = say("funding_gap.page-template", language)
        st.download_button(template, _template(language), "financieringskloof.xlsx", _XLSX, key="gap-template")
        if outcome is not None:
            written = workbook_of([outcome], add_up([outcome], None, language), language)
            name = say("funding_gap.page-download", language)
            st.download_button(name, written, "financieringskloof-berekend.xlsx", _XLSX, key="gap-download")
        upload = st.file_uploader(
            say("funding_gap.page-upload", language), type="xlsx", key=f"gap-upload-{desk.id}", max_upload_size=20
        )
        if upload is None:
            return
        try:
            case = case_from_workbook(upload.getvalue(), file=upload.name)
        except DocumentRefused as refusal:
            lines = "\n".join(f"- {parts.literal(fault.in_words(language))}" for fault in refusal.faults)
            st.error(lines, icon=":material/error:")
            return
        if len(case.scenarios) > 1:
            st.warning(say("funding_gap.page-several", language, count=len(case.scenarios)))
        value = to_json_value(case.scenarios[0].model_dump(exclude_none=True))
        take = say("funding_gap.page-take", language)
        st.button(take, key="gap-take", type="primary", on_click=later(desk.id, path, lambda _: value))


@st.cache_data(show_spinner=False)
def _template(language: Language) -> bytes:
    return template_workbook(language)
