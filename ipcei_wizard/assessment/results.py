"""The values an evaluation consists of. Pure data; `evaluation` makes them, screens and memos show them."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from ipcei_wizard.framework.model import Decision, Reading, Severity
from ipcei_wizard.messages import Language


@dataclass(frozen=True, slots=True)
class SectionResult:
    """How a section reads, what was decided, and what counts on the route: the decision, else the reading.

    `outcome` is None for a section the route does not reach.
    """

    reading: Reading
    decision: Decision | None
    outcome: Reading | Decision | None
    deviates: bool


@dataclass(frozen=True, slots=True)
class AdviceResult:
    """The advice as the tool reads it from the route, and as the officer decided it."""

    reading: str
    decision: str | None
    deviates: bool

    @property
    def outcome(self) -> str:
        """The officer's advice, else the tool's reading."""
        return self.decision or self.reading


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to mend or to know, at `where` in the assessment (answers.9.motivation)."""

    severity: Severity
    where: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class TippingPoint:
    """A verdict whose change alone would change the advice reading."""

    question: str
    from_: str
    to: str
    advice: str


@dataclass(frozen=True, slots=True)
class Evaluation:
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
    data = asdict(evaluation)
    del data["language"]  # what reads the contract goes by codes
    data["tipping_points"] = [
        {"question": point.question, "from": point.from_, "to": point.to, "advice": point.advice}
        for point in evaluation.tipping_points
    ]
    return data
