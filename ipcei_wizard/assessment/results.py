"""The values an evaluation consists of. Pure data; `evaluation` makes them, screens and memos show them.

They are named tuples: making a frozen data class costs Python five times as much, at the start of every command.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from ipcei_wizard.framework.model import Decision, Reading, Severity
from ipcei_wizard.messages import Language


class SectionResult(NamedTuple):
    """How a section reads, what was decided, and what counts on the route: the decision, else the reading.

    `outcome` is None for a section the route does not reach.
    """

    reading: Reading
    decision: Decision | None
    outcome: Reading | Decision | None
    deviates: bool


class AdviceResult(NamedTuple):
    """The advice as the tool reads it from the route, and as the officer decided it."""

    reading: str
    decision: str | None
    deviates: bool

    @property
    def outcome(self) -> str:
        """The officer's advice, else the tool's reading."""
        return self.decision or self.reading


class Finding(NamedTuple):
    """Something to mend or to know, at `where` in the assessment (answers.9.motivation)."""

    severity: Severity
    where: str
    code: str
    message: str


class TippingPoint(NamedTuple):
    """A verdict whose change alone would change the advice reading."""

    question: str
    from_: str
    to: str
    advice: str


class Evaluation(NamedTuple):
    """Everything the tool says about an assessment, its findings in `language`. Questions by their official number."""

    framework: str
    complete: bool
    route: tuple[str, ...]
    off_route: tuple[str, ...]
    sections: Mapping[str, SectionResult]
    advice: AdviceResult
    findings: tuple[Finding, ...]
    tipping_points: tuple[TippingPoint, ...]
    language: Language


def to_contract(evaluation: Evaluation) -> dict[str, Any]:
    """Return the evaluation as the JSON document of `ipcei-wizard assess --json`."""
    data = evaluation._asdict()
    del data["language"]  # what reads the contract goes by codes
    data["sections"] = {id_: section._asdict() for id_, section in evaluation.sections.items()}
    data["advice"] = evaluation.advice._asdict()
    data["findings"] = [finding._asdict() for finding in evaluation.findings]
    data["tipping_points"] = [
        {"question": point.question, "from": point.from_, "to": point.to, "advice": point.advice}
        for point in evaluation.tipping_points
    ]
    return data
