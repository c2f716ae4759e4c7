"""Reading scenario files: one company, or several with a budget; every fault with its line."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from ipcei_wizard.assessment.funding_gap.scenario import (
    Budget,
    Portfolio,
    Problem,
    Scenario,
    problems,
    total_problems,
)
from ipcei_wizard.strict.faults import DocumentRefused, Fault
from ipcei_wizard.strict.models import ModelT, faults_of
from ipcei_wizard.strict.yaml import Document, KeyPath, PlainValue, read_file, read_text


@dataclass(frozen=True, slots=True)
class Case:
    """What one file holds: companies, perhaps a budget, and where each stands in the file."""

    scenarios: tuple[Scenario, ...]
    budget: Budget | None
    document: Document
    places: tuple[KeyPath, ...]

    @property
    def single(self) -> bool:
        """Whether the file is one company rather than a list of them."""
        return self.places == ((),)


def read_case(path: Path) -> Case:
    """Read a scenario file (YAML or JSON, UTF-8): a mapping for one company, or `companies`, or a list of companies.

    Raises:
        DocumentRefused: the file cannot be used; every fault has its line and the nearest known name.
    """
    return case_from(read_file(path))


def case_from_text(text: str, *, file: str) -> Case:
    """Read a scenario file from text; `file` is how faults call it. Raises DocumentRefused as `read_case` does."""
    return case_from(read_text(text, file=file))


def case_from(document: Document) -> Case:
    """Return a document as the companies it holds. Raises DocumentRefused as `read_case` does."""
    value = document.value
    if isinstance(value, list):
        places: tuple[KeyPath, ...] = tuple((index,) for index in range(len(value)))
        case = Case(_portfolio({"companies": value}, document, at_companies=True).companies, None, document, places)
    elif isinstance(value, dict) and "companies" in value:
        portfolio = _portfolio(value, document)
        places = tuple(("companies", index) for index in range(len(portfolio.companies)))
        case = Case(portfolio.companies, portfolio.budget, document, places)
    else:
        case = Case((_validated(Scenario, value, document),), None, document, ((),))
    faults = list(_meaning_faults(case))
    if faults:
        raise DocumentRefused(faults)
    return case


def scenario_from(value: PlainValue) -> tuple[Scenario | None, tuple[tuple[KeyPath, Fault], ...]]:
    """Return plain data as a scenario, and what is wrong with it with the path to each place (on the screen, say)."""
    lines: dict[KeyPath, int] = dict.fromkeys(_paths(value), 0)
    document = Document("", value, {path: number for number, path in enumerate(lines)})
    try:
        scenario = _validated(Scenario, value, document)
        found = [fault_at(problem, document) for problem in problems(scenario)]
    except DocumentRefused as refusal:
        scenario, found = None, list(refusal.faults)
    by_number = list(lines)
    return (None if found else scenario), tuple((by_number[fault.line or 0], fault) for fault in found)


def _paths(value: PlainValue, at: KeyPath = ()) -> Iterator[KeyPath]:
    yield at
    parts: Iterable[tuple[Any, Any]] = ()
    if isinstance(value, dict):
        parts = value.items()
    elif isinstance(value, list):
        parts = enumerate(value)
    for key, part in parts:
        yield from _paths(part, (*at, key))


def _portfolio(value: dict[str, Any], document: Document, *, at_companies: bool = False) -> Portfolio:
    """Validate several companies; in a bare list the path of a fault lacks the key `companies`."""
    if at_companies:
        lines = {("companies", *path): line for path, line in document.lines.items()}
        document = Document(document.file, value, lines | {(): document.lines[()]})
    return _validated(Portfolio, value, document)


def _validated(model: type[ModelT], value: PlainValue, document: Document) -> ModelT:
    try:
        return model.model_validate(value)
    except ValidationError as error:
        raise DocumentRefused(faults_of(error, model, document)) from None


def fault_at(problem: Problem, document: Document, at: KeyPath = ()) -> Fault:
    """Place a problem in the file it came from."""
    path = (*at, *problem.path)
    file, line = document.place(path)
    values = {"where": ".".join(map(str, path)) or "/", "value": problem.written}
    return Fault(file, line, f"scenario-{problem.code}", values)


def _meaning_faults(case: Case) -> Iterator[Fault]:
    for place, scenario in zip(case.places, case.scenarios, strict=True):
        yield from (fault_at(problem, case.document, place) for problem in problems(scenario))
    for number, problem in total_problems(case.scenarios, case.budget):
        yield fault_at(problem, case.document, () if number is None else case.places[number])


def refuse_what_does_not_add_up(cases: Iterable[Case]) -> None:
    """Hold the companies of several files to the first.

    Raises:
        DocumentRefused: a currency, price basis or base year differs.
    """
    every = [
        (case, place, scenario) for case in cases for place, scenario in zip(case.places, case.scenarios, strict=True)
    ]
    faults = [
        fault_at(problem, every[number or 0][0].document, every[number or 0][1])
        for number, problem in total_problems(tuple(scenario for _, _, scenario in every), None)
    ]
    if faults:
        raise DocumentRefused(faults)
