"""The conflicts of consistency that an officer explained, as they still stand."""

from ipcei_wizard.assessment.model import Assessment, ExplainedConflict
from ipcei_wizard.assessment.results import Evaluation
from ipcei_wizard.framework.model import Framework


def explained(framework: Framework, assessment: Assessment, evaluation: Evaluation) -> tuple[ExplainedConflict, ...]:
    """Return the explained conflicts that the advice as it is now still raises, in the order in which they are kept."""
    return tuple(
        entry
        for entry in assessment.consistency.values()
        if entry.explanation.strip() and still_stands(framework, entry, evaluation.advice.outcome)
    )


def still_stands(framework: Framework, entry: ExplainedConflict, advice: str) -> bool:
    """Say whether the two advices still breach dominance: the more supportive assessment has the lower one."""
    ladder = framework.conclusion.ladder
    if advice not in ladder or entry.advice not in ladder:
        return False
    own, other = ladder.index(advice), ladder.index(entry.advice)
    return {"more": own < other, "less": own > other, "equal": own != other}[entry.supports]
