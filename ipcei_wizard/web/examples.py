"""The examples that come with the program, as dossiers to look at and to change."""

from ipcei_wizard.assessment.model import Assessment
from ipcei_wizard.assessment.reader import read_assessment, to_data, to_json_value
from ipcei_wizard.dossier.paths import flatten
from ipcei_wizard.dossier.people import LOCAL_USER
from ipcei_wizard.dossier.store import DossierStore
from ipcei_wizard.framework.loader import shipped_framework
from ipcei_wizard.resources import resource_folder
from ipcei_wizard.web.desk import pin, values_of


def load_examples(store: DossierStore) -> int:
    """Add every shipped example that is not there yet; return how many there are now."""
    files = sorted(resource_folder("examples").glob("*.yaml"))
    for file in files:
        add_assessment(store, read_assessment(file), key=f"example:{file.stem}")
    return len(files)


def add_assessment(store: DossierStore, assessment: Assessment, *, key: str) -> str:
    """Add an assessment as a dossier and return its id; with a key used before, the dossier of then."""
    framework = shipped_framework(assessment.framework)
    data = values_of(to_json_value(to_data(assessment, framework)), framework)
    title = assessment.initiative.title
    return store.create(title, pin(framework.id), flatten(data), by=LOCAL_USER, key=key)
