"""Which assessments can be put side by side: the stored dossiers, and the examples that come with the program.

Knows no widgets. A dossier is called by its id, an example by the stem of its file.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from ipcei_wizard.assessment.reader import read_assessment
from ipcei_wizard.comparison.cases import Case, case_of, case_of_draft
from ipcei_wizard.dossier.errors import StoreError
from ipcei_wizard.dossier.people import Person
from ipcei_wizard.dossier.reading import list_dossiers
from ipcei_wizard.dossier.records import DossierSummary
from ipcei_wizard.framework.loader import shipped_framework
from ipcei_wizard.messages import Language, say
from ipcei_wizard.resources import resource_folder
from ipcei_wizard.web.acting import someone
from ipcei_wizard.web.desk import open_desk, the_store

FIRST: Final = 5  # how many are chosen when nobody chose
SHIPPED: Final = "shipped"
_KEPT: Final = 1_000  # cases kept in memory, tens of kilobytes each


@dataclass(frozen=True, slots=True)
class Shelf:
    """What can be chosen, by id: the title of each; `stored` are the dossiers among them, as the list has them."""

    titles: Mapping[str, str]
    stored: Mapping[str, DossierSummary]

    def status(self, id_: str) -> str:
        """Return the status of a dossier; of an example that it is one."""
        return self.stored[id_].status if id_ in self.stored else SHIPPED

    def chosen(self, wanted: Iterable[str]) -> tuple[str, ...]:
        """Return which of the wanted ids are there, each once; the first few when none is."""
        found = tuple(dict.fromkeys(id_ for id_ in wanted if id_ in self.titles))
        return found or tuple(self.titles)[:FIRST]


def the_shelf(language: Language) -> Shelf:
    """Return what is there now: stored dossiers first, then the examples of which there is no dossier."""
    stored = {summary.id: summary for summary in list_dossiers(the_store(), someone())}
    dossiers = {id_: summary.title or say("assessment.untitled", language) for id_, summary in stored.items()}
    examples = {
        id_: say("comparison.example", language, title=case.assessment.initiative.title)
        for id_, case in example_cases().items()
        if case.assessment.initiative.title not in dossiers.values()
    }
    return Shelf(dossiers | examples, stored)


@cache
def example_cases() -> Mapping[str, Case]:
    """Return the shipped examples as cases; read once per process."""
    found = {}
    for file in sorted(resource_folder("examples").glob("*.yaml")):
        assessment = read_assessment(file)
        found[file.stem] = case_of(file.stem, assessment, shipped_framework(assessment.framework))
    return found


def take(shelf: Shelf, ids: Iterable[str], language: Language) -> tuple[tuple[Case, ...], tuple[str, ...]]:
    """Return the cases of these ids, and in words which of them cannot be opened."""
    cases: list[Case] = []
    refused: list[str] = []
    for id_ in ids:
        if id_ not in shelf.stored:
            cases.append(example_cases()[id_])
            continue
        try:
            cases.append(_stored_case(id_, shelf.stored[id_].head, language, someone()))
        except StoreError as error:
            refused.append(f"{shelf.titles[id_]}: {error.what(language)} {error.remedy(language)}")
        except KeyError as error:
            refused.append(f"{shelf.titles[id_]}: {say('web.framework-gone', language, framework=error.args[0])}")
    return tuple(cases), tuple(refused)


# The head says when it is another case, and who looks what of it is shown: both are here for the cache.
@lru_cache(maxsize=_KEPT)
def _stored_case(id_: str, head: str, language: Language, person: Person) -> Case:  # noqa: ARG001
    desk = open_desk(id_, language)
    return case_of_draft(id_, desk.contents, desk.framework, language)
