"""What browser tests drive: a server in its own process, a Chromium that can be killed, and words for waiting."""

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Self, TypeVar

from playwright.sync_api import BrowserContext, Page, Playwright
from playwright.sync_api import Error as PlaywrightError

Value = TypeVar("Value")
ROOT = Path(__file__).parents[2]
CHROMIUM_ARGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """A program that serves on a port of its own: started, waited for until it is healthy, stopped.

    `command` is what follows `python`; "{port}" in it becomes the port. A server that was stopped can be started again
    on the same port, as after a restart of the machine. At the path `alive` it says that it is healthy.
    """

    alive = "/api/live"

    def __init__(self, command: Sequence[str], folder: Path, env: Mapping[str, str] | None = None) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = folder / f"server-{self.port}.log"
        self._command = [sys.executable, *(part.format(port=self.port) for part in command)]
        self._env = {**os.environ, "PYTHONUNBUFFERED": "1", **(env or {})}
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> Self:
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(self._command, cwd=ROOT, env=self._env, stdout=log, stderr=log)
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline and self._process.poll() is None:
            if self.answers(self.alive):
                return self
            time.sleep(0.05)
        self.stop()
        raise AssertionError(f"the server did not start:\n{self.log.read_text(encoding='utf-8')}")

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        if self._process is None:
            return
        self._process.send_signal(how)
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(10)
        self._process = None

    def hang(self) -> None:
        """Let it stand still: connections stay, and nothing is answered."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)

    def answers(self, path: str) -> bool:
        try:
            with urllib.request.urlopen(self.url + path, timeout=2) as answer:  # noqa: S310 - our own http address
                return bool(answer.status == 200)
        except OSError:
            return False

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()


class AnswerPage(Server):
    """The test page of `pages/answer_page.py`, and what it stored."""

    def __init__(self, folder: Path) -> None:
        self._store = folder / "stored.json"
        command = ["-m", "tests.web.serve_page", "tests/web/pages/answer_page.py", "{port}"]
        super().__init__(command, folder, env={"ANSWER_STORE": str(self._store)})

    def stored(self, field: str = "eerste") -> str:
        return self._all().get(field, "")

    def put(self, field: str, text: str) -> None:
        """Store as somebody else would, behind the back of every open page."""
        self._store.write_text(json.dumps({**self._all(), field: text}), encoding="utf-8")

    def forget(self) -> None:
        self._store.unlink(missing_ok=True)

    def _all(self) -> dict[str, str]:
        return json.loads(self._store.read_text(encoding="utf-8")) if self._store.exists() else {}


def chromium_path() -> str | None:
    return os.environ.get("CHROMIUM") or shutil.which("chromium")


def settle(page: Page, quiet: int = 150) -> None:
    """Wait until Streamlit is connected and has nothing to run or draw for `quiet` milliseconds."""
    page.wait_for_function(
        """(quiet) => {
          const app = document.querySelector('[data-testid="stApp"]');
          const ours = document.documentElement.dataset.run ?? "off"; // Streamlit without our shell writes nothing here
          const running = app?.dataset.testScriptState !== "notRunning" || ours !== "off";
          const idle = !running && app.dataset.testConnectionState === "CONNECTED";
          const drawing = document.querySelector('[data-testid="stSkeleton"], [data-stale="true"]');
          if (!idle || drawing) window.quietSince = null;
          else window.quietSince ??= performance.now();
          return window.quietSince !== null && performance.now() - window.quietSince >= quiet;
        }""",
        arg=quiet,
        polling=30,  # ms; to look before every frame would make the browser draw frames without end
        timeout=30_000,
    )


def opened(context: BrowserContext, server: Server, path: str = "/") -> Page:
    """Return a new page, loaded and at rest."""
    page = context.new_page()
    page.goto(server.url + path)
    settle(page)
    return page


def until(value: Callable[[], Value], wanted: Value, seconds: float = 20) -> None:
    """Wait until `value()` is `wanted`; a failure shows both."""
    deadline = time.monotonic() + seconds
    while (found := value()) != wanted and time.monotonic() < deadline:
        time.sleep(0.05)
    assert found == wanted, f"{found!r} is not {wanted!r}"


class OwnBrowser:
    """A browser with a profile on disk, that can be killed and opened again as an officer's would be."""

    def __init__(self, playwright: Playwright, profile: Path) -> None:
        self._playwright = playwright
        self._profile = profile
        self._context: BrowserContext | None = None

    def open(self, url: str) -> Page:
        self._context = self._playwright.chromium.launch_persistent_context(
            self._profile, executable_path=chromium_path(), args=CHROMIUM_ARGS, locale="nl-NL"
        )
        page = self._context.pages[0]
        page.goto(url)
        settle(page)
        return page

    def close(self) -> None:
        if self._context is not None:
            self._context.close()
            self._context = None

    def kill(self) -> None:
        """End every process of this very profile at once, without any goodbye."""
        profile = f"--user-data-dir={self._profile}".encode()
        for process in Path("/proc").glob("[0-9]*/cmdline"):
            with contextlib.suppress(OSError):
                if profile in process.read_bytes().split(b"\0"):
                    os.kill(int(process.parent.name), signal.SIGKILL)
        with contextlib.suppress(PlaywrightError):
            self.close()
        self._context = None
        for lock in self._profile.glob("Singleton*"):
            lock.unlink()
