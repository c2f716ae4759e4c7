"""A session with a token (PKCS#11): finds token, key and certificates, and signs. Only for who has a token."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from asn1crypto.x509 import Certificate
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed448, ed25519, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from pkcs11 import Attribute, Object, ObjectClass, PKCS11Error, Session, Slot, Token, lib
from pkcs11.exceptions import (
    AttributeTypeInvalid,
    PinIncorrect,
    PinInvalid,
    PinLenRange,
    PinLocked,
    TokenNotPresent,
    TokenNotRecognised,
)
from pyhanko.sign.pkcs11 import PKCS11Signer
from pyhanko_certvalidator.util import get_pyca_cryptography_hash

from ipcei_wizard.memo.seal.on_token import KEY_VARIABLE, PIN_VARIABLE, TOKEN_VARIABLE, TokenKey, TokenSettings
from ipcei_wizard.strict.faults import DocumentRefused, Fault

PublicKey = ec.EllipticCurvePublicKey | rsa.RSAPublicKey | ed25519.Ed25519PublicKey | ed448.Ed448PublicKey
_KINDS = (ec.EllipticCurvePublicKey, rsa.RSAPublicKey, ed25519.Ed25519PublicKey, ed448.Ed448PublicKey)


class _TokenSigner(PKCS11Signer):
    """Signs on the token, and looks whether the certificate fits: on a token the two are put together by hand."""

    def __init__(self, certificate: x509.Certificate, public: PublicKey, label: str, **details: Any) -> None:
        super().__init__(key_label=label, **details)
        self._signing_cert = _loaded(certificate)  # given to pyHanko, it would be in the file twice
        self._public, self._label = public, label

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        signature = await super().async_sign_raw(data, digest_algorithm, dry_run)
        if not dry_run:
            try:
                _verify(self._public, signature, data, get_pyca_cryptography_hash(digest_algorithm))
            except InvalidSignature:
                raise DocumentRefused(
                    [Fault(KEY_VARIABLE, None, "token-certificate-of-another", {"label": self._label})]
                ) from None
        return signature


@contextmanager
def session_key(settings: TokenSettings, pin: Callable[[], str]) -> Iterator[TokenKey]:
    """Give the key while the session lasts; what the token refuses meanwhile is a fault as well.

    Raises:
        DocumentRefused: as `token_key` says.
    """
    token = _token(settings)
    typed = pin()
    try:
        with token.open(user_pin=typed) as session:
            yield _key(session, settings.key, typed)
    except PKCS11Error as error:
        raise DocumentRefused([_refused(error, settings.token)]) from None


def _refused(error: PKCS11Error, token: str) -> Fault:
    if isinstance(error, PinLocked):
        return Fault(TOKEN_VARIABLE, None, "token-pin-locked", {"label": token})
    if isinstance(error, PinIncorrect | PinInvalid | PinLenRange):
        return Fault(PIN_VARIABLE, None, "token-pin-wrong", {"label": token})
    return Fault(TOKEN_VARIABLE, None, "token-failed", {"label": token, "reason": _reason(error)})


def _reason(error: PKCS11Error) -> str:
    return str(error) or type(error).__name__  # most of them say nothing but their name


def _token(settings: TokenSettings) -> Token:
    try:
        found = list(_tokens(lib(settings.module).get_slots(token_present=True)))
    except PKCS11Error as error:
        reason = _reason(error).rpartition(f"{settings.module}: ")[2]  # the place of the fault says the name
        raise DocumentRefused([Fault(settings.module, None, "token-module", {"reason": reason})]) from None
    named = [token for token in found if token.label == settings.token]
    if len(named) != 1:
        raise DocumentRefused([_unknown(TOKEN_VARIABLE, "token-unknown", settings.token, [t.label for t in found])])
    return named[0]


def _tokens(slots: Sequence[Slot]) -> Iterator[Token]:
    for slot in slots:
        with suppress(TokenNotPresent, TokenNotRecognised):  # another card, in another reader
            yield slot.get_token()


def _unknown(setting: str, code: str, label: str, known: Sequence[str]) -> Fault:
    return Fault(setting, None, code, {"label": label}, label, tuple(each for each in known if each))


def _key(session: Session, label: str, pin: str) -> TokenKey:
    usable = list(session.get_objects({Attribute.CLASS: ObjectClass.PRIVATE_KEY, Attribute.SIGN: True}))
    labels = [_attribute(key, Attribute.LABEL) or "" for key in usable]
    named = [key for key, called in zip(usable, labels, strict=True) if called == label]
    if len(named) != 1:
        raise DocumentRefused([_unknown(KEY_VARIABLE, "token-key-unknown", label, labels)])
    certificates = list(_certificates(session))
    identifier = _attribute(named[0], Attribute.ID)
    own = [each for at, _, each in certificates if identifier and at == identifier]
    own = own or [each for _, called, each in certificates if called == label]
    public = own[0].public_key() if len(own) == 1 else None
    if not isinstance(public, _KINDS):
        raise DocumentRefused([Fault(KEY_VARIABLE, None, "token-certificate-missing", {"label": label})])
    chain = _above(own[0], [each for _, _, each in certificates])
    signer = _TokenSigner(
        own[0],
        public,
        label,
        pkcs11_session=session,
        ca_chain=[_loaded(each) for each in chain if each.issuer != each.subject],
        # The one mechanism for elliptic curves that every token has takes the hash, not the text.
        use_raw_mechanism=isinstance(public, ec.EllipticCurvePublicKey),
        base_sign_kwargs={"pin": pin} if _attribute(named[0], Attribute.ALWAYS_AUTHENTICATE) else None,
    )
    return TokenKey(signer, own[0], chain)


def _certificates(session: Session) -> Iterator[tuple[bytes, str, x509.Certificate]]:
    """Yield the certificates on the token with their identifier and label; what is no certificate is passed over."""
    for found in session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE}):
        try:
            read = x509.load_der_x509_certificate(found[Attribute.VALUE])
        except ValueError:
            continue
        yield _attribute(found, Attribute.ID) or b"", _attribute(found, Attribute.LABEL) or "", read


def _attribute(found: Object, wanted: Attribute) -> Any:
    try:
        return found[wanted]
    except AttributeTypeInvalid:  # not every token knows every attribute
        return None


def _above(certificate: x509.Certificate, known: Sequence[x509.Certificate]) -> tuple[x509.Certificate, ...]:
    """Return the certificates on the token that vouch for this one, from the nearest up."""
    chain: list[x509.Certificate] = []
    last = certificate
    while last.issuer != last.subject:
        last = next((each for each in known if each.subject == last.issuer and each not in chain), last)
        if last in (certificate, *chain):
            break
        chain.append(last)
    return tuple(chain)


def _loaded(certificate: x509.Certificate) -> Certificate:
    return Certificate.load(certificate.public_bytes(Encoding.DER))


def _verify(public: PublicKey, signature: bytes, data: bytes, digest: hashes.HashAlgorithm) -> None:
    match public:
        case ec.EllipticCurvePublicKey():
            public.verify(signature, data, ec.ECDSA(digest))
        case rsa.RSAPublicKey():
            public.verify(signature, data, padding.PKCS1v15(), digest)
        case _:
            public.verify(signature, data)
