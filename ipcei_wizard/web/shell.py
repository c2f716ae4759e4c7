"""The HTML page in which Streamlit draws, made ours: language, title, icon, own scripts and security headers.

Streamlit has no setting for any of these, so this ASGI middleware rewrites the one HTML document it serves. It works on
what is really served: the hash in the content security policy follows a new Streamlit version by itself.
"""

import base64
import hashlib
import re
from html import escape
from typing import Final
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ipcei_wizard.messages import LANGUAGES, Language, say
from ipcei_wizard.web.own_assets import OwnAssets

TITLE: Final = "IPCEI-wizard"

# Streamlit compresses the page inside this middleware, and answers "not modified" or a part of it, all of which would
# leave nothing to rewrite. Its scripts are not compressed by it either; a proxy in front may compress what leaves.
_HINDERING_HEADERS: Final = {b"accept-encoding", b"if-none-match", b"if-modified-since", b"range", b"if-range"}
_INLINE_SCRIPT: Final = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
_HOST: Final = re.compile(r"[A-Za-z0-9.:\[\]-]+")
_ALWAYS: Final = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "x-frame-options": "DENY",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
}
# A drawing opened on its own is a document too; it may show itself and run nothing.
_INERT_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"


def page_language(query_string: bytes) -> Language:
    """Return the language the page asks for with `?lang=`; Dutch when it asks for none, or for one we do not speak."""
    asked = parse_qs(query_string.decode("latin-1")).get("lang", [""])[-1]
    return next((language for language in LANGUAGES if language == asked), "nl")


def rewritten(page: bytes, language: Language, assets: OwnAssets) -> bytes:
    """Return Streamlit's page with our language, title, icon, style and scripts, and a word for who runs no scripts."""
    head = (
        f"<title>{TITLE}</title>\n"
        f'    <link rel="stylesheet" href="{assets.address("shell.css")}" />\n'
        f'    <link rel="stylesheet" href="{assets.address("pages.css")}" />\n'
        f'    <link rel="stylesheet" href="{assets.address("terms.css")}" />\n'
        f'    <script type="module" src="{assets.address("socket.js")}"></script>\n'
        f'    <script type="module" src="{assets.address("commit_while_typing.js")}"></script>\n'
        f'    <script type="module" src="{assets.address("dutch_texts.js")}"></script>\n'
        f'    <script type="module" src="{assets.address("escape.js")}"></script>\n'
        f'    <script type="module" src="{assets.address("terms.js")}"></script>\n'
        f'    <script type="module" src="{assets.address("colleagues.js")}"></script>'
    )
    no_script = f"<noscript><p>{escape(say('web_shell.no-javascript', language))}</p></noscript>"
    page = page.replace(b'<html lang="en">', f'<html lang="{language}">'.encode(), 1)
    page = page.replace(b"<title>Streamlit</title>", head.encode(), 1)
    page = page.replace(b'href="./favicon.png"', f'href="{assets.address("icon.svg")}"'.encode(), 1)
    page = re.sub(rb"<link\s+rel=\"preload\"[^>]*SourceSansVF[^>]*/>", b"", page, count=1)
    return re.sub(rb"<noscript>.*?</noscript>", no_script.encode(), page, count=1, flags=re.DOTALL)


def content_security_policy(page: bytes, host: str) -> str:
    """Return the strictest policy under which this very page works: own files only, no eval, never in a frame."""
    hashes = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}'"
        for script in _INLINE_SCRIPT.findall(page)
    )
    # Not every browser counts the websocket of the same host as 'self'.
    sockets = f" ws://{host} wss://{host}" if _HOST.fullmatch(host) else ""
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' {hashes}".rstrip(),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            f"connect-src 'self' data: blob:{sockets}",
            "worker-src 'self' blob:",
            "frame-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


class Shell:
    """ASGI middleware: rewrites HTML documents, adds security headers to every answer, leaves the rest alone."""

    def __init__(self, app: ASGIApp, assets: OwnAssets) -> None:
        self._app = app
        self._assets = assets

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and the answer back through `_Answer`."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        host = Headers(scope=scope).get("host", "")
        plain = [(name, value) for name, value in scope["headers"] if name not in _HINDERING_HEADERS]
        answer = _Answer(send, page_language(scope["query_string"]), host, self._assets)
        await self._app({**scope, "headers": plain}, receive, answer.send)


class _Answer:
    """One answer on its way out; an HTML document is held back until it is complete, because its length changes."""

    def __init__(self, send: Send, language: Language, host: str, assets: OwnAssets) -> None:
        self._send, self._language, self._host, self._assets = send, language, host, assets
        self._start: Message | None = None
        self._body = b""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            await self._begin(message)
        elif self._start is not None and message["type"] == "http.response.body":
            self._body += message.get("body", b"")
            if not message.get("more_body"):
                await self._finish(self._start)
        else:
            await self._send(message)

    async def _begin(self, message: Message) -> None:
        headers = MutableHeaders(raw=message["headers"])
        for name, value in _ALWAYS.items():
            headers[name] = value
        media_type = headers.get("content-type", "").partition(";")[0]
        if media_type == "text/html":
            self._start = message
            return
        if media_type == "image/svg+xml":
            headers["content-security-policy"] = _INERT_POLICY
        await self._send(message)

    async def _finish(self, start: Message) -> None:
        page = rewritten(self._body, self._language, self._assets)
        headers = MutableHeaders(raw=start["headers"])
        for name in ("etag", "last-modified", "accept-ranges"):
            del headers[name]
        headers["content-length"] = str(len(page))
        headers["content-language"] = self._language
        headers["content-security-policy"] = content_security_policy(page, self._host)
        await self._send(start)
        await self._send({"type": "http.response.body", "body": page})
