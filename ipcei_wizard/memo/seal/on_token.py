"""The key that seals or signs, on a token (PKCS#11): a card or a module that signs itself and never gives the key away.

What speaks to the token (python-pkcs11) is imported only when the settings name one.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cryptography import x509

from ipcei_wizard.memo.seal.key import SealKey, holder
from ipcei_wizard.strict.faults import DocumentRefused, Fault

if TYPE_CHECKING:
    from pyhanko.sign.signers import Signer

MODULE_VARIABLE: Final = "IPCEI_WIZARD_PKCS11_MODULE"
TOKEN_VARIABLE: Final = "IPCEI_WIZARD_PKCS11_TOKEN"  # noqa: S105 - the name of a setting
KEY_VARIABLE: Final = "IPCEI_WIZARD_PKCS11_KEY"
PIN_VARIABLE: Final = "IPCEI_WIZARD_PKCS11_PIN"
PIN_FILE_VARIABLE: Final = "IPCEI_WIZARD_PKCS11_PIN_FILE"


@dataclass(frozen=True, slots=True)
class TokenSettings:
    """Where the key is: the module that speaks to the token, and the labels of token and key."""

    module: str
    token: str
    key: str


@dataclass(frozen=True, slots=True)
class TokenKey:
    """What signs with a key that stays on its token, and the certificates that say whose it is."""

    signer: "Signer" = field(repr=False)
    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...] = ()

    @property
    def name(self) -> str:
        """Return whose key it is, as the certificate says."""
        return holder(self.certificate)


Key = SealKey | TokenKey


def token_settings(environ: Mapping[str, str] | None = None) -> TokenSettings | None:
    """Return where the settings say that the key is; None when they name no module.

    Raises:
        DocumentRefused: they name a module, but not which token or key.
    """
    settings = os.environ if environ is None else environ
    module, token, key = (settings.get(name, "").strip() for name in (MODULE_VARIABLE, TOKEN_VARIABLE, KEY_VARIABLE))
    if not module:
        return None
    missing = [name for name, value in ((TOKEN_VARIABLE, token), (KEY_VARIABLE, key)) if not value]
    if missing:
        raise DocumentRefused(Fault(name, None, "token-setting-missing") for name in missing)
    return TokenSettings(module, token, key)


def token_pin(ask: Callable[[], str], environ: Mapping[str, str] | None = None) -> str:
    """Return the PIN, from its setting, from the file that the other one names, or by asking.

    Raises:
        DocumentRefused: the file cannot be read, or there is no PIN: trying none would count as a wrong one.
    """
    settings = os.environ if environ is None else environ
    file = settings.get(PIN_FILE_VARIABLE, "").strip()
    if file:
        try:
            pin = Path(file).read_text(encoding="utf-8").rstrip("\r\n")
        except (OSError, UnicodeDecodeError) as error:
            reason = error.strerror if isinstance(error, OSError) else "UTF-8"
            raise DocumentRefused([Fault(file, None, "token-pin-file", {"reason": reason})]) from None
    else:
        pin = settings[PIN_VARIABLE] if PIN_VARIABLE in settings else ask()
    if not pin:
        raise DocumentRefused([Fault(PIN_VARIABLE, None, "token-pin-missing")])
    return pin


@contextmanager
def token_key(settings: TokenSettings, ask: Callable[[], str]) -> Iterator[TokenKey]:
    """Give the key while the session with its token lasts; `ask` is called when no setting has the PIN.

    The PIN is wanted once the token is there, and tried once.

    Raises:
        DocumentRefused: what is named is not there, the PIN is wrong, or the token refuses while it is used.
    """
    try:
        from ipcei_wizard.memo.seal.token_session import session_key  # noqa: PLC0415 - python-pkcs11 only here
    except ImportError as error:
        raise DocumentRefused([Fault(MODULE_VARIABLE, None, "token-library", {"reason": str(error)})]) from None
    with session_key(settings, lambda: token_pin(ask)) as key:
        yield key
