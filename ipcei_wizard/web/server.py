"""The application as one ASGI program: Streamlit's pages inside our shell, with health routes and own files.

`serve` is for the command line; `streamlit_app.py` at the root of the repository is for `streamlit run`. It knows no
question and no dossier: what must be in place before the wizard can work is handed in as `what_is_missing`.
"""

import errno
import gc
import logging
import os
import socket
import tomllib
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, Final, TypedDict
from urllib.parse import urlsplit

import click
import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.routing import BaseRoute, Route
from streamlit.runtime.pages_manager import PagesManager

from ipcei_wizard.messages import Language, say
from ipcei_wizard.web.finished_parts import name_all_drawn_parts
from ipcei_wizard.web.last_words import let_the_last_run_end
from ipcei_wizard.web.login import LoginSettingsError, read_login, the_login
from ipcei_wizard.web.logs import log_in_lines, wants_lines
from ipcei_wizard.web.own_assets import own_assets
from ipcei_wizard.web.sent_at_once import send_runs_at_once
from ipcei_wizard.web.shell import Shell
from ipcei_wizard.web.unsent import keep_unsent_messages
from ipcei_wizard.web.way_back import WayBack

MAIN_SCRIPT: Final = Path(__file__).parent / "main.py"
_CONFIG: Final = Path(__file__).parent / "config.toml"
WARM: Final = (
    "altair",
    "pandas",
    "sqlalchemy",
    *(
        f"ipcei_wizard.web.pages.{page}"
        for page in ("home", "dossiers", "question", "section", "advice", "review", "memo", "sources")
    ),
)
_LOG: Final = logging.getLogger(__name__)
_LOOPBACK: Final = ("127.0.0.1", "localhost", "::1")


class CannotServe(Exception):
    """The server cannot start on the asked address and port; the message says why and what to do."""


def nothing_is_missing() -> Sequence[str]:
    """Return no complaint: the answer of an application that needs nothing beside itself."""
    return ()


class AppOptions(TypedDict):
    """What `st.App` takes beside the script."""

    routes: Sequence[BaseRoute]
    middleware: Sequence[Middleware]
    lifespan: Callable[[st.App], AbstractAsyncContextManager[dict[str, Any] | None]]
    secrets: dict[str, Any] | None


def app_options(
    what_is_missing: Callable[[], Sequence[str]] = nothing_is_missing,
    *,
    warm: Sequence[str] = WARM,
    more_routes: Sequence[BaseRoute] = (),
    started: Callable[[], None] | None = None,
) -> AppOptions:
    """Return the routes, middleware and lifespan that make `st.App` ours.

    Args:
        what_is_missing: what is not in place yet, in words for the log of an operator; nothing means ready. May block.
        warm: modules to import before the first visitor, who would otherwise wait for them.
        more_routes: addresses of our own below /api/.
        started: called once the server is about to answer.
    """
    assets = own_assets()
    login = the_login()

    async def ready(_: Request) -> JSONResponse:
        try:
            missing = list(await run_in_threadpool(what_is_missing))
        except Exception:  # noqa: BLE001 - whatever fails, the answer is that we are not ready
            _LOG.exception("the check of readiness itself failed")
            missing = ["the check of readiness itself failed; see the log"]
        if missing:
            return JSONResponse({"status": "not ready", "missing": missing}, status_code=503)
        return JSONResponse({"status": "ok"})

    @asynccontextmanager
    async def lifespan(_: st.App) -> AsyncIterator[dict[str, Any] | None]:
        keep_unsent_messages()
        name_all_drawn_parts()
        send_runs_at_once()
        let_the_last_run_end()
        if wants_lines():
            log_in_lines()  # after the server has set up its own
        for module in warm:
            import_module(module)
        # Until the first visitor has drawn a page, Streamlit takes the folder web/pages for its own and says of every
        # other address, a bookmark say, that the page does not exist.
        PagesManager.uses_pages_directory = False
        # What is loaded now stays for ever: the collector need not walk over it at every click (throughput x 4).
        gc.collect()
        gc.freeze()
        if started:
            started()
        yield None

    return AppOptions(
        routes=[
            Route("/api/live", _live),
            Route("/api/ready", ready),
            *more_routes,
            Route("/api/{rest:path}", _not_found),  # Streamlit would answer 200 with its page
            Route("/assets/{name:path}", assets.serve),
        ],
        middleware=[
            Middleware(Shell, assets=assets),
            *([Middleware(WayBack, login=login)] if login else []),
        ],
        lifespan=lifespan,
        secrets=login.secrets if login else None,
    )


def create_app(
    what_is_missing: Callable[[], Sequence[str]] = nothing_is_missing,
    *,
    script: Path = MAIN_SCRIPT,
    more_routes: Sequence[BaseRoute] = (),
    started: Callable[[], None] | None = None,
) -> st.App:
    """Return the application around `script`; Streamlit allows one per process."""
    return st.App(script, **app_options(what_is_missing, more_routes=more_routes, started=started))


def serve(  # noqa: PLR0913 - the program and the pages of tests differ in all of these
    port: int,
    address: str = "127.0.0.1",
    *,
    language: Language = "nl",
    what_is_missing: Callable[[], Sequence[str]] = nothing_is_missing,
    script: Path = MAIN_SCRIPT,
    more_routes: Sequence[BaseRoute] = (),
) -> None:
    """Serve the application until it is stopped; print its address once it answers.

    Raises:
        CannotServe: the port is taken, the address is not this computer's, or the login cannot be used.
    """
    if wants_lines():
        log_in_lines()
    try:
        login = read_login(os.environ, language)
    except LoginSettingsError as error:
        raise CannotServe(str(error)) from error
    _check_free(address, port, language)
    if login is None and address not in _LOOPBACK:
        raise CannotServe(say("web_shell.open-to-all", language, address=address))
    url = _url(address, port)
    app = create_app(
        what_is_missing,
        script=script,
        more_routes=more_routes,
        started=lambda: click.echo(say("web_shell.address", language, url=url)),
    )
    # The one line above says it; a filter stays when uvicorn sets up its own logging, a level would not.
    logging.getLogger("uvicorn.error").addFilter(lambda record: record.levelno >= logging.WARNING)
    here = {"server.port": port, "server.address": address, "logger.hideWelcomeMessage": True}
    if login:
        # The same for all servers that stand side by side; Streamlit takes this one from the environment only.
        os.environ["STREAMLIT_SERVER_COOKIE_SECRET"] = login.cookie_secret
    if login or address in _LOOPBACK:  # another site cannot pose as this one by renaming itself
        public = [urlsplit(login.address).hostname] if login else []
        here["server.allowedHosts"] = [*_LOOPBACK, *public]
    app.run(config=configuration() | here)


def configuration() -> dict[str, Any]:
    """Return config.toml as Streamlit wants it: one level, `section.sub.option` -> value."""
    return _flat(tomllib.loads(_CONFIG.read_text(encoding="utf-8")))


def _flat(table: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for name, value in table.items():
        flat |= _flat(value, f"{prefix}{name}.") if isinstance(value, dict) else {f"{prefix}{name}": value}
    return flat


async def _live(_: Request) -> JSONResponse:
    return JSONResponse({"status": "ok"})


async def _not_found(_: Request) -> PlainTextResponse:
    return PlainTextResponse("Not found", status_code=404)


def _check_free(address: str, port: int, language: Language) -> None:
    try:
        _listen(address, port)
    except OSError as error:
        if error.errno in {errno.EADDRINUSE, errno.EACCES}:
            free = next((other for other in range(port + 1, port + 100) if _is_free(address, other)), 0)
            message = say("web_shell.port-busy", language, port=port, free=free, url=_url(address, port))
        else:
            message = say("web_shell.address-unknown", language, address=address, reason=error.strerror or error)
        raise CannotServe(message) from error


def _is_free(address: str, port: int) -> bool:
    try:
        _listen(address, port)
    except OSError:
        return False
    return True


def _listen(address: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET) as probe:
        # A port of which the last connection is still fading away is free, as it is for the server itself.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((address, port))
        probe.listen()


def _url(address: str, port: int) -> str:
    return f"http://{f'[{address}]' if ':' in address else address}:{port}"
