"""One dossier on the desk: what is stored, read as an assessment and evaluated. Computed anew on every run.

Knows no widgets. The store is opened once per process.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import streamlit as st

from ipcei_wizard.assessment.drafts import evaluate_draft
from ipcei_wizard.assessment.model import Assessment
from ipcei_wizard.assessment.results import Evaluation, Finding
from ipcei_wizard.dossier.errors import StoreError, UnknownDossierError
from ipcei_wizard.dossier.location import database_url
from ipcei_wizard.dossier.paths import assemble
from ipcei_wizard.dossier.reading import open_dossier
from ipcei_wizard.dossier.records import DossierState, FrameworkPin
from ipcei_wizard.dossier.store import DossierStore, open_store
from ipcei_wizard.framework.kept import Pinned, pinned, shipped_digest
from ipcei_wizard.framework.loader import shipped_framework
from ipcei_wizard.framework.model import Framework, Question, Section
from ipcei_wizard.messages import Language
from ipcei_wizard.web.acting import someone

CURRENT_FRAMEWORK = "afwegingskader-2022"
"""The questionnaire that a new dossier is filled in against."""


@st.cache_resource(show_spinner=False)
def the_store() -> DossierStore:
    """Return the store of this process; opening it brings its schema up to date."""
    return open_store(database_url())


def what_is_missing() -> tuple[str, ...]:
    """Say, for the log of an operator, what keeps the wizard from working; nothing means that it is ready."""
    try:
        the_store().sequence("0" * 16)  # the cheapest question that reaches the tables
    except UnknownDossierError:
        return ()
    except StoreError as error:
        return (str(error),)
    return ()


def pin(framework_id: str) -> FrameworkPin:
    """Return the exact questionnaire of that id which ships with this program."""
    return FrameworkPin(framework_id, shipped_framework(framework_id).version, shipped_digest(framework_id))


def pinned_to(wanted: FrameworkPin) -> Pinned:
    """Return the questionnaire that a dossier with this pin is read with.

    Raises:
        KeyError: no questionnaire of this id ships with this program.
    """
    return pinned(wanted.id, wanted.version, wanted.digest)


@dataclass(frozen=True)
class Desk:
    """A dossier as it is now, in the language of the screen."""

    id: str
    state: DossierState
    framework: Framework
    language: Language

    @cached_property
    def contents(self) -> dict[str, Any]:
        """The nested document, answers keyed by question id."""
        return assemble(self.state.contents)

    @cached_property
    def _evaluated(self) -> tuple[Assessment, Evaluation]:
        return evaluate_draft(self.framework, self.contents, self.language)

    @property
    def assessment(self) -> Assessment:
        """The readable part of the draft."""
        return self._evaluated[0]

    @property
    def evaluation(self) -> Evaluation:
        """What the tool says about it."""
        return self._evaluated[1]

    @property
    def title(self) -> str:
        """The title of the initiative."""
        return self.assessment.initiative.title

    def value(self, path: str) -> Any:
        """Return what is stored at `path`; None when there is nothing."""
        stored = self.state.values.get(path)
        return stored.value if stored else None

    def findings_at(self, where: str) -> tuple[Finding, ...]:
        """Return the findings at `where` and below it."""
        return tuple(f for f in self.evaluation.findings if f.where == where or f.where.startswith(f"{where}."))

    def is_answered(self, question: Question) -> bool:
        """Say whether a question has all it requires."""
        where = f"answers.{question.number}"
        blocked = any(finding.severity == "error" for finding in self.findings_at(where))
        return not blocked and question.id in self.assessment.answers

    def is_begun(self, question: Question) -> bool:
        """Say whether anything was filled in at a question."""
        return question.id in self.contents.get("answers", {})

    def closed_by(self, section: Section) -> Section | None:
        """Return the section at which the route ended before reaching `section`; None when it reaches it."""
        if self.evaluation.sections[section.id].outcome is not None:
            return None
        reached = [s for s in self.framework.sections if self.evaluation.sections[s.id].outcome is not None]
        return reached[-1]


def open_desk(dossier: str, language: Language) -> Desk:
    """Load a dossier, as who is at the screen may see it.

    Raises:
        StoreError: the dossier is unknown (to this person) or the database does not answer.
        KeyError: the questionnaire it is pinned to does not ship with this program.
    """
    state = open_dossier(the_store(), dossier, someone(), language)
    return Desk(dossier, state, pinned_to(state.framework).framework, language)


def values_of(assessment_data: Mapping[str, Any], framework: Framework) -> dict[str, Any]:
    """Return a file's plain data with its answers keyed by question id, as the store keeps them."""
    answers = {framework.id_by_name[str(key)]: answer for key, answer in assessment_data.get("answers", {}).items()}
    return {**assessment_data, "answers": answers}
