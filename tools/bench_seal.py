"""What a seal with an EC key costs, beside the memo that it is put on."""

import tempfile
from pathlib import Path
from typing import Final

from ipcei_wizard.assessment.reader import read_assessment
from ipcei_wizard.memo.advice import render_advice
from ipcei_wizard.memo.seal.authority import local_key
from ipcei_wizard.memo.seal.sealing import seal_pdf
from ipcei_wizard.memo.verification import verify_memo
from ipcei_wizard.resources import resource_folder
from tools.measure import Table, held, ladder, take_turns

EXAMPLE: Final = "ipcei-me-ct"
_LIMIT: Final = 0.5


def run() -> Table:
    """Render, seal and verify the longest example."""
    assessment = read_assessment(resource_folder("examples") / f"{EXAMPLE}.yaml")
    with tempfile.TemporaryDirectory(prefix="bench-seal-") as folder:
        key = local_key(Path(folder))
    memo = render_advice(assessment)
    sealed = seal_pdf(memo, key)
    seconds = take_turns(
        {
            "the memo alone": lambda: render_advice(assessment),
            "sealing it (EC P-256)": lambda: seal_pdf(memo, key),
            "verifying it, rendered again": lambda: verify_memo(sealed),
        },
        rounds=5,
    )
    ratio = seconds["sealing it (EC P-256)"] / seconds["the memo alone"]
    verdict, within = held(ratio, _LIMIT, "sealing, against rendering")
    return Table(
        title=f"Sealing and verifying: {EXAMPLE}",
        command="python -m tools.bench seal",
        columns=("work", "median", "times the memo"),
        rows=ladder(seconds, "the memo alone"),
        verdict=verdict,
        within=within,
    )
