"""How long the comparison takes to settle with fifty assessments beside each other, against five, in a real browser."""

import contextlib
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Final

from playwright.sync_api import Browser, Error, Page

from ipcei_wizard.dossier.store import open_store
from ipcei_wizard.web.examples import add_assessment
from tests.comparison.generated import generated
from tests.web.driving import ROOT, chromium_path, settle
from tools.bench_page import browsing, served
from tools.measure import CannotRun, Table, held, ladder

LIMIT: Final = 2.0
ROUNDS: Final = 7
FEW: Final = "5 assessments"
MANY: Final = "50 assessments"


def run() -> Table:
    """Open both comparisons in turn, each from its address to rest, and compare."""
    if chromium_path() is None:
        raise CannotRun("no Chromium; install chromium, or set CHROMIUM to its path")
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-")))
        browser = stack.enter_context(browsing())
        address = f"sqlite:///{folder / 'dossiers.db'}"
        with open_store(address) as store:
            ids = [add_assessment(store, made, key=str(at)) for at, made in enumerate(generated(50))]
        command = ["-m", "ipcei_wizard.cli", "run", "--port", "{port}"]
        url = stack.enter_context(served(command, ROOT, {"IPCEI_WIZARD_DATABASE_URL": address}))
        try:
            seconds = _measure(browser, {FEW: _place(url, ids[:5]), MANY: _place(url, ids)})
        except Error as error:
            raise CannotRun(f"the browser did not get there: {error.message.splitlines()[0]}") from error
    said, within = held(seconds[MANY] / seconds[FEW], LIMIT, "a matrix of 50 against one of 5")
    return Table(
        f"The comparison from its address until the page is at rest (Chromium, {ROUNDS} times in turn)",
        "python -m tools.bench matrix",
        ("page", "median", "times baseline"),
        ladder(seconds, FEW),
        said,
        within,
    )


def _place(url: str, ids: list[str]) -> str:
    return f"{url}/vergelijken?met={','.join(ids)}"


def _measure(browser: Browser, places: dict[str, str]) -> dict[str, float]:
    page = browser.new_context(locale="nl-NL", viewport={"width": 1280, "height": 900}).new_page()
    samples: dict[str, list[float]] = {name: [] for name in places}
    for at in range(ROUNDS + 1):
        for name, place in places.items():
            taken = _settled(page, place)
            if at:  # the first time the dossiers are read
                samples[name].append(taken)
    return {name: median(found) for name, found in samples.items()}


def _settled(page: Page, place: str) -> float:
    begin = time.perf_counter()
    page.goto(place)
    page.get_by_role("button", name="Werkboek downloaden").wait_for()  # the last thing on the page
    settle(page)
    return time.perf_counter() - begin
