"""A timestamp of somebody else (RFC 3161): proof that the seal was there at that moment, whatever our clock says."""

import os
from collections.abc import Mapping
from typing import Final

from asn1crypto.tsp import TimeStampReq, TimeStampResp
from pyhanko.sign.timestamps import TimeStamper

from ipcei_wizard.memo.seal.outside import ask
from ipcei_wizard.strict.faults import DocumentRefused, Fault

TIMESTAMP_VARIABLE: Final = "IPCEI_WIZARD_TIMESTAMP_URL"


class TimestampService(TimeStamper):
    """Asks the service at an address for timestamps."""

    def __init__(self, address: str) -> None:
        super().__init__(include_nonce=True)  # type: ignore[no-untyped-call]
        self.address = address

    async def async_request_tsa_response(self, req: TimeStampReq) -> TimeStampResp:
        """Return the answer of the service.

        Raises:
            DocumentRefused: it does not answer, or not with a timestamp.
        """
        kinds = {"kind": "application/timestamp-query", "answer": "application/timestamp-reply"}
        content = ask(self.address, "timestamp-unreachable", question=req.dump(), **kinds)
        try:
            answer = TimeStampResp.load(content, strict=True)
            answer.native  # noqa: B018 - what is no timestamp is found out when it is looked into
        except (ValueError, TypeError, KeyError):
            raise DocumentRefused([no_timestamp(self.address, "RFC 3161")]) from None
        return answer


def no_timestamp(address: str, reason: str) -> Fault:
    """Return the fault of a service that answers with something else than a good timestamp."""
    return Fault(address.rpartition("@")[2], None, "timestamp-refused", {"reason": reason})


def timestamp_service(environ: Mapping[str, str] | None = None) -> TimestampService | None:
    """Return the service that the setting names; None without one."""
    settings = os.environ if environ is None else environ
    address = settings.get(TIMESTAMP_VARIABLE, "").strip()
    return TimestampService(address) if address else None
