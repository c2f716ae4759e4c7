"""A dossier adopted under every released version of the questionnaire opens, evaluates and prints as it did then."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from ipcei_wizard.assessment.drafts import evaluate_draft
from ipcei_wizard.dossier.paths import assemble
from ipcei_wizard.dossier.store import open_store
from ipcei_wizard.dossier.transfer import import_archive
from ipcei_wizard.dossier.verification import verify
from ipcei_wizard.framework.kept import kept_versions, pinned
from ipcei_wizard.framework.loader import shipped_ids
from ipcei_wizard.memo.advice import render_advice
from ipcei_wizard.memo.pdf.read_aloud import read_aloud
from ipcei_wizard.memo.rerendering import carried_assessment, difference
from tools.released import ADOPTED

RELEASED = [(id_, framework.version, sha) for id_ in shipped_ids() for sha, framework in kept_versions(id_).items()]
MADE = datetime(2026, 11, 20, 12, tzinfo=UTC)


def test_there_is_a_dossier_of_every_released_version_and_of_no_other() -> None:
    expected = {f"{id_}-{version}.archive" for id_, version, _ in RELEASED}

    assert {file.name for file in ADOPTED.iterdir()} == expected


@pytest.mark.parametrize(("id_", "version", "sha"), RELEASED, ids=[version for _, version, _ in RELEASED])
def test_an_adopted_dossier_stays_readable_and_printable(id_: str, version: str, sha: str, tmp_path: Path) -> None:
    with (
        open_store(f"sqlite:///{tmp_path}/dossiers.db") as store,
        (ADOPTED / f"{id_}-{version}.archive").open("rb") as file,
    ):
        [dossier] = import_archive(store, file).added
        state = store.load(dossier)
        assert verify(store, dossier) == ()
    assert (state.summary.status, state.framework.version, state.framework.digest) == ("vastgesteld", version, sha)

    found = pinned(id_, version, sha)
    assert found.exact
    assessment, evaluation = evaluate_draft(found.framework, assemble(state.contents))
    assert evaluation.complete
    assert evaluation.advice.outcome == state.contents["advice/decision"] == "deelnemen"

    memo = render_advice(assessment, framework=found.framework, created=MADE)
    text = read_aloud(memo)[0].text()
    assert sha in "".join(text.split()), "the memo names the questionnaire it answers"
    carried = carried_assessment(memo)
    assert carried is not None
    assert carried.framework is not None
    assert (carried.framework.version, carried.assessment) == (version, assessment)
    assert difference(memo, carried.assessment, framework=carried.framework) is None
