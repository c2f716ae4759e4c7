"""The one place where sealing speaks to another computer; it does so only when a setting names a timestamp service."""

from http.client import HTTPException
from typing import Final
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from ipcei_wizard.strict.faults import DocumentRefused, Fault

PATIENCE: Final = 20.0  # seconds
_LONGEST: Final = 20_000_000  # bytes; lists of revoked certificates can be large


def ask(address: str, code: str, *, question: bytes | None = None, kind: str = "", answer: str = "") -> bytes:
    """Return what the server at `address` answers, to a `question` of media type `kind` or to nothing.

    Raises:
        DocumentRefused: it cannot be reached or answers something else; `code` names the fault.
    """
    shown = _without_password(address)
    if urlsplit(address).scheme not in {"http", "https"}:
        raise DocumentRefused([Fault(shown, None, "address-not-http")])
    headers = {name: value for name, value in (("Content-Type", kind), ("Accept", answer)) if value}
    try:
        with urlopen(Request(address, question, headers), timeout=PATIENCE) as response:  # noqa: S310 - checked above
            return bytes(response.read(_LONGEST))
    except HTTPError as error:
        reason = f"HTTP {error.code}"
        error.close()
    except (OSError, HTTPException, ValueError) as error:
        reason = str(getattr(error, "reason", "") or error) or type(error).__name__
    raise DocumentRefused([Fault(shown, None, code, {"reason": reason})])


def _without_password(address: str) -> str:
    parts = urlsplit(address)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
