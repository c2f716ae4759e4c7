"""What carrying a draft over to another version of its questionnaire would do to it. Pure; nothing is changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ipcei_wizard.assessment.drafts import evaluate_draft
from ipcei_wizard.assessment.results import Finding
from ipcei_wizard.assessment.unasked import Unasked, unasked
from ipcei_wizard.comparison.cases import case_of
from ipcei_wizard.comparison.difference import Changed, compare
from ipcei_wizard.comparison.study import reread
from ipcei_wizard.framework.model import Framework
from ipcei_wizard.messages import Language


@dataclass(frozen=True, slots=True)
class Effect:
    """What changes for one draft.

    `reads_otherwise` are the readings and outcomes of sections, the route, the advice and its reading. `arises` are
    the findings that are new, errors first; `vanishes` the number that goes. `kept` is what is then no
    longer asked, and `asked_again` what was kept until now. The readings take no dropped verdict as given.
    """

    reads_otherwise: tuple[Changed, ...]
    arises: tuple[Finding, ...]
    vanishes: int
    kept: tuple[Unasked, ...]
    asked_again: tuple[Unasked, ...]

    @property
    def none(self) -> bool:
        """Whether the draft says under the one exactly what it says under the other."""
        return not (self.reads_otherwise or self.arises or self.vanishes or self.kept or self.asked_again)


def effect_of(contents: Mapping[str, Any], old: Framework, new: Framework, language: Language = "nl") -> Effect:
    """Return what reading a draft under `new` instead of `old` changes; `contents` as `read_draft` takes them."""
    assessment, evaluation = evaluate_draft(old, contents, language)
    other, other_evaluation = evaluate_draft(new, contents, language)
    before, after = case_of("", assessment, old, language), case_of("", other, new, language)
    found, read_again = compare(before, after), reread(before, new)
    advice = (read_again.advice, found.advice)
    there, then = unasked(old, contents), unasked(new, contents)
    known = {(finding.code, finding.where) for finding in evaluation.findings}
    arises = [finding for finding in other_evaluation.findings if (finding.code, finding.where) not in known]
    again = {(finding.code, finding.where) for finding in other_evaluation.findings}
    order = ("error", "warning", "info")
    return Effect(
        reads_otherwise=tuple(
            change for change in (*found.sections, *advice, found.route) if change is not None and change.before
        ),
        arises=tuple(sorted(arises, key=lambda finding: order.index(finding.severity))),
        vanishes=len(known - again),
        kept=tuple(one for one in then if one not in there),
        asked_again=tuple(one for one in there if one not in then),
    )
