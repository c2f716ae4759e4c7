"""How long an officer waits: a click on a verdict until the page is at rest, in a real browser, beside one button."""

import contextlib
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from typing import Final

from playwright.sync_api import Browser, Error, Page, sync_playwright

from ipcei_wizard.assessment.model import FORMAT, Assessment
from ipcei_wizard.assessment.reader import read_assessment
from ipcei_wizard.dossier.paths import join
from ipcei_wizard.dossier.store import open_store
from ipcei_wizard.resources import resource_folder
from ipcei_wizard.web.examples import add_assessment
from ipcei_wizard.web.saving import widget_key
from tests.web.driving import CHROMIUM_ARGS, ROOT, chromium_path, free_port, settle
from tools.measure import CannotRun, Table, held, ladder

LIMIT: Final = 2.0
CLICKS: Final = 30
EXAMPLE: Final = "ipcei-me-ct"
BASELINE: Final = "one button, Streamlit as it comes"
QUESTION: Final = "question 9, all its fields and sources"
BEGUN: Final = "question 3, begun and taken back: the panel changes"
NO_TABLE: Final = "question 12, its table empty: the panel changes"
LONG_TABLE: Final = "question 12, 60 rows in its table: the panel changes"
MORE_FIELDS: Final = "question 9, a choice that asks for other fields: all is drawn"
SECTION: Final = "the decision on a section: all is drawn"
ROWS: Final = 60

# Milliseconds from the click until the last change of the page, known once the words of the page have changed, nothing
# runs, and nothing has changed for a quarter of a second.
_CLICK: Final = """([selector, label]) => new Promise((resolve, reject) => {
  const main = document.querySelector('[data-testid="stMain"]');
  const app = document.querySelector('[data-testid="stApp"]');
  const target = [...main.querySelectorAll(selector)].find((element) => element.innerText.trim() === label);
  if (!target) return reject(new Error(`no ${selector} that says ${label}`));
  const before = main.innerText;
  const begin = performance.now();
  let last = begin;
  const watch = new MutationObserver(() => { last = performance.now(); });
  watch.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  target.click();
  const timer = setInterval(() => {
    const now = performance.now();
    const done = app.dataset.testScriptState === 'notRunning' && main.innerText !== before && now - last > 250;
    if (!done && now - begin < 10000) return;
    clearInterval(timer);
    watch.disconnect();
    if (done) resolve(last - begin); else reject(new Error('the page did not come to rest'));
  }, 20);
})"""


@dataclass(frozen=True, slots=True)
class _Seat:
    """A page that is open, and the labels to click on in turn."""

    page: Page
    selector: str
    labels: Sequence[str]


def run() -> Table:
    """Serve the pages, click through them in turn, and compare."""
    if chromium_path() is None:
        raise CannotRun("no Chromium; install chromium, or set CHROMIUM to its path")
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-")))
        browser = stack.enter_context(browsing())
        try:
            seconds = _measure(_seats(stack, folder, browser))
        except Error as error:
            raise CannotRun(f"the browser did not get there: {error.message.splitlines()[0]}") from error
    verdicts = [
        held(seconds[QUESTION] / seconds[BASELINE], LIMIT, "a question page against one button"),
        held(seconds[BEGUN] / seconds[BASELINE], LIMIT, "with a panel that changes"),
        held(seconds[NO_TABLE] / seconds[BASELINE], LIMIT, "with a panel that changes and more fields"),
        held(seconds[LONG_TABLE] / seconds[NO_TABLE], LIMIT, f"a table of {ROWS} rows against none"),
    ]
    return Table(
        f"A click in the wizard until the page is at rest (Chromium, {CLICKS} clicks in turn)",
        "python -m tools.bench page",
        ("page", "median", "times baseline"),
        ladder(seconds, BASELINE),
        "\n".join(f"- {verdict}" for verdict, _ in verdicts),
        all(within for _, within in verdicts),
    )


def _seats(stack: contextlib.ExitStack, folder: Path, browser: Browser) -> dict[str, _Seat]:
    elsewhere = folder / "elsewhere"  # without our settings
    elsewhere.mkdir()
    script = str(ROOT / "tools/one_button.py")
    options = ["--server.headless=true", "--server.fileWatcherType=none", "--browser.gatherUsageStats=false"]
    bare = ["-m", "streamlit", "run", script, "--server.port={port}", "--server.address=127.0.0.1", *options]
    ours = ["-m", "tests.web.serve_page", script, "{port}"]
    wizard = ["-m", "ipcei_wizard.cli", "run", "--port", "{port}"]
    address, dossier, more, empty, other, short, long = _stored(folder)
    button = ("button", ("Click",))
    choices = ('button[role="radio"]', ("Deels", "Ja"))
    taken_back = ('button[role="radio"]', ("Ja", "Ja"))
    shown = widget_key(more, join("answers", "state-aid-necessary", "fields", "funding_gap_shown"))
    asking = (f'.st-key-{shown} button[role="radio"]', ("Nee", "Ja"))
    wanted = {
        BASELINE: (bare, elsewhere, {}, "/", button),
        "one button, inside our shell": (ours, ROOT, {}, "/", button),
        "question 3 of a new assessment": (wizard, ROOT, address, f"/vraag-3?dossier={empty}", choices),
        BEGUN: (wizard, ROOT, address, f"/vraag-3?dossier={other}", taken_back),
        NO_TABLE: (wizard, ROOT, address, f"/vraag-12?dossier={short}", taken_back),
        LONG_TABLE: (wizard, ROOT, address, f"/vraag-12?dossier={long}", taken_back),
        QUESTION: (wizard, ROOT, address, f"/vraag-9?dossier={dossier}", choices),
        MORE_FIELDS: (wizard, ROOT, address, f"/vraag-9?dossier={more}", asking),
        SECTION: (wizard, ROOT, address, f"/deel-b1?dossier={more}", ('button[role="radio"]', ("Nee", "Ja"))),
    }
    return {
        name: _Seat(_opened(browser, stack.enter_context(served(command, cwd, env)) + place), *what)
        for name, (command, cwd, env, place, what) in wanted.items()
    }


def _measure(seats: dict[str, _Seat]) -> dict[str, float]:
    samples: dict[str, list[float]] = {name: [] for name in seats}
    warm = 5
    for at in range(CLICKS + warm):
        for name, seat in seats.items():
            label = next(islice(cycle(seat.labels), at, None))
            taken = seat.page.evaluate(_CLICK, [seat.selector, label])
            if at >= warm:
                samples[name].append(taken / 1000)
    return {name: median(found) for name, found in samples.items()}


def _stored(folder: Path) -> tuple[dict[str, str], str, str, str, str, str, str]:
    """Return what tells a server where the store is, and in it the dossiers.

    Two are full, two hold only a title, and two are full but for the table of question 12: empty, and of 60 rows.
    """
    address = f"sqlite:///{folder / 'dossiers.db'}"
    example = read_assessment(resource_folder("examples") / f"{EXAMPLE}.yaml")
    empty = Assessment(format=FORMAT, framework=example.framework, initiative=example.initiative)
    with open_store(address) as store:
        full, more = (add_assessment(store, example, key=key) for key in ("full", "more"))
        new, other = (add_assessment(store, empty, key=key) for key in ("new", "other"))
        companies = [{"company": f"Bedrijf {n}", "role": "direct"} for n in range(1, ROWS + 1)]
        short = add_assessment(store, _with_companies(example, []), key="short")
        long = add_assessment(store, _with_companies(example, companies), key="long")
    return {"IPCEI_WIZARD_DATABASE_URL": address}, full, more, new, other, short, long


def _with_companies(example: Assessment, rows: Sequence[Mapping[str, str]]) -> Assessment:
    answer = example.answer("business-willing")
    changed = answer.model_copy(update={"fields": {**answer.fields, "companies": list(rows)}})
    return example.model_copy(update={"answers": {**example.answers, "business-willing": changed}})


@contextlib.contextmanager
def browsing() -> Iterator[Browser]:
    """Have a browser until the end of the block."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=CHROMIUM_ARGS)
        yield browser
        browser.close()


def _opened(browser: Browser, url: str) -> Page:
    page = browser.new_context(locale="nl-NL", viewport={"width": 1280, "height": 900}).new_page()
    page.goto(url)
    settle(page)
    return page


@contextlib.contextmanager
def served(command: Sequence[str], cwd: Path, env: Mapping[str, str]) -> Iterator[str]:
    """Serve until the end of the block, from `cwd`; "{port}" in `command` becomes a free one."""
    with serving(command, cwd, env) as (url, _):
        yield url


@contextlib.contextmanager
def serving(command: Sequence[str], cwd: Path, env: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """Serve as `served` does, and tell the id of the process as well."""
    port = free_port()
    started = [sys.executable, *(part.format(port=port) for part in command)]
    log = subprocess.DEVNULL
    process = subprocess.Popen(started, cwd=cwd, env={**os.environ, **env}, stdout=log, stderr=log)
    try:
        url = f"http://127.0.0.1:{port}"
        deadline = time.monotonic() + 30
        while not _answers(url):
            if time.monotonic() > deadline or process.poll() is not None:
                raise CannotRun(f"the server did not start: {' '.join(started)}")
            time.sleep(0.05)
        yield url, process.pid
    finally:
        process.terminate()
        process.wait(10)


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/_stcore/health", timeout=2) as answer:  # noqa: S310 - our own http address
            return bool(answer.status == 200)
    except OSError:
        return False
