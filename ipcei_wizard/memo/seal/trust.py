"""The certificates a reader trusts, read from files. Nothing is trusted by itself and nothing is fetched."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from asn1crypto.x509 import Certificate
from pyhanko.keys import load_certs_from_pemder_data

from ipcei_wizard.strict.faults import DocumentRefused, Fault

TRUST_VARIABLE: Final = "IPCEI_WIZARD_TRUST"


def trusted_files(environ: Mapping[str, str] | None = None) -> tuple[Path, ...]:
    """Return the files that the setting names."""
    settings = os.environ if environ is None else environ
    return tuple(Path(part) for part in settings.get(TRUST_VARIABLE, "").split(os.pathsep) if part.strip())


def read_certificates(files: Iterable[Path]) -> tuple[Certificate, ...]:
    """Return the certificates in `files`, in PEM or DER.

    Raises:
        DocumentRefused: a file cannot be read or holds something else.
    """
    return tuple(certificate for file in files for certificate in _read(file))


def _read(file: Path) -> Iterable[Certificate]:
    try:
        found = list(load_certs_from_pemder_data(file.read_bytes()))
        for certificate in found:
            certificate.subject.native  # noqa: B018 - what is no certificate is found out when it is looked into
    except OSError as error:
        raise DocumentRefused([Fault(str(file), None, "trust-unreadable", {"reason": error.strerror})]) from None
    except (ValueError, TypeError) as error:
        reason = type(error).__name__
        raise DocumentRefused([Fault(str(file), None, "trust-unreadable", {"reason": reason})]) from None
    return found
