"""Around Streamlit's login: back to the page one came from, and cookies that last as long as a session does.

Streamlit itself goes to the first page after a login, and keeps its cookie for thirty days.
"""

import re
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ipcei_wizard.web.login import CALLBACK, Login

_LOGIN: Final = "/auth/login"
_COOKIE: Final = "ipcei_way_back"
_LASTS: Final = 600  # seconds in which a login is done
_USER: Final = "_streamlit_user"
_MAX_AGE: Final = re.compile(r"Max-Age=[1-9]\d*", re.IGNORECASE)
_OWN: Final = re.compile(r"/(?:[A-Za-z0-9_-]+)?(?:\?[A-Za-z0-9=&%._~+,-]*)?")
"""A page of ours: one name and a query, so that no address leads elsewhere."""


class WayBack:
    """ASGI middleware: remembers the page that asked for a login, and leads there after it."""

    def __init__(self, app: ASGIApp, login: Login) -> None:
        self._app = app
        self._seconds = round(login.hours * 3600)
        self._secure = "; Secure" if login.address.startswith("https:") else ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and the answer back with its cookies and its way."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers, path = Headers(scope=scope), str(scope["path"])

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                found = MutableHeaders(raw=message["headers"])
                self._shorten(found)
                if path == _LOGIN:
                    self._remember(found, headers)
                elif path == CALLBACK:
                    self._lead_back(found, cookie_parser(headers.get("cookie", "")).get(_COOKIE, ""))
            await send(message)

        await self._app(scope, receive, answer)

    def _shorten(self, headers: MutableHeaders) -> None:
        """Make the cookies of a login end with the session, and never travel unencrypted where the address is https."""
        cookies = headers.getlist("set-cookie")
        if not any(cookie.startswith(_USER) for cookie in cookies):
            return
        del headers["set-cookie"]
        for cookie in cookies:
            ours = cookie.startswith(_USER)
            kept = _MAX_AGE.sub(f"Max-Age={self._seconds}", cookie) + self._secure if ours else cookie
            headers.append("set-cookie", kept)

    def _remember(self, headers: MutableHeaders, asked: Headers) -> None:
        came_from = urlsplit(asked.get("referer", ""))
        wanted = came_from.path + (f"?{came_from.query}" if came_from.query else "")
        if came_from.netloc == asked.get("host") and _OWN.fullmatch(wanted):
            headers.append("set-cookie", self._cookie(wanted, _LASTS))

    def _lead_back(self, headers: MutableHeaders, wanted: str) -> None:
        if not wanted:
            return
        if _OWN.fullmatch(wanted) and "location" in headers:
            headers["location"] = wanted
        headers.append("set-cookie", self._cookie("", 0))

    def _cookie(self, value: str, seconds: int) -> str:
        return f"{_COOKIE}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{self._secure}"
